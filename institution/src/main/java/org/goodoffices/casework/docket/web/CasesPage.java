package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A list of cases.
///
/// @param fields what the list can be narrowed by
public record CasesPage(List<Shown.Field> fields, List<Line> lines, Shown.Paging paging) {

    public CasesPage {
        fields = List.copyOf(fields);
        lines = List.copyOf(lines);
    }

    /// One case of the list.
    ///
    /// @param due when its next limit runs out; null if none is running
    public record Line(
            String number,
            String address,
            String title,
            String stage,
            String rules,
            @Nullable String due,
            boolean ended) {}
}
