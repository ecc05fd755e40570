package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A case as one person sees it.
///
/// @param capacity in which capacity the person takes part, in words
/// @param acts what the person may do now, by what it is for
/// @param others who else may do what now, one sentence each
/// @param done that the last act was done; null if none was
public record CasePage(
        String number,
        String title,
        String capacity,
        Shown.Stages stages,
        List<Acts> acts,
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

    /// Acts that serve one purpose.
    ///
    /// @param title what for
    public record Acts(String title, List<Shown.Act> acts) {

        public Acts {
            acts = List.copyOf(acts);
        }
    }
}
