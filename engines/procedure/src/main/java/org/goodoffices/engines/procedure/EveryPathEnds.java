package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Check 3: every path ends.
///
/// From every stage an ending can be reached even if nobody withdraws and whoever is bound by a
/// limit keeps it; the rules do not go round by themselves; and whoever leads a case back to where
/// it has been does so by an act that says why (`returns`).
final class EveryPathEnds implements Check {

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void run(Inspection inspection) {
        waitingForever(inspection);
        goingRoundAlone(inspection);
        goingBack(inspection);
    }

    private static void waitingForever(Inspection inspection) {
        Net net = inspection.net;
        BitSet kept = limitsThatCanBeKept(inspection);
        BitSet sure = placesWithAMediator(inspection);
        Reach.Without willing =
                new Reach.Without(a -> net.has(a, Effect.WITHDRAWS), kept::get, a -> 0);
        for (int p = 0; p < net.places.length; p++) {
            if (!inspection.reach.reached(p) || net.ending[p]) {
                continue;
            }
            Reach from = Reach.from(net, p, willing, new BitSet(), new BitSet(), sure.get(p));
            if (!ends(net, from)) {
                BitSet before = new BitSet();
                BitSet here = new BitSet();
                for (int a = 0; a < net.acts.length; a++) {
                    if (inspection.certainBefore(p, a)) {
                        before.set(a);
                        if (net.visit[p] != p && anyFrom(net, a, net.visit[p])) {
                            here.set(a);
                        }
                    }
                }
                from = Reach.from(net, p, willing, before, here, sure.get(p));
            }
            if (ends(net, from)) {
                continue;
            }
            boolean nothing = true;
            for (int act : net.actsAt[p]) {
                nothing &= from.possible(p, act) == 0 || net.has(act, Effect.WITHDRAWS);
            }
            for (int limit : net.limitsAt[p]) {
                nothing &= !from.runs(p, limit);
            }
            Stage stage = inspection.rules.stages().get(net.places[p]);
            int line = stage == null ? inspection.rules.line() : stage.line();
            Text title = inspection.rules.titleOf(net.places[p]);
            inspection.find(
                    line,
                    stage == null ? null : stage.article(),
                    net.places[p],
                    nothing
                            ? "The stage “"
                                    + title.en()
                                    + "” can wait forever: no act is open to anyone and no limit"
                                    + " runs."
                            : "From the stage “"
                                    + title.en()
                                    + "” no ending can be relied on other than a withdrawal.",
                    nothing
                            ? "“" + title.zh() + "”阶段可能无限期等待：无人可为任何行为，亦无时限在计算。"
                            : "自“" + title.zh() + "”阶段起，除退出外无确定可达的结局。",
                    inspection.wayTo(p));
        }
    }

