package org.goodoffices.engines.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Rules of procedure once more, by brute force: real parties, one by one, every state in turn.
///
/// It shares nothing with the checker or the fold but the records that were read. Each visit of a
/// stage is explored state by state, once for each question, with only those memories that the
/// question depends on (what is left out can neither open nor close anything in it). It says which
/// of the eight properties a rule set violates; mutants that violate none are no defects.
final class Explorer {

    private static final int IDLE = 0;
    private static final int ARMED = 1;
    private static final int MET = 2;
    private static final int LAPSED = 3;

    private final RuleSet rules;
    private final int parties;
    private final int mediator;
    private final int registry;
    private final int actors;
    private final List<Act> acts;
    private final List<Limit> limits;
    private final List<String> places = new ArrayList<>();
    private final Map<String, Integer> placeNumber = new HashMap<>();
    private final Map<String, Integer> actNumber = new HashMap<>();
    private final Map<String, Integer> limitNumber = new HashMap<>();
    private final boolean office;
    private final BitSet crossing = new BitSet();

    /// Limits whose receipt is presumed, not asked for, or recorded by some act while they run.
    private final BitSet received = new BitSet();

    private final int[] visits;
    private final boolean[][] open;
    private final int[] mayDo;
    private final BitSet[] opensIn;
    private final int[] leadsTo;
    private final int[][] counting;
    private final List<List<Var>> guards;
    private final int[] withdrawing;
    private final int[][] dutyOf;
    private final int[][] anchorOf;
    private final int[][] ownAnchorOf;
    private final int[][] lapsedNeeds;
    private final int[] anyLimits;
    private final List<List<Integer>> subjects = new ArrayList<>();
    private final List<BitSet> runsIn = new ArrayList<>();

    /// By place and act: who can do it there, in some state, as bits.
    final int[][] openIn;

    final BitSet everOpen = new BitSet();
    final BitSet everComplete = new BitSet();
    final Map<Integer, BitSet> runsAt = new HashMap<>();
    final Set<Integer> reached = new TreeSet<>();
    private final Set<Violation> violations = new LinkedHashSet<>();
    private final Map<Entry, Boolean> entries = new LinkedHashMap<>();
    private final Map<Node, Set<String>> robustExits = new HashMap<>();
    private final Map<Integer, Set<Node>> exitTargets = new HashMap<>();
    private final Set<Node> nodes = new LinkedHashSet<>();

    /// How a visit begins: where, with whom, and which limits of earlier stages are under way.
    record Entry(int place, int office, int remaining, int carried) {}

    record Node(int place, int office, int remaining) {}

    /// A memory that a question depends on.
    record Var(char kind, int number) {}

    Explorer(RuleSet rules, int parties) {
        this.rules = rules;
        this.parties = parties;
        mediator = parties;
        registry = parties + 1;
        actors = parties + 4;
        acts = List.copyOf(rules.acts().values());
        limits = List.copyOf(rules.limits().values());
        places.add("start");
        places.addAll(rules.stages().keySet());
        places.addAll(rules.endings().keySet());
        for (int i = 0; i < places.size(); i++) {
            placeNumber.put(places.get(i), i);
        }
        for (int i = 0; i < acts.size(); i++) {
            actNumber.put(acts.get(i).name(), i);
        }
        for (int i = 0; i < limits.size(); i++) {
            limitNumber.put(limits.get(i).name(), i);
        }
        office =
                acts.stream()
                        .anyMatch(a ->
                                a.effect() == Effect.NAMES_MEDIATOR
                                        || a.effect() == Effect.ACCEPTS_OFFICE);
        visits = new int[places.size()];
        for (int i = 0; i < places.size(); i++) {
            visits[i] = number(placeNumber, visit(places.get(i)));
        }
        open = new boolean[acts.size()][places.size()];
        mayDo = new int[acts.size()];
        leadsTo = new int[acts.size()];
        opensIn = new BitSet[acts.size()];
        counting = new int[acts.size()][];
        for (int a = 0; a < acts.size(); a++) {
            Act act = acts.get(a);
            act.from()
                    .forEach(f ->
                            open[number(actNumber, act.name())][number(placeNumber, f)] = true);
            for (Role role : act.by()) {
                mayDo[a] |= actorsOf(role);
            }
            BitSet visitsOf = new BitSet();
            act.from().forEach(f -> visitsOf.set(visits[number(placeNumber, f)]));
            opensIn[a] = visitsOf;
            leadsTo[a] = act.to() == null ? -1 : number(placeNumber, act.to());
            counting[a] =
                    acts.stream()
                            .filter(b -> act.name().equals(b.countsAs()))
                            .mapToInt(b -> number(actNumber, b.name()))
                            .toArray();
        }
        openIn = new int[places.size()][acts.size()];
        withdrawing =
                acts.stream()
                        .filter(a -> a.effect() == Effect.WITHDRAWS)
                        .mapToInt(a -> number(actNumber, a.name()))
                        .toArray();
        guards = acts.stream().map(this::guardsOf).toList();
        dutyOf = new int[acts.size()][];
        anchorOf = new int[acts.size()][];
        ownAnchorOf = new int[acts.size()][];
        lapsedNeeds = new int[acts.size()][];
        anyLimits =
                limitsWhere(l -> l.anchor() != null && l.anchor().kind() == Limit.Anchor.Kind.ANY);
        for (int a = 0; a < acts.size(); a++) {
            String name = acts.get(a).name();
            dutyOf[a] = limitsWhere(l -> l.duty().contains(name));
            anchorOf[a] = limitsWhere(l -> startedBy(l, name, Limit.Anchor.Kind.ACT));
            List<Condition> requires = acts.get(a).requires();
            lapsedNeeds[a] = limitsWhere(l -> requires.contains(new Condition.Lapsed(l.name())));
            ownAnchorOf[a] = limitsWhere(l -> startedBy(l, name, Limit.Anchor.Kind.OWN));
        }
        for (Limit limit : limits) {
            subjects.add(subjectsOf(limit));
            BitSet runs = new BitSet();
            limit.runsIn().forEach(stage -> runs.set(number(placeNumber, stage)));
            runsIn.add(runs);
        }
        for (int l = 0; l < limits.size(); l++) {
            crossing.set(l, crosses(l));
            received.set(l, canBeReceived(l));
        }
        explore();
    }

    Set<Violation> violations() {
        return violations;
    }

    /// A property that does not hold, and the stage, act or limit where it does not.
    record Violation(int property, String at, String reason) {}

    private void violate(int property, String at, String reason) {
        if (violations.stream().noneMatch(v -> v.property() == property && v.at().equals(at))) {
            violations.add(new Violation(property, at, reason));
        }
    }

