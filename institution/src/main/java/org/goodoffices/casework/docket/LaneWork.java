package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Enters the docket's own acts in a lane: the one way for all of them.
@Component
public class LaneWork {

    private final Docket docket;
    private final CaseStore cases;
    private final Record record;
    private final Papers papers;
    private final People people;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final TakeSubmission submissions;

    LaneWork(
            Docket docket,
            CaseStore cases,
            Record record,
            Papers papers,
            People people,
            InstantSource clock,
            ApplicationEventPublisher events,
            TakeSubmission submissions) {
        this.docket = docket;
        this.cases = cases;
        this.record = record;
        this.papers = papers;
        this.people = people;
        this.clock = clock;
        this.events = events;
        this.submissions = submissions;
    }

    /// The case for this person, with the lane held from before the case is read, so that what is
    /// decided by it still holds when the entry is made; null where either is not there for them.
    public @Nullable OpenCase open(PersonId who, CaseNumber number, LaneId lane) {
        var sketch = docket.open(who, number).orElse(null);
        if (sketch == null || lane(sketch, lane) == null) {
            return null;
        }
        record.hold(lane);
        return docket.open(who, number, clock.instant()).orElse(null);
    }

    public static @Nullable Lane lane(OpenCase open, LaneId id) {
        return open.lanes().stream().filter(lane -> lane.id().equals(id)).findFirst().orElse(null);
    }

    /// In which capacity this person writes in a lane; null where they only read.
    public static @Nullable Capacity writer(OpenCase open, Lane lane) {
        return open.mine().stream()
                .filter(mine -> !open.left() || lane.kind() == Lane.Kind.OWN)
                .filter(mine ->
                        switch (lane.kind()) {
                            case JOINT -> true;
                            case OWN ->
                                    java.util.Objects.equals(
                                            lane.side(), EnterAct.sideOf(open, mine.party()));
                            case CAUCUS ->
                                    mine.role() == Role.MEDIATOR
                                            || java.util.Objects.equals(
                                                    lane.side(),
                                                    EnterAct.sideOf(open, mine.party()));
                            case MEDIATORS -> mine.role() == Role.MEDIATOR;
                            case REGISTRY, PUBLIC -> mine.role() == Role.REGISTRY;
                        })
                .findFirst()
                .orElse(null);
    }

    /// Runs an act in one transaction as this person, of which nothing stays, the token of its form
    /// neither, unless it is done.
    public Outcome whole(PersonId who, java.util.function.Supplier<Outcome> act) {
        return submissions.whole(who, act);
    }

    /// Takes a form; what to answer instead of doing what it asks, or null where it is to be done.
    public @Nullable Outcome instead(OpenCase open, Submission posted) {
        return submissions.instead(open.person(), open.file().number(), posted, clock.instant());
    }

    /// Enters an act.
    ///
    /// @param party for whom it is done; null for whoever speaks for no party
    public Entered enter(
            OpenCase open,
            LaneId lane,
            LaneAct act,
            Role role,
            @Nullable UUID party,
            Map<String, ?> facts,
            List<Papers.Draft> drafts) {
        Instant now = clock.instant();
        var person = people.myself();
        var entry =
                record.append(
                        lane,
                        new Draft(
                                open.file().id().value(),
                                act.key(),
                                party != null ? "party" : role.key(),
                                party,
                                person.id().value(),
                                person.nameEn(),
                                person.nameZh(),
                                now,
                                facts));
        if (act.writes()) {
            papers.enter(entry, EnterAct.sideOf(open, party), drafts);
        }
        return followed(open, act, entry);
    }

    /// Enters in the joint lane what follows by itself, without anybody's hand; the lane is held.
    ///
    /// @param by whose doing it is called
    /// @param at when it came about
    public Entered enterForAll(
            OpenCase open, LaneAct act, Text by, Instant at, Map<String, ?> facts) {
        var entry =
                record.append(
                        open.file().joint(),
                        new Draft(
                                open.file().id().value(),
                                act.key(),
                                Role.RULES.key(),
                                null,
                                PersonId.RULES.value(),
                                by.en(),
                                by.zh(),
                                at,
                                facts));
        return followed(open, act, entry);
    }

    private Entered followed(OpenCase open, LaneAct act, Entered entry) {
        if (entry.lane().equals(open.file().joint())) {
            var after = docket.after(open, entry);
            Standing.of(after).keep(after.file(), cases);
        }
        events.publishEvent(
                new EnterAct.ActEntered(open.file().id(), open.file().number(), act.key(), entry));
        return entry;
    }
}
