package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Check 5: every duty has an actor who can do it, a limit that is sure to run, and a consequence
/// if it is not done.
final class EveryDutyIsComplete implements Check {

    @Override
    public int number() {
        return 5;
    }

    @Override
    public void run(Inspection inspection) {
        for (int l = 0; l < inspection.net.limits.length; l++) {
            limit(inspection, l);
        }
        for (int a = 0; a < inspection.net.acts.length; a++) {
            if (inspection.net.acts[a].duty()) {
                duty(inspection, a);
            }
        }
    }

    private static void limit(Inspection inspection, int l) {
        Net net = inspection.net;
        Limit limit = net.limits[l];
        if (limit.of() == null && !limit.duty().isEmpty()) {
            find(inspection, limit, "binds nobody: “of” is missing", "未载明义务人（缺少“of”）");
        }
        if (limit.of() != null && limit.duty().isEmpty()) {
            find(
                    inspection,
                    limit,
                    "has no act that would meet it: “duty” is missing",
                    "未载明履行义务的行为（缺少“duty”）");
        }
        if (limit.length() == null) {
            find(inspection, limit, "has no length", "未载明长度");
        }
        if (limit.anchor() == null) {
            find(inspection, limit, "does not say from when it runs", "未载明起算事件");
        }
        if (limit.lapse() == null) {
            find(inspection, limit, "has no consequence when it runs out", "未载明届满的后果");
        }
        for (int p = 0; p < net.places.length; p++) {
            if (inspection.reach.runs(p, l)) {
                actors(inspection, l, p);
                lapse(inspection, l, p);
            }
        }
    }

    /// While the limit runs, each of those bound must be able to do one of the acts.
    private static void actors(Inspection inspection, int l, int p) {
        Net net = inspection.net;
        Limit limit = net.limits[l];
        if (limit.of() == null || net.duty[l].length == 0) {
            return;
        }
        int able = 0;
        for (int duty : net.duty[l]) {
            able |= inspection.reach.possible(p, duty);
        }
        boolean enough = limit.of() == Role.ANYONE ? able != 0 : (net.of[l] & ~able) == 0;
        if (!enough) {
            Text stage = inspection.rules.titleOf(net.places[p]);
            find(
                    inspection,
                    limit,
                    "binds "
                            + limit.of().title().en()
                            + ", who cannot meet it at the stage “"
                            + stage.en()
                            + "”",
                    "约束" + limit.of().title().zh() + "，而其在“" + stage.zh() + "”阶段无从履行",
                    inspection.wayTo(p));
        }
    }

    private static void lapse(Inspection inspection, int l, int p) {
        Net net = inspection.net;
        Limit limit = net.limits[l];
        Limit.Lapse lapse = limit.lapse();
        if (lapse == null) {
            return;
        }
        Text stage = inspection.rules.titleOf(net.places[p]);
        String at = " at the stage “" + stage.en() + "”";
        String atZh = "在“" + stage.zh() + "”阶段";
        List<Text> way = inspection.wayTo(p);
        if (lapse.deemed() != null) {
            int act = net.deemed[l];
            if ((net.of[l] & ~net.who[act]) != 0 || net.of[l] == 0) {
                find(
                        inspection,
                        limit,
                        "deems “" + lapse.deemed() + "” done by someone who could not do it",
                        "届满时视为作出“" + net.acts[act].title().zh() + "”，但该行为非义务人所能为",
                        way);
            } else if (!net.openAt(act, p)) {
                find(
                        inspection,
                        limit,
                        "deems “" + lapse.deemed() + "” done, which is not open" + at,
                        "届满时视为作出“" + net.acts[act].title().zh() + "”，但" + atZh + "不得为之",
                        way);
            }
        } else if (lapse.to() != null) {
            if (net.lapseTo[l] == p) {
                find(
                        inspection,
                        limit,
                        "leads nowhere when it runs out" + at,
                        atZh + "届满后并无去向",
                        way);
            }
        } else if (lapse.opens().isEmpty()) {
            find(inspection, limit, "has no consequence when it runs out", "未载明届满的后果", way);
        }
        for (String opened : lapse.opens()) {
            Act act = inspection.rules.acts().get(opened);
            if (act == null) {
                continue;
            }
            boolean needs = act.requires().contains(new Condition.Lapsed(limit.name()));
            int number = net.act(opened);
            boolean open = false;
            for (int q : net.from[number]) {
                open |= net.visit[q] == net.visit[p] && inspection.reach.possible(q, number) != 0;
            }
            if (!needs || !open) {
                find(
                        inspection,
                        limit,
                        needs
                                ? "opens “" + opened + "”, which nobody can do then"
                                : "opens “" + opened + "”, which is open without it",
                        needs
                                ? "届满后开放“" + act.title().zh() + "”，但届时无人可为"
                                : "届满后开放“" + act.title().zh() + "”，但该行为无需届满即可作出",
                        way);
            }
        }
    }

