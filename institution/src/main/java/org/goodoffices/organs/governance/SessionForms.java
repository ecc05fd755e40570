package org.goodoffices.organs.governance;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.OrderOfVoting;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.DraftResolution.Change;
import org.goodoffices.organs.governance.OrganSession.Credentials;
import org.goodoffices.organs.governance.OrganSession.Delegate;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.jspecify.annotations.Nullable;

/// The fields of each act's form, with what can be chosen in a session as it stands.
final class SessionForms {

    /// Time zones offered for a meeting: the seat's, and where States have missions.
    private static final List<String> ZONES =
            List.of("Asia/Hong_Kong", "Europe/Zurich", "America/New_York", "Africa/Nairobi", "UTC");

    private static final Set<String> CHOSEN =
            Set.of(
                    "state",
                    "states",
                    "notInOrder",
                    "term",
                    "delegate",
                    "meeting",
                    "document",
                    "decision",
                    "motion",
                    "mode",
                    "zone",
                    "matter",
                    "method",
                    "change",
                    "office",
                    "secret",
                    "accused",
                    "item",
                    "speaker",
                    "purpose");

    /// What a script makes, in hidden fields.
    private static final Set<String> MADE =
            Set.of(
                    "certificate",
                    "opening",
                    "commitments",
                    "shares",
                    "envelope",
                    "list",
                    "trustee",
                    "decryption");

    /// Asked only where there is something to choose.
    private static final Set<String> WHERE_ANY =
            Set.of("group", "candidate", "regulation", "repeals", "way", "persons");

    /// What one says in a language of one's choice.
    private static final List<SessionAct> EITHER_LANGUAGE =
            List.of(
                    SessionAct.EXPLAIN,
                    SessionAct.PUT_SUMMARY,
                    SessionAct.CORRECT_SUMMARY,
                    SessionAct.OBJECT_TO_CREDENTIALS);

    private final Visit visit;
    private final OrganSession session;
    private final SessionRules rules;
    private final Organs organs;

    SessionForms(Visit visit, OrganSession session, SessionRules rules, Organs organs) {
        this.visit = visit;
        this.session = session;
        this.rules = rules;
        this.organs = organs;
    }

    /// The acts that this person may do now, where each field has something to choose; first of all
    /// to vote, where a vote is open.
    List<SessionAct> offered() {
        return Stream.of(SessionAct.values())
                .filter(act -> rules.are(act.who()))
                .filter(act -> act.who() == SessionAct.Who.SECRETARIAT || !rules.refused())
                .filter(act ->
                        act.fields().stream()
                                .filter(CHOSEN::contains)
                                .noneMatch(field -> choices(act, field).isEmpty()))
                .sorted(Comparator.comparing(act -> act != SessionAct.VOTE))
                .toList();
    }

    /// Links to those of them that have this field, with its value chosen.
    List<Shown.Link> links(String field, String value) {
        return offered().stream()
                .filter(act -> act.fields().contains(field))
                .filter(act ->
                        choices(act, field).stream()
                                .anyMatch(choice -> choice.value().equals(value)))
                .map(act -> link(act, "?" + field + "=" + value))
                .toList();
    }

    /// Where regulations are amended: the form of a draft, filled with the last version of each.
    List<Shown.Link> amendments() {
        return rules.are(SessionAct.SUBMIT.who()) && organs.regulates(session.organ())
                ? unrepealed()
                        .map(one ->
                                new Shown.Link(
                                        visit.t("regulations.amend", regulation(one).text()),
                                        link(SessionAct.SUBMIT, "?regulation=" + one.number())
                                                .address()))
                        .toList()
                : List.of();
    }

    Shown.Link link(SessionAct act, String query) {
        boolean naming = act == SessionAct.CONFIRM_PARITY && !rules.nameable().isEmpty();
        return new Shown.Link(
                visit.t("organs.act." + act.key() + (naming ? ".naming" : "")),
                "/sessions/" + session.id() + "/acts/" + act.key() + query);
    }

