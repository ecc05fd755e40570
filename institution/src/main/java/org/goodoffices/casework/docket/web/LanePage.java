package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// One lane of a case: what was written there, and the form to write and file in it.
///
/// @param fields of the form; empty for whoever only reads here
/// @param papers one line each
/// @param handsOn whether this side may hand on to the mediators what it confided to those before
///   them
public record LanePage(
        String number,
        String caseTitle,
        String back,
        String address,
        Shown.Lane lane,
        List<Shown.LaneTab> tabs,
        List<Shown.Field> fields,
        List<Line> papers,
        Timeline docket,
        boolean handsOn,
        @Nullable String said,
        @Nullable String refusal) {

    /// A paper in the list of a lane.
    public record Line(String title, String address, String about) {}

    public LanePage {
        tabs = List.copyOf(tabs);
        fields = List.copyOf(fields);
        papers = List.copyOf(papers);
    }
}
