package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// What was found on the dockets that a person may read.
public record SearchPage(String words, boolean asked, List<Hit> hits, Shown.Paging paging) {

    public SearchPage {
        hits = List.copyOf(hits);
    }

    /// An entry that holds the words.
    public record Hit(
            String title,
            String address,
            String caseTitle,
            String number,
            Shown.Lane lane,
            String when,
            String by,
            String words) {}
}
