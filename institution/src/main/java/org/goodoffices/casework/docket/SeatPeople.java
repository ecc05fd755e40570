package org.goodoffices.casework.docket;

import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Post;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// A party decides by whom it is represented: its agents give seats on its side to counsel and
/// further agents, and end them. Representation is known to all; it stands in the joint lane.
@Component
public class SeatPeople {

    private final Access access;
    private final LaneWork work;
    private final CaseStore cases;
    private final Docket docket;
    private final Seats seats;
    private final People people;
    private final Post post;
    private final RandomGenerator chance;
    private final Texts texts;
    private final Refusals refusals;
    private final FormReader forms;
    private final String address;

    SeatPeople(
            Access access,
            LaneWork work,
            CaseStore cases,
            Docket docket,
            Seats seats,
            People people,
            Post post,
            RandomGenerator chance,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.work = work;
        this.cases = cases;
        this.docket = docket;
        this.seats = seats;
        this.people = people;
        this.post = post;
        this.chance = chance;
        this.texts = texts;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
        this.address = address;
    }

    /// A seat to be given.
    ///
    /// @param asWhat `agent` or `counsel`
    /// @param reason why the Registry enters it; empty where a party does
    /// @param language in which mail to the person is written first, `en` or `zh`
    public record Seat(
            UUID party,
            String asWhat,
            String nameEn,
            String nameZh,
            String mail,
            String language,
            String reason,
            String token) {

        /// A name given in one language stands for both.
        public Text name() {
            return new Text(nameEn.isEmpty() ? nameZh : nameEn, nameZh.isEmpty() ? nameEn : nameZh);
        }
    }

    /// The parties whose people this person decides on: those they are an agent of, or counsel of
    /// where there is no agent yet; for the Registry, those of whose side nobody has come in.
    public java.util.List<Party> decidesFor(OpenCase open) {
        return open.file().parties().stream()
                .filter(party -> party.leftAt() == null)
                .filter(party ->
                        isAgent(open, party)
                                || open.forRegistry()
                                        && !cases.hasAccess(open.file().id(), party.side()))
                .toList();
    }

    private static boolean isAgent(OpenCase open, Party party) {
        boolean hasAgent =
                open.file().capacities().stream()
                        .filter(one -> party.id().equals(one.party()))
                        .anyMatch(one -> one.asWhat().equals("agent"));
        return open.mine().stream()
                .filter(mine -> party.id().equals(mine.party()))
                .anyMatch(mine -> !hasAgent || mine.asWhat().equals("agent"));
    }

    /// Whether this person may end that seat.
    public static boolean mayEnd(OpenCase open, Capacity seat) {
        return seat.role() == Role.PARTY
                && open.file().parties().stream()
                        .filter(party -> party.leftAt() == null && isAgent(open, party))
                        .anyMatch(party -> party.id().equals(seat.party()));
    }

    /// Why a seat cannot be given; null where it can. For the page that asks to confirm.
    public Outcome.@Nullable Refused unfit(OpenCase open, Seat seat) {
        var name = seat.name();
        if (decidesFor(open).stream().noneMatch(party -> party.id().equals(seat.party()))) {
            return refusals.of("not-your-people", "party");
        }
        if (!seat.asWhat().equals("agent") && !seat.asWhat().equals("counsel")) {
            return refusals.of("missing", "as");
        }
        if (name.en().isEmpty()) {
            return refusals.of("missing", "nameEn");
        }
        for (var one : java.util.List.of(seat.nameEn(), seat.nameZh())) {
            var unfit = forms.unfitName(one, one.equals(seat.nameEn()) ? "nameEn" : "nameZh");
            if (unfit != null) {
                return unfit;
            }
        }
        if (seat.mail().length() > 254
                || !seat.mail().matches("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\"]+")) {
            return refusals.of("not-an-address", "mail");
        }
        if (open.forRegistry() && seat.reason().isEmpty()) {
            return refusals.of("missing", "reason");
        }
        return forms.unfit(seat.reason(), FormReader.LONGEST_TEXT, "reason");
    }

    /// A session that was left open, or taken, lets nobody else in and puts nobody out.
    public Outcome.Refused notFresh() {
        return refusals.of("not-fresh", null);
    }

    /// Gives a seat.
    public Outcome give(PersonId who, CaseNumber number, Seat seat) {
        return access.as(who, () -> given(who, number, seat));
    }