    /// Wherever the duty can be done, a limit for it must be sure to have started.
    private static void duty(Inspection inspection, int a) {
        Net net = inspection.net;
        Act act = net.acts[a];
        for (int p : net.from[a]) {
            int who = inspection.reach.possible(p, a);
            for (int one = 1; one <= Net.EVERYONE; one <<= 1) {
                if ((who & one) == 0) {
                    continue;
                }
                boolean covered = false;
                for (int l : net.limitsAt[p]) {
                    covered |=
                            (net.of[l] & one) != 0
                                    && contains(net.duty[l], a)
                                    && net.limits[l].length() != null
                                    && certain(inspection, l, a, p, one);
                }
                if (!covered) {
                    Text stage = inspection.rules.titleOf(net.places[p]);
                    List<Text> way = new ArrayList<>(inspection.wayTo(p));
                    inspection.needs(p, a, way, new BitSet());
                    inspection.find(
                            act.line(),
                            act.article(),
                            act.name(),
                            "“"
                                    + act.title().en()
                                    + "” is owed at the stage “"
                                    + stage.en()
                                    + "”, but no limit is sure to run for it.",
                            "“" + act.title().zh() + "”在“" + stage.zh() + "”阶段为义务，但并无必然起算的时限。",
                            way);
                    break;
                }
            }
        }
    }

    private static boolean contains(int[] list, int item) {
        for (int one : list) {
            if (one == item) {
                return true;
            }
        }
        return false;
    }

    /// Whether the limit has started whenever that one can do the duty there.
    private static boolean certain(Inspection inspection, int l, int a, int p, int one) {
        Net net = inspection.net;
        Limit.@Nullable Anchor anchor = net.limits[l].anchor();
        if (anchor == null) {
            return false;
        }
        int[] anchors = net.anchors[l];
        return switch (anchor.kind()) {
            case ANY -> true;
            case STAGE -> {
                boolean began = false;
                for (int stage : anchors) {
                    began |= stage == p || stage == net.visit[p];
                }
                yield began;
            }
            case ACT ->
                    (opensVisit(inspection, l, p) || inVisitOrOnce(inspection, l, p))
                            && (Reach.all(net, Reach.Without.acts(x -> contains(anchors, x)))
                                                    .possible(p, a)
                                            & one)
                                    == 0;
            case OWN -> {
                int own = 0;
                for (int x : anchors) {
                    own |=
                            (Reach.all(net, Reach.Without.own(x, one)).possible(p, a) & one) == 0
                                    ? 1
                                    : 0;
                }
                yield own != 0;
            }
            case LAPSE ->
                    (Reach.all(net, Reach.Without.limits(x -> contains(anchors, x))).possible(p, a)
                                    & one)
                            == 0;
        };
    }

    /// Whether every act or lapse that opens this visit is an anchor.
    private static boolean opensVisit(Inspection inspection, int l, int p) {
        Net net = inspection.net;
        int visit = net.visit[p];
        for (int q = 0; q < net.places.length; q++) {
            if (net.visit[q] == visit) {
                continue;
            }
            for (int act : net.actsAt[q]) {
                if (inspection.reach.possible(q, act) != 0
                        && net.to[act] != Net.NONE
                        && net.visit[net.to[act]] == visit
                        && !contains(net.anchors[l], act)) {
                    return false;
                }
            }
            for (int limit : net.limitsAt[q]) {
                boolean opens = false;
                for (int after : net.afterLapse(limit, q)) {
                    opens |= net.visit[after] == visit;
                }
                if (inspection.reach.runs(q, limit)
                        && opens
                        && (net.lapseTo[limit] != Net.NONE
                                || !contains(net.anchors[l], net.deemed[limit]))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether an anchor of another visit cannot be stale: the anchor is done in this visit, or
    /// this visit comes only once.
    private static boolean inVisitOrOnce(Inspection inspection, int l, int p) {
        Net net = inspection.net;
        for (int act : net.anchors[l]) {
            for (int q : net.from[act]) {
                if (net.visit[q] == net.visit[p] && inspection.reach.possible(q, act) != 0) {
                    return true;
                }
            }
        }
        List<java.util.Set<Integer>> next = new ArrayList<>();
        for (int q = 0; q < net.places.length; q++) {
            next.add(new java.util.HashSet<>());
        }
        for (int q = 0; q < net.places.length; q++) {
            for (int r = 0; r < net.places.length; r++) {
                if (inspection.reach.moves(q, r) && net.visit[q] != net.visit[r]) {
                    next.get(net.visit[q]).add(net.visit[r]);
                }
            }
        }
        return !Loops.reaches(next, net.visit[p], net.visit[p]);
    }

    private static void find(Inspection inspection, Limit limit, String en, String zh) {
        find(inspection, limit, en, zh, List.of());
    }

    private static void find(
            Inspection inspection, Limit limit, String en, String zh, List<Text> example) {
        inspection.find(
                limit.line(),
                limit.article(),
                limit.name(),
                "The limit “" + limit.title().en() + "” " + en + ".",
                "时限“" + limit.title().zh() + "”" + zh + "。",
                example);
    }
}
