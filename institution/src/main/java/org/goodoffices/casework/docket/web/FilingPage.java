package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// What the Registry may enter for others now, one group for each.
public record FilingPage(String number, String caseTitle, String back, List<Group> groups) {

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
