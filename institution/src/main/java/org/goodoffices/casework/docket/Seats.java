package org.goodoffices.casework.docket;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lanes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who takes part follows from the acts: an invited party's contact comes in with the invitation, a
/// mediator with being named, and into the mediators' lane and the caucuses with acceptance.
@Component
class Seats {

    private final CaseStore cases;
    private final Lanes lanes;
    private final People people;
    private final JdbcClient jdbc;
    private final RandomGenerator chance;

    Seats(CaseStore cases, Lanes lanes, People people, JdbcClient jdbc, RandomGenerator chance) {
        this.cases = cases;
        this.lanes = lanes;
        this.people = people;
        this.jdbc = jdbc;
        this.chance = chance;
    }

    /// Brings lanes and capacities in line with the case after an act.
    void follow(OpenCase before, OpenCase after, Act act, Entered entry) {
        if (act.effect() == Effect.INVITES) {
            invited(after, entry);
        }
        mediators(before, after, entry);
    }

    private void invited(OpenCase open, Entered entry) {
        var party = open.file().party(String.valueOf(entry.text("party")));
        var contact = contact(open, party);
        if (contact == null
                || open.file().capacities().stream().anyMatch(c -> party.id().equals(c.party()))) {
            return;
        }
        var person =
                people.enter(
                                draw(),
                                contact.name().en(),
                                contact.name().zh(),
                                contact.mail(),
                                contact.language(),
                                contact.fictional())
                        .value();
        seat(open, party, person, "agent", contact.name(), contact.mail(), entry);
    }

    /// Gives someone a seat on a party's side: the joint lane, the side's own, its caucus.
    void seat(
            OpenCase open,
            Party party,
            UUID person,
            String asWhat,
            Text name,
            String mail,
            Entered entry) {
        for (var lane : sideLanes(open, party.side())) {
            lanes.admit(lane, person);
        }
        cases.give(
                open.file().id(),
                open.file().joint(),
                new Capacity(draw(), person, Role.PARTY, party.id(), asWhat, name, mail),
                entry.at());
    }

    /// Ends a seat: the person leaves the side's lanes, unless another seat of theirs is on the
    /// same side.
    void end(OpenCase open, Capacity seat, java.time.Instant at) {
        cases.end(seat, at);
        var side = EnterAct.sideOf(open, seat.party());
        boolean stays =
                open.file().capacities().stream()
                        .anyMatch(other ->
                                !other.id().equals(seat.id())
                                        && other.member().equals(seat.member())
                                        && java.util.Objects.equals(
                                                EnterAct.sideOf(open, other.party()), side));
        if (!stays && side != null) {
            for (var lane : sideLanes(open, side)) {
                lanes.dismiss(lane, seat.member());
            }
        }
    }

    private java.util.List<org.goodoffices.records.record.LaneId> sideLanes(
            OpenCase open, UUID side) {
        return lanes.idsForSide(open.file().id().value(), side);
    }

    /// Whom the request named as a party's contact.
    record Contact(Text name, String mail, String language, boolean fictional) {}

    private static @org.jspecify.annotations.Nullable Contact contact(OpenCase open, Party party) {
        for (var entry : open.entries()) {
            if (entry.facts().get("parties") instanceof java.util.List<?> named) {
                for (var one : named) {
                    if (one instanceof Map<?, ?> facts
                            && party.id().toString().equals(facts.get("id"))
                            && facts.get("contactMail") instanceof String mail
                            && !mail.isEmpty()) {
                        return new Contact(
                                new Text(
                                        String.valueOf(facts.get("contactEn")),
                                        String.valueOf(facts.get("contactZh"))),
                                mail,
                                String.valueOf(facts.get("contactLanguage")),
                                Boolean.TRUE.equals(facts.get("fictional")));
                    }
                }
            }
        }
        return null;
    }

    private void mediators(OpenCase before, OpenCase after, Entered entry) {
        var office = new HashSet<>(after.common().mediatorsInOffice());
        var here = new HashSet<>(office);
        here.addAll(after.common().nominatedMediators());
        for (var capacity : after.file().capacities()) {
            if (capacity.role() == Role.MEDIATOR && !here.contains(capacity.member().toString())) {
                cases.end(capacity, entry.at());
                unseat(after, capacity.member());
            }
        }
        for (var one : here) {
            var person = UUID.fromString(one);
            if (after.file().capacities().stream()
                    .noneMatch(c -> c.role() == Role.MEDIATOR && c.member().equals(person))) {
                var name =
                        cases.panel().stream()
                                .filter(member -> member.person().equals(person))
                                .findFirst()
                                .orElseThrow()
                                .name();
                cases.give(
                        after.file().id(),
                        after.file().joint(),
                        new Capacity(draw(), person, Role.MEDIATOR, null, "mediator", name, null),
                        entry.at());
                lanes.admit(after.file().joint(), person);
            }
            if (office.contains(one) && !before.common().mediatorsInOffice().contains(one)) {
                jdbc.sql("select seat_mediator(?, ?)")
                        .params(after.file().id().value(), person)
                        .query((_, _) -> 1)
                        .single();
            }
        }
    }

    private void unseat(OpenCase open, UUID person) {
        jdbc.sql("select unseat_mediator(?, ?)")
                .params(open.file().id().value(), person)
                .query((_, _) -> 1)
                .single();
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
