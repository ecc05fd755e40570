package org.goodoffices.casework.table;

import java.util.Map;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party agrees to the issues and options as they stand: that these are what is to be settled,
/// not how.
@Component
class AgreeToTable {

    private final EnterBesideRules acts;

    AgreeToTable(EnterBesideRules acts) {
        this.acts = acts;
    }

    /// @param version the table that the person had before them
    Outcome agree(EnterBesideRules.Asked asked, String version) {
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
                        throw acts.not("table-changed", null);
                    }
                    if (capacity.party() != null && state.agreed().contains(capacity.party())) {
                        throw acts.not("table-agreed-before", null);
                    }
                    return new EnterBesideRules.Says(Map.of("table", version));
                });
    }
}
