package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case under its rules: the fold of its acts, as at some instant.
///
/// The acts are those that were entered; they are applied, not judged again. Whether another may
/// follow is judged by [#attempt]. Limits that ran out by the instant have taken effect. The same
/// acts give the same state, and the state on any past day can be asked for with [#asAt].
public final class Proceeding {

    private final RuleSet rules;
    private final Setting setting;
    private final List<Done> acts;
    private final Instant at;
    private final Course course;

    private Proceeding(RuleSet rules, Setting setting, List<Done> acts, Instant at) {
        this.rules = rules;
        this.setting = setting;
        this.acts = acts;
        this.course = new Course(rules, setting);
        for (Done act : acts) {
            if (!act.at().isAfter(at)) {
                course.take(act);
            }
        }
        course.runTo(at);
        this.at = at;
    }

    /// The state right after the last of these acts, which are in the order in which they were
    /// done.
    public static Proceeding fold(RuleSet rules, Setting setting, List<Done> acts) {
        Instant last = Instant.MIN;
        for (Done act : acts) {
            last = act.at().isAfter(last) ? act.at() : last;
        }
        return new Proceeding(rules, setting, List.copyOf(acts), last);
    }

    /// The state at an instant: without the acts that came later, and with what has run out by
    /// then.
    public static Proceeding fold(RuleSet rules, Setting setting, List<Done> acts, Instant at) {
        return new Proceeding(rules, setting, List.copyOf(acts), at);
    }

    /// The state at another instant: earlier, without the acts that came later; or later, with what
    /// has run out by then.
    public Proceeding asAt(Instant instant) {
        return new Proceeding(rules, setting, acts, instant);
    }

    public Instant at() {
        return at;
    }

    public RuleSet rules() {
        return rules;
    }

    public Setting setting() {
        return setting;
    }

    /// Name of the stage or ending; `start` before the first act.
    public String place() {
        return course.place;
    }

    /// The stage, unless the case has not begun or has ended.
    public @Nullable Stage stage() {
        return rules.stages().get(course.place);
    }

    /// The ending, if it has ended.
    public @Nullable Ending ending() {
        return rules.endings().get(course.place);
    }

    /// The stages and endings that it has been in, in the order in which it came there.
    public List<String> places() {
        return course.moves.stream().map(Course.Move::place).toList();
    }

    /// The parties that are still in the case, in their order.
    public List<String> parties() {
        return List.copyOf(course.parties);
    }

    public List<String> mediatorsInOffice() {
        return List.copyOf(course.inOffice);
    }

    public List<String> nominatedMediators() {
        return List.copyOf(course.nominated);
    }

    /// Whether an act has been completed in this visit of the stage.
    public boolean completed(String act) {
        return course.completed.contains(act);
    }

    /// Who has done an act in this visit of the stage.
    public List<Actor> doneBy(String act) {
        var by = course.doneBy.get(act);
        return by == null ? List.of() : List.copyOf(by.keySet());
    }

    /// An act that is open now, and to whom.
    public record Open(Act act, List<Actor> actors) {
        public Open {
            actors = List.copyOf(actors);
        }
    }

    /// Who may do what now.
    public List<Open> mayDoNow() {
        List<Open> open = new ArrayList<>();
        for (Act act : rules.acts().values()) {
            if (!act.from().contains(course.place)) {
                continue;
            }
            List<Actor> actors = new ArrayList<>();
            for (Role role : Role.values()) {
                if (act.by().contains(role)) {
                    for (Actor actor : course.actors(role)) {
                        if (!actors.contains(actor)
                                && Judgement.who(rules, course, act, actor) == null) {
                            actors.add(actor);
                        }
                    }
                }
            }
            if (!actors.isEmpty()) {
                open.add(new Open(act, actors));
            }
        }
        return open;
    }

    /// What this one may do now.
    public List<Act> mayDoNow(Actor actor) {
        return mayDoNow().stream()
                .filter(open -> open.actors().contains(actor.one()))
                .map(Open::act)
                .toList();
    }

    /// Tries an act at its instant. What ran out before that instant has taken effect when it is
    /// judged.
    public Attempt attempt(Done done) {
        if (done.at().isBefore(at)) {
            return new Attempt.Refused(
                    new Text(
                            "An act cannot be entered before one that was entered already.",
                            "不得在已登录的行为之前补登行为。"),
                    null);
        }
        Proceeding then = asAt(done.at());
        Attempt.Refused refusal = Judgement.of(rules, then.course, done);
        if (refusal != null) {
            return refusal;
        }
        List<Done> more = new ArrayList<>(acts);
        more.add(done);
        Proceeding after = new Proceeding(rules, setting, List.copyOf(more), done.at());
        Act act = rules.acts().get(done.act());
        if (act == null || !act.leavesTheCase()) {
            var before = then.course.unreckoned();
            for (var unreckoned : after.course.unreckoned().entrySet()) {
                Course.Key key = unreckoned.getKey();
                if (!unreckoned.getValue().equals(before.get(key))) {
                    return after.unreckoned(key);
                }
            }
        }
        return new Attempt.Allowed(after);
    }

    /// An act that starts or extends a limit is refused where no calendar tells the limit's end.
    private Attempt.Refused unreckoned(Course.Key key) {
        return limits().stream()
                .filter(l -> l.status() == RunningLimit.Status.NOT_RECKONED)
                .filter(l -> l.limit().name().equals(key.limit()))
                .filter(l -> java.util.Objects.equals(l.of(), key.of()))
                .map(l -> {
                    List<Explanation.Step> steps = l.explanation().steps();
                    return new Attempt.Refused(
                            steps.get(steps.size() - 1).text(), l.limit().article());
                })
                .findFirst()
                .orElseThrow();
    }

    /// Every limit that has begun: running, standing still, met, run out.
    public List<RunningLimit> limits() {
        return course.limits();
    }

    /// Every limit that has run out by now, in order.
    public List<Lapse> lapses() {
        return List.copyOf(course.lapses);
    }

    /// What ran out after `from`, up to and including `to`: for the docket to enter.
    public List<Lapse> lapsesBetween(Instant from, Instant to) {
        return asAt(to).lapses().stream().filter(lapse -> lapse.at().isAfter(from)).toList();
    }
}
