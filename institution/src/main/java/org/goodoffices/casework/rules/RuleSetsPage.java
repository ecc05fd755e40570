package org.goodoffices.casework.rules;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// All rules of procedure that a case can be brought under.
public record RuleSetsPage(List<Row> rows) {

    public RuleSetsPage {
        rows = List.copyOf(rows);
    }

    /// One rule set.
    ///
    /// @param text where its articles can be read; null for rules published by others
    public record Row(
            String title,
            String address,
            String authority,
            String tracks,
            String validity,
            String checked,
            boolean sound,
            Shown.@Nullable Link text) {}
}