    private Outcome given(PersonId who, CaseNumber number, Seat seat) {
        var known = docket.open(who, number).orElse(null);
        var open = known == null ? null : work.open(who, number, known.file().joint());
        if (open == null) {
            return new Outcome.Unknown();
        }
        var unfit = unfit(open, seat);
        if (unfit != null) {
            return unfit;
        }
        var party = open.file().party(seat.party().toString());
        var there = people.withMail(seat.mail()).orElse(null);
        for (var other : open.file().capacities()) {
            if (there == null || !other.member().equals(there.id().value())) {
                continue;
            }
            if (party.id().equals(other.party())) {
                return refusals.of("seated-already", "mail");
            }
            if (!party.side().equals(EnterAct.sideOf(open, other.party()))) {
                return refusals.of("seated-elsewhere", "mail");
            }
        }
        if (there != null
                && cases.standsElsewhere(open.file().id(), party.side(), there.id().value())) {
            return refusals.of("stands-elsewhere", "mail");
        }
        var instead = work.instead(open, Submission.of(seat.token(), "seat", seat));
        if (instead != null) {
            return instead;
        }
        var person =
                people.enter(
                        draw(),
                        seat.name().en(),
                        seat.name().zh(),
                        seat.mail(),
                        seat.language(),
                        people.myself().fictional());
        var facts = new TreeMap<String, Object>();
        facts.put("as", seat.asWhat());
        facts.put("seated", person.value().toString());
        facts.put("nameEn", seat.name().en());
        facts.put("nameZh", seat.name().zh());
        boolean registry = open.forRegistry();
        if (registry) {
            facts.put("party", party.id().toString());
            facts.put("reason", seat.reason());
        }
        var entry =
                work.enter(
                        open,
                        open.file().joint(),
                        LaneAct.SEAT,
                        registry ? Role.REGISTRY : Role.PARTY,
                        registry ? null : party.id(),
                        facts,
                        java.util.List.of());
        if (registry) {
            // who has not come in is replaced
            open.file().capacities().stream()
                    .filter(one -> party.id().equals(one.party()))
                    .forEach(one -> seats.end(one, entry));
        }
        seats.seat(party, person.value(), seat.asWhat(), seat.name(), seat.mail(), entry);
        post.post(person, Letter.of(texts, "docket.letter.seat", address + "/cases/" + number));
        return new Outcome.Done(number, entry.id());
    }

    /// Ends a seat.
    public Outcome end(PersonId who, CaseNumber number, UUID capacity, String token) {
        return access.as(who, () -> ended(who, number, capacity, token));
    }

    private Outcome ended(PersonId who, CaseNumber number, UUID capacity, String token) {
        var known = docket.open(who, number).orElse(null);
        var open = known == null ? null : work.open(who, number, known.file().joint());
        if (open == null) {
            return new Outcome.Unknown();
        }
        var seat =
                open.file().capacities().stream()
                        .filter(one -> one.id().equals(capacity))
                        .findFirst()
                        .orElse(null);
        if (seat == null) {
            return new Outcome.Unknown();
        }
        if (!mayEnd(open, seat)) {
            return refusals.of("not-your-people", null);
        }
        if (isLastAgent(open, seat)) {
            return refusals.of("last-agent", null);
        }
        var instead = work.instead(open, Submission.of(token, "seat-ended", capacity));
        if (instead != null) {
            return instead;
        }
        var facts = new TreeMap<String, Object>();
        facts.put("as", seat.asWhat());
        facts.put("seated", seat.member().toString());
        facts.put("nameEn", seat.name().en());
        facts.put("nameZh", seat.name().zh());
        var entry =
                work.enter(
                        open,
                        open.file().joint(),
                        LaneAct.SEAT_ENDED,
                        Role.PARTY,
                        seat.party(),
                        facts,
                        java.util.List.of());
        seats.end(seat, entry);
        return new Outcome.Done(number, entry.id());
    }

    /// A party is never left without anyone who can act for it.
    public static boolean isLastAgent(OpenCase open, Capacity seat) {
        return seat.asWhat().equals("agent")
                && open.file().capacities().stream()
                                .filter(one -> one.asWhat().equals("agent"))
                                .filter(one -> java.util.Objects.equals(one.party(), seat.party()))
                                .count()
                        == 1;
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
