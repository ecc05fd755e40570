package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A paper: what it is, its versions, and for whoever owns it who opened it.
///
/// @param file where it can be saved from; null where it is quarantined
/// @param belied a sentence where the file's name says something else than its bytes
/// @param hash SHA-256; null where it is quarantined
/// @param openings null for whoever does not own it
/// @param field to file the next version; null for whoever may not
public record PaperPage(
        String number,
        Shown.Link back,
        String title,
        String address,
        Shown.Lane lane,
        List<Shown.Fact> facts,
        @Nullable String hash,
        @Nullable String file,
        @Nullable String belied,
        List<LanePage.Line> versions,
        @Nullable List<Shown.Fact> openings,
        List<Shown.Link> actions,
        Shown.@Nullable Field field,
        @Nullable String refusal) {

    public PaperPage {
        facts = List.copyOf(facts);
        versions = List.copyOf(versions);
        actions = List.copyOf(actions);
    }
}
