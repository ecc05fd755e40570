package org.goodoffices.organs.governance;

import static org.goodoffices.organs.governance.SessionAct.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.organs.governance.DraftResolution.Amendment;
import org.goodoffices.organs.governance.DraftResolution.Change;
import org.goodoffices.organs.governance.DraftResolution.Event;
import org.goodoffices.organs.governance.DraftResolution.Part;
import org.goodoffices.organs.governance.SessionAct.Who;
import org.jspecify.annotations.Nullable;

/// A session of an organ: nothing but its entries, asked in different ways. Who sees only some of
/// them is answered from these. Entries never change, so what is asked often is worked out once.
final class OrganSession {

    private final String id;
    private final List<SessionEntry> entries;
    private final Once<Map<SessionAct, List<SessionEntry>>> byAct = new Once<>(this::sorted);
    private final Once<List<Delegate>> delegates = new Once<>(this::named);
    private final Once<Map<UUID, Delegate>> byPerson = new Once<>(this::known);
    private final Once<List<Meeting>> meetings = new Once<>(this::called);
    private final Once<List<DraftResolution>> documents = new Once<>(this::submitted);
    private final Once<List<Vote>> votes = new Once<>(this::putToTheVote);
    private final Once<List<SecretVote>> secretVotes = new Once<>(this::putInSecret);

    /// @param id the symbol of the organ and the number of the session: `AP-1`
    OrganSession(String id, List<SessionEntry> entries) {
        this.id = id;
        this.entries = List.copyOf(entries);
    }

    String id() {
        return id;
    }

    List<SessionEntry> entries() {
        return entries;
    }

    /// Somebody who sits for a State.
    ///
    /// @param objections States that object to the credentials
    record Delegate(
            UUID person,
            String state,
            Text name,
            Credentials credentials,
            List<String> objections) {
        Delegate {
            objections = List.copyOf(objections);
        }

        /// Whether they speak, vote and move for the State; provisionally, and with the same
        /// rights, also where somebody objects (A/520, rule 29).
        boolean accepted() {
            return switch (credentials) {
                case ACCEPTED, IN_ORDER -> true;
                case AWAITED, REFUSED -> false;
            };
        }
    }

    /// How the credentials of a delegate stand.
    enum Credentials {
        AWAITED,
        /// By the Secretariat, until the organ decides.
        ACCEPTED,
        /// By the organ.
        IN_ORDER,
        /// By the organ, which did not accept them.
        REFUSED;

        boolean decided() {
            return this == IN_ORDER || this == REFUSED;
        }
    }

    /// What the credentials committee found.
    ///
    /// @param by the State that presented it
    /// @param states whose credentials it found in order
    /// @param refused States with delegates whose credentials it did not
    /// @param adopted when the organ adopted it; null where it has not
    record Report(
            int number,
            String by,
            SessionEntry entry,
            List<String> states,
            List<String> refused,
            @Nullable Instant adopted) {
        Report {
            states = List.copyOf(states);
            refused = List.copyOf(refused);
        }
    }

    /// What a meeting is to deal with.
    record Item(Text title, Instant at) {}

    /// @param begins the moment, in the time zone of the place
    /// @param present the States that are there, in the order in which they came
    record Meeting(
            int number,
            String mode,
            String place,
            Instant begins,
            ZoneId zone,
            String languages,
            Instant calledAt,
            List<Item> items,
            @Nullable Instant opened,
            boolean agendaAdopted,
            @Nullable Instant closed,
            List<String> present) {
        Meeting {
            items = List.copyOf(items);
            present = List.copyOf(present);
        }

        LocalDate day() {
            return begins.atZone(zone).toLocalDate();
        }

        boolean sitting() {
            return opened != null && closed == null;
        }
    }

    /// Something that was put to the organ.
    ///
    /// @param document the number of the draft; 0 where it is none
    /// @param motion the draft, an amendment, a part, an appeal, a committee or a report, by its
    ///   name
    /// @param from the State that is called first; empty unless the roll is called
    /// @param letter from which on the roll is called; empty unless one was drawn
    /// @param objections States that object, or ask for a vote
    /// @param hands what was counted by hand; null where nothing was
    /// @param put when it was put
    /// @param limit until when silence adopts it; null unless it is put to the silence procedure
    /// @param question what it is about where it is no draft
    /// @param result null while it is open
    record Vote(
            int number,
            Instant put,
            @Nullable Instant limit,
            int meeting,
            int document,
            String motion,
            String matter,
            Method method,
            String from,
            String letter,
            List<String> objections,
            @Nullable Tally hands,
            @Nullable Question question,
            @Nullable Result result) {
        Vote {
            objections = List.copyOf(objections);
        }

        /// Null where it is none.
        Question.@Nullable Appeal appeal() {
            return question instanceof Question.Appeal appeal ? appeal : null;
        }
    }

