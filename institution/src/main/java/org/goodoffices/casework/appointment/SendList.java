package org.goodoffices.casework.appointment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The institution sends the same list of candidates to every side; each strikes and ranks in its
/// own lane until a moment named with the list. Candidates stand in the order in which they are
/// ranked, and whoever stands higher goes first among equals.
@Component
class SendList {

    static final int FEWEST = 3;
    static final int MOST = 10;

    /// How long the sides may have, in hours.
    static final List<Integer> HOURS = List.of(24, 72, 168, 336);

    private final EnterBesideRules acts;
    private final Candidates candidates;
    private final AnswersDue answers;
    private final InstantSource clock;

    SendList(
            EnterBesideRules acts, Candidates candidates, AnswersDue answers, InstantSource clock) {
        this.acts = acts;
        this.candidates = candidates;
        this.answers = answers;
        this.clock = clock;
    }

    /// @param chosen the candidates, by their ids
    /// @param strikes how many a side may strike; null where that was no number
    Outcome send(
            EnterBesideRules.Asked asked,
            List<String> chosen,
            @Nullable Integer strikes,
            @Nullable Integer hours) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role() == Role.REGISTRY,
                LaneAct.LIST,
                List.of(chosen, String.valueOf(strikes), String.valueOf(hours)),
                (open, _) -> {
                    if (!AppointmentState.naming(open)) {
                        throw acts.not("appointment-not-naming", null);
                    }
                    var state = AppointmentState.of(open);
                    var now = clock.instant();
                    if (state.lists().stream().anyMatch(list -> list.open(now))) {
                        throw acts.not("appointment-list-running", null);
                    }
                    var stated = state.stated();
                    var asks = stated == null ? new CaseNeeds(List.of(), "") : stated.needs();
                    var wanted = new LinkedHashSet<>(chosen);
                    var listed =
                            Ranking.of(asks, candidates.of(open), candidates.fitness())
                                    .suitable()
                                    .stream()
                                    .map(one -> one.candidate().profile().member())
                                    .filter(one -> wanted.contains(one.person().toString()))
                                    .toList();
                    if (listed.size() < wanted.size()) {
                        throw acts.not("appointment-list-unsuitable", "candidates");
                    }
                    if (listed.size() < FEWEST || listed.size() > MOST) {
                        throw acts.not("appointment-list-size", "candidates", FEWEST, MOST);
                    }
                    if (strikes == null || strikes < 0 || strikes >= listed.size()) {
                        throw acts.not("appointment-list-strikes", "strikes", listed.size() - 1);
                    }
                    if (hours == null || !HOURS.contains(hours)) {
                        throw acts.not("appointment-list-hours", "hours");
                    }
                    var until = now.plus(Duration.ofHours(hours));
                    var facts = new TreeMap<String, Object>();
                    facts.put(
                            "candidates",
                            listed.stream()
                                    .map(one ->
                                            Map.of(
                                                    "id", one.person().toString(),
                                                    "nameEn", one.name().en(),
                                                    "nameZh", one.name().zh()))
                                    .toList());
                    facts.put("strikes", (long) strikes);
                    facts.put("until", until.toString());
                    return new EnterBesideRules.Says(
                            facts, entry -> answers.at(until, entry, LaneAct.LIST, open.file()));
                });
    }
}
