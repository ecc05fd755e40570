package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Table;
import org.jspecify.annotations.Nullable;

/// The table as far as its sides have opened what they prefer to the mediators. What the
/// negotiating text has settled is kept by every package of it.
///
/// @param issues as they stand, with what is settled
/// @param table null where a side has not opened its preferences as the issues now stand
/// @param missing why there is none
/// @param known the parties that opened all
/// @param inPart those that opened theirs in part
record OpenedTable(
        IssueTable issues,
        @Nullable Table table,
        List<Missing> missing,
        List<Party> known,
        Map<String, StatedPreference> inPart) {

    /// What a party has not opened, by the key of the sentence.
    record Missing(String key, String party) {}

    /// @param name of a party, as it is to be called
    static OpenedTable of(
            OpenCase open,
            TableState state,
            TableState.Drawn drawn,
            Function<org.goodoffices.casework.docket.Party, String> name) {
        var issues = drawn.table().keeping(state.settled());
        var known = new ArrayList<Party>();
        var missing = new ArrayList<Missing>();
        var inPart = new LinkedHashMap<String, StatedPreference>();
        for (var party : TableState.inCase(open)) {
            var called = name.apply(party);
            var shown = state.shown(party.id());
            if (shown == null) {
                missing.add(new Missing("table.missing", called));
            } else if (!shown.preference().covers(issues)) {
                missing.add(new Missing("table.missing-since-changed", called));
            } else if (!shown.preference().exact()) {
                missing.add(new Missing("table.missing-in-part", called));
                inPart.put(called, shown.preference());
            } else {
                known.add(
                        new Party(
                                called,
                                shown.preference().in(issues),
                                Fraction.of(shown.preference().walkAway())));
            }
        }
        return new OpenedTable(
                issues,
                missing.isEmpty() ? new Table(issues.domain(), known) : null,
                missing,
                known,
                inPart);
    }
}