    private boolean violated(int property) {
        return violations.stream().anyMatch(v -> v.property() == property);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    private Act named(String act) {
        return Objects.requireNonNull(rules.acts().get(act), act);
    }

    // --- the shape of the rules ------------------------------------------------------------------

    private String visit(String place) {
        String at = place;
        while (rules.stages().containsKey(at)) {
            String outer = Objects.requireNonNull(rules.stages().get(at)).within();
            if (outer == null) {
                return at;
            }
            at = outer;
        }
        return at;
    }

    private boolean sameVisit(int p, int q) {
        return visits[p] == visits[q];
    }

    private boolean isEnding(int p) {
        return rules.endings().containsKey(places.get(p));
    }

    private boolean openAt(Act act, int p) {
        return open[number(actNumber, act.name())][p];
    }

    private int actorsOf(Role role) {
        int all = (1 << parties) - 1;
        return switch (role) {
            case PARTY -> all;
            case REQUESTING -> 1;
            case INVITED -> all & ~1;
            case MEDIATOR -> 1 << mediator;
            case REGISTRY -> 1 << registry;
            case AUTHORITY -> 1 << (registry + 1);
            case THIRD_STATE -> 1 << (registry + 2);
            case RULES -> 0;
            case ANYONE -> (1 << actors) - 1;
        };
    }

    private int actorsOf(Act act) {
        return mayDo[number(actNumber, act.name())];
    }

    /// One subject for each who is bound; one for all where it binds nobody in particular.
    private List<Integer> subjects(Limit limit) {
        return subjects.get(number(limitNumber, limit.name()));
    }

    private List<Integer> subjectsOf(Limit limit) {
        if (limit.of() == null || limit.of() == Role.ANYONE) {
            return List.of(-1);
        }
        List<Integer> list = new ArrayList<>();
        for (int x = 0; x < actors; x++) {
            if ((actorsOf(limit.of()) >> x & 1) != 0) {
                list.add(x);
            }
        }
        return list;
    }

    private int target(Act act) {
        return leadsTo[number(actNumber, act.name())];
    }

    /// Where the case may come by the lapse of a limit, as the lapse is carried out.
    private Set<Integer> lapseTargets(Limit limit, int p) {
        Limit.Lapse lapse = limit.lapse();
        if (lapse != null && lapse.to() != null) {
            return Set.of(number(placeNumber, lapse.to()));
        }
        Act act = lapse == null || lapse.deemed() == null ? null : named(lapse.deemed());
        if (act == null || !openAt(act, p)) {
            return Set.of(p);
        }
        Act counts = act.countsAs() == null ? null : named(act.countsAs());
        Set<Integer> targets = new TreeSet<>();
        for (Act done : counts == null ? List.of(act) : List.of(act, counts)) {
            if (done.to() == null || !openAt(done, p) || done.when() == Act.When.EVERY) {
                targets.add(p);
            }
            if (done.to() != null && openAt(done, p)) {
                targets.add(target(done));
            }
        }
        return targets;
    }

    private boolean leads(Limit limit, int p) {
        return !lapseTargets(limit, p).equals(Set.of(p));
    }

    private static boolean startedBy(Limit limit, String act, Limit.Anchor.Kind kind) {
        Limit.Anchor anchor = limit.anchor();
        return anchor != null && anchor.kind() == kind && anchor.names().contains(act);
    }

    private int[] limitsWhere(Predicate<Limit> which) {
        return limits.stream().filter(which).mapToInt(l -> number(limitNumber, l.name())).toArray();
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    private List<Var> guards(Act act) {
        return guards.get(number(actNumber, act.name()));
    }

    private List<Var> guardsOf(Act act) {
        List<Var> list = new ArrayList<>();
        for (Condition condition : act.requires()) {
            list.add(
                    switch (condition) {
                        case Condition.Completed c -> new Var('C', number(actNumber, c.name()));
                        case Condition.Own o -> new Var('D', number(actNumber, o.name()));
                        case Condition.Lapsed l -> new Var('L', number(limitNumber, l.name()));
                    });
        }
        return list;
    }

    private boolean canBeReceived(int l) {
        Limit.Anchor anchor = limits.get(l).anchor();
        if (anchor == null || anchor.moment() == Limit.Moment.DONE || anchor.presumed() != null) {
            return true;
        }
        return acts.stream()
                .filter(a -> a.effect() == Effect.SERVES)
                .flatMap(a -> a.from().stream())
                .anyMatch(f ->
                        limits.get(l).runsIn().stream().anyMatch(s -> visit(s).equals(visit(f))));
    }

    private boolean crosses(int l) {
        Limit limit = limits.get(l);
        Limit.Anchor anchor = limit.anchor();
        if (anchor == null) {
            return false;
        }
        Set<String> visits = new HashSet<>();
        limit.runsIn().forEach(stage -> visits.add(visit(stage)));
        if (anchor.kind() == Limit.Anchor.Kind.STAGE) {
            for (String stage : anchor.names()) {
                visits.add(visit(stage));
            }
            return visits.size() > 1;
        }
        if (anchor.kind() == Limit.Anchor.Kind.LAPSE) {
            for (String other : anchor.names()) {
                Limit before = Objects.requireNonNull(rules.limits().get(other));
                for (String stage : before.runsIn()) {
                    int p = number(placeNumber, stage);
                    if (!visits.contains(visit(stage))
                            || lapseTargets(before, p).stream().anyMatch(q -> !sameVisit(p, q))) {
                        return true;
                    }
                }
            }
            return false;
        }
        if (anchor.kind() != Limit.Anchor.Kind.ACT && anchor.kind() != Limit.Anchor.Kind.OWN) {
            return false;
        }
        for (String name : anchor.names()) {
            Act act = named(name);
            for (String from : act.from()) {
                boolean moves = act.to() != null && !visit(act.to()).equals(visit(from));
                if (!visits.contains(visit(from)) || moves) {
                    return true;
                }
            }
        }
        return false;
    }

    // --- one slice: a visit, and the memories that a question depends on
    // ---------------------------

    final class Slice {
        final String visit;
        final Set<Var> vars = new LinkedHashSet<>();
        final int[] completedAt = filled(acts.size());
        final int[] doneAt = filled(acts.size());
        final int[] limitAt = filled(limits.size());
        final List<Integer> limitsIn = new ArrayList<>();
        final List<Integer> actsIn = new ArrayList<>();
        final List<Integer> moving = new ArrayList<>();
        final long[] @Nullable [] needs = new long[acts.size()][];
        final BitSet touching = new BitSet();
        final BitSet known = new BitSet();
        final Map<Integer, Boolean> worthAsking = new HashMap<>();

        Slice(String visit, List<Var> question) {
            this.visit = visit;
            for (int a = 0; a < acts.size(); a++) {
                if (inVisit(acts.get(a)) && base(acts.get(a))) {
                    guards(acts.get(a)).forEach(this::need);
                }
            }
            for (int l = 0; l < limits.size(); l++) {
                if (crossing.get(l) || movesWithin(l)) {
                    need(new Var('L', l));
                }
            }
            question.forEach(this::need);
            int at = 16;
            for (Var var : vars) {
                (switch (var.kind()) {
                                    case 'C' -> completedAt;
                                    case 'D' -> doneAt;
                                    default -> limitAt;
                                })
                                [var.number()] =
                        at;
                at +=
                        switch (var.kind()) {
                            case 'C' -> 1;
                            case 'D' -> actors;
                            default -> 2 * subjects(limits.get(var.number())).size();
                        };
                if (var.kind() == 'L') {
                    limitsIn.add(var.number());
                }
            }
            if (at > 63) {
                throw new IllegalStateException("too many memories: " + vars);
            }
            for (int a = 0; a < acts.size(); a++) {
                if (inVisit(acts.get(a)) && vars.containsAll(guards(acts.get(a)))) {
                    if (touches(a)) {
                        actsIn.add(a);
                        touching.set(a);
                    }
                    moving.add(a);
                    known.set(a);
                }
            }
        }

        private boolean inVisit(Act act) {
            return opensIn[number(actNumber, act.name())].get(number(placeNumber, visit));
        }

        /// Acts that every question depends on: moves within the visit, changes of office, leaving.
        private boolean base(Act act) {
            boolean within =
                    act.to() != null
                            && inVisit(act)
                            && visit(act.to()).equals(visit)
                            && act.from().stream()
                                    .anyMatch(f -> visit(f).equals(visit) && !f.equals(act.to()));
            boolean staysInOffice =
                    act.effect() != null && act.effect().aboutOffice() && act.to() == null;
            return within || staysInOffice || parties > 2 && act.leavesTheCase();
        }

        private boolean movesWithin(int l) {
            for (String stage : limits.get(l).runsIn()) {
                int p = number(placeNumber, stage);
                for (int q : lapseTargets(limits.get(l), p)) {
                    if (visit(stage).equals(visit) && q != p && sameVisit(p, q)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private void need(Var var) {
            if (!vars.add(var)) {
                return;
            }
            if (var.kind() == 'L') {
                Limit limit = limits.get(var.number());
                Limit.Anchor anchor = limit.anchor();
                if (anchor != null) {
                    switch (anchor.kind()) {
                        case ACT, OWN -> anchor.names().forEach(this::producers);
                        case LAPSE ->
                                anchor.names()
                                        .forEach(n -> need(new Var('L', number(limitNumber, n))));
                        case STAGE, ANY -> {}
                    }
                }
                limit.duty().forEach(this::producers);
            } else {
                producers(acts.get(var.number()).name());
            }
        }

        private void producers(String name) {
            for (Act act : acts) {
                if ((act.name().equals(name) || name.equals(act.countsAs())) && inVisit(act)) {
                    guards(act).forEach(this::need);
                    for (int l = 0; l < limits.size(); l++) {
                        Limit.Lapse lapse = limits.get(l).lapse();
                        boolean here =
                                limits.get(l).runsIn().stream()
                                        .anyMatch(s -> visit(s).equals(visit));
                        if (lapse != null && act.name().equals(lapse.deemed()) && here) {
                            need(new Var('L', l));
                        }
                    }
                }
            }
        }

        /// Whether doing this act changes anything that is remembered here.
        private boolean touches(int a) {
            Act act = acts.get(a);
            if (base(act)
                    || vars.contains(new Var('C', a))
                    || vars.contains(new Var('D', a))
                    || act.effect() != null && act.effect().aboutOffice()) {
                return true;
            }
            if (act.countsAs() != null && (touches(number(actNumber, act.countsAs())))) {
                return true;
            }
            int[] any = act.lane().common() ? anyLimits : new int[0];
            if (act.effect() == Effect.NOT_RECEIVED && limitsIn.stream().anyMatch(l -> lifted(l))) {
                return true;
            }
            for (int[] list : List.of(dutyOf[a], anchorOf[a], ownAnchorOf[a], any)) {
                for (int l : list) {
                    if (limitAt[l] >= 0) {
                        return true;
                    }
                }
            }
            return false;
        }

        // -- states: place (6 bits), office (2), remaining (8), then the memories --

        long enter(Entry e) {
            long s = e.place() | (long) e.office() << 6 | (long) e.remaining() << 8;
            for (int l : limitsIn) {
                Limit limit = limits.get(l);
                Limit.Anchor anchor = limit.anchor();
                boolean armed =
                        crossing.get(l) && (e.carried() >> crossIndex(l) & 1) != 0
                                || anchor != null && anchor.kind() == Limit.Anchor.Kind.ANY;
                if (armed) {
                    s = arm(s, l, -2);
                }
            }
            return arrive(s, true);
        }

        int place(long s) {
            return (int) (s & 63);
        }

        int office(long s) {
            return (int) (s >> 6 & 3);
        }

        int remaining(long s) {
            return (int) (s >> 8 & 255);
        }

        int status(long s, int l, int subject) {
            int at = limitAt[l];
            return at < 0 ? IDLE : (int) (s >> (at + 2 * subject) & 3);
        }

        long status(long s, int l, int subject, int status) {
            int at = limitAt[l];
            if (at < 0) {
                return s;
            }
            int shift = at + 2 * subject;
            return s & ~(3L << shift) | (long) status << shift;
        }

        /// Starts a limit, for one subject or (-2) for all.
        long arm(long s, int l, int who) {
            List<Integer> bound = subjects.get(l);
            for (int i = 0; i < bound.size(); i++) {
                if (who == -2 || bound.get(i) == -1 || bound.get(i) == who) {
                    s = status(s, l, i, ARMED);
                }
            }
            return s;
        }

        long arrive(long s, boolean visitBegins) {
            String at = places.get(place(s));
            for (int l : limitsIn) {
                Limit.Anchor anchor = limits.get(l).anchor();
                if (anchor == null || anchor.kind() != Limit.Anchor.Kind.STAGE) {
                    continue;
                }
                for (String stage : anchor.names()) {
                    boolean whole = visit(stage).equals(stage);
                    if (whole ? visitBegins && visit(at).equals(stage) : at.equals(stage)) {
                        s = arm(s, l, -2);
                    }
                }
            }
            return s;
        }

        /// The memories that must be there for this one to do this act, as bits of a state.
        private long needed(int a, int x) {
            long mask = 0;
            for (Condition condition : acts.get(a).requires()) {
                mask |=
                        switch (condition) {
                            case Condition.Completed c ->
                                    at(completedAt[number(actNumber, c.name())]);
                            case Condition.Own o -> at(doneAt[number(actNumber, o.name())] + x);
                            case Condition.Lapsed _ -> 0;
                        };
            }
            return mask;
        }

        /// Who may do the act, as bits.
        int able(long s, int a) {
            int able = 0;
            for (int x = 0; x < actors; x++) {
                able |= enabled(s, a, x) ? 1 << x : 0;
            }
            return able;
        }

        boolean enabled(long s, int a, int x) {
            if (!open[a][place(s)] || (mayDo[a] >> x & 1) == 0) {
                return false;
            }
            long[] masks = needs[a];
            if (masks == null) {
                masks = needs[a] = needed(a);
            }
            if ((s & masks[x]) != masks[x]) {
                return false;
            }
            for (int l : lapsedNeeds[a]) {
                if (!hasLapsed(s, l)) {
                    return false;
                }
            }
            Act act = acts.get(a);
            if (x < parties && (remaining(s) >> x & 1) == 0) {
                return false;
            }
            if (office && !inOffice(s, act, x)) {
                return false;
            }
            return true;
        }

        /// Whether the limit has run out for someone who is in the case and has not made it good.
        private boolean hasLapsed(long s, int l) {
            List<Integer> bound = subjects.get(l);
            for (int i = 0; i < bound.size(); i++) {
                int who = bound.get(i);
                boolean there = who < 0 || who >= parties || (remaining(s) >> who & 1) != 0;
                if (there && status(s, l, i) == LAPSED) {
                    return true;
                }
            }
            return false;
        }

        private static long at(int offset) {
            return 1L << offset;
        }

        private long[] needed(int a) {
            long[] masks = new long[actors];
            for (int x = 0; x < actors; x++) {
                masks[x] = needed(a, x);
            }
            return masks;
        }

        private boolean inOffice(long s, Act act, int x) {
            boolean named = (office(s) & 1) != 0;
            boolean in = (office(s) & 2) != 0;
            if (act.effect() == Effect.VACATES_OFFICE) {
                return named || in;
            }
            if (x != mediator) {
                return true;
            }
            if (act.effect() == Effect.ACCEPTS_OFFICE) {
                return named;
            }
            return act.effect() == Effect.DISCLOSES ? named || in : in;
        }

        /// What follows when someone does an act: the state, or the way out of the visit.
        List<Step> act(long s, int a, int x) {
            List<Step> steps = new ArrayList<>();
            Act act = acts.get(a);
            long t = x < 0 || doneAt[a] < 0 ? s : s | 1L << (doneAt[a] + x);
            t = discharge(t, a, x);
            if (x >= 0) {
                t = armOwn(t, a, x);
            }
            if (act.leavesTheCase() && x >= 0 && x < parties && othersGoOn(t, x)) {
                t &= ~(1L << (8 + x));
                t = armBy(t, a);
                return completedWithout(forgotten(t));
            }
            boolean complete = act.when() == Act.When.ONE;
            if (act.when() == Act.When.EVERY) {
                complete = doneAt[a] >= 0 && all(t, a);
            }
            return finish(t, a, x, complete);
        }

        /// With one party fewer, nobody is bound by a text any more: what was declared and signed
        /// is owed again.
        private long forgotten(long s) {
            for (int a = 0; a < acts.size(); a++) {
                Effect effect = acts.get(a).effect();
                if (effect == null || !effect.binds() || !open[a][place(s)]) {
                    continue;
                }
                if (doneAt[a] >= 0) {
                    s &= ~(((1L << actors) - 1) << doneAt[a]);
                }
                for (int l : dutyOf[a]) {
                    for (int i = 0; limitAt[l] >= 0 && i < subjects.get(l).size(); i++) {
                        if (status(s, l, i) == MET && runsIn.get(l).get(place(s))) {
                            s = status(s, l, i, ARMED);
                        }
                    }
                }
                for (int l : ownAnchorOf[a]) {
                    for (int i = 0; limitAt[l] >= 0 && i < subjects.get(l).size(); i++) {
                        s = status(s, l, i, IDLE);
                    }
                }
            }
            return s;
        }

        /// With one party fewer, what every party was awaited for may be complete.
        private List<Step> completedWithout(long s) {
            for (int a = 0; a < acts.size(); a++) {
                boolean complete = completedAt[a] >= 0 && (s >> completedAt[a] & 1) != 0;
                Effect effect = acts.get(a).effect();
                if (acts.get(a).when() == Act.When.EVERY
                        && (effect == null || !effect.binds())
                        && doneAt[a] >= 0
                        && open[a][place(s)]
                        && !complete
                        && all(s, a)) {
                    List<Step> steps = finish(s, a, -1, true);
                    return steps.getFirst().out() != null
                                    || place(steps.getFirst().state()) != place(s)
                            ? steps
                            : completedWithout(
                                    completedAt[a] < 0
                                            ? steps.getFirst().state()
                                                    & ~(((1L << actors) - 1) << doneAt[a])
                                            : steps.getFirst().state());
                }
            }
            return List.of(new Step(s, null));
        }

        /// Everyone of the role does an act that asks for every one of them.
        List<Step> together(long s, int a) {
            Act act = acts.get(a);
            long t = s;
            for (int x = 0; x < actors; x++) {
                if ((actorsOf(act) >> x & 1) != 0
                        && (x >= parties || (remaining(s) >> x & 1) != 0)) {
                    t = discharge(t, a, x);
                    t = armOwn(t, a, x);
                }
            }
            return finish(t, a, -1, true);
        }

        boolean canTogether(long s, int a) {
            Act act = acts.get(a);
            boolean some = false;
            for (int x = 0; x < actors; x++) {
                if ((actorsOf(act) >> x & 1) == 0 || x < parties && (remaining(s) >> x & 1) == 0) {
                    continue;
                }
                boolean can = enabled(s, a, x);
                for (int b : counting[a]) {
                    can |= known.get(b) && enabled(s, b, x);
                }
                if (!can) {
                    return false;
                }
                some = true;
            }
            return some;
        }

        private boolean all(long s, int a) {
            for (int x = 0; x < actors; x++) {
                boolean counts =
                        (actorsOf(acts.get(a)) >> x & 1) != 0
                                && (x >= parties || (remaining(s) >> x & 1) != 0);
                if (counts && (s >> (doneAt[a] + x) & 1) == 0) {
                    return false;
                }
            }
            return true;
        }

        private List<Step> finish(long s, int a, int x, boolean complete) {
            Act act = acts.get(a);
            List<Long> after = new ArrayList<>();
            if (act.effect() == Effect.NAMES_MEDIATOR && complete) {
                after.add(s | 1L << 6);
            } else if (act.effect() == Effect.ACCEPTS_OFFICE) {
                after.add(s & ~(1L << 6) | 2L << 6);
            } else if (act.effect() == Effect.VACATES_OFFICE) {
                if ((office(s) & 1) != 0) {
                    after.add(s & ~(1L << 6));
                }
                if ((office(s) & 2) != 0) {
                    after.add(s & ~(2L << 6));
                    after.add(s); // another mediator remains
                }
                if (after.isEmpty()) {
                    after.add(s);
                }
            } else {
                after.add(s);
            }
            List<Step> steps = new ArrayList<>();
            for (long t : after) {
                steps.addAll(settle(t, a, x, complete));
            }
            return steps;
        }

        private List<Step> settle(long s, int a, int x, boolean complete) {
            Act act = acts.get(a);
            long t = s;
            if (complete) {
                everComplete.set(a);
                t = armBy(t, a);
                int q = leadsTo[a];
                if (q >= 0 && !sameVisit(place(t), q)) {
                    return List.of(new Step(t, leave(t, q)));
                }
                t = completedAt[a] < 0 ? t : t | 1L << completedAt[a];
                if (q >= 0 && q != place(t)) {
                    t = arrive(t & ~63L | q, false);
                }
            }
            if (act.countsAs() != null && x >= 0) {
                int b = number(actNumber, act.countsAs());
                if (openAt(acts.get(b), place(t))
                        && (acts.get(b).when() == Act.When.ONE || doneAt[b] >= 0)) {
                    return act(t, b, x);
                }
            }
            return List.of(new Step(t, null));
        }

        private Entry leave(long s, int q) {
            int carried = 0;
            for (int l : limitsIn) {
                if (!crossing.get(l)) {
                    continue;
                }
                for (int i = 0; i < subjects(limits.get(l)).size(); i++) {
                    if (status(s, l, i) == ARMED) {
                        carried |= 1 << crossIndex(l);
                    }
                }
            }
            return new Entry(q, office(s), remaining(s), carried);
        }

        private long discharge(long s, int a, int x) {
            for (int l : dutyOf[a]) {
                if (limitAt[l] >= 0) {
                    List<Integer> bound = subjects.get(l);
                    for (int i = 0; i < bound.size(); i++) {
                        boolean his = bound.get(i) == -1 || bound.get(i) == x;
                        int status = status(s, l, i);
                        if (his && (status == ARMED || status == LAPSED)) {
                            s = status(s, l, i, MET);
                        }
                    }
                }
            }
            return s;
        }

        private boolean lifted(int l) {
            Limit.Anchor anchor = limits.get(l).anchor();
            return anchor != null && anchor.moment() == Limit.Moment.RECEIPT;
        }

        private long armOwn(long s, int a, int x) {
            for (int l : anyLimits) {
                s = limitAt[l] < 0 || !acts.get(a).lane().common() ? s : arm(s, l, -2);
            }
            if (acts.get(a).effect() == Effect.NOT_RECEIVED) {
                for (int l : limitsIn) {
                    for (int i = 0; lifted(l) && i < subjects.get(l).size(); i++) {
                        s = status(s, l, i) == ARMED ? status(s, l, i, IDLE) : s;
                    }
                }
            }
            for (int l : ownAnchorOf[a]) {
                s = limitAt[l] < 0 ? s : arm(s, l, x);
            }
            return s;
        }

        private long armBy(long s, int a) {
            for (int l : anchorOf[a]) {
                s = limitAt[l] < 0 ? s : arm(s, l, -2);
            }
            return s;
        }

        /// A limit runs out for one of those it binds.
        List<Step> lapse(long s, int l, int subject) {
            Limit limit = limits.get(l);
            int who = subjects(limit).get(subject);
            long t = status(s, l, subject, LAPSED);
            for (int other : limitsIn) {
                Limit.Anchor anchor = limits.get(other).anchor();
                if (anchor != null
                        && anchor.kind() == Limit.Anchor.Kind.LAPSE
                        && anchor.names().contains(limit.name())) {
                    t = arm(t, other, -2);
                }
            }
            Limit.Lapse lapse = limit.lapse();
            if (lapse != null && lapse.deemed() != null) {
                int a = number(actNumber, lapse.deemed());
                if (openAt(acts.get(a), place(t))) {
                    return act(t, a, who);
                }
            } else if (lapse != null && lapse.to() != null) {
                int q = number(placeNumber, lapse.to());
                if (!sameVisit(place(t), q)) {
                    return List.of(new Step(t, leave(t, q)));
                }
                if (q != place(t)) {
                    t = arrive(t & ~63L | q, false);
                }
            }
            return List.of(new Step(t, null));
        }

        boolean canLapse(long s, int l, int subject) {
            int who = subjects(limits.get(l)).get(subject);
            boolean there = who < 0 || who >= parties || (remaining(s) >> who & 1) != 0;
            boolean inCase = who != mediator || !office || office(s) != 0;
            return there
                    && inCase
                    && received.get(l)
                    && status(s, l, subject) == ARMED
                    && runsIn.get(l).get(place(s));
        }
    }

    String placeAt(int place) {
        return places.get(place);
    }

    String visitAt(int place) {
        return visit(places.get(place));
    }

    /// All memories of a visit at once, where there are few enough.
    Slice whole(String visit) {
        List<Var> question = new ArrayList<>();
        for (int a = 0; a < acts.size(); a++) {
            if (opensIn[a].get(number(placeNumber, visit))) {
                question.addAll(guards.get(a));
                if (acts.get(a).when() == Act.When.EVERY) {
                    question.add(new Var('D', a));
                    question.add(new Var('C', a));
                }
            }
        }
        for (int l = 0; l < limits.size(); l++) {
            if (limits.get(l).runsIn().stream().anyMatch(stage -> visit(stage).equals(visit))) {
                question.add(new Var('L', l));
            }
        }
        return new Slice(visit, question);
    }

    /// A step to another state of the visit, or out of it.
    record Step(long state, @Nullable Entry out) {}

    private int crossIndex(int l) {
        return crossing.get(0, l + 1).cardinality() - 1;
    }

    private boolean othersGoOn(long s, int x) {
        int rest = (int) (s >> 8 & 255) & ~(1 << x);
        boolean bothSides = (rest & 1) != 0 && (rest & ~1) != 0;
        RuleSet.OthersGoOn rule = rules.othersGoOn();
        return rule != null
                && rule.whenOneWithdraws()
                && Integer.bitCount(rest) >= rules.partiesAtLeast()
                && (bothSides || rule.remain() == RuleSet.OthersGoOn.Remain.ENOUGH);
    }

    // --- exploring -------------------------------------------------------------------------------

    private final Map<String, List<Slice>> slicesOf = new HashMap<>();

    private void explore() {
        Deque<Entry> waiting = new ArrayDeque<>();
        Entry start = new Entry(0, 0, (1 << parties) - 1, 0);
        waiting.add(start);
        entries.put(start, true);
        while (!waiting.isEmpty()) {
            Entry entry = waiting.remove();
            reached.add(entry.place());
            String visit = visit(places.get(entry.place()));
            for (Slice slice : slicesOf.computeIfAbsent(visit, this::slices)) {
                for (Entry out : explore(slice, entry)) {
                    if (entries.put(out, true) == null) {
                        waiting.add(out);
                    }
                }
            }
        }
        properties();
    }

    private List<Slice> slices(String visit) {
        Map<Set<Var>, Slice> slices = new LinkedHashMap<>();
        List<List<Var>> questions = new ArrayList<>();
        questions.add(List.of());
        List<Var> withdrawals = new ArrayList<>();
        for (int a = 0; a < acts.size(); a++) {
            Act act = acts.get(a);
            if (!opensIn[a].get(number(placeNumber, visit))) {
                continue;
            }
            List<Var> question = new ArrayList<>(guards(act));
            if (act.duty()) {
                for (int l = 0; l < limits.size(); l++) {
                    if (limits.get(l).duty().contains(act.name())) {
                        question.add(new Var('L', l));
                    }
                }
            }
            questions.add(question);
            if (act.effect() == Effect.WITHDRAWS) {
                withdrawals.addAll(guards(act));
            }
            if (act.when() == Act.When.EVERY) {
                List<Var> counting = new ArrayList<>(guards(act));
                for (Act other : acts) {
                    if (act.name().equals(other.countsAs())) {
                        counting.addAll(guards(other));
                    }
                }
                questions.add(counting);
            }
        }
        questions.add(withdrawals);
        for (int l = 0; l < limits.size(); l++) {
            if (limits.get(l).runsIn().stream().anyMatch(s -> visit(s).equals(visit))) {
                questions.add(List.of(new Var('L', l)));
            }
        }
        for (List<Var> question : questions) {
            Slice slice = new Slice(visit, question);
            slices.putIfAbsent(slice.vars, slice);
        }
        return List.copyOf(slices.values());
    }

    private Set<Entry> explore(Slice slice, Entry entry) {
        Walk walk = new Walk(slice);
        walk.number(slice.enter(entry));
        int[] able = new int[acts.size()];
        for (int n = 0; n < walk.size; n++) {
            long s = walk.states[n];
            int p = slice.place(s);
            reached.add(p);
            for (int a : slice.moving) {
                able[a] = open[a][p] ? slice.able(s, a) : 0;
            }
            look(slice, s, able);
            for (int a : slice.moving) {
                if (!open[a][p]) {
                    continue;
                }
                Act act = acts.get(a);
                boolean moves =
                        leadsTo[a] >= 0 && visits[p] != visits[leadsTo[a]]
                                || act.countsAs() != null;
                if (!slice.touching.get(a) && !moves) {
                    continue;
                }
                int mover = act.effect() == Effect.WITHDRAWS ? -1 : a;
                boolean together = act.when() == Act.When.EVERY && slice.doneAt[a] < 0;
                if (together) {
                    if (slice.canTogether(s, a)) {
                        walk.follow(n, slice.together(s, a), mover);
                    }
                } else {
                    for (int x = 0; x < actors; x++) {
                        if ((able[a] >> x & 1) != 0) {
                            walk.follow(n, slice.act(s, a, x), mover);
                        }
                    }
                }
            }
            for (int l : slice.limitsIn) {
                for (int i = 0; i < subjects.get(l).size(); i++) {
                    if (slice.canLapse(s, l, i)) {
                        runsAt.computeIfAbsent(l, _ -> new BitSet()).set(p);
                        walk.follow(n, slice.lapse(s, l, i), acts.size() + l);
                    }
                }
            }
        }
        robust(walk);
        return walk.outs;
    }

    /// The states of a slice that are met from one entry, numbered as they are met, and the steps
    /// between them.
    private static final class Walk {
        final Slice slice;
        long[] states = new long[64];
        int size;
        final Set<Entry> outs = new LinkedHashSet<>();

        /// By what moves the case: an act's number, or a limit's after the last act's.
        final Map<Integer, BitSet> fires = new TreeMap<>();

        final Map<Integer, Set<Node>> targets = new HashMap<>();

        /// From where, and to where; withdrawals left out.
        private int[] steps = new int[128];

        private int count;

        /// Numbers of states by hash, one more than they are; 0 where there is none.
        private int[] table = new int[256];

        Walk(Slice slice) {
            this.slice = slice;
        }

        int number(long s) {
            int at = slot(s);
            if (table[at] != 0) {
                return table[at] - 1;
            }
            if (size == states.length) {
                states = Arrays.copyOf(states, 2 * size);
                table = new int[4 * states.length];
                for (int n = 0; n < size; n++) {
                    table[slot(states[n])] = n + 1;
                }
                at = slot(s);
            }
            states[size] = s;
            table[at] = ++size;
            return size - 1;
        }

        private int slot(long s) {
            long mixed = s * 0x9E3779B97F4A7C15L;
            int at = (int) (mixed >>> 32) & table.length - 1;
            while (table[at] != 0 && states[table[at] - 1] != s) {
                at = at + 1 & table.length - 1;
            }
            return at;
        }

        /// @param mover -1 for a withdrawal
        void follow(int from, List<Step> next, int mover) {
            for (Step step : next) {
                if (step.out() != null) {
                    outs.add(step.out());
                    if (mover >= 0) {
                        fires.computeIfAbsent(mover, _ -> new BitSet()).set(from);
                        targets.computeIfAbsent(mover, _ -> new HashSet<>())
                                .add(
                                        new Node(
                                                step.out().place(),
                                                step.out().office(),
                                                step.out().remaining()));
                    }
                } else if (step.state() != states[from]) {
                    int to = number(step.state());
                    if (mover >= 0) {
                        if (count + 2 > steps.length) {
                            steps = Arrays.copyOf(steps, 2 * count);
                        }
                        steps[count++] = from;
                        steps[count++] = to;
                    }
                }
            }
        }

        /// For each state, those from which a step leads to it.
        int[][] before() {
            int[] many = new int[size];
            for (int i = 1; i < count; i += 2) {
                many[steps[i]]++;
            }
            int[][] before = new int[size][];
            for (int n = 0; n < size; n++) {
                before[n] = new int[many[n]];
            }
            for (int i = 0; i < count; i += 2) {
                before[steps[i + 1]][--many[steps[i + 1]]] = steps[i];
            }
            return before;
        }
    }

    private final Map<Integer, Map<Node, Boolean>> robustByMover = new HashMap<>();

    /// Remembers, for each way out, whether from every state one can come to take it.
    private void robust(Walk walk) {
        Slice slice = walk.slice;
        Map<Node, BitSet> at = new LinkedHashMap<>();
        for (int n = 0; n < walk.size; n++) {
            long s = walk.states[n];
            Node node = new Node(slice.place(s), slice.office(s), slice.remaining(s));
            at.computeIfAbsent(node, _ -> new BitSet()).set(n);
        }
        nodes.addAll(at.keySet());
        int[][] before = walk.before();
        walk.fires.forEach((mover, from) -> {
            if (mover < acts.size() && !slice.vars.containsAll(guards.get(mover))) {
                return;
            }
            BitSet can = new BitSet(walk.size);
            can.or(from);
            int[] waiting = Arrays.copyOf(from.stream().toArray(), walk.size);
            for (int i = 0, last = from.cardinality(); i < last; i++) {
                for (int b : before[waiting[i]]) {
                    if (!can.get(b)) {
                        can.set(b);
                        waiting[last++] = b;
                    }
                }
            }
            Map<Node, Boolean> robust = robustByMover.computeIfAbsent(mover, _ -> new HashMap<>());
            at.forEach((node, all) -> {
                BitSet not = (BitSet) all.clone();
                not.andNot(can);
                robust.merge(node, not.isEmpty(), Boolean::logicalAnd);
            });
            exitTargets
                    .computeIfAbsent(mover, _ -> new HashSet<>())
                    .addAll(Objects.requireNonNull(walk.targets.get(mover)));
        });
    }

    /// What every state is asked.
    ///
    /// @param able who may do each act there, as bits
    private void look(Slice slice, long s, int[] able) {
        int p = slice.place(s);
        for (int a : slice.moving) {
            if (!open[a][p]) {
                continue;
            }
            if (able[a] != 0) {
                everOpen.set(a);
                openIn[p][a] |= able[a];
            }
            Act act = acts.get(a);
            for (int x = 0; act.duty() && x < actors; x++) {
                if ((able[a] >> x & 1) != 0) {
                    duty(slice, s, a, x);
                }
            }
            if (act.when() == Act.When.EVERY && slice.canTogether(s, a)) {
                everComplete.set(a);
            }
        }
        if (!isEnding(p) && p != 0) {
            withdrawal(slice, s);
        }
    }

    private void withdrawal(Slice slice, long s) {
        for (int a : withdrawing) {
            if (open[a][slice.place(s)] && !slice.known.get(a)) {
                return;
            }
        }
        for (int x = 0; x < parties; x++) {
            if ((slice.remaining(s) >> x & 1) == 0) {
                continue;
            }
            boolean out = false;
            for (int a : withdrawing) {
                Act act = acts.get(a);
                if (act.recordedBy() != null
                        || act.takes().stream().anyMatch(t -> t != Takes.TEXT && t != Takes.PAPERS)
                        || act.to() == null
                        || !rules.endings().containsKey(act.to())
                        || Objects.requireNonNull(rules.endings().get(act.to())).kind()
                                != Ending.Kind.WITHDRAWAL
                        || !slice.enabled(s, a, x)) {
                    continue;
                }
                boolean alone = act.when() == Act.When.ONE;
                out |= alone;
            }
            if (!out) {
                violate(2, places.get(slice.place(s)), "party " + x);
            }
        }
    }

    private void duty(Slice slice, long s, int a, int x) {
        boolean covered = false;
        for (int l : dutyOf[a]) {
            Limit limit = limits.get(l);
            if (slice.limitAt[l] < 0) {
                return;
            }
            List<Integer> subjects = subjects(limit);
            for (int i = 0; i < subjects.size(); i++) {
                boolean his = subjects.get(i) == x || subjects.get(i) == -1 && limit.of() != null;
                covered |=
                        his
                                && slice.status(s, l, i) != IDLE
                                && limit.length() != null
                                && runsIn.get(l).get(slice.place(s));
            }
        }
        if (!covered) {
            violate(5, acts.get(a).name(), "owed without a limit at " + places.get(slice.place(s)));
        }
    }

    // --- the properties --------------------------------------------------------------------------

    private void properties() {
        endsWithoutWithdrawal();
        loops();
        alike();
        duties();
        times();
        lanes();
        for (int a = 0; a < acts.size(); a++) {
            if (!everOpen.get(a)) {
                violate(8, acts.get(a).name(), "never open");
            } else if (acts.get(a).when() == Act.When.EVERY && !everComplete.get(a)) {
                violate(8, acts.get(a).name(), "never complete");
            }
        }
        for (int l = 0; l < limits.size(); l++) {
            if (limits.get(l).anchor() != null && !runsAt.containsKey(l)) {
                violate(8, limits.get(l).name(), "never runs");
            }
        }
        for (int p = 1; p < places.size(); p++) {
            if (!reached.contains(p)) {
                violate(8, places.get(p), "never reached");
            }
        }
    }

    private void endsWithoutWithdrawal() {
        Set<Node> good = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Node node : nodes) {
                if (good.contains(node)) {
                    continue;
                }
                boolean ends = isEnding(node.place());
                for (Map.Entry<Integer, Map<Node, Boolean>> mover : robustByMover.entrySet()) {
                    if (!ends && mover.getValue().getOrDefault(node, false)) {
                        for (Node to : Objects.requireNonNull(exitTargets.get(mover.getKey()))) {
                            ends |= isEnding(to.place()) || good.contains(to);
                        }
                    }
                }
                if (ends) {
                    good.add(node);
                    more = true;
                }
            }
        }
        for (Node node : nodes) {
            if (!good.contains(node)) {
                violate(3, places.get(node.place()), "no ending from here");
            }
        }
    }

    private void loops() {
        // Undeclared ways back: colour the graph of visits.
        Map<String, Set<String>> next = new HashMap<>();
        for (int p : reached) {
            if (isEnding(p)) {
                continue;
            }
            for (int a = 0; a < acts.size(); a++) {
                Act act = acts.get(a);
                if (openIn[p][a] != 0 && act.to() != null && act.returns() == null) {
                    edge(next, p, target(act));
                }
            }
            for (int l = 0; l < limits.size(); l++) {
                Limit.Lapse lapse = limits.get(l).lapse();
                BitSet runs = runsAt.get(l);
                if (lapse == null || runs == null || !runs.get(p) || lapse.returns() != null) {
                    continue;
                }
                Act deemed = lapse.deemed() == null ? null : rules.acts().get(lapse.deemed());
                if (deemed == null || deemed.returns() == null) {
                    lapseTargets(limits.get(l), p).forEach(q -> edge(next, p, q));
                }
            }
        }
        Set<String> finished = new HashSet<>();
        for (String visit : next.keySet()) {
            if (circular(next, visit, new LinkedHashSet<>(), finished)) {
                violate(3, visit, "a loop that no article explains");
                break;
            }
        }
        // Limits that start one another with nobody doing anything.
        restarts();
        for (int l = 0; l < limits.size(); l++) {
            BitSet runs = runsAt.get(l);
            if (runs == null) {
                continue;
            }
            for (int p = runs.nextSetBit(0); p >= 0; p = runs.nextSetBit(p + 1)) {
                if (comesRound(p, l)) {
                    violate(3, limits.get(l).name(), "the rules go round alone");
                }
            }
        }
    }

    private void edge(Map<String, Set<String>> next, int p, int q) {
        if (!sameVisit(p, q)) {
            next.computeIfAbsent(visit(places.get(p)), _ -> new LinkedHashSet<>())
                    .add(visit(places.get(q)));
        }
    }

    private static boolean circular(
            Map<String, Set<String>> next, String at, Set<String> path, Set<String> finished) {
        if (finished.contains(at)) {
            return false;
        }
        if (!path.add(at)) {
            return true;
        }
        for (String to : next.getOrDefault(at, Set.of())) {
            if (circular(next, to, path, finished)) {
                return true;
            }
        }
        path.remove(at);
        finished.add(at);
        return false;
    }

    /// A case in which nobody does anything: where it is, which limits are under way and for whom,
    /// and what has been deemed done by whom.
    private record Idle(int place, Set<Long> underWay, Set<Long> deemed) {}

    private static long of(int item, int subject) {
        return (long) item << 8 | subject;
    }

    /// Whether, from a place where the limit can run, lapses alone can go on for ever.
    private boolean comesRound(int p, int l) {
        Set<Long> all = new TreeSet<>();
        for (int m = 0; m < limits.size(); m++) {
            BitSet runs = runsAt.get(m);
            if (restarts.get(m) && runs != null && runs.get(p)) {
                for (int i = 0; i < subjects.get(m).size(); i++) {
                    all.add(of(m, i));
                }
            }
        }
        return restarts.get(l)
                && forEver(new Idle(p, all, Set.of()), new HashSet<>(), new HashSet<>());
    }

    private boolean forEver(Idle at, Set<Idle> path, Set<Idle> finished) {
        if (finished.contains(at) || isEnding(at.place())) {
            return false;
        }
        if (!path.add(at)) {
            return true;
        }
        for (long lapsing : at.underWay()) {
            int l = (int) (lapsing >> 8);
            if (runsIn.get(l).get(at.place())
                    && forEver(lapsed(at, l, (int) (lapsing & 255)), path, finished)) {
                return true;
            }
        }
        path.remove(at);
        finished.add(at);
        return false;
    }

    private Idle lapsed(Idle at, int l, int subject) {
        Set<Long> underWay = new TreeSet<>(at.underWay());
        Set<Long> deemed = new TreeSet<>(at.deemed());
        underWay.remove(of(l, subject));
        start(underWay, Limit.Anchor.Kind.LAPSE, limits.get(l).name());
        Limit.Lapse lapse = limits.get(l).lapse();
        int q = at.place();
        if (lapse != null && lapse.to() != null) {
            q = number(placeNumber, lapse.to());
        } else if (lapse != null && lapse.deemed() != null) {
            q = deem(lapse.deemed(), subjects.get(l).get(subject), q, underWay, deemed);
        }
        if (q != at.place()) {
            boolean begins = !sameVisit(at.place(), q);
            if (begins) {
                deemed.clear();
            }
            String stage = begins ? visit(places.get(q)) : places.get(q);
            start(underWay, Limit.Anchor.Kind.STAGE, stage);
            start(underWay, Limit.Anchor.Kind.STAGE, places.get(q));
        }
        return new Idle(q, Set.copyOf(underWay), Set.copyOf(deemed));
    }

    private int deem(String name, int who, int p, Set<Long> underWay, Set<Long> deemed) {
        Act act = named(name);
        if (!openAt(act, p)) {
            return p;
        }
        deemed.add(of(number(actNumber, name), Math.max(who, 0)));
        start(underWay, Limit.Anchor.Kind.OWN, name);
        boolean complete = true;
        for (int x = 0; act.when() == Act.When.EVERY && x < actors; x++) {
            complete &=
                    (actorsOf(act) >> x & 1) == 0
                            || deemed.contains(of(number(actNumber, name), x));
        }
        if (complete) {
            start(underWay, Limit.Anchor.Kind.ACT, name);
        }
        int q = complete && act.to() != null ? target(act) : p;
        return act.countsAs() == null ? q : deem(act.countsAs(), who, q, underWay, deemed);
    }

    private void start(Set<Long> underWay, Limit.Anchor.Kind kind, String name) {
        for (int l = 0; l < limits.size(); l++) {
            if (restarts.get(l) && startedBy(limits.get(l), name, kind)) {
                for (int i = 0; i < subjects.get(l).size(); i++) {
                    underWay.add(of(l, i));
                }
            }
        }
    }

    /// Limits that lapses might start again: only these can go round.
    private final BitSet restarts = new BitSet();

    private void restarts() {
        restarts.set(0, limits.size());
        for (int before = -1; before != restarts.cardinality(); ) {
            before = restarts.cardinality();
            for (int l = 0; l < limits.size(); l++) {
                int limit = l;
                boolean starts =
                        restarts.stream().anyMatch(m -> mayStart(limits.get(limit), limits.get(m)));
                boolean started =
                        restarts.stream().anyMatch(m -> mayStart(limits.get(m), limits.get(limit)));
                restarts.set(l, restarts.get(l) && starts && started);
            }
        }
    }

    private boolean mayStart(Limit lapsing, Limit other) {
        Limit.Anchor anchor = other.anchor();
        Limit.Lapse lapse = lapsing.lapse();
        if (anchor == null || lapse == null) {
            return false;
        }
        Act deemed = lapse.deemed() == null ? null : named(lapse.deemed());
        return switch (anchor.kind()) {
            case LAPSE -> anchor.names().contains(lapsing.name());
            case ACT, OWN ->
                    deemed != null
                            && (anchor.names().contains(deemed.name())
                                    || deemed.countsAs() != null
                                            && anchor.names().contains(deemed.countsAs()));
            case STAGE -> movesInto(lapsing, anchor.names());
            case ANY -> false;
        };
    }

    private boolean movesInto(Limit lapsing, List<String> stages) {
        for (String place : lapsing.runsIn()) {
            int p = number(placeNumber, place);
            for (int q : lapseTargets(lapsing, p)) {
                for (String stage : stages) {
                    if (q != p && sameVisit(q, number(placeNumber, stage))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Tries every way of pairing what is for one side with what is for the other, until exchanging
    /// the sides gives the same rules again.
    private void alike() {
        RuleSet.OthersGoOn rule = rules.othersGoOn();
        if (rule != null
                && rule.whenOneWithdraws()
                && rule.remain() == RuleSet.OthersGoOn.Remain.BOTH_SIDES
                && !justified(rule.unequal())) {
            violate(4, "others-go-on", "depends on who leaves");
        }
        List<String> requesting = new ArrayList<>();
        List<String> invited = new ArrayList<>();
        for (int a = 0; a < acts.size(); a++) {
            if (everOpen.get(a) && !justified(acts.get(a).unequal())) {
                side(mayDo[a], acts.get(a).name(), requesting, invited);
            }
        }
        for (int l = 0; l < limits.size(); l++) {
            Limit limit = limits.get(l);
            if (runsAt.containsKey(l)
                    && limit.of() != null
                    && limit.of() != Role.ANYONE
                    && !justified(limit.unequal())
                    && !followsActs(limit)) {
                side(actorsOf(limit.of()), limit.name(), requesting, invited);
            }
        }
        if (!paired(requesting, invited, new HashMap<>())) {
            requesting.addAll(invited);
            requesting.forEach(name -> violate(4, name, "for one side"));
        }
    }

    private static boolean justified(@Nullable Reasoned unequal) {
        return unequal != null && unequal.article() != null;
    }

    private boolean followsActs(Limit limit) {
        int bound = actorsOf(Objects.requireNonNull(limit.of()));
        return !limit.duty().isEmpty()
                && limit.duty().stream()
                        .allMatch(d ->
                                justified(named(d).unequal())
                                        && (actorsOf(named(d)) & (1 << parties) - 1) == bound);
    }

    private void side(int who, String name, List<String> requesting, List<String> invited) {
        int those = who & (1 << parties) - 1;
        if (those == 1) {
            requesting.add(name);
        } else if (those == ((1 << parties) - 1 & ~1)) {
            invited.add(name);
        }
    }

    private boolean paired(
            List<String> requesting, List<String> invited, Map<String, String> twins) {
        if (requesting.isEmpty() || invited.isEmpty()) {
            return requesting.isEmpty() && invited.isEmpty() && same(twins);
        }
        String one = requesting.getFirst();
        for (String other : invited) {
            List<String> rest = new ArrayList<>(invited);
            rest.remove(other);
            twins.put(one, other);
            twins.put(other, one);
            if (paired(requesting.subList(1, requesting.size()), rest, twins)) {
                return true;
            }
            twins.remove(one);
            twins.remove(other);
        }
        return false;
    }

    /// Whether the rules say the same when the sides and these twins are exchanged.
    private boolean same(Map<String, String> twins) {
        for (Act act : acts) {
            Act other = rules.acts().get(twins.getOrDefault(act.name(), act.name()));
            if (!justified(act.unequal())
                    && (other == null
                            || !said(act, twins, true).equals(said(other, Map.of(), false)))) {
                return false;
            }
        }
        for (Limit limit : limits) {
            Limit other = rules.limits().get(twins.getOrDefault(limit.name(), limit.name()));
            if (!justified(limit.unequal())
                    && (limit.of() == null || !limit.of().isParty() || !followsActs(limit))
                    && (other == null
                            || !said(limit, twins, true).equals(said(other, Map.of(), false)))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> said(Iterable<?> words, Map<String, String> twins, boolean turned) {
        Set<String> said = new TreeSet<>();
        for (Object word : words) {
            String text =
                    word instanceof Condition condition
                            ? condition.getClass().getSimpleName()
                                    + twins.getOrDefault(condition.name(), condition.name())
                            : String.valueOf(word);
            String other =
                    text.equals("REQUESTING")
                            ? "INVITED"
                            : text.equals("INVITED") ? "REQUESTING" : text;
            said.add(twins.getOrDefault(turned ? other : text, turned ? other : text));
        }
        return said;
    }

    private static String said(Act act, Map<String, String> twins, boolean turned) {
        Set<String> by = said(act.by(), Map.of(), turned);
        return (by.containsAll(Set.of("REQUESTING", "INVITED")) ? "PARTY" : by.toString())
                + act.recordedBy()
                + new HashSet<>(act.from())
                + act.to()
                + act.lane()
                + act.when()
                + act.once()
                + act.duty()
                + act.effect()
                + said(act.requires(), twins, turned)
                + (act.countsAs() == null ? "" : twins.getOrDefault(act.countsAs(), act.countsAs()))
                + new TreeSet<>(act.takes())
                + (act.returns() == null);
    }

    private static String said(Limit limit, Map<String, String> twins, boolean turned) {
        Limit.Anchor from = limit.anchor();
        Limit.Extension more = limit.extension();
        Limit.Lapse over = limit.lapse();
        return said(limit.of() == null ? List.of() : List.of(limit.of()), Map.of(), turned)
                + ""
                + said(
                        limit.forEach() == null ? List.of() : List.of(limit.forEach()),
                        Map.of(),
                        turned)
                + said(limit.duty(), twins, turned)
                + new HashSet<>(limit.runsIn())
                + (from == null
                        ? ""
                        : from.kind()
                                + ""
                                + said(from.names(), twins, turned)
                                + from.moment()
                                + (from.presumed() == null ? "" : from.presumed().days()))
                + limit.length()
                + limit.unit()
                + limit.counting()
                + limit.rolls()
                + (more == null
                        ? ""
                        : said(List.of(more.by(), more.act()), twins, turned) + "" + more.atMost())
                + (over == null
                        ? ""
                        : twins.getOrDefault(
                                        String.valueOf(over.deemed()),
                                        String.valueOf(over.deemed()))
                                + over.to()
                                + said(over.opens(), twins, turned)
                                + (over.returns() == null));
    }

    private void duties() {
        for (int l = 0; l < limits.size(); l++) {
            Limit limit = limits.get(l);
            String name = limit.name();
            if (limit.of() == null != limit.duty().isEmpty()) {
                violate(5, name, "actor or duty missing");
            }
            if (limit.length() == null || limit.anchor() == null || limit.lapse() == null) {
                violate(5, name, "length, start or consequence missing");
            }
            BitSet runs = runsAt.getOrDefault(l, new BitSet());
            for (int p = runs.nextSetBit(0); p >= 0; p = runs.nextSetBit(p + 1)) {
                duty(limit, p);
            }
        }
    }

    private void duty(Limit limit, int p) {
        String name = limit.name();
        if (limit.of() != null && !limit.duty().isEmpty()) {
            int able = 0;
            for (String duty : limit.duty()) {
                able |= openIn[p][number(actNumber, duty)];
            }
            int bound = actorsOf(limit.of());
            if (limit.of() == Role.ANYONE ? able == 0 : (bound & ~able) != 0) {
                violate(5, name, "cannot be met at " + places.get(p));
            }
        }
        Limit.Lapse lapse = limit.lapse();
        if (lapse == null) {
            return;
        }
        if (lapse.deemed() != null) {
            Act act = named(lapse.deemed());
            int bound = limit.of() == null ? 0 : actorsOf(limit.of());
            if (bound == 0 || (bound & ~actorsOf(act)) != 0 || !openAt(act, p)) {
                violate(5, name, "deemed act has no effect at " + places.get(p));
            }
        } else if (lapse.to() != null) {
            if (!leads(limit, p)) {
                violate(5, name, "leads nowhere at " + places.get(p));
            }
        } else if (lapse.opens().isEmpty()) {
            violate(5, name, "no consequence");
        }
        for (String opened : lapse.opens()) {
            int a = number(actNumber, opened);
            boolean needs = guards(acts.get(a)).contains(new Var('L', number(limitNumber, name)));
            boolean open = false;
            for (int q : reached) {
                open |= sameVisit(p, q) && openIn[q][a] != 0;
            }
            if (!needs || !open) {
                violate(5, name, "opens nothing");
            }
        }
    }

    private void times() {
        if (!Set.of("none", "geneva", "hong-kong", "mainland-china").contains(rules.calendar())) {
            violate(6, "calendar", "unknown");
        }
        if (rules.validUntil() != null && rules.validFrom().isAfter(rules.validUntil())) {
            violate(6, "valid", "until before from");
        }
        for (int l = 0; l < limits.size(); l++) {
            Limit limit = limits.get(l);
            String name = limit.name();
            if (limit.length() != null && limit.length() < 1) {
                violate(6, name, "no time");
            }
            if (rules.calendar().equals("none")
                    && (limit.rolls() || limit.counting() == Limit.Counting.WORKING)) {
                violate(6, name, "no calendar");
            }
            boolean noDays = limit.unit() == Limit.Unit.HOURS || limit.unit() == Limit.Unit.MONTHS;
            if (noDays && limit.counting() == Limit.Counting.WORKING) {
                violate(6, name, "working days of no days");
            }
            Limit.Anchor anchor = limit.anchor();
            if (anchor != null
                    && anchor.presumed() != null
                    && (anchor.presumed().days() < 0 || anchor.moment() != Limit.Moment.RECEIPT)) {
                violate(6, name, "presumption");
            }
            Limit.Extension extension = limit.extension();
            if (extension != null) {
                int a = number(actNumber, extension.act());
                boolean may =
                        extension.atMost() > 0
                                && acts.get(a).effect() == Effect.EXTENDS
                                && acts.get(a).by().contains(extension.by());
                BitSet runs = runsAt.getOrDefault(l, new BitSet());
                for (int p = runs.nextSetBit(0); p >= 0; p = runs.nextSetBit(p + 1)) {
                    may &= openIn[p][a] != 0;
                }
                if (!may) {
                    violate(6, name, "cannot be extended");
                }
            }
            for (int m = 0; m < limits.size(); m++) {
                if (m != l) {
                    times(l, m);
                }
            }
        }
    }

    private static double days(Limit limit) {
        double unit =
                switch (limit.unit()) {
                    case HOURS -> 1.0 / 24;
                    case DAYS -> 1;
                    case WEEKS -> 7;
                    case MONTHS -> 30;
                };
        return unit * (limit.counting() == Limit.Counting.WORKING ? 1.4 : 1);
    }

    /// Where a lapse that changes the case leads, over all places; nothing where it only opens
    /// acts.
    private Set<Integer> ends(Limit limit, BitSet at) {
        Limit.Lapse lapse = limit.lapse();
        if (lapse == null || lapse.deemed() == null && lapse.to() == null) {
            return Set.of();
        }
        Set<Integer> ends = new TreeSet<>();
        at.stream().forEach(p -> ends.addAll(lapseTargets(limit, p)));
        return ends;
    }

    /// Whether one of these limits runs from a stage, and the other from the very acts by which a
    /// case was seen to come there.
    private boolean entry(Limit.Anchor stage, Limit.Anchor act) {
        if (stage.kind() != Limit.Anchor.Kind.STAGE
                || stage.names().size() != 1
                || act.kind() != Limit.Anchor.Kind.ACT
                || act.moment() != Limit.Moment.DONE) {
            return false;
        }
        int to = number(placeNumber, stage.names().getFirst());
        Set<String> ways = new HashSet<>();
        for (int p : reached) {
            boolean whole = visits[to] == to;
            int from = p;
            Predicate<Integer> comes =
                    q -> whole ? visits[q] == to && visits[from] != to : q == to && from != to;
            for (int a = 0; a < acts.size(); a++) {
                if (openIn[p][a] != 0 && leadsTo[a] >= 0 && comes.test(leadsTo[a])) {
                    ways.add(acts.get(a).name());
                }
            }
            runsAt.forEach((l, runs) -> {
                if (runs.get(p) && lapseTargets(limits.get(l), p).stream().anyMatch(comes)) {
                    ways.add("lapse of " + limits.get(l).name());
                }
            });
        }
        return ways.equals(new HashSet<>(act.names()));
    }

    private void times(int l, int m) {
        Limit one = limits.get(l);
        Limit two = limits.get(m);
        Limit.Anchor a = one.anchor();
        Limit.Anchor b = two.anchor();
        BitSet both = new BitSet();
        both.or(runsAt.getOrDefault(l, new BitSet()));
        both.and(runsAt.getOrDefault(m, new BitSet()));
        boolean same =
                a != null && b != null && (entry(a, b) || entry(b, a))
                        || a != null
                                && b != null
                                && a.kind() == b.kind()
                                && new HashSet<>(a.names()).equals(new HashSet<>(b.names()))
                                && a.moment() == b.moment()
                                && (a.presumed() == null ? -1 : a.presumed().days())
                                        == (b.presumed() == null ? -1 : b.presumed().days());
        if (!same || both.isEmpty() || one.length() == null || two.length() == null) {
            return;
        }
        double first = one.length() * days(one);
        double second = two.length() * days(two);
        boolean bound =
                one.of() != null
                        && two.of() != null
                        && (actorsOf(one.of()) & actorsOf(two.of())) != 0;
        boolean shared = one.duty().stream().anyMatch(two.duty()::contains);
        boolean alikeCounted =
                one.counting() == two.counting()
                        && one.rolls() == two.rolls()
                        && (one.unit() == two.unit()
                                || Set.of(Limit.Unit.DAYS, Limit.Unit.WEEKS)
                                        .containsAll(Set.of(one.unit(), two.unit())));
        if (bound && shared && (first != second || !alikeCounted)) {
            violate(6, two.name(), "differs from " + one.name());
        }
        Set<Integer> oneEnd = ends(one, both);
        Set<Integer> twoEnd = ends(two, both);
        boolean clash =
                !oneEnd.isEmpty()
                        && !twoEnd.isEmpty()
                        && one.lapse() != null
                        && two.lapse() != null
                        && !(Objects.equals(one.lapse().deemed(), two.lapse().deemed())
                                && Objects.equals(one.lapse().to(), two.lapse().to()));
        if (bound && shared && clash) {
            violate(6, two.name(), "ends otherwise than " + one.name());
        }
        int more = one.extension() == null ? 0 : one.extension().atMost();
        if ((one.length() + more) * days(one) >= second || !both.equals(runsAt.get(m))) {
            return;
        }
        // The shorter one is over: is there any way for the longer one to be running still?
        boolean survives = false;
        for (int p = both.nextSetBit(0); p >= 0; p = both.nextSetBit(p + 1)) {
            for (int q : lapseTargets(one, p)) {
                survives |= q == p || two.runsIn().contains(places.get(q));
            }
            if (one.lapse() != null && one.lapse().deemed() != null) {
                Act act = named(one.lapse().deemed());
                survives |= act.leavesTheCase() && rules.othersMayGoOn();
            }
            for (String duty : one.duty()) {
                Act act = named(duty);
                if (openIn[p][number(actNumber, duty)] != 0) {
                    survives |=
                            act.to() == null
                                    || two.runsIn().contains(act.to())
                                    || act.when() == Act.When.EVERY;
                }
            }
        }
        if (!survives) {
            violate(6, two.name(), "never runs out");
        }
    }

    // --- who sees what ---------------------------------------------------------------------------

    private static boolean sees(Lane lane, Role role) {
        return switch (lane) {
            case PUBLIC -> true;
            case JOINT -> role != Role.THIRD_STATE;
            case OWN -> role == Role.PARTY || role == Role.REQUESTING || role == Role.INVITED;
            case CAUCUS ->
                    role == Role.MEDIATOR
                            || role == Role.PARTY
                            || role == Role.REQUESTING
                            || role == Role.INVITED;
            case MEDIATORS -> role == Role.MEDIATOR;
            case REGISTRY -> role == Role.REGISTRY;
        };
    }

    private boolean visible(Act act, int doer, int viewer) {
        if (doer == viewer) {
            return true;
        }
        boolean viewerIsParty = viewer < parties;
        return switch (act.lane()) {
            case PUBLIC, JOINT -> true;
            case OWN -> false;
            case CAUCUS -> viewer == mediator && !viewerIsParty;
            case MEDIATORS -> viewer == mediator;
            case REGISTRY -> viewer == registry;
        };
    }

    private void lanes() {
        for (int a = 0; a < acts.size(); a++) {
            Act act = acts.get(a);
            Set<Role> seeing = act.recordedBy() == null ? act.by() : Set.of(act.recordedBy());
            for (Role role : seeing) {
                if (!sees(act.lane(), role)) {
                    violate(7, act.name(), "in a lane its actor does not see");
                }
            }
            boolean moves =
                    act.to() != null && act.from().stream().anyMatch(f -> !f.equals(act.to()));
            boolean counts = act.countsAs() != null && named(act.countsAs()).to() != null;
            boolean changes =
                    moves
                            || counts
                            || act.leavesTheCase()
                            || act.effect() != null && act.effect().aboutOffice();
            if (changes && act.lane() != Lane.JOINT && act.lane() != Lane.PUBLIC) {
                violate(7, act.name(), "changes the case unseen");
            }
        }
        Set<Integer> asked = new HashSet<>();
        for (Entry entry : entries.keySet()) {
            if (entry.remaining() != (1 << parties) - 1 || !asked.add(visits[entry.place()])) {
                continue;
            }
            String visit = visit(places.get(entry.place()));
            for (Slice slice : Objects.requireNonNull(slicesOf.get(visit))) {
                for (int viewer = 0; viewer <= registry + 1; viewer++) {
                    int who = viewer;
                    if (slice.worthAsking.computeIfAbsent(
                                    viewer, _ -> hides(slice, who) && matters(slice, who))
                            && !violated(7)) {
                        unwind(slice, entry, viewer);
                    }
                }
            }
        }
    }

    private boolean hides(Slice slice, int viewer) {
        for (int a : slice.actsIn) {
            if (acts.get(a).lane().common()) {
                continue;
            }
            for (int x = 0; x < actors; x++) {
                boolean may = (mayDo[a] >> x & 1) != 0;
                if (may && !visible(acts.get(a), x, viewer)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether this person could notice anything here: has an act with a condition, or is bound by
    /// a limit, or a limit moves the case.
    private boolean matters(Slice slice, int viewer) {
        for (int a : slice.moving) {
            Act act = acts.get(a);
            boolean his = act.recordedBy() != null || (mayDo[a] >> viewer & 1) != 0;
            if (his && !guards.get(a).isEmpty()) {
                return true;
            }
        }
        for (int l : slice.limitsIn) {
            Limit limit = limits.get(l);
            boolean moves = false;
            for (String stage : limit.runsIn()) {
                int p = number(placeNumber, stage);
                moves |= leads(limit, p);
            }
            boolean hidden = false;
            for (int a = 0; a < acts.size(); a++) {
                String name = acts.get(a).name();
                boolean starts = limit.anchor() != null && limit.anchor().names().contains(name);
                boolean meets = moves && limit.duty().contains(name);
                hidden |= (starts || meets) && !acts.get(a).lane().common();
            }
            if (hidden && (moves || subjects.get(l).contains(viewer))) {
                return true;
            }
        }
        return false;
    }

    private record Pair(long real, long view) {}

    /// Runs the case as it is beside the case as one person sees it: what that person may do must
    /// be the same in both.
    private void unwind(Slice slice, Entry entry, int viewer) {
        Set<Pair> seen = new HashSet<>();
        Deque<Pair> waiting = new ArrayDeque<>();
        long first = slice.enter(entry);
        waiting.add(new Pair(first, first));
        while (!waiting.isEmpty() && seen.size() < 20_000) {
            Pair pair = waiting.remove();
            compare(slice, pair, viewer);
            if (violated(7)) {
                return;
            }
            for (int a : slice.actsIn) {
                for (int x = 0; x < actors; x++) {
                    if (!slice.enabled(pair.real(), a, x)) {
                        continue;
                    }
                    boolean shown = visible(acts.get(a), x, viewer);
                    for (Step step : slice.act(pair.real(), a, x)) {
                        if (step.out() != null) {
                            continue;
                        }
                        if (!shown) {
                            add(seen, waiting, new Pair(step.state(), pair.view()));
                        } else if (openAt(acts.get(a), slice.place(pair.view()))) {
                            for (Step same : slice.act(pair.view(), a, x)) {
                                if (same.out() == null
                                        && slice.office(same.state())
                                                == slice.office(step.state())) {
                                    add(seen, waiting, new Pair(step.state(), same.state()));
                                }
                            }
                        }
                    }
                }
            }
            for (int l : slice.limitsIn) {
                lapses(slice, pair, l, seen, waiting);
            }
        }
    }

    private void lapses(Slice slice, Pair pair, int l, Set<Pair> seen, Deque<Pair> waiting) {
        for (int i = 0; i < subjects(limits.get(l)).size(); i++) {
            boolean real = slice.canLapse(pair.real(), l, i);
            boolean view = slice.canLapse(pair.view(), l, i);
            if (!real && !view) {
                continue;
            }
            Step r = real ? slice.lapse(pair.real(), l, i).getFirst() : new Step(pair.real(), null);
            Step v = view ? slice.lapse(pair.view(), l, i).getFirst() : new Step(pair.view(), null);
            boolean moves =
                    r.out() != null
                            || v.out() != null
                            || slice.place(r.state()) != slice.place(pair.real())
                            || slice.place(v.state()) != slice.place(pair.view());
            if (real != view && moves) {
                violate(7, limits.get(l).name(), "moves the case by what not all can see");
                return;
            }
            if (r.out() == null && v.out() == null) {
                add(seen, waiting, new Pair(r.state(), v.state()));
            }
        }
    }

    private static void add(Set<Pair> seen, Deque<Pair> waiting, Pair pair) {
        if (seen.add(pair)) {
            waiting.add(pair);
        }
    }

    private void compare(Slice slice, Pair pair, int viewer) {
        for (int a : slice.moving) {
            Act act = acts.get(a);
            for (int x = 0; x < actors; x++) {
                boolean his =
                        act.recordedBy() == null
                                ? x == viewer
                                : (actorsOf(act.recordedBy()) >> viewer & 1) != 0;
                if (his && slice.enabled(pair.real(), a, x) != slice.enabled(pair.view(), a, x)) {
                    violate(7, act.name(), "depends on what its actor cannot see");
                }
            }
        }
        for (int l : slice.limitsIn) {
            Limit limit = limits.get(l);
            Limit.Anchor anchor = limit.anchor();
            boolean lapse = anchor != null && anchor.kind() == Limit.Anchor.Kind.LAPSE;
            if (anchor == null || anchor.kind() != Limit.Anchor.Kind.ACT && !lapse) {
                continue;
            }
            boolean told =
                    !lapse
                            && anchor.names().stream()
                                    .anyMatch(n ->
                                            named(n).lane() == Lane.CAUCUS && viewer < parties);
            int i = subjects(limit).indexOf(viewer);
            if (i >= 0
                    && !told
                    && slice.status(pair.real(), l, i) == ARMED
                    && slice.status(pair.view(), l, i) == IDLE) {
                violate(7, limit.name(), "binds one who cannot see it start");
            }
        }
    }
}
