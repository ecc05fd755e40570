package org.goodoffices.organs.governance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Base;
import org.goodoffices.engines.decision.OrderOfVoting;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.Threshold;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.governance.DraftResolution.Change;
import org.goodoffices.organs.governance.DraftResolution.Parity;
import org.goodoffices.organs.governance.OrganSession.Credentials;
import org.goodoffices.organs.governance.OrganSession.Delegate;
import org.goodoffices.organs.governance.OrganSession.Meeting;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.goodoffices.organs.governance.OrganSession.Question;
import org.goodoffices.organs.governance.OrganSession.Vote;
import org.jspecify.annotations.Nullable;

/// What one person may do in a session at a moment, and what their form must say. Every refusal is
/// a `NotPossible` with its sentence.
final class SessionRules {

    static final List<String> MODES = List.of("on-site", "remote", "hybrid");

    /// What an objection of one State keeps from being adopted.
    static final List<Method> OBJECTED_TO =
            List.of(Method.WITHOUT_VOTE, Method.CONSENSUS, Method.SILENCE);

    static final int LONGEST_LINE = 300;
    static final int LONGEST_TEXT = 50_000;

    private final OrganSession session;
    private final Organs organs;
    private final OrganMembers seats;
    private final Regulations regulations;
    private final NamedPersons named;
    private final PersonId person;
    private final boolean secretariat;
    private final Instant now;
    private final ZoneId seat;
    private final SecretVoteRules secret;
    private final MeetingRules meetings;
    private final CredentialsRules credentials;
    private final ResignationRules resignations;

    /// Asked once for each request.
    private @Nullable List<StatesParties.State> members;

    /// Asked once for each request.
    private @Nullable List<NamedPersons.Person> nameable;

    /// @param ballots those cast in secret votes
    /// @param seat the institution's time zone, where no meeting sits
    SessionRules(
            OrganSession session,
            Organs organs,
            OrganMembers seats,
            Regulations regulations,
            NamedPersons named,
            PersonId person,
            boolean secretariat,
            Instant now,
            ZoneId seat,
            SecretBallots ballots) {
        this.session = session;
        this.organs = organs;
        this.seats = seats;
        this.regulations = regulations;
        this.named = named;
        this.person = person;
        this.secretariat = secretariat;
        this.now = now;
        this.seat = seat;
        this.secret = new SecretVoteRules(session, organs, this, ballots);
        this.meetings = new MeetingRules(session, this);
        this.credentials = new CredentialsRules(session, this, organs);
        this.resignations = new ResignationRules(session, this, organs);
    }

    SecretVoteRules secret() {
        return secret;
    }

    MeetingRules meetings() {
        return meetings;
    }

    CredentialsRules credentials() {
        return credentials;
    }

    ResignationRules resignations() {
        return resignations;
    }

    Instant now() {
        return now;
    }

    PersonId person() {
        return person;
    }

    /// Whether this person has this part in the session.
    boolean are(SessionAct.Who who) {
        return switch (who) {
            case SECRETARIAT -> secretariat;
            case CHAIR ->
                    session.chair()
                            .filter(chair -> chair.person().equals(person.value()))
                            .isPresent();
            case DELEGATE -> session.delegate(person.value()).isPresent();
            case NOBODY -> false;
        };
    }

    /// Whether the organ has not accepted this person's credentials: they have no seat.
    boolean refused() {
        return session.delegate(person.value())
                .filter(one -> one.credentials() == Credentials.REFUSED)
                .isPresent();
    }

    /// The State for which this person acts; empty where for none.
    String state() {
        return session.delegate(person.value()).map(Delegate::state).orElse("");
    }

    /// The day on which membership is asked.
    LocalDate today() {
        return now.atZone(session.sitting().map(Meeting::zone).orElse(seat)).toLocalDate();
    }

    /// The members of the organ on the day: who may sit, vote and be counted.
    List<StatesParties.State> members() {
        var asked = members;
        if (asked == null) {
            asked = seats.on(session.organ(), today());
            members = asked;
        }
        return asked;
    }