    private static boolean ends(Net net, Reach reach) {
        for (int p = 0; p < net.places.length; p++) {
            if (net.ending[p] && reach.reached(p)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyFrom(Net net, int act, int visit) {
        for (int p : net.from[act]) {
            if (net.visit[p] == visit) {
                return true;
            }
        }
        return false;
    }

    /// Limits that need not run out, or whose lapse can be made good, because the one who is bound
    /// can do the duty and the case stays in the same visit, or because it can be proved that
    /// nothing was received: no ending may depend on their lapse. (A limit that can be started
    /// again by repeating its anchor is not among them.)
    private static BitSet limitsThatCanBeKept(Inspection inspection) {
        Net net = inspection.net;
        BitSet kept = new BitSet();
        for (int l = 0; l < net.limits.length; l++) {
            Limit.Anchor anchor = net.limits[l].anchor();
            if (anchor == null || anchor.kind() == Limit.Anchor.Kind.ANY || again(inspection, l)) {
                continue;
            }
            for (int act = 0; act < net.acts.length; act++) {
                if (anchor.moment() == Limit.Moment.RECEIPT
                        && net.has(act, Effect.NOT_RECEIVED)
                        && inspection.reach.possible(act)) {
                    kept.set(l);
                }
            }
            for (int act : net.duty[l]) {
                for (int p : net.from[act]) {
                    boolean stays =
                            net.to[act] == Net.NONE || net.visit[net.to[act]] == net.visit[p];
                    boolean leaves =
                            net.countsAs[act] != Net.NONE && net.to[net.countsAs[act]] != Net.NONE;
                    if (stays
                            && !leaves
                            && !net.acts[act].leavesTheCase()
                            && runsInVisit(net, l, p)
                            && (inspection.reach.possible(p, act) & net.of[l]) != 0) {
                        kept.set(l);
                    }
                }
            }
        }
        return kept;
    }

    private static boolean runsInVisit(Net net, int limit, int place) {
        for (int p = 0; p < net.places.length; p++) {
            if (net.visit[p] == net.visit[place] && net.runsIn(limit, p)) {
                return true;
            }
        }
        return false;
    }

    private static boolean again(Inspection inspection, int limit) {
        Net net = inspection.net;
        Limit.Anchor anchor = net.limits[limit].anchor();
        if (anchor == null || anchor.kind() != Limit.Anchor.Kind.ACT) {
            return false;
        }
        for (int act : net.anchors[limit]) {
            boolean repeatable = !net.acts[act].once() && net.to[act] == Net.NONE;
            if (repeatable && inspection.reach.possible(act)) {
                return true;
            }
        }
        return false;
    }

    /// Places that one cannot come to without a mediator in office.
    private static BitSet placesWithAMediator(Inspection inspection) {
        Net net = inspection.net;
        BitSet sure = new BitSet();
        if (!net.office) {
            sure.set(0, net.places.length);
            return sure;
        }
        Reach.Without nobody = Reach.Without.acts(a -> net.has(a, Effect.ACCEPTS_OFFICE));
        List<Reach> vacant = new ArrayList<>();
        vacant.add(Reach.all(net, nobody));
        for (int act = 0; act < net.acts.length; act++) {
            if (net.has(act, Effect.VACATES_OFFICE) && inspection.reach.possible(act)) {
                for (int p : net.from[act]) {
                    if (inspection.reach.possible(p, act) != 0) {
                        int q = net.to[act] == Net.NONE ? p : net.to[act];
                        vacant.add(Reach.from(net, q, nobody, new BitSet(), new BitSet(), false));
                    }
                }
            }
        }
        for (int p = 0; p < net.places.length; p++) {
            boolean always = inspection.reach.reached(p);
            for (Reach reach : vacant) {
                always &= !reach.reached(p);
            }
            sure.set(p, always);
        }
        return sure;
    }

    /// A limit whose lapse starts another, and so on round to itself, with nobody doing anything.
    private static void goingRoundAlone(Inspection inspection) {
        Net net = inspection.net;
        int n = net.limits.length;
        List<Set<Integer>> starts = new ArrayList<>();
        for (int l = 0; l < n; l++) {
            Set<Integer> next = new HashSet<>();
            for (int p = 0; p < net.places.length; p++) {
                if (inspection.reach.runs(p, l)) {
                    for (int other = 0; other < n; other++) {
                        if (starts(net, l, p, other)) {
                            next.add(other);
                        }
                    }
                }
            }
            starts.add(next);
        }
        for (int l = 0; l < n; l++) {
            if (Loops.reaches(starts, l, l)) {
                Limit limit = net.limits[l];
                inspection.find(
                        limit.line(),
                        limit.article(),
                        limit.name(),
                        "When “"
                                + limit.title().en()
                                + "” runs out, it comes round to itself with nobody doing anything,"
                                + " without end.",
                        "“" + limit.title().zh() + "”届满后，在无人作为的情况下将周而复始，永无终结。",
                        loop(inspection, starts, l));
            }
        }
    }

    private static List<Text> loop(Inspection inspection, List<Set<Integer>> starts, int limit) {
        List<Text> steps = new ArrayList<>();
        for (int p = 0; p < inspection.net.places.length; p++) {
            if (inspection.reach.runs(p, limit)) {
                steps.addAll(inspection.wayTo(p));
                break;
            }
        }
        for (int l : Loops.shortest(starts, limit, limit)) {
            steps.add(inspection.lapses(l));
        }
        return steps;
    }

    /// Whether the lapse of one limit in a place starts another.
    private static boolean starts(Net net, int limit, int place, int other) {
        for (int after : net.afterLapse(limit, place)) {
            boolean alone =
                    after == place
                            || net.deemed[limit] == Net.NONE
                            || net.completeByLapses(net.deemed[limit]);
            if (alone && starts(net, limit, place, after, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(Net net, int limit, int place, int after, int other) {
        Limit.Anchor anchor = net.limits[other].anchor();
        if (anchor == null || !net.runsIn(other, after)) {
            return false;
        }
        for (int name : net.anchors[other]) {
            boolean there =
                    switch (anchor.kind()) {
                        case ACT ->
                                name == net.deemed[limit]
                                        && net.openAt(name, place)
                                        && net.completeByLapses(name);
                        case OWN -> name == net.deemed[limit] && net.openAt(name, place);
                        case LAPSE -> name == limit;
                        case STAGE ->
                                after != place
                                        && (net.visit[name] == name
                                                ? net.visit[after] == name
                                                        && net.visit[after] != net.visit[place]
                                                : after == name);
                        case ANY -> false;
                    };
            if (there) {
                return true;
            }
        }
        return false;
    }

    /// A way back to a visit that the case has been in, by an act or lapse that does not say why.
    private static void goingBack(Inspection inspection) {
        Net net = inspection.net;
        List<Set<Integer>> next = new ArrayList<>();
        for (int p = 0; p < net.places.length; p++) {
            next.add(new HashSet<>());
        }
        List<Step> steps = new ArrayList<>();
        for (int p = 0; p < net.places.length; p++) {
            for (int act : net.actsAt[p]) {
                if (inspection.reach.possible(p, act) != 0
                        && net.to[act] != Net.NONE
                        && net.acts[act].returns() == null) {
                    step(net, next, steps, p, net.to[act], act, Net.NONE);
                }
            }
            for (int limit : net.limitsAt[p]) {
                Limit.Lapse lapse = net.limits[limit].lapse();
                int act = net.deemed[limit];
                boolean declared =
                        lapse != null && lapse.returns() != null
                                || act != Net.NONE && net.acts[act].returns() != null;
                if (inspection.reach.runs(p, limit) && !declared) {
                    for (int after : net.afterLapse(limit, p)) {
                        step(net, next, steps, p, after, Net.NONE, limit);
                    }
                }
            }
        }
        int[] depth = Loops.depths(next, net.visit[Net.START]);
        Set<String> reported = new HashSet<>();
        for (Step step : steps) {
            int from = net.visit[step.from()];
            int to = net.visit[step.to()];
            if (depth[to] > depth[from] || !Loops.reaches(next, to, from)) {
                continue;
            }
            Act act = step.act() == Net.NONE ? null : net.acts[step.act()];
            Limit limit = step.limit() == Net.NONE ? null : net.limits[step.limit()];
            String name = act != null ? act.name() : limit != null ? limit.name() : "";
            if (!reported.add(name)) {
                continue;
            }
            Text title =
                    act != null ? act.title() : limit != null ? limit.title() : new Text("", "");
            List<Text> example = new ArrayList<>(inspection.wayTo(step.from()));
            example.add(
                    inspection.to(
                            act != null
                                    ? inspection.named(step.act())
                                    : inspection.lapses(step.limit()),
                            step.to()));
            inspection.find(
                    act != null ? act.line() : limit != null ? limit.line() : 1,
                    act != null ? act.article() : limit != null ? limit.article() : null,
                    name,
                    "“"
                            + title.en()
                            + "” leads back to “"
                            + inspection.rules.titleOf(net.places[step.to()]).en()
                            + "”, so that the case can go round without end, and does not say why.",
                    "“"
                            + title.zh()
                            + "”使案件回到“"
                            + inspection.rules.titleOf(net.places[step.to()]).zh()
                            + "”，可能循环往复而无终结，且未说明理由。",
                    example);
        }
    }

    private record Step(int from, int to, int act, int limit) {}

    private static void step(
            Net net,
            List<Set<Integer>> next,
            List<Step> steps,
            int from,
            int to,
            int act,
            int limit) {
        if (!net.ending[from] && net.visit[from] != net.visit[to]) {
            next.get(net.visit[from]).add(net.visit[to]);
            steps.add(new Step(from, to, act, limit));
        }
    }
}
