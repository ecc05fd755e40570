package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What the acts of the Registry that no rules speak of have in common: they are the Registry's
/// alone, are entered once, and move nothing.
@Component
class RegistryAct {

    /// Facts of the entry, or why it cannot be made.
    sealed interface Reading {
        record Facts(Map<String, ?> facts, Consumer<Entered> then) implements Reading {}

        record Wrong(Outcome.Refused refusal) implements Reading {}
    }

    private final Access access;
    private final Docket docket;
    private final CaseStore cases;
    private final Record record;
    private final People people;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final TakeSubmission submissions;
    private final Refusals refusals;

    RegistryAct(
            Access access,
            Docket docket,
            CaseStore cases,
            Record record,
            People people,
            InstantSource clock,
            ApplicationEventPublisher events,
            TakeSubmission submissions,
            Texts texts) {
        this.access = access;
        this.docket = docket;
        this.cases = cases;
        this.record = record;
        this.people = people;
        this.clock = clock;
        this.events = events;
        this.submissions = submissions;
        this.refusals = new Refusals(texts);
    }

    Refusals refusals() {
        return refusals;
    }

    /// Enters an act of this name in the lane of this kind.
    Outcome enter(
            PersonId who,
            CaseNumber number,
            String act,
            Lane.Kind kind,
            String token,
            Function<OpenCase, Reading> read) {
        return access.as(
                who,
                () -> {
                    var known = cases.headed(number).orElse(null);
                    if (known == null) {
                        return new Outcome.Unknown();
                    }
                    record.hold(known.joint());
                    var now = clock.instant();
                    var open = docket.open(who, number, now).orElseThrow();
                    var lane = open.lane(kind, null);
                    if (!open.forRegistry() || lane == null) {
                        return refusals.of("not-yours", null);
                    }
                    return switch (read.apply(open)) {
                        case Reading.Wrong(var refusal) -> refusal;
                        case Reading.Facts(var facts, var then) -> {
                            var instead =
                                    submissions.instead(
                                            who.value(),
                                            number,
                                            Submission.of(token, number, act, facts),
                                            now);
                            if (instead != null) {
                                yield instead;
                            }
                            var entry = record.append(lane.id(), draft(open, act, now, facts));
                            if (lane.id().equals(open.file().joint())) {
                                var after = docket.after(open, entry);
                                Standing.of(after).keep(after.file(), cases);
                            }
                            then.accept(entry);
                            events.publishEvent(
                                    new EnterAct.ActEntered(open.file().id(), number, act, entry));
                            yield done(number, entry);
                        }
                    };
                });
    }

    private static Outcome done(CaseNumber number, Entered entry) {
        return new Outcome.Done(number, entry.id());
    }

    private Draft draft(OpenCase open, String act, Instant now, Map<String, ?> facts) {
        var person = people.myself();
        return new Draft(
                open.file().id().value(),
                act,
                "registry",
                null,
                person.id().value(),
                person.nameEn(),
                person.nameZh(),
                now,
                facts);
    }
}