    boolean member(String state) {
        return members().stream().anyMatch(one -> one.code().equals(state));
    }

    OrganMembers seats() {
        return seats;
    }

    Regulations regulations() {
        return regulations;
    }

    NamedPersons named() {
        return named;
    }

    /// On whom a draft can decide by name.
    List<NamedPersons.Person> nameable() {
        var asked = nameable;
        if (asked == null) {
            asked = named.open(session.organ(), today());
            nameable = asked;
        }
        return asked;
    }

    /// Why a State has no seat on the day: it is no party, or it is not elected, or its term ended.
    NotPossible noSeat(String state, String field) {
        boolean party = seats.parties(today()).stream().anyMatch(one -> one.code().equals(state));
        return party
                ? new NotPossible(
                        "no-seat",
                        field,
                        name(state),
                        organs.organ(session.organ()).orElseThrow().title(),
                        today())
                : new NotPossible("not-a-party", field, name(state), today());
    }

    /// The values of a form that fits; what it need not say is left out.
    Map<String, String> checked(SessionAct act, Map<String, String> said) {
        var values = new TreeMap<String, String>();
        for (var field : act.fields()) {
            var text = said.getOrDefault(field, "").replace("\r\n", "\n").strip();
            fits(text, longest(field), field);
            if (!text.isEmpty()) {
                values.put(field, text);
            }
        }
        if (act.who() == SessionAct.Who.DELEGATE) {
            accredited();
        }
        if (act.who() == SessionAct.Who.CHAIR) {
            if (refused()) {
                throw new NotPossible("credentials-refused", "");
            }
            if (!closesAppeal(act, values)) {
                appealFirst();
            }
        }
        switch (act) {
            case NAME_DELEGATE -> nameDelegate(values);
            case ACCEPT_CREDENTIALS -> {
                var delegate = delegate(values);
                if (delegate.credentials() == Credentials.REFUSED) {
                    throw new NotPossible("credentials-refused-before", "delegate");
                }
                if (delegate.accepted()) {
                    throw new NotPossible("credentials-already", "delegate");
                }
            }
            case ELECT_CHAIR -> {
                if (!delegate(values).accepted()) {
                    throw new NotPossible("chair-without-credentials", "delegate");
                }
            }
            case CALL_MEETING -> callMeeting(values);
            case ADD_ITEM -> {
                if (meeting(values).opened() != null) {
                    throw new NotPossible("meeting-begun", "meeting");
                }
                both(values, "titleEn", "titleZh");
            }
            case ATTEND -> {
                var meeting = meeting(values);
                if (meeting.closed() != null) {
                    throw new NotPossible("meeting-over", "meeting");
                }
                if (meeting.present().contains(state())) {
                    throw new NotPossible("attending-already", "meeting");
                }
            }
            case OPEN_MEETING -> openMeeting(values);
            case ADOPT_AGENDA -> {
                var meeting = sitting(values);
                if (meeting.agendaAdopted()) {
                    throw new NotPossible("agenda-already", "meeting");
                }
                if (meeting.items().isEmpty()) {
                    throw new NotPossible("agenda-empty", "meeting");
                }
            }
            case CLOSE_MEETING -> {
                sitting(values);
                noOpenVote();
                noOpenBallot("meeting");
            }
            case SUBMIT -> {
                both(values, "titleEn", "titleZh");
                if (!values.containsKey("en") && !values.containsKey("zh")) {
                    throw new NotPossible("text", "en");
                }
                regulation(values);
            }
            case ALIGN_TEXT -> alignText(values);
            case CONFIRM_PARITY -> {
                var document = document(values);
                beforeVoting(document);
                if (document.parity() == Parity.UNEQUAL) {
                    throw new NotPossible(
                            "parity-unequal",
                            "document",
                            document.en().size(),
                            document.zh().size());
                }
                if (document.parity() == Parity.CONFIRMED) {
                    if (nameable().isEmpty()) {
                        throw new NotPossible("parity-already", "document");
                    }
                    noOpenVote();
                }
                naming(document, values);
            }
            case SPONSOR -> {
                var motion = motion(values);
                if (document(motion).order().fates().containsKey(motion)) {
                    throw new NotPossible("motion-settled", "motion");
                }
                if (sponsors(motion).contains(state())) {
                    throw new NotPossible("sponsor-already", "motion");
                }
            }
            case AMEND -> amend(values);
            case WITHDRAW -> withdraw(values);
            case RANK -> rank(values);
            case DIVIDE -> divide(values);
            case OPEN_VOTE -> openVote(values);
            case COUNT_HANDS -> countHands(values);
            case OBJECT -> {
                var vote = open(values);
                var limit = vote.limit();
                if (limit != null && now.isAfter(limit)) {
                    throw new NotPossible("silence-over", "decision");
                }
                if (!OBJECTED_TO.contains(vote.method())) {
                    throw new NotPossible("objection-to-vote", "decision");
                }
                if (vote.objections().contains(state())) {
                    throw new NotPossible("objected-already", "decision");
                }
            }
            case VOTE -> {
                if (open(values).method() != Method.ROLL_CALL) {
                    throw new NotPossible("not-by-roll-call", "decision");
                }
                if (!List.of("yes", "no", "abstain").contains(values.get("vote"))) {
                    throw new NotPossible("which-vote", "vote");
                }
            }
            case CLOSE_VOTE -> {
                var vote = open(values);
                if (vote.method() == Method.SECRET) {
                    throw new NotPossible("secret-declared", "decision");
                }
                if (vote.method() == Method.HANDS && vote.hands() == null) {
                    throw new NotPossible("hands-not-counted", "decision");
                }
                if (!canBeClosed(vote)) {
                    throw new NotPossible("silence-runs", "decision", vote.number());
                }
                if (vote.question() instanceof Question.Credentials) {
                    meetings.nobodySpeaks("decision");
                }
            }
            case PUT_SILENCE -> putSilence(values);
            case EXPLAIN -> explain(values);
            case TAKE_UP,
                    ASK_FLOOR,
                    LEAVE_LIST,
                    APPEAL,
                    GIVE_FLOOR,
                    END_SPEECH,
                    RULE,
                    CLOSE_LIST,
                    PUT_SUMMARY,
                    CORRECT_SUMMARY,
                    ISSUE_SUMMARY ->
                    meetings.check(act, values);
            case RECORD_RESIGNATION -> resignations.check(values);
            case PROPOSE_COMMITTEE, OBJECT_TO_CREDENTIALS, REPORT_CREDENTIALS, PUT_REPORT ->
                    credentials.check(act, values);
            case PUT_ELECTION,
                    NOMINATE,
                    ASK_FOR_BALLOT,
                    ACCLAIM,
                    MAKE_KEYS,
                    SHARE_KEYS,
                    COMPLAIN,
                    REGISTER,
                    CLOSE_REGISTRATION,
                    MIX,
                    OPEN_BALLOT,
                    CLOSE_BALLOT,
                    DECRYPT,
                    DECLARE,
                    DRAW_LOTS,
                    BREAK_OFF ->
                    secret.check(act, values, person.value());
            case OPEN_SESSION, RESULT, RESOLUTION, COMMITTEE, CREDENTIALS, PUT_SECRET, ELECTED ->
                    throw new IllegalArgumentException();
        }
        return values;
    }

