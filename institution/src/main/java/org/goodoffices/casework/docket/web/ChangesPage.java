package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// What others entered where the person sees it, page by page.
public record ChangesPage(List<StartPage.Changed> changes, Shown.Paging paging) {

    public ChangesPage {
        changes = List.copyOf(changes);
    }
}
