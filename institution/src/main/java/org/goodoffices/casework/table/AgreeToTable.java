package org.goodoffices.casework.table;

import java.util.Map;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party agrees to the issues and options as they stand: that these are what is to be settled,
/// not how.
@Component
class AgreeToTable {

    private final TableActs acts;

    AgreeToTable(TableActs acts) {
        this.acts = acts;
    }

    /// @param version the table that the person had before them
    Outcome agree(TableActs.Asked asked, String version) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role().isParty(),
                LaneAct.TABLE_AGREED,
                version,
                (open, capacity) -> {
                    var state = TableState.of(open);
                    var table = state.table();
                    if (table == null || !table.entry().toString().equals(version)) {
                        return new TableActs.Attempt.Refused(
                                acts.refusals().of("table-changed", null));
                    }
                    if (capacity.party() != null && state.agreed().contains(capacity.party())) {
                        return new TableActs.Attempt.Refused(
                                acts.refusals().of("table-agreed-before", null));
                    }
                    return new TableActs.Attempt.Says(Map.of("table", version));
                });
    }
}
