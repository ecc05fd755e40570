package org.goodoffices.casework.settlement;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The page on which one signs.
///
/// @param options what the person's passkey is asked, as JSON; null if they have none
/// @param code whether they can sign with password and one-time code
/// @param at when the statement was drawn up; part of what is signed
public record SignaturePage(
        String number,
        Shown.Link back,
        String title,
        String address,
        String act,
        Shown.@Nullable Article article,
        Shown.Lane lane,
        String declaration,
        List<Shown.Fact> facts,
        String hash,
        String at,
        @Nullable String options,
        boolean code,
        @Nullable String refusal) {

    public SignaturePage {
        facts = List.copyOf(facts);
    }
}
