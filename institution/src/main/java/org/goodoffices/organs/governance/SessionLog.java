package org.goodoffices.organs.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;

/// What the log of a session says of an entry: who did what, on what, in one sentence. What an
/// entry keeps besides, an address, a sealed credential, the work of a teller, it does not say.
record SessionLog(SessionWords words) {

    String sentence(SessionEntry entry) {
        var naming = words.naming(Naming.of(entry));
        if (entry.act() == SessionAct.CONFIRM_PARITY && !naming.isEmpty()) {
            return words.visit()
                    .t("organs.said.confirm-parity.naming", who(entry), document(entry), naming);
        }
        var said = new ArrayList<Object>(List.of(who(entry)));
        said.addAll(what(entry));
        var sentence = words.visit().t("organs.said." + entry.act().key(), said.toArray());
        var first = entry.value("from");
        return first.isEmpty()
                ? sentence
                : sentence + words.visit().of(" ", "") + words.roll(entry.value("letter"), first);
    }

    private String who(SessionEntry entry) {
        return entry.act().who() == SessionAct.Who.CHAIR
                ? words.visit().t("organs.log.chair", words.by(entry))
                : words.by(entry);
    }

    private List<String> what(SessionEntry entry) {
        var visit = words.visit();
        return switch (entry.act()) {
            case OPEN_SESSION, REPORT_CREDENTIALS, VOTE -> List.of();
            case NAME_DELEGATE -> List.of(name(entry), state(entry.value("state")));
            case ACCEPT_CREDENTIALS, ELECT_CHAIR, OBJECT_TO_CREDENTIALS ->
                    List.of(delegate(entry.value("delegate")));
            case CALL_MEETING -> {
                var number = place(entry, words.of().of(entry.act()));
                yield List.of(number, visit.dayIfOne(entry.value("day")));
            }
            case ADD_ITEM -> List.of(entry.value("meeting"), title(entry));
            case PUT_SUMMARY,
                    ISSUE_SUMMARY,
                    CORRECT_SUMMARY,
                    OPEN_MEETING,
                    ADOPT_AGENDA,
                    END_SPEECH,
                    RULE,
                    CLOSE_LIST,
                    CLOSE_MEETING,
                    ATTEND,
                    LEAVE_LIST,
                    APPEAL ->
                    List.of(entry.value("meeting"));
            case TAKE_UP -> List.of(entry.value("meeting"), entry.value("item"));
            case GIVE_FLOOR -> List.of(entry.value("meeting"), speaker(entry.value("speaker")));
            case ASK_FLOOR ->
                    List.of(
                            entry.value("meeting"),
                            visit.t("organs.purpose." + entry.value("purpose")));
            case ALIGN_TEXT, CONFIRM_PARITY, RANK -> List.of(document(entry));
            case DIVIDE -> List.of(document(entry), entry.value("paragraphs"));
            case SUBMIT ->
                    List.of(words.of().symbol("L." + place(entry, words.of().of(entry.act()))));
            case SPONSOR, AMEND, WITHDRAW -> List.of(words.of().symbol(entry.value("motion")));
            case OPEN_VOTE, PUT_SILENCE -> {
                var number = place(entry, words.of().put());
                yield List.of(
                        number,
                        motion(number),
                        entry.act() == SessionAct.OPEN_VOTE
                                ? lower(visit.t("organs.method." + entry.value("method")))
                                : visit.moment(Instant.parse(entry.value("limit"))));
            }
            case COUNT_HANDS ->
                    List.of(
                            entry.value("decision"),
                            entry.value("yes"),
                            entry.value("no"),
                            entry.value("abstain"));
            case CLOSE_VOTE, OBJECT, EXPLAIN ->
                    List.of(entry.value("decision"), motion(entry.value("decision")));
            case RESULT ->
                    List.of(
                            entry.value("decision"),
                            motion(entry.value("decision")),
                            words.of()
                                    .vote(entry.value("decision"))
                                    .map(words::outcome)
                                    .orElse(""));
            case RESOLUTION ->
                    List.of(
                            words.of().resolutions().stream()
                                    .filter(one ->
                                            entry.value("resolution")
                                                    .equals(String.valueOf(one.number())))
                                    .map(words.of()::symbolOf)
                                    .collect(Collectors.joining()),
                            title(entry));
            case PROPOSE_COMMITTEE, COMMITTEE ->
                    List.of(words.states(OrganSession.list(entry, "states")));
            case PUT_REPORT, CREDENTIALS -> List.of(entry.value("report"));
            case RECORD_RESIGNATION ->
                    List.of(entry.value("reference"), visit.dayIfOne(entry.value("ends")));
            case PUT_ELECTION -> List.of(title(entry));
            case PUT_SECRET -> List.of(title(entry), entry.value("decision"));
            case NOMINATE -> List.of(secret(entry), name(entry));
            case ACCLAIM,
                    CLOSE_REGISTRATION,
                    OPEN_BALLOT,
                    CLOSE_BALLOT,
                    DECLARE,
                    DRAW_LOTS,
                    BREAK_OFF,
                    ASK_FOR_BALLOT,
                    MAKE_KEYS,
                    SHARE_KEYS,
                    REGISTER,
                    MIX,
                    COMPLAIN,
                    DECRYPT ->
                    List.of(secret(entry));
            case ELECTED -> List.of(secret(entry), elected(entry));
        };
    }

    /// The number of an entry among those of its kind.
    private static String place(SessionEntry entry, Stream<SessionEntry> kind) {
        return String.valueOf(kind.filter(one -> one.number() <= entry.number()).count());
    }

    private String title(SessionEntry entry) {
        return words.in(new Text(entry.value("titleEn"), entry.value("titleZh")));
    }

    private String name(SessionEntry entry) {
        return words.in(new Text(entry.value("nameEn"), entry.value("nameZh")));
    }

    private String state(String code) {
        return words.forms().state(code);
    }

    private String delegate(String person) {
        return words.of().delegate(UUID.fromString(person)).map(words::named).orElse("");
    }

    private String speaker(String key) {
        return state(key.replaceFirst("\\..*", ""));
    }

    /// As within a sentence.
    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private String document(SessionEntry entry) {
        return words.of().symbol("L." + entry.value("document"));
    }

    private String motion(String decision) {
        return words.of().vote(decision).map(one -> words.of().symbol(one.motion())).orElse("");
    }

    private String secret(SessionEntry entry) {
        return words.of()
                .secretVote(entry.value("secret"))
                .map(one -> words.in(one.title()))
                .orElse("");
    }

    private String elected(SessionEntry entry) {
        var names = entry.value(words.visit().of("namesEn", "namesZh"));
        return Arrays.stream(names.split("\n"))
                .collect(Collectors.joining(words.visit().of(", ", "、")));
    }
}
