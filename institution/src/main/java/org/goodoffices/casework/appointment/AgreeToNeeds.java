package org.goodoffices.casework.appointment;

import java.util.Map;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party agrees to what the case needs, as it stands.
@Component
class AgreeToNeeds {

    private final EnterBesideRules acts;

    AgreeToNeeds(EnterBesideRules acts) {
        this.acts = acts;
    }

    /// @param version the statement that the person had before them
    Outcome agree(EnterBesideRules.Asked asked, String version) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role().isParty(),
                LaneAct.NEEDS_AGREED,
                version,
                (open, capacity) -> {
                    var state = AppointmentState.of(open);
                    var stated = state.stated();
                    if (stated == null || !stated.entry().toString().equals(version)) {
                        throw acts.not("appointment-needs-changed", null);
                    }
                    if (capacity.party() != null && state.agreed().contains(capacity.party())) {
                        throw acts.not("appointment-agreed-before", null);
                    }
                    return new EnterBesideRules.Says(Map.of("needs", version));
                });
    }
}
