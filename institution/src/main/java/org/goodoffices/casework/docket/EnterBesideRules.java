package org.goodoffices.casework.docket;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How every act is entered that stands beside the rules of a case, at its negotiating table or in
/// an appointment: one transaction, the lane held from before the case is read, the same form once
/// only.
@Component
public class EnterBesideRules {

    private final Docket docket;
    private final LaneWork work;
    private final Refusals refusals;

    EnterBesideRules(Docket docket, LaneWork work, Texts texts) {
        this.docket = docket;
        this.work = work;
        this.refusals = new Refusals(texts);
    }

    /// Who asks, for what case, with the token of their form.
    public record Asked(PersonId who, CaseNumber number, String token) {

        /// As a page is asked, by the number that stands in its address.
        public static Asked of(PersonId who, String number, String token) {
            return new Asked(who, Docket.numberOr404(number), token);
        }
    }

    /// What an entry says.
    ///
    /// @param after run in the transaction, once the entry is made, with its id
    public record Says(Map<String, ?> facts, Consumer<UUID> after) {
        public Says(Map<String, ?> facts) {
            this(facts, _ -> {});
        }
    }

    /// Why an act cannot be done; nothing is entered.
    public static final class NotNow extends Exception {
        @java.io.Serial private static final long serialVersionUID = 1;

        private final transient Outcome.Refused why;

        public NotNow(Outcome.Refused why) {
            super(why.reason().en(), null, false, false);
            this.why = why;
        }
    }

    /// Decides under the hold of the lane what the entry says.
    public interface Attempt {
        Says says(OpenCase open, Capacity writer) throws NotNow;
    }

    /// The refusals, in both languages.
    public Refusals refusals() {
        return refusals;
    }

    /// A refusal by its key, of one field or of none.
    public NotNow not(String key, @Nullable String field, Object... values) {
        return new NotNow(refusals.of(key, field, values));
    }

    /// Enters an act in a lane of the person's.
    ///
    /// @param as in which capacity it can be done
    /// @param said what was posted
    public Outcome enter(
            Asked asked,
            Lane.Kind kind,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            Attempt attempt) {
        return enter(asked, kind, as, act, said, false, attempt);
    }

    /// As `enter`, for what is done once the case is over, and not before.
    public Outcome enterAfterwards(
            Asked asked,
            Lane.Kind kind,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            Attempt attempt) {
        return enter(asked, kind, as, act, said, true, attempt);
    }

    private Outcome enter(
            Asked asked,
            Lane.Kind kind,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            boolean afterwards,
            Attempt attempt) {
        return work.whole(
                asked.who,
                () -> {
                    var sketch = docket.open(asked.who, asked.number).orElse(null);
                    if (sketch == null) {
                        return new Outcome.Unknown();
                    }
                    var lane =
                            sketch.lanes().stream()
                                    .filter(one -> one.kind() == kind)
                                    .filter(one -> writer(sketch, one, as) != null)
                                    .findFirst()
                                    .orElse(null);
                    return lane == null
                            ? refusals.of("not-yours", null)
                            : entered(asked, lane, as, act, said, afterwards, attempt);
                });
    }

    private Outcome entered(
            Asked asked,
            Lane lane,
            Predicate<Capacity> as,
            LaneAct act,
            Object said,
            boolean afterwards,
            Attempt attempt) {
        var open = work.open(asked.who, asked.number, lane.id());
        if (open == null) {
            return new Outcome.Unknown();
        }
        var writer = writer(open, lane, as);
        if (writer == null) {
            return refusals.of("not-yours", null);
        }
        if (afterwards != (open.common().ending() != null)) {
            return refusals.of(afterwards ? "not-over-yet" : "ended", null);
        }
        var instead = work.instead(open, Submission.of(asked.token, act.key(), lane.id(), said));
        if (instead != null) {
            return instead;
        }
        try {
            var says = attempt.says(open, writer);
            var entry =
                    work.enter(
                            open,
                            lane.id(),
                            act,
                            writer.role(),
                            writer.party(),
                            says.facts,
                            java.util.List.of());
            says.after.accept(entry.id().value());
            return new Outcome.Done(asked.number, entry.id());
        } catch (NotNow not) {
            return not.why;
        }
    }

    private static @Nullable Capacity writer(OpenCase open, Lane lane, Predicate<Capacity> as) {
        var writer = open.left() ? null : LaneWork.writer(open, lane);
        return writer != null && as.test(writer) ? writer : null;
    }
}
