package org.goodoffices.organs.panel;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.Resolutions;
import org.goodoffices.organs.governance.StatesParties;
import org.goodoffices.organs.panel.Nomination.Standing;
import org.goodoffices.records.documents.HousePapers;
import org.goodoffices.records.documents.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Proposes somebody for the panel, and does every further act of a nomination: check, entry, and
/// what follows from it, in one transaction. Acts of one nomination follow one another, and so do
/// proposals of one State.
@Component
public class EnterPanelAct {

    /// Signs that are not mistaken for one another.
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Access access;
    private final PanelStore store;
    private final HousePapers papers;
    private final PanelRules panel;
    private final StatesParties parties;
    private final Resolutions resolutions;
    private final People people;
    private final Invitations invitations;
    private final Outbox outbox;
    private final Texts texts;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ZoneId seat;

    EnterPanelAct(
            Access access,
            PanelStore store,
            HousePapers papers,
            PanelRules panel,
            StatesParties parties,
            Resolutions resolutions,
            People people,
            Invitations invitations,
            Outbox outbox,
            Texts texts,
            InstantSource clock,
            RandomGenerator chance,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.store = store;
        this.papers = papers;
        this.panel = panel;
        this.parties = parties;
        this.resolutions = resolutions;
        this.people = people;
        this.invitations = invitations;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
        this.chance = chance;
        this.seat = seat;
    }

    /// Proposes somebody: a delegate for their State, the Secretary-General for the institution.
    ///
    /// @param values the form as it was typed
    /// @param token drawn with the form: the same form is entered once
    public Outcome nominate(PersonId person, Map<String, String> values, String token) {
        return refusing(() -> access.as(person, () -> propose(person, values, token)));
    }

    /// Does an act of a nomination.
    public Outcome enter(
            PersonId person,
            String nomination,
            PanelAct act,
            Map<String, String> values,
            String token) {
        return enter(person, nomination, act, values, List.of(), token);
    }

    /// As above, with papers that were received for the nomination; where the outcome is not
    /// `Done`, they are the caller's to drop.
    Outcome enter(
            PersonId person,
            String nomination,
            PanelAct act,
            Map<String, String> values,
            List<Kept> received,
            String token) {
        return refusing(() ->
                access.as(person, () -> act(person, nomination, act, values, received, token)));
    }

    /// The name of the log of a nomination among those of the house.
    static String log(String nomination) {
        return "panel/" + nomination;
    }

    private Outcome refusing(Supplier<Outcome> act) {
        try {
            return act.get();
        } catch (NotPossible refused) {
            return refused.outcome(texts);
        } catch (DuplicateKeyException twice) {
            // one form twice at once: one is in, the other is not
            return new NotPossible("twice", "").outcome(texts);
        }
    }

    private Outcome propose(PersonId person, Map<String, String> said, String token) {
        var state = store.speaksFor();
        if (state.isEmpty() && !store.secretaryGeneral()) {
            return new Outcome.Unknown();
        }
        isToken(token);
        store.hold("nominations of " + state);
        var before = store.sentBefore(person, token);
        if (before.isPresent()) {
            return new Outcome.DoneBefore(before.get());
        }
        mayNominate(state);
        var values = new TreeMap<>(NominationRules.proposal(panel, said));
        var chosen = Objects.requireNonNull(values.get("panel"));
        var all = store.all();
        int most = panel.most(state, chosen);
        if (all.stream()
                        .filter(one -> one.state().equals(state) && one.panel().equals(chosen))
                        .filter(one -> one.first(PanelAct.NOMINATE).isPresent())
                        .filter(one -> one.counts(today()))
                        .count()
                >= most) {
            throw new NotPossible("too-many", "panel", most, name(state));
        }
        var nominee = enterPerson(values);
        if (all.stream()
                .anyMatch(one ->
                        nominee.value().equals(one.nominee())
                                && one.panel().equals(chosen)
                                && one.counts(today()))) {
            throw new NotPossible("nominated-already", "mail");
        }
        values.putAll(panel.fixed());
        var id = draw();
        append(
                new Nomination(id, List.of()),
                PanelAct.NOMINATE,
                person,
                state,
                nominee.value(),
                values,
                token);
        invite(nominee, id);
        return new Outcome.Done(id);
    }

