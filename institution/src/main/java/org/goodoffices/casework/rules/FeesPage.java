package org.goodoffices.casework.rules;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The fee calculator: what was asked, and what the rules say it costs.
///
/// @param estimates one for each rule set that knows its fees, in the order of the rules
public record FeesPage(List<Shown.Field> fields, List<Estimate> estimates) {

    public FeesPage {
        fields = List.copyOf(fields);
        estimates = List.copyOf(estimates);
    }

    /// What one rule set says.
    ///
    /// @param split how the parties share it
    public record Estimate(
            String title, String address, String split, List<Line> lines, List<Shown.Fact> totals) {
        public Estimate {
            lines = List.copyOf(lines);
            totals = List.copyOf(totals);
        }
    }

    /// One fee.
    ///
    /// @param how how it is reckoned
    /// @param sum what it comes to; null where that depends on what is not known yet
    public record Line(
            String title, String how, @Nullable String sum, Shown.@Nullable Article article) {}
}
