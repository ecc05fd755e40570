package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// One step on the way of saying what packages are worth to a party.
///
/// @param step where on the way, as in “Step 2 of 5”
/// @param what what is asked, and why
/// @param hidden what was said on other steps
/// @param shares the issues whose shares are told while weights are entered, by field; empty on
///   other steps
/// @param facts what was said, on the last step
/// @param hints what does not seem to fit together, on the last step
/// @param first whether there is no way back
/// @param last whether it is kept by the next press
public record PreferencePage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        String key,
        String title,
        String step,
        String what,
        List<Group> groups,
        List<Shown.Choice> hidden,
        List<Shown.Choice> shares,
        List<Shown.Fact> facts,
        List<String> hints,
        boolean first,
        boolean last,
        @Nullable String refusal) {

    public PreferencePage {
        groups = List.copyOf(groups);
        hidden = List.copyOf(hidden);
        shares = List.copyOf(shares);
        facts = List.copyOf(facts);
        hints = List.copyOf(hints);
    }

    /// Fields that belong together.
    ///
    /// @param legend null where they need none
    public record Group(@Nullable String legend, List<Shown.Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
