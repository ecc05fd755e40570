package org.goodoffices.casework.table;

import java.time.InstantSource;
import java.util.Map;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party accepts a package, or does not: among its own side, where neither the other parties nor
/// the mediators read it. Until the answers are opened it may answer anew.
@Component
class AnswerPackage {

    private final EnterBesideRules acts;
    private final InstantSource clock;

    AnswerPackage(EnterBesideRules acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// @param entry of the package
    Outcome answer(EnterBesideRules.Asked asked, String entry, boolean accepts) {
        return acts.enter(
                asked,
                Lane.Kind.OWN,
                capacity -> capacity.role().isParty(),
                LaneAct.ANSWER,
                entry + accepts,
                (open, _) -> {
                    var put = TableState.of(open).put(entry);
                    if (put == null) {
                        throw acts.not("table-no-such-package", null);
                    }
                    if (!put.open(clock.instant())) {
                        throw acts.not("table-answers-opened", null);
                    }
                    return new EnterBesideRules.Says(Map.of("package", entry, "accepts", accepts));
                });
    }
}
