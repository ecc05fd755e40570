package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A case as one person sees it.
///
/// @param capacity in which capacity the person takes part, in words
/// @param acts what the person may do now
/// @param others who else may do what now, one sentence each
/// @param refused why the last act was refused; null if it was not
public record CasePage(
        String number,
        String title,
        String capacity,
        Shown.Stages stages,
        List<Shown.Act> acts,
        List<Shown.Fact> others,
        List<Shown.Limit> limits,
        List<Shown.LaneTab> lanes,
        Timeline docket,
        int rails,
        List<Shown.Fact> parties,
        List<Shown.Link> more,
        @Nullable String done) {

    public CasePage {
        acts = List.copyOf(acts);
        others = List.copyOf(others);
        limits = List.copyOf(limits);
        lanes = List.copyOf(lanes);
        parties = List.copyOf(parties);
        more = List.copyOf(more);
    }
}
