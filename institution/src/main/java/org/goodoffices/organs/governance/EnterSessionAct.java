package org.goodoffices.organs.governance;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.RollCall;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.goodoffices.organs.governance.OrganSession.Question;
import org.goodoffices.organs.governance.OrganSession.Vote;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Does an act in a session of an organ: check, entry, and what follows from it, in one
/// transaction. Acts of one session follow one another; votes do not wait for each other, only for
/// the closing.
@Component
public class EnterSessionAct {

    /// What gives a term, or ends one: two of them, in whichever sessions, follow one another.
    private static final Set<SessionAct> TERMS =
            Set.of(
                    SessionAct.RECORD_RESIGNATION,
                    SessionAct.OPEN_BALLOT,
                    SessionAct.ACCLAIM,
                    SessionAct.DECLARE,
                    SessionAct.DRAW_LOTS);

    private final Access access;
    private final SessionStore store;
    private final Organs organs;
    private final OrganMembers seats;
    private final Regulations regulations;
    private final NamedPersons named;
    private final People people;
    private final InviteDelegates invite;
    private final Texts texts;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final SecretBallots ballots;
    private final LiveMeetings live;
    private final ZoneId seat;

    EnterSessionAct(
            Access access,
            SessionStore store,
            Organs organs,
            OrganMembers seats,
            Regulations regulations,
            NamedPersons named,
            People people,
            InviteDelegates invite,
            Texts texts,
            InstantSource clock,
            RandomGenerator chance,
            SecretBallots ballots,
            LiveMeetings live,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.store = store;
        this.organs = organs;
        this.seats = seats;
        this.regulations = regulations;
        this.named = named;
        this.people = people;
        this.invite = invite;
        this.texts = texts;
        this.clock = clock;
        this.chance = chance;
        this.ballots = ballots;
        this.live = live;
        this.seat = seat;
    }

    /// Opens the next session of an organ.
    public Outcome open(PersonId person, String organ, String token) {
        return refusing(() ->
                access.as(
                        person,
                        () -> {
                            var found = organs.organ(organ);
                            if (found.isEmpty() || !store.ofTheSecretariat()) {
                                return new Outcome.Unknown();
                            }
                            return open(person, found.get(), token);
                        }));
    }

    private Outcome open(PersonId person, Constitution.Organ organ, String token) {
        isToken(token);
        store.hold(organ.name());
        var prefix = Organs.prefix(organ);
        var before = store.all().stream().filter(one -> one.organ().equals(organ.name())).toList();
        if (store.sentBefore(person, token)) {
            return new Outcome.DoneBefore(before.getLast().id());
        }
        if (seats.on(organ.name(), clock.instant().atZone(seat).toLocalDate()).isEmpty()) {
            throw new NotPossible("not-elected", "", organ.title());
        }
        var session = new OrganSession(prefix + "-" + (before.size() + 1), List.of());
        append(
                session,
                SessionAct.OPEN_SESSION,
                person,
                "",
                Map.of("organ", organ.name(), "constitution", organ.title().en()),
                null,
                null,
                token);
        return new Outcome.Done(session.id());
    }

    /// Does an act.
    ///
    /// @param values the form as it was typed
    /// @param token drawn with the form: the same form is entered once
    public Outcome enter(
            PersonId person,
            String session,
            SessionAct act,
            Map<String, String> values,
            String token) {
        var outcome =
                refusing(() -> access.as(person, () -> act(person, session, act, values, token)));
        if (outcome instanceof Outcome.Done) {
            live.changed(session);
        }
        return outcome;
    }

    private Outcome refusing(Supplier<Outcome> act) {
        try {
            return act.get();
        } catch (NotPossible refused) {
            return refused.outcome(texts);
        } catch (DuplicateKeyException twice) {
            // Two at once for one State, or one form twice at once: one is in, the other is not.
            // Acts on secret votes hold the session, so that the second finds what the first did.
            return new NotPossible("voted-already", "").outcome(texts);
        }
    }