    /// A State nominates as long as it is a party; the register of the Convention says so.
    private void mayNominate(String state) {
        if (!state.isEmpty()
                && parties.on(today()).stream().noneMatch(one -> one.code().equals(state))) {
            throw new NotPossible("not-a-party", "", name(state), today());
        }
    }

    private Text name(String state) {
        return parties.named(state)
                .map(one -> new Text(one.en(), one.zh()))
                .orElse(
                        new Text(
                                texts.of(
                                        org.goodoffices.foundation.web.Language.EN,
                                        "panel.institution"),
                                texts.of(
                                        org.goodoffices.foundation.web.Language.ZH,
                                        "panel.institution")));
    }

    private Outcome act(
            PersonId person,
            String id,
            PanelAct act,
            Map<String, String> said,
            List<Kept> received,
            String token) {
        store.hold(id);
        var nomination = store.nomination(id).orElse(null);
        if (nomination == null) {
            return new Outcome.Unknown();
        }
        var rules =
                new NominationRules(
                        nomination,
                        panel,
                        reader(person, id),
                        clock.instant(),
                        seat,
                        resolutions::all);
        if (!rules.are(act.who())) {
            return new Outcome.Unknown();
        }
        isToken(token);
        if (store.sentBefore(person, token).isPresent()) {
            return new Outcome.DoneBefore(id);
        }
        var values = new TreeMap<>(rules.checked(act, said));
        var nominee = Objects.requireNonNull(nomination.nominee());
        switch (act) {
            case APPOINT_ASSESSOR -> appoint(person, nomination, nominee, values, token);
            case RELEASE_ASSESSOR ->
                    append(
                            nomination,
                            act,
                            person,
                            nomination.state(),
                            UUID.fromString(Objects.requireNonNull(values.get("assessor"))),
                            values,
                            token);
            case DECIDE, REVIEW -> {
                append(nomination, act, person, nomination.state(), nominee, values, token);
                if (values.containsKey("from")) {
                    designate(person, nomination, nominee, values);
                }
                outbox.postWaiting(new PersonId(nominee), address(id));
            }
            case RENEW -> {
                term(values, years(nomination));
                append(nomination, act, person, nomination.state(), nominee, values, token);
            }
            case SUSPEND, REINSTATE, RESIGN, END -> {
                begins(values);
                append(nomination, act, person, nomination.state(), nominee, values, token);
            }
            case FILE_PAPER -> file(person, nomination, nominee, values, received, token);
            case CLOSE_PAPER,
                    NOTE_TRAINING,
                    WITHDRAW,
                    CONSENT,
                    DECLINE,
                    PROFILE,
                    DECLARE,
                    MARK,
                    INTERVIEW,
                    ASK_REVIEW ->
                    append(nomination, act, person, nomination.state(), nominee, values, token);
            case NOMINATE, DESIGNATE, FEEDBACK, FEEDBACK_WORDS ->
                    throw new IllegalArgumentException(act + " is no act of a form");
        }
        return new Outcome.Done(id);
    }

    private void file(
            PersonId person,
            Nomination nomination,
            UUID nominee,
            Map<String, String> values,
            List<Kept> received,
            String token) {
        if (received.size() != 1) {
            throw new NotPossible(received.isEmpty() ? "missing" : "one-file", "file");
        }
        var paper = received.getFirst();
        if (papers.of(log(nomination.id())).stream()
                .anyMatch(one -> one.kept().hash().equals(paper.hash()))) {
            throw new NotPossible("same-paper", "file");
        }
        values.remove("file");
        values.put("hash", paper.hash());
        int number = store.next(nomination.id());
        append(nomination, PanelAct.FILE_PAPER, person, nomination.state(), nominee, values, token);
        papers.enter(
                log(nomination.id()),
                number,
                Integer.parseInt(values.getOrDefault("follows", String.valueOf(number))),
                paper);
    }

    private void appoint(
            PersonId person,
            Nomination nomination,
            UUID nominee,
            Map<String, String> values,
            String token) {
        var assessor = enterPerson(values);
        if (assessor.value().equals(nominee)) {
            throw new NotPossible("assessor-is-nominee", "mail");
        }
        if (nomination.assessor(assessor.value()).isPresent()) {
            throw new NotPossible("assessor-already", "mail");
        }
        append(
                nomination,
                PanelAct.APPOINT_ASSESSOR,
                person,
                nomination.state(),
                assessor.value(),
                values,
                token);
        invite(assessor, nomination.id());
    }

