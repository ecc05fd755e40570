package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Releasing a thing: first the lane is chosen, then one sees who will read it, then confirms.
///
/// @param to the lane it would go to; null while it is being chosen
/// @param who will be able to read it, one line each
/// @param said what would be released
public record ReleasePage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane from,
        List<Shown.LaneTab> lanes,
        Shown.@Nullable Lane to,
        String toKind,
        List<Shown.Fact> who,
        @Nullable String said,
        List<Shown.Field> fields,
        Shown.@Nullable Article article,
        @Nullable String refusal) {

    public ReleasePage {
        lanes = List.copyOf(lanes);
        who = List.copyOf(who);
        fields = List.copyOf(fields);
    }
}