    private Outcome act(
            PersonId person, String id, SessionAct act, Map<String, String> said, String token) {
        if (act == SessionAct.VOTE) {
            store.holdToVote(id);
        } else {
            store.hold(id);
            if (TERMS.contains(act)) {
                store.hold("terms");
            }
        }
        var session = store.session(id).orElse(null);
        if (session == null) {
            return new Outcome.Unknown();
        }
        var rules =
                new SessionRules(
                        session,
                        organs,
                        seats,
                        regulations,
                        named,
                        person,
                        store.ofTheSecretariat(),
                        clock.instant(),
                        seat,
                        ballots);
        if (!rules.are(act.who())) {
            return new Outcome.Unknown();
        }
        isToken(token);
        if (store.sentBefore(person, token)) {
            return new Outcome.DoneBefore(id);
        }
        var values = rules.checked(act, said);
        switch (act) {
            case VOTE -> vote(person, session, rules, values, token);
            case NAME_DELEGATE -> nameDelegate(person, session, values, token);
            case NOMINATE -> {
                if (values.containsKey("account")) {
                    values.put("account", account(values, "account").toString());
                }
                append(session, act, person, stateOf(act, rules), values, null, null, token);
            }
            case RECORD_RESIGNATION -> {
                append(session, act, person, "", values, null, null, token);
                store.officeFollows(session.id(), session.entries().size() + 1, seat);
            }
            case OPEN_VOTE, APPEAL, PROPOSE_COMMITTEE, PUT_REPORT -> {
                if (Method.of(values.getOrDefault("method", "")).orElseThrow()
                        == Method.ROLL_CALL) {
                    drawRoll(rules, values);
                }
                append(session, act, person, stateOf(act, rules), values, null, null, token);
                if (values.containsKey("tellers")) {
                    putSecret(person, id, values);
                }
            }
            case CLOSE_VOTE -> close(person, session, rules, values, token);
            case PUT_ELECTION,
                    ACCLAIM,
                    COMPLAIN,
                    OPEN_BALLOT,
                    CLOSE_BALLOT,
                    DECRYPT,
                    DECLARE,
                    DRAW_LOTS,
                    BREAK_OFF ->
                    secret(person, session, rules, act, values, token);
            case CALL_MEETING -> {
                append(session, act, person, "", values, null, null, token);
                invite.to(store.session(id).orElseThrow(), texts);
            }
            default ->
                    append(
                            session,
                            act,
                            person,
                            stateOf(act, rules),
                            values,
                            values.get("delegate"),
                            null,
                            token);
        }
        return new Outcome.Done(id);
    }

    /// For which State it is done; empty where for none.
    private static String stateOf(SessionAct act, SessionRules rules) {
        return act.who() == SessionAct.Who.DELEGATE ? rules.state() : "";
    }

    private static void isToken(String token) {
        if (!token.matches("[!-~]{8,100}")) {
            throw new NotPossible("token", "");
        }
    }

    private void nameDelegate(
            PersonId person, OrganSession session, Map<String, String> values, String token) {
        var delegate = account(values, "mail");
        if (session.delegate(delegate.value()).isPresent()) {
            throw new NotPossible("delegate-already", "mail");
        }
        values.put("delegate", delegate.toString());
        append(session, SessionAct.NAME_DELEGATE, person, "", values, delegate, null, token);
        invite.to(delegate, session, texts);
    }

    /// The person with this address, entered where nobody has it. The id is drawn: it is public
    /// where the address is not.
    private PersonId account(Map<String, String> values, String mail) {
        return people.enter(
                new UUID(chance.nextLong(), chance.nextLong()),
                Objects.requireNonNull(values.get("nameEn")),
                Objects.requireNonNull(values.get("nameZh")),
                Objects.requireNonNull(values.get(mail)),
                "en",
                false);
    }

    /// The lot is drawn with the act that puts the vote, and so once: who is called first stays.
    private void drawRoll(SessionRules rules, Map<String, String> values) {
        var roll = roll(rules);
        List<RollCall.State> called;
        if (organs.rollCall().value() == RollCall.Lot.DRAWN_LETTER) {
            char letter = RollCall.letter(chance);
            values.put("letter", String.valueOf(letter));
            called = RollCall.from(roll, RollCall.Alphabet.ENGLISH, letter);
        } else {
            called = RollCall.drawn(roll, RollCall.Alphabet.ENGLISH, chance);
        }
        values.put("from", called.getFirst().code());
    }

    /// The members of the day, for the roll. No French name is kept; none is called by it.
    static List<RollCall.State> roll(SessionRules rules) {
        return rules.members().stream()
                .map(one -> new RollCall.State(one.code(), one.en(), one.en(), one.zh()))
                .toList();
    }

    private void vote(
            PersonId person,
            OrganSession session,
            SessionRules rules,
            Map<String, String> values,
            String token) {
        int decision = Integer.parseInt(Objects.requireNonNull(values.get("decision")));
        if (store.votes(session.id(), decision).containsKey(rules.state())) {
            throw new NotPossible("voted-already", "vote");
        }
        store.vote(
                session.id(),
                decision,
                rules.state(),
                Tally.Vote.valueOf(
                        Objects.requireNonNull(values.get("vote"))
                                .toUpperCase(java.util.Locale.ROOT)),
                person,
                clock.instant(),
                token);
    }

    /// Closes first: only then are the votes to be seen, and no further one can come.
    private void close(
            PersonId person,
            OrganSession session,
            SessionRules rules,
            Map<String, String> values,
            String token) {
        var vote = session.vote(Objects.requireNonNull(values.get("decision"))).orElseThrow();
        append(session, SessionAct.CLOSE_VOTE, person, "", values, null, vote.number(), token);
        var votes = store.votes(session.id(), vote.number());
        var result = new CountVote(session, vote, rules, organs).result(votes);
        var after = store.session(session.id()).orElseThrow();
        append(after, SessionAct.RESULT, person, "", result, null, null, null);
        resolve(person, session, rules, vote, result);
        if ("ADOPTED".equals(result.get("outcome"))) {
            follow(person, session, vote);
        }
    }

