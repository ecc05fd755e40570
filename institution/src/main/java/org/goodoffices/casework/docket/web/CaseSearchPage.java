package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// What was found in a case, within the lanes of whoever searched.
public record CaseSearchPage(
        String number,
        Shown.Link back,
        String address,
        String words,
        List<Shown.Entry> entries,
        int rails) {

    public CaseSearchPage {
        entries = List.copyOf(entries);
    }
}
