package org.goodoffices.organs.governance;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.organs.governance.OrganSession.Credentials;
import org.goodoffices.organs.governance.OrganSession.Delegate;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.goodoffices.organs.governance.OrganSession.Question;
import org.goodoffices.organs.governance.OrganSession.Report;
import org.goodoffices.organs.governance.OrganSession.Vote;

/// Who examines the credentials of delegates and what becomes of their report.
///
/// After the rules of procedure of the General Assembly of the United Nations (A/520, read in its
/// revision 12 of 1974): credentials are handed to the Secretariat (rule 27), a committee of nine
/// members is appointed on the proposal of the chair and reports without delay (rule 28), and
/// whoever is objected to sits provisionally with the same rights until the organ has decided (rule
/// 29).
record CredentialsRules(OrganSession session, SessionRules rules, Organs organs) {

    static final int MOST = 9;

    /// Not in the rule: one or two States do not judge the others by themselves.
    static final int FEWEST = 3;

    /// How a committee or its report is put: in any way but by silence or in secret.
    static final List<Method> METHODS =
            List.of(Method.WITHOUT_VOTE, Method.CONSENSUS, Method.HANDS, Method.ROLL_CALL);

    /// The matter whose majority decides.
    private static final String MATTER = "other";

    void check(SessionAct act, Map<String, String> values) {
        switch (act) {
            case PROPOSE_COMMITTEE -> propose(values);
            case OBJECT_TO_CREDENTIALS -> object(values);
            case REPORT_CREDENTIALS -> report(values);
            case PUT_REPORT -> putReport(values);
            default -> throw new IllegalArgumentException(act.key());
        }
    }

    /// The members of the day for which somebody sits.
    List<StatesParties.State> represented() {
        return rules.members().stream()
                .filter(one ->
                        session.delegates().stream()
                                .filter(Delegate::accepted)
                                .anyMatch(delegate -> delegate.state().equals(one.code())))
                .toList();
    }

    boolean mayPropose() {
        return session.committee().isEmpty() && free();
    }

    /// Whether something can be put now.
    private boolean free() {
        return session.sitting().isPresent()
                && session.votes().stream().noneMatch(SessionRules::isOpenVote);
    }

    boolean mayReport() {
        return session.committee().contains(rules.state());
    }

    boolean mayPut() {
        return free()
                && !session.reports().isEmpty()
                && session.reports().getLast().adopted() == null
                && !rejected(session.reports().getLast());
    }

    /// Whose credentials this person can object to: those of anybody else on whom the organ has not
    /// decided.
    boolean mayObject(Delegate delegate) {
        return !delegate.person().equals(rules.person().value())
                && !delegate.credentials().decided()
                && !delegate.objections().contains(rules.state());
    }

    private void propose(Map<String, String> values) {
        if (!session.committee().isEmpty()) {
            throw new NotPossible("committee-already", "states");
        }
        var states = Stream.of(values.getOrDefault("states", "").split(",")).toList();
        if (new HashSet<>(states).size() != states.size()) {
            throw new NotPossible("committee-twice", "states");
        }
        var represented = represented().stream().map(StatesParties.State::code).toList();
        states.stream()
                .filter(one -> !one.isEmpty())
                .filter(one -> !represented.contains(one))
                .findFirst()
                .ifPresent(one -> {
                    throw rules.seats().named(one).isEmpty()
                            ? new NotPossible("candidate", "states")
                            : new NotPossible("committee-state", "states", rules.name(one));
                });
        if (states.size() < FEWEST || states.size() > MOST) {
            throw new NotPossible("committee-size", "states", FEWEST, MOST);
        }
        long before = session.of(SessionAct.PROPOSE_COMMITTEE).count();
        put(values, "Committee." + (before + 1));
    }