    /// What comes of a committee or a report that was adopted.
    private void follow(PersonId person, OrganSession before, Vote vote) {
        var values = new TreeMap<>(Map.of("decision", String.valueOf(vote.number())));
        var act =
                switch (vote.question()) {
                    case Question.Committee(var states) -> {
                        values.put("states", String.join(",", states));
                        yield SessionAct.COMMITTEE;
                    }
                    case Question.Credentials(int number) -> {
                        var report = before.reports().get(number - 1).entry();
                        values.put("report", String.valueOf(number));
                        values.put("inOrder", report.value("inOrder"));
                        values.put("notInOrder", report.value("notInOrder"));
                        yield SessionAct.CREDENTIALS;
                    }
                    case Question.Appeal _ -> null;
                    case null -> null;
                };
        if (act != null) {
            append(
                    store.session(before.id()).orElseThrow(),
                    act,
                    person,
                    "",
                    values,
                    null,
                    null,
                    null);
        }
    }

    private void putSecret(PersonId person, String id, Map<String, String> opened) {
        var session = store.session(id).orElseThrow();
        var vote = session.votes().getLast();
        var title = session.document(String.valueOf(vote.document())).orElseThrow().title();
        append(
                session,
                SessionAct.PUT_SECRET,
                person,
                "",
                Map.of(
                        "decision", String.valueOf(vote.number()),
                        "titleEn", session.symbol(vote.motion()) + " " + title.en(),
                        "titleZh", title.zh(),
                        "matter", vote.matter(),
                        "tellers", Objects.requireNonNull(opened.get("tellers")),
                        "uuid", GoOnWithSecretVote.uuid(chance)),
                null,
                null,
                null);
    }

    /// What follows from the act is entered with it: the computed values, and after a declaration
    /// the result of the proposal or who is elected.
    private void secret(
            PersonId person,
            OrganSession session,
            SessionRules rules,
            SessionAct act,
            Map<String, String> values,
            String token) {
        var next = new GoOnWithSecretVote(session, rules, organs, ballots, chance, texts);
        next.complete(act, values);
        append(session, act, person, stateOf(act, rules), values, null, null, token);
        var after = store.session(session.id()).orElseThrow();
        var elected = next.elected(act, after, values);
        if (!elected.isEmpty()) {
            append(after, SessionAct.ELECTED, person, "", elected, null, null, null);
            store.officeFollows(after.id(), after.entries().size() + 1, seat);
        }
        var result = next.result(act, values);
        if (!result.isEmpty()) {
            append(after, SessionAct.RESULT, person, "", result, null, null, null);
            var vote = session.vote(Objects.requireNonNull(result.get("decision"))).orElseThrow();
            resolve(person, session, rules, vote, result);
        }
    }

    /// With the adoption of a draft as a whole comes the resolution.
    private void resolve(
            PersonId person,
            OrganSession before,
            SessionRules rules,
            Vote vote,
            Map<String, String> result) {
        var document = before.document(String.valueOf(vote.document())).orElse(null);
        if (document == null
                || !vote.motion().equals(document.name())
                || !"ADOPTED".equals(result.get("outcome"))) {
            return;
        }
        var clean = document.clean();
        var values = new TreeMap<String, String>();
        values.put("resolution", String.valueOf(before.resolutions().size() + 1));
        values.put("document", String.valueOf(document.number()));
        values.put("titleEn", document.title().en());
        values.put("titleZh", document.title().zh());
        values.put("en", DraftResolution.joined(clean.stream().map(Text::en).toList()));
        values.put("zh", DraftResolution.joined(clean.stream().map(Text::zh).toList()));
        values.put("sentenceEn", Objects.requireNonNull(result.get("sentenceEn")));
        values.put("sentenceZh", Objects.requireNonNull(result.get("sentenceZh")));
        values.putAll(before.naming(document.number()).in(document.title(), clean).values());
        values.putAll(regulations.adopted(before.submitted(document.number()), rules.today()));
        append(
                store.session(before.id()).orElseThrow(),
                SessionAct.RESOLUTION,
                person,
                "",
                values,
                null,
                null,
                null);
    }

    private void append(
            OrganSession session,
            SessionAct act,
            PersonId person,
            String state,
            Map<String, String> values,
            @Nullable Object delegate,
            @Nullable Integer closes,
            @Nullable String token) {
        store.append(
                session.id(),
                new SessionEntry(
                        session.entries().size() + 1,
                        act,
                        clock.instant(),
                        person.value(),
                        state,
                        values),
                delegate,
                closes,
                token);
    }
}
