package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// What the Registry may enter for others now, one group for each.
///
/// @param without why the acts of some are not among them; null where all are
public record FilingPage(
        String number,
        String caseTitle,
        String back,
        List<Group> groups,
        @Nullable String without) {

    public FilingPage {
        groups = List.copyOf(groups);
    }

    /// What may be entered for one.
    public record Group(String title, List<Shown.Link> acts) {
        public Group {
            acts = List.copyOf(acts);
        }
    }
}