    /// Whether one State's word keeps it from being adopted.
    boolean canBeObjectedTo(Vote vote) {
        var limit = vote.limit();
        return OBJECTED_TO.contains(vote.method()) && (limit == null || !now.isAfter(limit));
    }

    /// Votes may be explained before the voting or after it, save where the vote is secret (A/520,
    /// rule 88, cited from memory); while silence runs one objects or says nothing.
    static boolean canBeExplained(Vote vote) {
        return vote.result() != null
                || vote.method() != Method.SECRET && vote.method() != Method.SILENCE;
    }

    /// Whether this person's State has explained its position.
    boolean explained(Vote vote) {
        return session.explanations(vote.number()).stream()
                .anyMatch(one -> one.state().equals(state()));
    }

    /// Silence runs to its limit, unless somebody has broken it.
    boolean canBeClosed(Vote vote) {
        var limit = vote.limit();
        return limit == null || !vote.objections().isEmpty() || now.isAfter(limit);
    }

    private static int longest(String field) {
        return switch (field) {
            case "en", "zh" -> LONGEST_TEXT;
            // what scripts make: an element of the group has some six hundred digits, and tellers
            // hand on one for each of some two hundred States
            case "certificate", "opening", "commitments", "shares", "envelope", "trustee" -> 3_000;
            case "list", "decryption" -> 1_000_000;
            case "persons" -> LONGEST_TEXT;
            default -> LONGEST_LINE;
        };
    }