    /// The fields, filled with what was said.
    List<Field> fields(
            SessionAct act, Map<String, String> said, @Nullable String wrong, String why) {
        var filled = new TreeMap<>(said);
        if (act == SessionAct.ALIGN_TEXT && !said.containsKey("en")) {
            session.document(said.getOrDefault("document", ""))
                    .ifPresent(document -> {
                        filled.put("titleEn", document.title().en());
                        filled.put("titleZh", document.title().zh());
                        filled.put("en", DraftResolution.joined(document.en()));
                        filled.put("zh", DraftResolution.joined(document.zh()));
                    });
        }
        if (act == SessionAct.CONFIRM_PARITY && !said.containsKey("way")) {
            session.document(said.getOrDefault("document", ""))
                    .map(document -> session.naming(document.number()))
                    .ifPresent(before -> filled.putAll(before.values()));
        }
        if (act == SessionAct.SUBMIT && !said.containsKey("en")) {
            rules.regulations()
                    .one(said.getOrDefault("regulation", ""))
                    .map(Regulation::last)
                    .ifPresent(last -> {
                        filled.put("titleEn", last.title().en());
                        filled.put("titleZh", last.title().zh());
                        filled.put("en", last.text(Text::en));
                        filled.put("zh", last.text(Text::zh));
                    });
        }
        if (act == SessionAct.REPORT_CREDENTIALS) {
            filled.putIfAbsent(
                    "notInOrder",
                    session.delegates().stream()
                            .filter(one -> one.credentials() == Credentials.REFUSED)
                            .map(one -> one.person().toString())
                            .collect(Collectors.joining(",")));
        }
        if (act == SessionAct.CALL_MEETING) {
            filled.putIfAbsent("languages", "en,zh");
            filled.putIfAbsent("zone", visit.zone().getId());
        }
        if (List.of(SessionAct.PUT_SUMMARY, SessionAct.ISSUE_SUMMARY).contains(act)
                && !said.containsKey("en")) {
            session.meetings().stream()
                    .filter(one -> String.valueOf(one.number()).equals(said.get("meeting")))
                    .findFirst()
                    .ifPresent(one -> {
                        var last = rules.meetings().last(one);
                        for (var language : Language.values()) {
                            var words =
                                    new SessionWords(visit.in(language), session, rules, organs);
                            filled.put(
                                    language.code(),
                                    last == null
                                            ? new MeetingWords(words, one).rulings()
                                            : last.value(language.code()));
                        }
                    });
        }
        return act.fields().stream()
                .filter(name -> !MADE.contains(name))
                .filter(name -> !WHERE_ANY.contains(name) || !choices(act, name).isEmpty())
                .filter(name -> !name.equals("inForce") || organs.regulates(session.organ()))
                .filter(name -> act != SessionAct.NOMINATE || nominating(name, said))
                .map(name -> field(act, name))
                .map(field ->
                        field.value(filled.getOrDefault(field.name(), only(field)))
                                .error(field.name().equals(wrong) ? why : null))
                .toList();
    }

    /// What is chosen in a list in which there is nothing else to choose; else empty.
    private static String only(Field field) {
        var choices = field.choices().stream().filter(choice -> !choice.value().isEmpty()).toList();
        return field.kind() == Field.Kind.LIST && choices.size() == 1 && field.required()
                ? choices.getFirst().value()
                : "";
    }

    /// A State is put forward from a list, and its group follows; a person by name. Where elections
    /// of both kinds run and none is chosen yet, either is asked.
    private boolean nominating(String field, Map<String, String> said) {
        var states = running(said).map(rules.secret()::electsStates).distinct().toList();
        return states.size() != 1
                || switch (field) {
                    case "candidate" -> states.getFirst();
                    case "nameEn", "nameZh", "group" -> !states.getFirst();
                    case "account" -> running(said).anyMatch(rules.secret()::electsToOffice);
                    default -> true;
                };
    }

    /// The elections that run; where one is chosen, that alone.
    private Stream<SecretVote> running(Map<String, String> said) {
        var secret = said.getOrDefault("secret", "");
        return session.secretVotes().stream()
                .filter(one -> rules.secret().may(SessionAct.NOMINATE, one))
                .filter(one -> List.of("", String.valueOf(one.number())).contains(secret));
    }

    /// What can be elected: for full terms, and for the rest of those that were left.
    private Stream<Choice> elected(String of, SecretVoteRules.Electable known) {
        if (of.equals(SecretVoteRules.OTHER)) {
            return Stream.of(new Choice(of, visit.t("organs.secret.other")));
        }
        var title = visit.of(known.title().en(), known.title().zh());
        return Stream.concat(
                Stream.of(new Choice(of, title)),
                Vacancies.rests(rules.seats(), of, known, rules.today()).entrySet().stream()
                        .map(one ->
                                new Choice(
                                        of + SecretVoteRules.REST + one.getKey(),
                                        visit.t(
                                                "organs.secret.rest",
                                                title,
                                                visit.day(one.getKey().minusDays(1))))));
    }