    /// Decided as the organ decides what no other rule names.
    private void put(Map<String, String> values, String motion) {
        var meeting = session.sitting().orElseThrow(() -> new NotPossible("not-sitting", "method"));
        rules.noOpenVote();
        rules.noOpenBallot("method");
        if (Method.of(values.getOrDefault("method", "")).filter(METHODS::contains).isEmpty()) {
            throw new NotPossible("method", "method");
        }
        rules.quorum(meeting, organs.rule(session.organ(), MATTER).orElseThrow(), "method");
        values.put("motion", motion);
        values.put("matter", MATTER);
        values.put("meeting", String.valueOf(meeting.number()));
    }

    private void object(Map<String, String> values) {
        var delegate = rules.delegate(values);
        if (delegate.person().equals(rules.person().value())) {
            throw new NotPossible("credentials-own", "delegate");
        }
        if (delegate.credentials().decided()) {
            throw new NotPossible("credentials-decided", "delegate");
        }
        if (delegate.objections().contains(rules.state())) {
            throw new NotPossible("credentials-objected", "delegate");
        }
        if (!values.containsKey("en") && !values.containsKey("zh")) {
            throw new NotPossible("text", "en");
        }
    }

    /// Credentials that the Secretariat has accepted are in order unless the committee says they
    /// are not; what it has not received is in neither list.
    private void report(Map<String, String> values) {
        if (session.committee().isEmpty()) {
            throw new NotPossible("no-committee", "");
        }
        if (!mayReport()) {
            throw new NotPossible("not-in-committee", "", rules.name(rules.state()));
        }
        session.votes().stream()
                .filter(one -> one.question() instanceof Question.Credentials)
                .filter(one -> one.result() == null)
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("vote-open", "", one.number());
                });
        var named = values.getOrDefault("notInOrder", "");
        var refused = named.isEmpty() ? List.<String>of() : Arrays.asList(named.split(","));
        var known = session.delegates().stream().map(one -> one.person().toString()).toList();
        if (!known.containsAll(refused) || new HashSet<>(refused).size() != refused.size()) {
            throw new NotPossible("no-delegate", "notInOrder");
        }
        SessionRules.both(values, "en", "zh");
        int en = DraftResolution.paragraphs(values.getOrDefault("en", "")).size();
        int zh = DraftResolution.paragraphs(values.getOrDefault("zh", "")).size();
        if (en != zh) {
            throw new NotPossible("parity-unequal", "zh", en, zh);
        }
        Predicate<Delegate> found = one -> refused.contains(one.person().toString());
        Predicate<Delegate> received = one -> one.credentials() != Credentials.AWAITED;
        list(values, "inOrder", "states", found.negate().and(received));
        list(values, "notInOrder", "refused", found);
        if (!values.containsKey("inOrder") && !values.containsKey("notInOrder")) {
            throw new NotPossible("report-empty", "notInOrder");
        }
    }

    /// Enters the delegates, and their States, which the public reads.
    private void list(
            Map<String, String> values, String ids, String states, Predicate<Delegate> which) {
        values.remove(ids);
        var listed = session.delegates().stream().filter(which).toList();
        if (!listed.isEmpty()) {
            values.put(
                    ids,
                    listed.stream()
                            .map(one -> one.person().toString())
                            .collect(Collectors.joining(",")));
            values.put(
                    states,
                    listed.stream()
                            .map(Delegate::state)
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
    }

    private void putReport(Map<String, String> values) {
        if (session.reports().isEmpty()) {
            throw new NotPossible("no-report", "");
        }
        var report = session.reports().getLast();
        if (report.adopted() != null) {
            throw new NotPossible("report-adopted", "");
        }
        if (rejected(report)) {
            throw new NotPossible("report-rejected", "");
        }
        values.put("report", String.valueOf(report.number()));
        put(values, "Report." + report.number());
    }

    /// By a vote; where somebody objects to its adoption without one, it can be put to one.
    private boolean rejected(Report report) {
        return session.votes().stream()
                .filter(one ->
                        one.question() instanceof Question.Credentials(int number)
                                && number == report.number())
                .anyMatch(CredentialsRules::rejected);
    }

    private static boolean rejected(Vote vote) {
        var result = vote.result();
        return result != null
                && result.outcome() == Decision.Outcome.NOT_ADOPTED
                && !SessionRules.OBJECTED_TO.contains(vote.method());
    }
}