    private static void fits(String text, int longest, String field) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new NotPossible("too-long", field, longest);
        }
        if (text.codePoints()
                .anyMatch(sign ->
                        Character.isISOControl(sign) && sign != '\n' && sign != '\t'
                                || Character.getType(sign) == Character.SURROGATE)) {
            throw new NotPossible("unprintable", field);
        }
    }

    /// A delegate acts with credentials accepted, for a State that is a member on the day.
    private void accredited() {
        if (refused()) {
            throw new NotPossible("credentials-refused", "");
        }
        if (session.delegate(person.value()).filter(Delegate::accepted).isEmpty()) {
            throw new NotPossible("no-credentials", "");
        }
        if (!member(state())) {
            throw noSeat(state(), "");
        }
    }

    Text name(String state) {
        return seats.name(state);
    }

    static void both(Map<String, String> values, String en, String zh) {
        for (var field : List.of(en, zh)) {
            if (!values.containsKey(field)) {
                throw new NotPossible("both-languages", field);
            }
        }
    }

    private void nameDelegate(Map<String, String> values) {
        var state = values.getOrDefault("state", "");
        if (!member(state)) {
            throw noSeat(state, "state");
        }
        both(values, "nameEn", "nameZh");
        isMail(values, "mail");
    }

    static void isMail(Map<String, String> values, String field) {
        if (!values.getOrDefault(field, "").matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            throw new NotPossible("mail", field);
        }
    }

    Delegate delegate(Map<String, String> values) {
        return session.delegates().stream()
                .filter(one -> one.person().toString().equals(values.get("delegate")))
                .findFirst()
                .orElseThrow(() -> new NotPossible("no-delegate", "delegate"));
    }

    private void callMeeting(Map<String, String> values) {
        if (!MODES.contains(values.getOrDefault("mode", ""))) {
            throw new NotPossible("mode", "mode");
        }
        if (!values.containsKey("place")) {
            throw new NotPossible("place", "place");
        }
        var languages = List.of(values.getOrDefault("languages", "en,zh").split(","));
        if (!List.of("en", "zh").containsAll(languages)) {
            throw new NotPossible("languages", "languages");
        }
        values.put("languages", String.join(",", languages));
        if (moment(values).isBefore(now)) {
            throw new NotPossible("meeting-past", "day");
        }
    }

    /// The moment that a day, a time and a time zone name.
    private static Instant moment(Map<String, String> values) {
        var field = "zone";
        try {
            var zone = ZoneId.of(values.getOrDefault("zone", ""));
            field = "day";
            var day = LocalDate.parse(values.getOrDefault("day", ""));
            field = "time";
            var time = LocalTime.parse(values.getOrDefault("time", ""));
            return day.atTime(time).atZone(zone).toInstant();
        } catch (DateTimeException none) {
            throw new NotPossible(field.equals("zone") ? "zone" : "when", field);
        }
    }

    /// A draft whose text is settled is sent to all; who says nothing by the limit agrees.
    private void putSilence(Map<String, String> values) {
        var document = document(values);
        beforeVoting(document);
        if (document.parity() != Parity.CONFIRMED) {
            throw new NotPossible("parity-first", "document");
        }
        if (document.order().next() instanceof OrderOfVoting.Next.PutAmendment(var amendment)) {
            throw new NotPossible("amendment-first", "document", session.symbol(amendment.name()));
        }
        if (organs.rule(session.organ(), values.getOrDefault("matter", "")).isEmpty()) {
            throw new NotPossible("matter", "matter");
        }
        var limit = moment(values);
        if (!limit.isAfter(now)) {
            throw new NotPossible("silence-past", "day");
        }
        underItsMatter(
                document, values.getOrDefault("matter", ""), LocalDate.ofInstant(limit, seat));
        values.put("motion", document.name());
        values.put("limit", limit.toString());
    }

    /// Once for a State, while the vote is open or after the decision.
    private void explain(Map<String, String> values) {
        var vote =
                session.vote(values.getOrDefault("decision", ""))
                        .orElseThrow(() -> new NotPossible("no-vote", "decision"));
        if (!canBeExplained(vote)) {
            throw new NotPossible("explained-early", "decision");
        }
        if (explained(vote)) {
            throw new NotPossible("explained-already", "decision");
        }
        if (!values.containsKey("en") && !values.containsKey("zh")) {
            throw new NotPossible("text", "en");
        }
    }

    Meeting meeting(Map<String, String> values) {
        return session.meetings().stream()
                .filter(one -> String.valueOf(one.number()).equals(values.get("meeting")))
                .findFirst()
                .orElseThrow(() -> new NotPossible("no-meeting", "meeting"));
    }

    Meeting sitting(Map<String, String> values) {
        var meeting = meeting(values);
        if (!meeting.sitting()) {
            throw new NotPossible("not-sitting", "meeting");
        }
        return meeting;
    }

    private void openMeeting(Map<String, String> values) {
        var meeting = meeting(values);
        if (meeting.opened() != null) {
            throw new NotPossible("meeting-begun", "meeting");
        }
        if (now.atZone(meeting.zone()).toLocalDate().isBefore(meeting.day())) {
            throw new NotPossible("meeting-early", "meeting", meeting.day());
        }
        if (session.sitting().isPresent()) {
            throw new NotPossible("another-sits", "meeting");
        }
    }

    private DraftResolution document(Map<String, String> values) {
        return session.document(values.getOrDefault("document", ""))
                .orElseThrow(() -> new NotPossible("no-document", "document"));
    }

    private DraftResolution document(String motion) {
        return session.document(OrganSession.draftOf(motion).replaceFirst("^L\\.", ""))
                .orElseThrow(() -> new NotPossible("no-document", "motion"));
    }

    private void beforeVoting(DraftResolution document) {
        noSilence(document);
        if (document.votingBegun() || document.order().next() instanceof OrderOfVoting.Next.Over) {
            throw new NotPossible("voting-begun", "");
        }
    }

    /// What is to be amended or put separately stays there.
    private void alignText(Map<String, String> values) {
        var document = document(values);
        beforeVoting(document);
        noOpenVote();
        both(values, "titleEn", "titleZh");
        both(values, "en", "zh");
        int last =
                Stream.concat(
                                document.amendments().stream()
                                        .map(DraftResolution.Amendment::paragraph),
                                document.parts().stream()
                                        .flatMap(part -> part.paragraphs().stream()))
                        .max(Integer::compare)
                        .orElse(0);
        for (var field : List.of("en", "zh")) {
            if (DraftResolution.paragraphs(values.getOrDefault(field, "")).size() < last) {
                throw new NotPossible("paragraph-amended", field, last);
            }
        }
    }

    /// Whom the draft names, and what it decides on them; where it names nobody, both are left out.
    private void naming(DraftResolution document, Map<String, String> values) {
        var way = values.getOrDefault("way", "");
        var keys = values.getOrDefault("persons", "");
        if (way.isEmpty() && keys.isEmpty()) {
            return;
        }
        if (!named.ways().contains(way)) {
            throw new NotPossible("way", "way");
        }
        var text = IntStream.range(0, document.paragraphs()).mapToObj(document::paragraph).toList();
        var persons = new LinkedHashMap<String, Text>();
        for (var key : keys.split(",")) {
            var person =
                    nameable().stream()
                            .filter(one -> one.key().equals(key))
                            .findFirst()
                            .orElseThrow(() -> new NotPossible("persons", "persons"));
            if (!person.ways().contains(way)) {
                throw new NotPossible("way-not-open", "way", person.name());
            }
            if (!Naming.named(person.name(), document.title(), text)) {
                throw new NotPossible(
                        "not-named", "persons", session.symbol(document.name()), person.name());
            }
            persons.put(key, person.name());
        }
        values.putAll(new Naming(way, persons).values());
    }

    private void noSilence(DraftResolution document) {
        session.silence(document.number())
                .ifPresent(vote -> {
                    throw new NotPossible("silence-runs", "", vote.number());
                });
    }

    /// While silence runs for one draft, meetings go on with others.
    void noOpenVote() {
        session.votes().stream()
                .filter(SessionRules::isOpenVote)
                .findFirst()
                .ifPresent(vote -> {
                    throw new NotPossible("vote-open", "", vote.number());
                });
    }

    static boolean isOpenVote(Vote vote) {
        return vote.result() == null && vote.method() != Method.SILENCE;
    }

    void noOpenBallot(String field) {
        session.secretVotes().stream()
                .filter(one -> one.stage() == SecretVote.Stage.VOTING)
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("ballot-open", field, one.number());
                });
    }

    /// A draft or an amendment that is there.
    private String motion(Map<String, String> values) {
        var motion = values.getOrDefault("motion", "");
        var document = document(motion);
        if (!motion.equals(document.name()) && document.amendment(motion).isEmpty()) {
            throw new NotPossible("no-document", "motion");
        }
        return motion;
    }

    private List<String> sponsors(String motion) {
        var document = document(motion);
        return document.amendment(motion)
                .map(DraftResolution.Amendment::sponsors)
                .orElse(document.sponsors());
    }

    private void amend(Map<String, String> values) {
        var motion = motion(values);
        var document = document(motion);
        beforeVoting(document);
        noOpenVote();
        var change =
                Change.of(values.getOrDefault("change", ""))
                        .orElseThrow(() -> new NotPossible("change", "change"));
        var amended = document.amendment(motion);
        if (amended.isPresent()) {
            if (change != Change.REPLACE || amended.get().change() == Change.DELETE) {
                throw new NotPossible("amendment-replaced", "change");
            }
            if (document.order().fates().containsKey(motion)) {
                throw new NotPossible("motion-settled", "motion");
            }
            values.remove("paragraph");
        } else {
            var paragraphs =
                    DraftResolution.numbers(
                            values.getOrDefault("paragraph", ""), document.paragraphs());
            if (paragraphs.isEmpty() || paragraphs.get().size() != 1) {
                throw new NotPossible("paragraph", "paragraph", document.paragraphs());
            }
            values.put("paragraph", String.valueOf(paragraphs.get().iterator().next()));
        }
        if (change == Change.DELETE) {
            values.remove("en");
            values.remove("zh");
        } else {
            both(values, "en", "zh");
            values.replaceAll((field, text) ->
                    field.equals("en") || field.equals("zh")
                            ? text.replaceAll("\n\\s*\n", "\n")
                            : text);
        }
    }

    private void withdraw(Map<String, String> values) {
        var motion = motion(values);
        noOpenVote();
        noSilence(document(motion));
        if (!sponsors(motion).contains(state())) {
            throw new NotPossible("not-a-sponsor", "motion", name(state()), session.symbol(motion));
        }
        try {
            document(motion).order().withdrawn(motion, state());
        } catch (OrderOfVoting.NotNow late) {
            throw new NotPossible("said", "motion", late.why());
        }
    }

    private void rank(Map<String, String> values) {
        var document = document(values);
        beforeVoting(document);
        noOpenVote();
        int many = document.amendments().size();
        var order = values.getOrDefault("order", "");
        var numbers = many == 0 ? null : DraftResolution.numbers(order, many).orElse(null);
        if (numbers == null || numbers.size() != many || order.split("[,，、\\s]+").length != many) {
            throw new NotPossible("order", "order", many);
        }
    }

    private void divide(Map<String, String> values) {
        var document = document(values);
        beforeVoting(document);
        noOpenVote();
        var paragraphs =
                DraftResolution.numbers(
                                values.getOrDefault("paragraphs", ""), document.paragraphs())
                        .orElseThrow(() ->
                                new NotPossible("paragraph", "paragraphs", document.paragraphs()));
        var taken = new HashSet<>(paragraphs);
        if (document.parts().stream().anyMatch(part -> !disjoint(part.paragraphs(), taken))) {
            throw new NotPossible("part-already", "paragraphs");
        }
    }

    private static boolean disjoint(java.util.Set<Integer> one, java.util.Set<Integer> other) {
        return java.util.Collections.disjoint(one, other);
    }

    /// Of what becomes a regulation, or repeals one, the draft says which and from which day.
    private void regulation(Map<String, String> values) {
        boolean repeals = values.containsKey("repeals");
        if (!organs.regulates(session.organ()) || !repeals && !values.containsKey("regulation")) {
            if (values.containsKey("inForce")) {
                throw new NotPossible("regulation", "regulation");
            }
            values.keySet().removeAll(List.of("regulation", "repeals"));
            return;
        }
        if (repeals && values.containsKey("regulation")) {
            throw new NotPossible("regulation-or-repeal", "repeals");
        }
        var field = repeals ? "repeals" : "regulation";
        var which = values.getOrDefault(field, "");
        var followed = regulations.one(which);
        if (followed.isEmpty() && (repeals || !which.equals(Regulations.NEW))) {
            throw new NotPossible("regulation", field);
        }
        notRepealed(which, field);
        var inForce = day(values, "inForce");
        if (inForce.isBefore(today())) {
            throw new NotPossible("in-force-past", "inForce", inForce, today());
        }
        followed.map(Regulation::last)
                .filter(last -> last.inForce().isAfter(inForce))
                .ifPresent(last -> {
                    throw new NotPossible(
                            "in-force-before", "inForce", last.symbol(), last.inForce());
                });
    }

    private void notRepealed(String regulation, String field) {
        regulations
                .one(regulation)
                .flatMap(Regulation::repealed)
                .ifPresent(repeal -> {
                    throw new NotPossible(
                            "repealed-already", field, regulation, repeal.from(), repeal.symbol());
                });
    }

    /// What is decided of one regulation is decided of it before the next is.
    private void notDecidedBesides(DraftResolution document, String regulation) {
        session.votes().stream()
                .filter(one -> one.result() == null && one.question() == null)
                .filter(one -> one.document() != document.number())
                .filter(one ->
                        Regulations.about(session.submitted(one.document())).equals(regulation))
                .filter(_ -> !regulation.equals(Regulations.NEW))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible(
                            "regulation-decided-first", "document", regulation, one.number());
                });
    }

    /// A day that a form names, of a year that people write.
    LocalDate day(Map<String, String> values, String field) {
        try {
            var day = LocalDate.parse(values.getOrDefault(field, ""));
            if (day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeException none) {
            // said below
        }
        throw new NotPossible("day", field);
    }

    /// What adopts a regulation is put under the matter of regulations, its amendments too, since
    /// they take the majority of what they amend (UN General Assembly, rule 84, cited from memory);
    /// and nothing else is.
    ///
    /// @param earliest the first day on which it can be adopted
    private void underItsMatter(DraftResolution document, String matter, LocalDate earliest) {
        var submitted = session.submitted(document.number());
        var regulation = Regulations.about(submitted);
        boolean regulates = !regulation.isEmpty();
        if (regulates != matter.equals(Organs.REGULATIONS)) {
            throw new NotPossible(regulates ? "matter-regulation" : "matter-other", "matter");
        }
        if (regulates) {
            notRepealed(regulation, "document");
            notDecidedBesides(document, regulation);
            var inForce = LocalDate.parse(submitted.value("inForce"));
            if (inForce.isBefore(earliest)) {
                throw new NotPossible("in-force-past", "document", inForce, earliest);
            }
        }
    }

    private void openVote(Map<String, String> values) {
        var meeting =
                session.sitting().orElseThrow(() -> new NotPossible("not-sitting", "document"));
        if (!meeting.agendaAdopted()) {
            throw new NotPossible("agenda-first", "document");
        }
        noOpenVote();
        var document = document(values);
        noSilence(document);
        if (document.parity() != Parity.CONFIRMED) {
            throw new NotPossible("parity-first", "document");
        }
        var rule =
                organs.rule(session.organ(), values.getOrDefault("matter", ""))
                        .orElseThrow(() -> new NotPossible("matter", "matter"));
        if (Method.of(values.getOrDefault("method", ""))
                .filter(one -> one != Method.SILENCE)
                .isEmpty()) {
            throw new NotPossible("method", "method");
        }
        var motion =
                switch (document.order().next()) {
                    case OrderOfVoting.Next.PutAmendment(var amendment) -> amendment.name();
                    case OrderOfVoting.Next.PutPart(var part) -> part.name();
                    case OrderOfVoting.Next.PutWhole(var name, _, _) -> name;
                    case OrderOfVoting.Next.Over _ ->
                            throw new NotPossible("voting-over", "document");
                };
        underItsMatter(document, values.getOrDefault("matter", ""), today());
        quorum(meeting, rule, "document");
        if (Method.SECRET.key().equals(values.get("method"))) {
            secret.tellers(values);
        } else {
            values.remove("tellers");
        }
        values.put("motion", motion);
        values.put("meeting", String.valueOf(meeting.number()));
    }

    /// Nothing goes on before an appeal is decided.
    void appealFirst() {
        session.appeal()
                .ifPresent(vote -> {
                    throw new NotPossible("appeal-first", "", vote.number());
                });
    }

    private boolean closesAppeal(SessionAct act, Map<String, String> values) {
        return act == SessionAct.CLOSE_VOTE
                && session.appeal()
                        .filter(one -> String.valueOf(one.number()).equals(values.get("decision")))
                        .isPresent();
    }

    /// A ruling is overruled by a majority of the members present and voting, and stands where the
    /// votes are equally divided (A/520, rule 71, cited from memory); whatever majority the organ
    /// needs for else. Its quorum is that of questions which no other rule names.
    Rule ofAppeals() {
        var rule = Rule.of(Base.PRESENT_AND_VOTING, Threshold.Share.SIMPLE);
        var quorum = organs.rule(session.organ(), "other").orElseThrow().quorum();
        return quorum == null ? rule : rule.with(quorum);
    }

    void quorum(Meeting meeting, Rule rule, String field) {
        var here = present(meeting);
        var quorum = rule.quorum();
        if (quorum != null && !quorum.met(here)) {
            throw new NotPossible(
                    "no-quorum",
                    field,
                    here.present(),
                    here.members(),
                    quorum.threshold().required(here.members()));
        }
    }

    /// Who is there of the members of the day, before anybody votes.
    Tally present(Meeting meeting) {
        var members = members();
        long here = members.stream().filter(one -> meeting.present().contains(one.code())).count();
        return new Tally(0, 0, 0, 0, members.size() - here, members.size());
    }

    private Vote open(Map<String, String> values) {
        var vote =
                session.vote(values.getOrDefault("decision", ""))
                        .orElseThrow(() -> new NotPossible("no-vote", "decision"));
        if (vote.result() != null) {
            throw new NotPossible("vote-closed", "decision");
        }
        return vote;
    }

    private void countHands(Map<String, String> values) {
        var vote = open(values);
        if (vote.method() != Method.HANDS) {
            throw new NotPossible("not-by-hands", "decision");
        }
        long sum = 0;
        for (var field : List.of("yes", "no", "abstain")) {
            var count = values.getOrDefault(field, "");
            if (!count.matches("[0-9]{1,4}")) {
                throw new NotPossible("count", field);
            }
            values.put(field, String.valueOf(Integer.parseInt(count)));
            sum += Integer.parseInt(count);
        }
        long here = present(session.sitting().orElseThrow()).present();
        if (sum > here) {
            throw new NotPossible("more-hands", "yes", sum, here);
        }
    }
}
