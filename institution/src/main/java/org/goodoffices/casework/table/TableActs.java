package org.goodoffices.casework.table;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Refusals;
import org.goodoffices.casework.docket.Submission;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How every act at the table is entered: one transaction, the lane held from before the case is
/// read, the same form once only.
@Component
class TableActs {

    private final Docket docket;
    private final LaneWork work;
    private final Refusals refusals;

    TableActs(Docket docket, LaneWork work, Texts texts) {
        this.docket = docket;
        this.work = work;
        this.refusals = new Refusals(texts);
    }

    Refusals refusals() {
        return refusals;
    }

    /// What an act at the table says, or why it cannot be done.
    sealed interface Attempt {

        /// @param after run in the transaction, once the entry is made, with its id
        record Says(Map<String, ?> facts, java.util.function.Consumer<UUID> after)
                implements Attempt {
            Says(Map<String, ?> facts) {
                this(facts, _ -> {});
            }
        }

        record Refused(Outcome.Refused why) implements Attempt {}
    }

    /// Who asks, for what case, with the token of their form.
    record Asked(PersonId who, CaseNumber number, String token) {}

    /// Enters an act in a lane of the person's.
    ///
    /// @param as in which capacity it can be done
    /// @param said what was posted
    /// @param attempt what the entry says, decided under the hold of the lane
    Outcome enter(
            Asked asked,
            Lane.Kind kind,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            BiFunction<OpenCase, Capacity, Attempt> attempt) {
        return work.whole(
                asked.who,
                () -> {
                    var sketch = docket.open(asked.who, asked.number).orElse(null);
                    if (sketch == null) {
                        return new Outcome.Unknown();
                    }
                    var lane = lane(sketch, kind, as);
                    return lane == null
                            ? refusals.of("table-not-yours", null)
                            : entered(asked, lane, as, act, said, attempt);
                });
    }

    private Outcome entered(
            Asked asked,
            LaneId id,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            BiFunction<OpenCase, Capacity, Attempt> attempt) {
        var open = work.open(asked.who, asked.number, id);
        var lane = open == null ? null : LaneWork.lane(open, id);
        if (open == null || lane == null) {
            return new Outcome.Unknown();
        }
        var capacity = writer(open, lane, as);
        if (capacity == null) {
            return refusals.of("table-not-yours", null);
        }
        if (open.common().ending() != null) {
            return refusals.of("table-ended", null);
        }
        var instead = work.instead(open, Submission.of(asked.token, act.key(), id, said));
        if (instead != null) {
            return instead;
        }
        return switch (attempt.apply(open, capacity)) {
            case Attempt.Refused(var why) -> why;
            case Attempt.Says(var facts, var after) -> {
                var entry =
                        work.enter(
                                open, id, act, capacity.role(), capacity.party(), facts, List.of());
                after.accept(entry.id().value());
                yield new Outcome.Done(asked.number, entry.id());
            }
        };
    }

    private static @Nullable LaneId lane(OpenCase open, Lane.Kind kind, Predicate<Capacity> as) {
        return open.lanes().stream()
                .filter(lane -> lane.kind() == kind && writer(open, lane, as) != null)
                .map(Lane::id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Capacity writer(OpenCase open, Lane lane, Predicate<Capacity> as) {
        var writer = open.left() ? null : LaneWork.writer(open, lane);
        return writer != null && as.test(writer) ? writer : null;
    }
}