    private Field field(SessionAct act, String name) {
        var kind =
                switch (name) {
                    case "vote" -> Field.Kind.ONE_OF;
                    case "languages", "tellers", "states", "notInOrder", "persons" ->
                            Field.Kind.SOME_OF;
                    case "day", "begins", "inForce", "ends" -> Field.Kind.DATE;
                    case "time" -> Field.Kind.TIME;
                    case "mail", "account" -> Field.Kind.EMAIL;
                    case "en", "zh" -> Field.Kind.TEXT;
                    case "paragraph", "yes", "no", "abstain", "places", "minutes" ->
                            Field.Kind.NUMBER;
                    case "group", "candidate", "regulation", "repeals", "way" -> Field.Kind.LIST;
                    default -> CHOSEN.contains(name) ? Field.Kind.LIST : Field.Kind.LINE;
                };
        var field =
                Field.of(name, kind, visit.t("organs.field." + name))
                        .choices(withEmpty(kind, choices(act, name)));
        var hint = "organs.field." + name + ".hint";
        if (visit.texts().has(hint)) {
            field = field.hint(visit.t(hint));
        }
        boolean needless =
                act == SessionAct.AMEND && List.of("paragraph", "en", "zh").contains(name)
                        || act == SessionAct.SUBMIT && List.of("en", "zh").contains(name)
                        || act == SessionAct.PUT_ELECTION
                                && List.of("titleEn", "titleZh", "places", "begins").contains(name)
                        || act == SessionAct.NOMINATE
                                && List.of("candidate", "nameEn", "nameZh").contains(name)
                                && running(Map.of())
                                                .map(rules.secret()::electsStates)
                                                .distinct()
                                                .count()
                                        > 1
                        || act == SessionAct.SUBMIT
                                && List.of("regulation", "repeals", "inForce").contains(name)
                        || act == SessionAct.OPEN_VOTE && name.equals("tellers")
                        || EITHER_LANGUAGE.contains(act) && List.of("en", "zh").contains(name)
                        || name.equals("group")
                        || name.equals("way")
                        || name.equals("persons")
                        || name.equals("account")
                        || name.equals("notInOrder")
                        || name.equals("minutes");
        return needless ? field.optional() : field;
    }

    private List<Choice> withEmpty(Field.Kind kind, List<Choice> choices) {
        var all = new ArrayList<Choice>();
        if (kind == Field.Kind.LIST) {
            all.add(new Choice("", visit.t("organs.choose")));
        }
        all.addAll(choices);
        return all;
    }

