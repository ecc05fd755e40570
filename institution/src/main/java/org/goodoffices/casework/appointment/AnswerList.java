package org.goodoffices.casework.appointment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A side strikes candidates from a list and ranks the rest, among itself: nobody else ever reads
/// it. Until the list is opened it may answer anew.
@Component
class AnswerList {

    /// The answer that strikes a candidate; any other is a rank.
    static final String STRIKE = "strike";

    private final EnterBesideRules acts;
    private final InstantSource clock;

    AnswerList(EnterBesideRules acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// @param entry of the list
    /// @param said by candidate: `strike`, or a rank from 1
    Outcome answer(EnterBesideRules.Asked asked, String entry, Map<String, String> said) {
        return acts.enter(
                asked,
                Lane.Kind.OWN,
                capacity -> capacity.role().isParty(),
                LaneAct.LIST_ANSWER,
                java.util.List.of(entry, new TreeMap<>(said)),
                (open, _) -> {
                    var list = AppointmentState.of(open).list(entry);
                    if (list == null) {
                        throw acts.not("appointment-no-such-list", null);
                    }
                    if (!list.open(clock.instant())) {
                        throw acts.not("appointment-list-over", null);
                    }
                    var strikes = new ArrayList<String>();
                    var ranks = new TreeMap<String, Object>();
                    for (var one : list.candidates()) {
                        var answer = said.getOrDefault(one.id(), "");
                        if (answer.equals(STRIKE)) {
                            strikes.add(one.id());
                        } else if (answer.matches("[1-9][0-9]?")) {
                            ranks.put(one.id(), Long.parseLong(answer));
                        } else {
                            throw acts.not("appointment-list-incomplete", one.id());
                        }
                    }
                    if (strikes.size() > list.strikes()) {
                        throw acts.not("appointment-too-many-strikes", null, list.strikes());
                    }
                    var given = new HashSet<>(ranks.values());
                    for (long rank = 1; rank <= ranks.size(); rank++) {
                        if (!given.contains(rank)) {
                            throw acts.not("appointment-list-ranks", null, ranks.size());
                        }
                    }
                    return new EnterBesideRules.Says(
                            Map.of("list", entry, "strikes", strikes, "ranks", ranks));
                });
    }
}