    /// What is put to the vote besides drafts.
    sealed interface Question {

        /// An appeal against a ruling of the chair; who votes for it votes for overruling.
        ///
        /// @param by the State that appealed
        record Appeal(String by, Text ruling) implements Question {}

        /// The credentials committee, as the chair proposes it.
        record Committee(List<String> states) implements Question {
            public Committee {
                states = List.copyOf(states);
            }
        }

        /// The report of the credentials committee with this number.
        record Credentials(int report) implements Question {}
    }

    /// How it is decided.
    enum Method {
        WITHOUT_VOTE,
        CONSENSUS,
        HANDS,
        ROLL_CALL,
        SECRET,
        SILENCE;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Optional<Method> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }

    /// @param votes what each State did, by its code
    record Result(
            Decision.Outcome outcome, Text sentence, Map<String, Tally.Vote> votes, Instant at) {
        Result {
            votes = java.util.Collections.unmodifiableMap(new TreeMap<>(votes));
        }
    }

    /// What was adopted, as it was adopted.
    record Resolution(
            int number,
            int document,
            Text title,
            List<Text> paragraphs,
            Text sentence,
            Naming naming,
            Instant at) {
        Resolution {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    Stream<SessionEntry> of(SessionAct... acts) {
        if (acts.length == 1) {
            return byAct.get().getOrDefault(acts[0], List.of()).stream();
        }
        var wanted = List.of(acts);
        return entries.stream().filter(entry -> wanted.contains(entry.act()));
    }

    private Map<SessionAct, List<SessionEntry>> sorted() {
        return entries.stream().collect(Collectors.groupingBy(SessionEntry::act));
    }

    Stream<SessionEntry> of(SessionAct act, String field, int number) {
        return of(act).filter(entry -> entry.value(field).equals(String.valueOf(number)));
    }

    String organ() {
        return of(OPEN_SESSION).findFirst().map(entry -> entry.value("organ")).orElse("");
    }

    /// `AP` of `AP-1`.
    String prefix() {
        return id.replaceFirst("-.*", "");
    }

    String ordinal() {
        return id.replaceFirst(".*-", "");
    }

    /// `AP/1/L.2`: the name of a document of this session in full.
    String symbol(String name) {
        return prefix() + "/" + ordinal() + "/" + name;
    }

    /// `AP/RES/1/3`.
    String symbolOf(Resolution resolution) {
        return prefix() + "/RES/" + ordinal() + "/" + resolution.number();
    }

    List<Delegate> delegates() {
        return delegates.get();
    }

    Optional<Delegate> delegate(UUID person) {
        return Optional.ofNullable(byPerson.get().get(person));
    }

    private Map<UUID, Delegate> known() {
        return delegates().stream()
                .collect(
                        Collectors.toMap(
                                Delegate::person, Function.identity(), (first, _) -> first));
    }

    private List<Delegate> named() {
        var credentials = new HashMap<String, Credentials>();
        of(ACCEPT_CREDENTIALS)
                .forEach(entry -> credentials.put(entry.value("delegate"), Credentials.ACCEPTED));
        of(CREDENTIALS)
                .forEach(entry -> {
                    list(entry, "inOrder")
                            .forEach(one -> credentials.put(one, Credentials.IN_ORDER));
                    list(entry, "notInOrder")
                            .forEach(one -> credentials.put(one, Credentials.REFUSED));
                });
        var objections =
                of(OBJECT_TO_CREDENTIALS)
                        .collect(
                                Collectors.groupingBy(
                                        entry -> entry.value("delegate"),
                                        Collectors.mapping(
                                                SessionEntry::state, Collectors.toList())));
        return of(NAME_DELEGATE)
                .map(entry -> {
                    var person = entry.value("delegate");
                    return new Delegate(
                            UUID.fromString(person),
                            entry.value("state"),
                            new Text(entry.value("nameEn"), entry.value("nameZh")),
                            credentials.getOrDefault(person, Credentials.AWAITED),
                            objections.getOrDefault(person, List.of()));
                })
                .toList();
    }

    /// What an entry lists under this name.
    static List<String> list(SessionEntry entry, String name) {
        return entry.value(name).isEmpty() ? List.of() : List.of(entry.value(name).split(","));
    }

    /// Whether the organ, before an entry of this number, had last not accepted the credentials of
    /// this person.
    boolean refused(UUID person, int before) {
        var id = person.toString();
        return of(CREDENTIALS)
                .filter(entry -> entry.number() < before)
                .filter(entry ->
                        list(entry, "inOrder").contains(id)
                                || list(entry, "notInOrder").contains(id))
                .reduce((_, later) -> later)
                .filter(entry -> list(entry, "notInOrder").contains(id))
                .isPresent();
    }

    /// The States in the credentials committee; none before it is appointed.
    List<String> committee() {
        return of(COMMITTEE).findFirst().map(entry -> list(entry, "states")).orElse(List.of());
    }

    /// Those of the credentials committee, in the order in which they were presented.
    List<Report> reports() {
        var reports = new ArrayList<Report>();
        of(REPORT_CREDENTIALS)
                .forEach(entry -> {
                    int number = reports.size() + 1;
                    reports.add(
                            new Report(
                                    number,
                                    entry.state(),
                                    entry,
                                    list(entry, "states"),
                                    list(entry, "refused"),
                                    of(CREDENTIALS, "report", number)
                                            .findFirst()
                                            .map(SessionEntry::at)
                                            .orElse(null)));
                });
        return reports;
    }

    Optional<Delegate> chair() {
        return of(ELECT_CHAIR)
                .reduce((_, later) -> later)
                .flatMap(entry -> delegate(UUID.fromString(entry.value("delegate"))));
    }

    List<Meeting> meetings() {
        return meetings.get();
    }

    private List<Meeting> called() {
        var meetings = new ArrayList<Meeting>();
        of(CALL_MEETING).forEach(entry -> meetings.add(meeting(meetings.size() + 1, entry)));
        return List.copyOf(meetings);
    }

    private Meeting meeting(int number, SessionEntry entry) {
        var zone = ZoneId.of(entry.value("zone"));
        var closed = of(CLOSE_MEETING, "meeting", number).findFirst();
        int end = closed.map(SessionEntry::number).orElse(Integer.MAX_VALUE);
        return new Meeting(
                number,
                entry.value("mode"),
                entry.value("place"),
                LocalDate.parse(entry.value("day"))
                        .atTime(LocalTime.parse(entry.value("time")))
                        .atZone(zone)
                        .toInstant(),
                zone,
                entry.value("languages"),
                entry.at(),
                of(ADD_ITEM, "meeting", number)
                        .map(item ->
                                new Item(
                                        new Text(item.value("titleEn"), item.value("titleZh")),
                                        item.at()))
                        .toList(),
                of(OPEN_MEETING, "meeting", number).findFirst().map(SessionEntry::at).orElse(null),
                of(ADOPT_AGENDA, "meeting", number).findFirst().isPresent(),
                closed.map(SessionEntry::at).orElse(null),
                of(ATTEND, "meeting", number)
                        .filter(one -> !refused(one.person(), end))
                        .map(SessionEntry::state)
                        .distinct()
                        .toList());
    }

    Optional<Meeting> meeting(String number) {
        return meetings().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    Optional<Meeting> sitting() {
        return meetings().stream().filter(Meeting::sitting).findFirst();
    }

    List<DraftResolution> documents() {
        return documents.get();
    }

    private List<DraftResolution> submitted() {
        var documents = new ArrayList<DraftResolution>();
        of(SUBMIT).forEach(entry -> documents.add(document(documents.size() + 1, entry)));
        return List.copyOf(documents);
    }

    /// The entry by which a draft came in.
    SessionEntry submitted(int document) {
        return of(SUBMIT).skip(document - 1L).findFirst().orElseThrow();
    }

    /// On whom a draft decides by name, as it was confirmed last.
    Naming naming(int document) {
        return confirmed(document, text(document, submitted(document)))
                .map(Naming::of)
                .orElse(Naming.NOBODY);
    }

    /// The entry that gave a draft the text which it has.
    private SessionEntry text(int document, SessionEntry submitted) {
        return of(ALIGN_TEXT, "document", document).reduce((_, later) -> later).orElse(submitted);
    }

    /// The last entry by which this text was confirmed.
    private Optional<SessionEntry> confirmed(int document, SessionEntry text) {
        return of(CONFIRM_PARITY, "document", document)
                .filter(entry -> entry.number() > text.number())
                .reduce((_, later) -> later);
    }

    private DraftResolution document(int number, SessionEntry submitted) {
        var name = "L." + number;
        var text = text(number, submitted);
        boolean confirmed = confirmed(number, text).isPresent();
        var amendments = ranked(number, amendments(name));
        var parts = new ArrayList<Part>();
        of(DIVIDE, "document", number)
                .forEach(entry ->
                        parts.add(
                                new Part(
                                        name + "/Part." + (parts.size() + 1),
                                        DraftResolution.numbers(entry.value("paragraphs"), 9999)
                                                .orElseThrow())));
        return new DraftResolution(
                number,
                new Text(text.value("titleEn"), text.value("titleZh")),
                DraftResolution.paragraphs(text.value("en")),
                DraftResolution.paragraphs(text.value("zh")),
                confirmed,
                sponsors(name, submitted.state()),
                amendments,
                parts,
                events(number, name));
    }

    private List<String> sponsors(String motion, String first) {
        return Stream.concat(
                        Stream.of(first),
                        of(SPONSOR)
                                .filter(entry -> entry.value("motion").equals(motion))
                                .map(SessionEntry::state))
                .distinct()
                .toList();
    }

    private List<Amendment> amendments(String document) {
        var amendments = new ArrayList<Amendment>();
        of(AMEND)
                .filter(entry -> draftOf(entry.value("motion")).equals(document))
                .forEach(entry -> {
                    var name = document + "/Amend." + (amendments.size() + 1);
                    amendments.add(
                            new Amendment(
                                    name,
                                    entry.value("motion"),
                                    entry.value("paragraph").isEmpty()
                                            ? 0
                                            : Integer.parseInt(entry.value("paragraph")),
                                    Change.of(entry.value("change")).orElseThrow(),
                                    new Text(entry.value("en"), entry.value("zh")),
                                    sponsors(name, entry.state())));
                });
        return amendments;
    }

    /// In the order that the chair gave last; the others after these, as they came.
    private List<Amendment> ranked(int number, List<Amendment> amendments) {
        var order =
                of(RANK, "document", number)
                        .reduce((_, later) -> later)
                        .map(entry -> List.of(entry.value("order").split("[,，、\\s]+")))
                        .orElse(List.of());
        return amendments.stream()
                .sorted(
                        java.util.Comparator.comparingInt(one -> {
                            int place = order.indexOf(one.name().replaceFirst(".*Amend\\.", ""));
                            return place < 0 ? Integer.MAX_VALUE : place;
                        }))
                .toList();
    }

    private List<Event> events(int number, String name) {
        var put = put().toList();
        return of(RESULT, WITHDRAW)
                .flatMap(entry -> {
                    if (entry.act() == WITHDRAW) {
                        return draftOf(entry.value("motion")).equals(name)
                                ? Stream.<Event>of(
                                        new Event.Withdrawn(entry.value("motion"), entry.state()))
                                : Stream.<Event>empty();
                    }
                    var vote = put.get(Integer.parseInt(entry.value("decision")) - 1);
                    var outcome = Decision.Outcome.valueOf(entry.value("outcome"));
                    boolean settled = entry.value("settled").equals("yes");
                    return vote.value("document").equals(String.valueOf(number)) && settled
                            ? Stream.<Event>of(new Event.Voted(outcome == Decision.Outcome.ADOPTED))
                            : Stream.<Event>empty();
                })
                .toList();
    }

    /// `L.1` of `L.1/Amend.2`.
    static String draftOf(String motion) {
        return motion.replaceFirst("/.*", "");
    }

    Optional<DraftResolution> document(String number) {
        return documents().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    /// What was put to the vote; each vote has the number of its place here.
    Stream<SessionEntry> put() {
        return of(OPEN_VOTE, PUT_SILENCE, APPEAL, PROPOSE_COMMITTEE, PUT_REPORT);
    }

    /// The ruling after which the chair has done nothing, and against which nobody has appealed.
    Optional<SessionEntry> ruling() {
        return entries.stream()
                .filter(one -> one.act().who() == Who.CHAIR || one.act() == APPEAL)
                .reduce((_, later) -> later)
                .filter(one -> one.act() == RULE);
    }

    /// The appeal that is decided before anything else.
    Optional<Vote> appeal() {
        return votes().stream()
                .filter(one -> one.appeal() != null && one.result() == null)
                .findFirst();
    }

    List<Vote> votes() {
        return votes.get();
    }

    private List<Vote> putToTheVote() {
        var votes = new ArrayList<Vote>();
        put().forEach(entry -> votes.add(vote(votes.size() + 1, entry)));
        return List.copyOf(votes);
    }

    /// The proposal on this draft for which silence runs.
    Optional<Vote> silence(int document) {
        return votes().stream()
                .filter(one -> one.method() == Method.SILENCE && one.result() == null)
                .filter(one -> one.document() == document)
                .findFirst();
    }

    Optional<Vote> vote(String number) {
        return votes().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    private Vote vote(int number, SessionEntry entry) {
        boolean silence = entry.act() == PUT_SILENCE;
        var question = question(entry);
        return new Vote(
                number,
                entry.at(),
                silence ? Instant.parse(entry.value("limit")) : null,
                silence ? 0 : Integer.parseInt(entry.value("meeting")),
                question == null ? Integer.parseInt(entry.value("document")) : 0,
                entry.value("motion"),
                entry.value("matter"),
                silence ? Method.SILENCE : Method.of(entry.value("method")).orElseThrow(),
                entry.value("from"),
                entry.value("letter"),
                of(OBJECT, "decision", number).map(SessionEntry::state).distinct().toList(),
                of(COUNT_HANDS, "decision", number)
                        .reduce((_, later) -> later)
                        .map(hands ->
                                Tally.of(
                                        Long.parseLong(hands.value("yes")),
                                        Long.parseLong(hands.value("no")),
                                        Long.parseLong(hands.value("abstain"))))
                        .orElse(null),
                question,
                of(RESULT, "decision", number).findFirst().map(OrganSession::result).orElse(null));
    }

    private static @Nullable Question question(SessionEntry put) {
        return switch (put.act()) {
            case APPEAL ->
                    new Question.Appeal(
                            put.state(), new Text(put.value("rulingEn"), put.value("rulingZh")));
            case PROPOSE_COMMITTEE -> new Question.Committee(list(put, "states"));
            case PUT_REPORT -> new Question.Credentials(Integer.parseInt(put.value("report")));
            default -> null;
        };
    }

    private static Result result(SessionEntry entry) {
        var votes = new TreeMap<String, Tally.Vote>();
        for (var one : entry.value("votes").split(",")) {
            if (one.contains("=")) {
                votes.put(one.substring(0, 3), Tally.Vote.valueOf(one.substring(4)));
            }
        }
        return new Result(
                Decision.Outcome.valueOf(entry.value("outcome")),
                new Text(entry.value("sentenceEn"), entry.value("sentenceZh")),
                votes,
                entry.at());
    }

    List<Resolution> resolutions() {
        return of(RESOLUTION)
                .map(entry -> {
                    var en = DraftResolution.paragraphs(entry.value("en"));
                    var zh = DraftResolution.paragraphs(entry.value("zh"));
                    var paragraphs = new ArrayList<Text>();
                    for (int i = 0; i < en.size(); i++) {
                        paragraphs.add(new Text(en.get(i), zh.get(i)));
                    }
                    return new Resolution(
                            Integer.parseInt(entry.value("resolution")),
                            Integer.parseInt(entry.value("document")),
                            new Text(entry.value("titleEn"), entry.value("titleZh")),
                            paragraphs,
                            new Text(entry.value("sentenceEn"), entry.value("sentenceZh")),
                            Naming.of(entry),
                            entry.at());
                })
                .toList();
    }

    Floor floor(int meeting) {
        return Floor.of(
                        entries.stream()
                                .filter(entry ->
                                        entry.value("meeting").equals(String.valueOf(meeting)))
                                .toList())
                .among(meeting(String.valueOf(meeting)).map(Meeting::present).orElse(List.of()));
    }

    /// What was said of a decision after it was taken.
    List<SessionEntry> explanations(int decision) {
        return of(EXPLAIN, "decision", decision).toList();
    }

    /// The versions of a meeting's summary record, the corrections asked for between them.
    List<SessionEntry> summary(int meeting) {
        return of(PUT_SUMMARY, CORRECT_SUMMARY, ISSUE_SUMMARY)
                .filter(entry -> entry.value("meeting").equals(String.valueOf(meeting)))
                .toList();
    }

    /// Elections and secret votes on proposals, in the order in which they were put.
    List<SecretVote> secretVotes() {
        return secretVotes.get();
    }

    private List<SecretVote> putInSecret() {
        var secret = new ArrayList<SecretVote>();
        of(PUT_ELECTION, PUT_SECRET)
                .forEach(put -> secret.add(FoldSecretVote.of(this, secret.size() + 1, put)));
        return List.copyOf(secret);
    }

    /// The entry by which a secret vote was put.
    SessionEntry putBy(SecretVote vote) {
        return of(PUT_ELECTION, PUT_SECRET).skip(vote.number() - 1L).findFirst().orElseThrow();
    }

    Optional<SecretVote> secretVote(String number) {
        return secretVotes().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }
}