    private List<Choice> choices(SessionAct act, String field) {
        return switch (field) {
            case "state" ->
                    rules.members().stream()
                            .map(one -> new Choice(one.code(), visit.of(one.en(), one.zh())))
                            .toList();
            case "states" ->
                    rules.credentials().mayPropose()
                            ? rules.credentials().represented().stream()
                                    .map(one ->
                                            new Choice(one.code(), visit.of(one.en(), one.zh())))
                                    .toList()
                            : List.of();
            case "notInOrder" -> rules.credentials().mayReport() ? delegates(_ -> true) : List.of();
            case "delegate" ->
                    delegates(one ->
                            switch (act) {
                                case ELECT_CHAIR -> one.accepted();
                                case OBJECT_TO_CREDENTIALS -> rules.credentials().mayObject(one);
                                default -> one.credentials() == Credentials.AWAITED;
                            });
            case "meeting" ->
                    session.meetings().stream()
                            .filter(one ->
                                    switch (act) {
                                        case ADD_ITEM, OPEN_MEETING -> one.opened() == null;
                                        case ADOPT_AGENDA -> one.sitting() && !one.agendaAdopted();
                                        case CLOSE_MEETING -> one.sitting();
                                        case ATTEND ->
                                                one.closed() == null
                                                        && !one.present().contains(rules.state());
                                        default -> rules.meetings().may(act, one);
                                    })
                            .map(one ->
                                    new Choice(
                                            String.valueOf(one.number()),
                                            visit.t(
                                                    "organs.meeting",
                                                    String.valueOf(one.number()))))
                            .toList();
            case "document" ->
                    session.documents().stream()
                            .filter(one -> documentFor(act, one))
                            .map(one ->
                                    new Choice(
                                            String.valueOf(one.number()),
                                            session.symbol(one.name())))
                            .toList();
            case "motion" ->
                    session.documents().stream()
                            .filter(one -> act != SessionAct.AMEND || !one.votingBegun())
                            .filter(one -> !over(one))
                            .flatMap(one ->
                                    Stream.concat(
                                            Stream.of(one.name()),
                                            one.amendments().stream()
                                                    .map(DraftResolution.Amendment::name)))
                            .map(name -> new Choice(name, session.symbol(name)))
                            .toList();
            case "decision" ->
                    session.votes().stream()
                            .filter(one -> act == SessionAct.EXPLAIN || one.result() == null)
                            .filter(one ->
                                    switch (act) {
                                        case VOTE -> one.method() == Method.ROLL_CALL;
                                        case COUNT_HANDS -> one.method() == Method.HANDS;
                                        case OBJECT -> rules.canBeObjectedTo(one);
                                        case CLOSE_VOTE -> rules.canBeClosed(one);
                                        case EXPLAIN ->
                                                SessionRules.canBeExplained(one)
                                                        && !rules.explained(one);
                                        default -> true;
                                    })
                            .map(one ->
                                    new Choice(
                                            String.valueOf(one.number()),
                                            visit.t(
                                                    "organs.vote-on",
                                                    String.valueOf(one.number()),
                                                    session.symbol(one.motion()))))
                            .toList();
            case "item" ->
                    session.sitting()
                            .map(OrganSession.Meeting::items)
                            .map(items ->
                                    IntStream.rangeClosed(1, items.size())
                                            .mapToObj(i -> {
                                                var title = items.get(i - 1).title();
                                                return new Choice(
                                                        String.valueOf(i),
                                                        i
                                                                + ". "
                                                                + visit.of(title.en(), title.zh()));
                                            })
                                            .toList())
                            .orElse(List.of());
            case "speaker" ->
                    session
                            .sitting()
                            .map(meeting -> session.floor(meeting.number()).waiting())
                            .orElse(List.of())
                            .stream()
                            .map(one -> new Choice(one.key(), speaker(one)))
                            .toList();
            case "purpose" ->
                    named(
                            "purpose",
                            Stream.of(Floor.Purpose.values()).map(Floor.Purpose::key).toList());
            case "tellers" -> delegates(Delegate::accepted);
            case "office" ->
                    SecretVoteRules.electable(organs, session.organ()).entrySet().stream()
                            .flatMap(one -> elected(one.getKey(), one.getValue()))
                            .toList();
            case "secret" ->
                    session.secretVotes().stream()
                            .filter(one -> rules.secret().may(act, one))
                            .map(one ->
                                    new Choice(
                                            String.valueOf(one.number()),
                                            visit.of(one.title().en(), one.title().zh())))
                            .toList();
            case "accused" ->
                    IntStream.rangeClosed(1, SecretVote.TELLERS)
                            .mapToObj(String::valueOf)
                            .map(one -> new Choice(one, visit.t("organs.secret.teller", one)))
                            .toList();
            case "group" ->
                    session.secretVotes().stream()
                            .filter(one -> rules.secret().may(act, one))
                            .flatMap(one ->
                                    one.subject() instanceof SecretVote.Subject.Seats seats
                                            ? seats.seats().keySet().stream()
                                            : Stream.empty())
                            .filter(one -> !one.equals(SecretVote.ALL))
                            .distinct()
                            .map(one -> new Choice(one, SecretVoteWords.group(visit, one)))
                            .toList();
            case "candidate" ->
                    session.secretVotes().stream()
                            .filter(one -> rules.secret().may(act, one))
                            .flatMap(one -> rules.secret().eligible(one).stream())
                            .distinct()
                            .map(one -> new Choice(one.code(), visit.of(one.en(), one.zh())))
                            .toList();
            case "regulation" ->
                    organs.regulates(session.organ())
                            ? Stream.concat(
                                            Stream.of(
                                                    new Choice(
                                                            Regulations.NEW,
                                                            visit.t("regulations.new"))),
                                            unrepealed().map(this::regulation))
                                    .toList()
                            : List.of();
            case "repeals" ->
                    organs.regulates(session.organ())
                            ? unrepealed().map(this::regulation).toList()
                            : List.of();
            case "term" ->
                    rules.resignations().open().stream()
                            .map(one ->
                                    new Choice(
                                            one.key(),
                                            visit.t(
                                                    "organs.term.of",
                                                    given(one.of()),
                                                    visit.of(one.name().en(), one.name().zh()),
                                                    OrgansController.term(visit, one))))
                            .toList();
            case "way" ->
                    rules.nameable().isEmpty()
                            ? List.of()
                            : rules.named().ways().stream()
                                    .map(one -> new Choice(one, rules.named().words(one, visit)))
                                    .toList();
            case "persons" ->
                    rules.nameable().stream()
                            .map(one ->
                                    new Choice(
                                            one.key(),
                                            visit.t(
                                                    "organs.person",
                                                    visit.of(one.name().en(), one.name().zh()),
                                                    one.key())))
                            .toList();
            case "mode" -> named("mode", SessionRules.MODES);
            case "languages" -> named("language", List.of("en", "zh"));
            case "zone" -> ZONES.stream().map(zone -> new Choice(zone, zone(zone))).toList();
            case "matter" ->
                    organs.organ(session.organ())
                            .map(organ ->
                                    organ.matters().entrySet().stream()
                                            .map(one ->
                                                    new Choice(
                                                            one.getKey(),
                                                            visit.of(
                                                                    one.getValue().title().en(),
                                                                    one.getValue().title().zh())))
                                            .toList())
                            .orElse(List.of());
            case "method" -> named("method", methods(act).map(Method::key).toList());
            case "change" -> named("change", Stream.of(Change.values()).map(Change::key).toList());
            case "vote" -> named("vote", List.of("yes", "no", "abstain"));
            default -> List.of();
        };
    }

