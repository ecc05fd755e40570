package org.goodoffices.engines.procedure;

import java.util.List;

/// Check 8: every act can be done, every limit can run, every stage and ending can be reached.
final class NothingIsDead implements Check {

    @Override
    public int number() {
        return 8;
    }

    @Override
    public void run(Inspection inspection) {
        Net net = inspection.net;
        Reach reach = inspection.reach;
        for (int a = 0; a < net.acts.length; a++) {
            Act act = net.acts[a];
            if (!reach.possible(a) || !canBeAccepted(inspection, a)) {
                inspection.find(
                        act.line(),
                        act.article(),
                        act.name(),
                        "Nobody can ever do “" + act.title().en() + "”.",
                        "“" + act.title().zh() + "”永远无人可为。",
                        missing(inspection, a));
            } else if (net.every[a] && !reach.completes(a)) {
                inspection.find(
                        act.line(),
                        act.article(),
                        act.name(),
                        "“" + act.title().en() + "” can never be complete: not everyone can do it.",
                        "“" + act.title().zh() + "”永远无法完成：并非每一方都能作出。",
                        missing(inspection, a));
            }
        }
        for (int l = 0; l < net.limits.length; l++) {
            Limit limit = net.limits[l];
            boolean runs = limit.anchor() == null;
            for (int p = 0; p < net.places.length; p++) {
                runs |= reach.runs(p, l) && stillOpen(inspection, l, p);
            }
            if (!runs) {
                inspection.find(
                        limit.line(),
                        limit.article(),
                        limit.name(),
                        "The limit “" + limit.title().en() + "” never begins to run.",
                        "时限“" + limit.title().zh() + "”永远不会起算。");
            }
        }
        for (Stage stage : inspection.rules.stages().values()) {
            if (!reach.reached(net.place(stage.name()))) {
                inspection.find(
                        stage.line(),
                        stage.article(),
                        stage.name(),
                        "No case can come to the stage “" + stage.title().en() + "”.",
                        "任何案件均无法进入“" + stage.title().zh() + "”阶段。");
            }
        }
        for (Ending ending : inspection.rules.endings().values()) {
            if (!reach.reached(net.place(ending.name()))) {
                inspection.find(
                        ending.line(),
                        ending.article(),
                        ending.name(),
                        "No case can end with “" + ending.title().en() + "”.",
                        "任何案件均无法以“" + ending.title().zh() + "”终结。");
            }
        }
    }

    /// An office is accepted once: somebody who was named must come to this act before any other by
    /// which they would have accepted.
    private static boolean canBeAccepted(Inspection inspection, int a) {
        Net net = inspection.net;
        if (!net.has(a, Effect.ACCEPTS_OFFICE) || (net.who[a] & Net.MEDIATOR) == 0) {
            return true;
        }
        Reach.Without others =
                Reach.Without.actors(
                        b -> b != a && net.has(b, Effect.ACCEPTS_OFFICE) ? Net.MEDIATOR : 0);
        for (int naming : net.naming) {
            for (int p : net.from[naming]) {
                if (inspection.reach.reached(p)
                        && inspection.reach.completes(naming)
                        && Reach.after(net, inspection.reach, p, naming, others).possible(a)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a limit that began elsewhere, in an earlier stage or in another part of this one,
    /// can still be under way here: some of those it binds can come here without having met it.
    private static boolean stillOpen(Inspection inspection, int l, int p) {
        Net net = inspection.net;
        Limit.Anchor anchor = net.limits[l].anchor();
        if (anchor == null || net.duty[l].length == 0) {
            return true;
        }
        if (anchor.kind() == Limit.Anchor.Kind.STAGE) {
            for (int q : net.anchors[l]) {
                if (net.visit[q] == net.visit[p]
                        || inspection.reach.reached(q) && comes(inspection, l, Net.NONE, q, p)) {
                    return true;
                }
            }
            return false;
        }
        if (anchor.kind() != Limit.Anchor.Kind.ACT) {
            return true;
        }
        for (int act : net.anchors[l]) {
            for (int q : net.from[act]) {
                if (inspection.reach.possible(q, act) == 0) {
                    continue;
                }
                int to = net.to[act] == Net.NONE ? q : net.to[act];
                if (to == p || comes(inspection, l, act, q, p)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean comes(Inspection inspection, int l, int act, int q, int p) {
        Net net = inspection.net;
        for (int one = 1; one <= Net.EVERYONE; one <<= 1) {
            if ((net.of[l] & one) == 0) {
                continue;
            }
            int bound = net.limits[l].of() == Role.ANYONE ? Net.EVERYONE : one;
            Reach.Without idle =
                    Reach.Without.actors(a ->
                            java.util.Arrays.stream(net.duty[l]).anyMatch(d -> d == a) ? bound : 0);
            Reach reach =
                    act == Net.NONE
                            ? Reach.entering(net, inspection.reach, q, idle)
                            : Reach.after(net, inspection.reach, q, act, idle);
            if (reach.reached(p)) {
                return true;
            }
        }
        return false;
    }

    /// What an act waits for in vain, from the way to the first place it is open in.
    private static List<Text> missing(Inspection inspection, int act) {
        Net net = inspection.net;
        List<Text> way = new java.util.ArrayList<>();
        for (int p : net.from[act]) {
            if (inspection.reach.reached(p)) {
                way.addAll(inspection.wayTo(p));
                for (Condition condition : net.acts[act].requires()) {
                    Text title = net.title(condition);
                    way.add(new Text("? " + condition.name(), "？“" + title.zh() + "”"));
                }
                return way;
            }
        }
        return way;
    }
}