    private void designate(
            PersonId person, Nomination nomination, UUID nominee, Map<String, String> decided) {
        var from = LocalDate.parse(Objects.requireNonNull(decided.get("from")));
        if (store.all().stream()
                .filter(one -> !one.id().equals(nomination.id()))
                .filter(one -> one.stage() == Nomination.Stage.DESIGNATED)
                .filter(one -> nominee.equals(one.nominee()))
                .filter(one -> one.panel().equals(nomination.panel()))
                .anyMatch(one -> one.standing(from) != Standing.OVER)) {
            throw new NotPossible("member-already", "outcome");
        }
        var values = new TreeMap<String, String>();
        values.put("nameEn", nomination.name().en());
        values.put("nameZh", nomination.name().zh());
        values.put("panel", nomination.panel());
        values.put("reference", Objects.requireNonNull(decided.get("reference")));
        var decision = decided.get("decision");
        if (decision != null) {
            values.put("decision", decision);
        }
        values.put("decidedOn", Objects.requireNonNull(decided.get("decidedOn")));
        values.put("from", from.toString());
        term(values, years(nomination));
        append(
                store.nomination(nomination.id()).orElseThrow(),
                PanelAct.DESIGNATE,
                person,
                nomination.state(),
                nominee,
                values,
                null);
    }

    private int years(Nomination nomination) {
        return nomination.first(PanelAct.NOMINATE).isPresent()
                ? nomination.fixed("term-years")
                : panel.number("term-years");
    }

    /// Both days of a term are in it; the moments are those of the seat.
    private void term(Map<String, String> values, int years) {
        begins(values);
        var after = LocalDate.parse(Objects.requireNonNull(values.get("from"))).plusYears(years);
        values.put("until", after.minusDays(1).toString());
        values.put("ends", after.atStartOfDay(seat).toInstant().toString());
    }

    private void begins(Map<String, String> values) {
        var from = LocalDate.parse(Objects.requireNonNull(values.get("from")));
        values.put("begins", from.atStartOfDay(seat).toInstant().toString());
    }

    /// Whoever is proposed, or asked to assess, holds no office of the institution.
    private PersonId enterPerson(Map<String, String> values) {
        var entered =
                people.enter(
                        new UUID(
                                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L),
                        Objects.requireNonNull(values.get("nameEn")),
                        Objects.requireNonNull(values.get("nameZh")),
                        Objects.requireNonNull(values.get("mail")),
                        "en",
                        people.myself().fictional());
        if (store.holdsOffice(entered.value())) {
            throw new NotPossible("holds-office", "mail");
        }
        return entered;
    }

    private void invite(PersonId who, String nomination) {
        invitations.invite(
                who, new Invitations.Purpose("identity.mail.invitation", address(nomination)));
    }

    private static String address(String nomination) {
        return "/panel/nominations/" + nomination;
    }

    /// Who somebody is to the panel, and to a nomination.
    NominationRules.Reader reader(PersonId person, String nomination) {
        return new NominationRules.Reader(
                person.value(),
                store.speaksFor(),
                store.arranges(),
                store.secretaryGeneral(),
                store.filesFor(nomination));
    }

    private LocalDate today() {
        return clock.instant().atZone(seat).toLocalDate();
    }

    private static void isToken(String token) {
        if (!token.matches("[!-~]{8,100}")) {
            throw new NotPossible("token", "");
        }
    }

    private String draw() {
        var id = new StringBuilder("PN-");
        for (int i = 0; i < 8; i++) {
            id.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return id.toString();
    }

    private void append(
            Nomination nomination,
            PanelAct act,
            PersonId person,
            String state,
            UUID subject,
            Map<String, String> values,
            @Nullable String token) {
        store.append(
                nomination.id(),
                new PanelEntry(
                        act == PanelAct.NOMINATE ? 1 : store.next(nomination.id()),
                        act,
                        clock.instant(),
                        person.value(),
                        state,
                        subject,
                        values),
                token);
    }
}
