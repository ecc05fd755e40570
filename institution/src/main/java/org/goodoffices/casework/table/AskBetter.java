package org.goodoffices.casework.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The mediators ask whether a package better for every party exists than the last that was put.
/// Every party has agreed to a table that lets it be told; every party agrees to ask, too.
@Component
class AskBetter {

    private final EnterBesideRules acts;
    private final AnswersDue answers;
    private final InstantSource clock;

    AskBetter(EnterBesideRules acts, AnswersDue answers, InstantSource clock) {
        this.acts = acts;
        this.answers = answers;
        this.clock = clock;
    }

    /// @param put the entry of the package
    /// @param hours until it is answered; null where that was no number
    Outcome ask(EnterBesideRules.Asked asked, String put, @Nullable Integer hours) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role() == Role.MEDIATOR,
                LaneAct.BETTER,
                List.of(put, String.valueOf(hours)),
                (open, _) -> {
                    var now = clock.instant();
                    var state = TableState.of(open);
                    var why = cannot(open, state, state.put(put), now);
                    if (why != null) {
                        throw acts.not(why, null);
                    }
                    if (hours == null || !SuggestPackage.HOURS.contains(hours)) {
                        throw acts.not("table-no-time", "hours");
                    }
                    var until = now.plus(Duration.ofHours(hours));
                    var table = java.util.Objects.requireNonNull(state.table());
                    return new EnterBesideRules.Says(
                            Map.of(
                                    "package",
                                    put,
                                    "table",
                                    table.entry().toString(),
                                    "until",
                                    until.toString()),
                            entry -> answers.at(until, entry, LaneAct.BETTER, open.file()));
                });
    }

    /// Why it cannot be asked of a package now, by the key of the refusal; null where it can.
    static @Nullable String cannot(
            OpenCase open, TableState state, TableState.@Nullable Put put, Instant now) {
        var table = state.table();
        if (put == null) {
            return "table-no-such-package";
        }
        if (table == null || !table.table().tells()) {
            return "table-tells-nothing";
        }
        if (!put.version().equals(table.entry()) || !put.equals(state.packages().getLast())) {
            return "table-better-of-the-last";
        }
        if (!state.agreedByAll(open)) {
            return "table-not-agreed";
        }
        if (put.open(now)) {
            return "table-better-not-yet";
        }
        var last = BetterQuestion.last(open, put.entry());
        return last != null && (last.open(now) || last.agreedByAll(open))
                ? "table-better-asked"
                : null;
    }
}
