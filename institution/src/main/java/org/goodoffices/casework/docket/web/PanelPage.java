package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The panel, and for the Secretary-General the form that admits to it.
///
/// @param admission the form's fields; empty for everybody else
public record PanelPage(
        List<String> members, @Nullable String notice, List<Shown.Field> admission) {

    public PanelPage {
        members = List.copyOf(members);
        admission = List.copyOf(admission);
    }
}