    /// How the act is decided on; in no way where nothing is to be decided.
    private Stream<Method> methods(SessionAct act) {
        return switch (act) {
            case APPEAL -> MeetingRules.OF_APPEALS.stream();
            case PROPOSE_COMMITTEE -> CredentialsRules.METHODS.stream();
            case PUT_REPORT ->
                    rules.credentials().mayPut() ? CredentialsRules.METHODS.stream() : Stream.of();
            default -> Stream.of(Method.values()).filter(one -> one != Method.SILENCE);
        };
    }

    private List<Choice> delegates(Predicate<Delegate> which) {
        return session.delegates().stream()
                .filter(which)
                .map(one ->
                        new Choice(
                                one.person().toString(),
                                visit.t(
                                        "organs.delegate-of",
                                        visit.of(one.name().en(), one.name().zh()),
                                        state(one.state()))))
                .toList();
    }

    private boolean documentFor(SessionAct act, DraftResolution document) {
        boolean sits = session.sitting().filter(OrganSession.Meeting::agendaAdopted).isPresent();
        boolean open =
                session.votes().stream()
                        .anyMatch(vote -> vote.result() == null && vote.method() != Method.SILENCE);
        if (session.silence(document.number()).isPresent()) {
            return false;
        }
        return switch (act) {
            case PUT_SILENCE ->
                    !document.votingBegun()
                            && !over(document)
                            && document.parity() == DraftResolution.Parity.CONFIRMED;
            case OPEN_VOTE -> sits && !open && !over(document);
            case RANK -> !document.votingBegun() && !document.amendments().isEmpty();
            // and anew, where it is to be said otherwise on whom the draft decides
            case CONFIRM_PARITY ->
                    !document.votingBegun()
                            && (document.parity() == DraftResolution.Parity.TO_CONFIRM
                                    || document.parity() == DraftResolution.Parity.CONFIRMED
                                            && !open
                                            && !over(document)
                                            && !rules.nameable().isEmpty());
            default -> !document.votingBegun() && !over(document);
        };
    }

    /// The title of an organ or an office that this one elects.
    private String given(String office) {
        var title =
                Objects.requireNonNull(
                                SecretVoteRules.electable(organs, session.organ()).get(office))
                        .title();
        return visit.of(title.en(), title.zh());
    }

    private Stream<Regulation> unrepealed() {
        return rules.regulations().all().stream().filter(one -> one.repealed().isEmpty());
    }

    private Choice regulation(Regulation one) {
        var title = one.last().title();
        return new Choice(
                String.valueOf(one.number()),
                visit.t(
                        "organs.titled",
                        visit.t("regulations.number", String.valueOf(one.number())),
                        visit.of(title.en(), title.zh())));
    }

    /// A State and what it asks, or has, the floor for.
    String speaker(Floor.Waiting one) {
        return visit.t(
                "organs.speaker",
                state(one.state()),
                visit.t("organs.purpose." + one.purpose().key()));
    }

    private static boolean over(DraftResolution document) {
        return document.order().next() instanceof OrderOfVoting.Next.Over;
    }

    private List<Choice> named(String group, List<String> keys) {
        return keys.stream()
                .map(key -> new Choice(key, visit.t("organs." + group + "." + key)))
                .toList();
    }

    private String zone(String zone) {
        return ZoneId.of(zone)
                .getDisplayName(java.time.format.TextStyle.FULL, visit.language().locale());
    }

    String state(String code) {
        var name = rules.name(Objects.requireNonNull(code));
        return visit.of(name.en(), name.zh());
    }
}
