package org.goodoffices.casework.table;

import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party opens to the mediators what it stated among its own side: a copy, in its caucus lane.
/// What it states later stays closed until it opens that too.
@Component
class ShowPreference {

    private final EnterBesideRules acts;

    ShowPreference(EnterBesideRules acts) {
        this.acts = acts;
    }

    /// @param stated the entry of the preference that the person had before them
    Outcome show(EnterBesideRules.Asked asked, String stated) {
        return acts.enter(
                asked,
                Lane.Kind.CAUCUS,
                capacity -> capacity.role().isParty(),
                LaneAct.PREFERENCE_SHOWN,
                stated,
                (open, capacity) -> {
                    var state = TableState.of(open);
                    var party = java.util.Objects.requireNonNull(capacity.party());
                    var said = state.stated(party);
                    if (said == null || !said.entry().toString().equals(stated)) {
                        throw acts.not("table-nothing-stated", null);
                    }
                    var shown = state.shown(party);
                    if (shown != null && shown.preference().equals(said.preference())) {
                        throw acts.not("table-shown-before", null);
                    }
                    var facts = said.preference().facts();
                    facts.put("of", stated);
                    return new EnterBesideRules.Says(facts);
                });
    }
}
