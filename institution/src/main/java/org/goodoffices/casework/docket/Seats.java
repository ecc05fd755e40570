package org.goodoffices.casework.docket;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who takes part follows from the acts: an invited party's contact comes in with the invitation, a
/// mediator with being named, and into the mediators' lane and the caucuses with acceptance; who
/// leaves the case reads no further. The database takes each change only on the entry that it rests
/// on.
@Component
class Seats {

    private final CaseStore cases;
    private final People people;
    private final JdbcClient jdbc;
    private final RandomGenerator chance;

    Seats(CaseStore cases, People people, JdbcClient jdbc, RandomGenerator chance) {
        this.cases = cases;
        this.people = people;
        this.jdbc = jdbc;
        this.chance = chance;
    }

    /// Brings lanes and capacities in line with the case after an act of the rules.
    void follow(OpenCase after, Act act, Entered entry) {
        if (act.effect() == Effect.INVITES) {
            invited(after, entry);
        }
        departed(after, entry, act);
        mediators(after, entry);
        if (act.effect() == Effect.ACCEPTS_OFFICE) {
            jdbc.sql("select seat_mediator(?)")
                    .param(entry.id().value())
                    .query((_, _) -> 1)
                    .single();
        }
    }

    /// Brings lanes and capacities in line with the case after a limit ran out.
    ///
    /// @param deemed the act that is deemed done; null where none is
    void followLapse(OpenCase after, @Nullable Act deemed, Entered entry) {
        if (deemed != null) {
            departed(after, entry, deemed);
            mediators(after, entry);
        }
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
        seat(party, person, "agent", contact.name(), contact.mail(), entry);
    }

    /// Whether the contact that the request names can be seated with the invitation: not if they
    /// have another part in the case by now, or serve the institution.
    boolean canInvite(OpenCase open, String party) {
        var invited =
                open.file().parties().stream()
                        .filter(one -> one.id().toString().equals(party))
                        .findFirst()
                        .orElse(null);
        var contact = invited == null ? null : contact(open, invited);
        var person = contact == null ? null : people.withMail(contact.mail()).orElse(null);
        return invited == null
                || person == null
                || open.file().capacities().stream().anyMatch(c -> invited.id().equals(c.party()))
                || !cases.standsElsewhere(open.file().id(), invited.side(), person.id().value());
    }

    /// The address to which the invitation of a party goes.
    static @Nullable String address(OpenCase open, Party party) {
        return open.file().capacities().stream()
                .filter(c -> party.id().equals(c.party()))
                .map(Capacity::mail)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseGet(() -> {
                    var contact = contact(open, party);
                    return contact == null ? null : contact.mail();
                });
    }

    /// Gives someone a seat on a party's side: the joint lane, the side's own, its caucus.
    void seat(Party party, UUID person, String asWhat, Text name, String mail, Entered entry) {
        jdbc.sql("select give_seat(?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.id().value())
                .param(draw())
                .param(party.id())
                .param(person)
                .param(asWhat)
                .param(name.en())
                .param(name.zh())
                .param(mail)
                .query((_, _) -> 1)
                .single();
    }

    /// Ends a seat: the person leaves the side's lanes, unless another seat of theirs is on the
    /// same side.
    void end(Capacity seat, Entered entry) {
        call("select end_seat(?, ?)", entry.id(), seat.id());
    }

    /// Whom the request named as a party's contact.
    record Contact(Text name, String mail, String language, boolean fictional) {}

    static @Nullable Contact contact(OpenCase open, Party party) {
        return contact(open.entries(), party);
    }

    static @Nullable Contact contact(java.util.List<Entered> entries, Party party) {
        for (var entry : entries) {
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

    /// Where the case ends with a party's leaving, there is nothing more to keep from it.
    private void departed(OpenCase after, Entered entry, Act act) {
        if (!act.leavesTheCase() || after.common().ending() != null) {
            return;
        }
        for (var party : after.file().parties()) {
            if (party.leftAt() == null
                    && !after.common().parties().contains(party.id().toString())
                    && concerns(entry, party.id())) {
                jdbc.sql("select leave_case(?, ?, ?)")
                        .param(entry.id().value())
                        .param(party.id())
                        .param(ending(act, after.rules()))
                        .query((_, _) -> 1)
                        .single();
            }
        }
    }

    /// How the case ended for a party that left it so.
    static @Nullable String ending(Act act, RuleSet rules) {
        return rules.endings().containsKey(act.to()) ? act.to() : null;
    }

    private void mediators(OpenCase after, Entered entry) {
        var here = new HashSet<>(after.common().mediatorsInOffice());
        here.addAll(after.common().nominatedMediators());
        for (var capacity : after.file().capacities()) {
            if (capacity.role() == Role.MEDIATOR
                    && !here.contains(capacity.member().toString())
                    && concerns(entry, capacity.member())) {
                call("select unseat_mediator(?, ?)", entry.id(), capacity.member());
            }
        }
        for (var one : here) {
            var person = UUID.fromString(one);
            if (after.file().capacities().stream()
                    .noneMatch(c -> c.role() == Role.MEDIATOR && c.member().equals(person))) {
                jdbc.sql("select nominate_mediator(?, ?, ?)")
                        .params(entry.id().value(), draw(), person)
                        .query((_, _) -> 1)
                        .single();
            }
        }
    }

    /// Whether an entry is of this one, or about it. What else has run out by then has an entry of
    /// its own.
    static boolean concerns(Entered entry, UUID one) {
        return one.equals(entry.party())
                || one.equals(entry.person())
                || one.toString().equals(entry.text("mediator"))
                || one.toString().equals(entry.text("of"));
    }

    private void call(String function, EntryId entry, UUID whom) {
        jdbc.sql(function).params(entry.value(), whom).query((_, _) -> 1).single();
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
