package org.goodoffices.casework.settlement;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The page on which one signs: the whole text, the statement and the hashes of both.
///
/// @param others where the person signs for another party that they act for too
/// @param text the whole text as it is signed, in both languages
/// @param signing what the person does; null where they cannot sign
public record SignaturePage(
        String number,
        Shown.Link back,
        String title,
        Shown.@Nullable Article article,
        Shown.Lane lane,
        List<Shown.Link> others,
        SettlementPage.@Nullable Deed text,
        @Nullable Asked signing,
        @Nullable String refusal) {

    public SignaturePage {
        others = List.copyOf(others);
    }

    /// What the person is asked to sign, and how they can.
    ///
    /// @param facts what the statement says
    /// @param hash of the text
    /// @param statement hash of the statement, which is what a passkey signs
    /// @param at when the statement was drawn up; part of what is signed
    /// @param options what the person's passkey is asked, as JSON; null if they have none
    /// @param witnessed what one says who signs with password and code; empty if that is not open
    public record Asked(
            String address,
            String act,
            String actor,
            String declaration,
            List<Shown.Fact> facts,
            String hash,
            String statement,
            Shown.Link download,
            String at,
            @Nullable String options,
            List<Shown.Field> witnessed) {
        public Asked {
            facts = List.copyOf(facts);
            witnessed = List.copyOf(witnessed);
        }
    }
}
