package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Check 7: no step depends on a lane that its actor cannot see.
///
/// What moves the case, or changes who is in it, everybody in it sees. A step that requires another
/// is for those who see that other whoever did it: a mediator may wait for what a party says in
/// caucus, another party may not.
final class LanesAreSeen implements Check {

    @Override
    public int number() {
        return 7;
    }

    @Override
    public void run(Inspection inspection) {
        Net net = inspection.net;
        for (int a = 0; a < net.acts.length; a++) {
            act(inspection, a);
        }
        for (int l = 0; l < net.limits.length; l++) {
            limit(inspection, l);
        }
    }

    private static void act(Inspection inspection, int a) {
        Net net = inspection.net;
        Act act = net.acts[a];
        for (Role role : act.by()) {
            Role seeing = act.recordedBy() == null ? role : act.recordedBy();
            if (!act.lane().seenBy(seeing)) {
                find(
                        inspection,
                        a,
                        "is in the lane “"
                                + act.lane().key()
                                + "”, which "
                                + seeing.title().en()
                                + " does not see",
                        "处于" + act.lane().title().zh() + "，而" + seeing.title().zh() + "看不到该通道");
            }
        }
        boolean moves = moves(net, a);
        if ((moves || act.leavesTheCase() || act.effect() != null && act.effect().aboutOffice())
                && !act.lane().common()) {
            find(
                    inspection,
                    a,
                    "changes the case for everybody, but not everybody sees the lane “"
                            + act.lane().key()
                            + "”",
                    "改变全体所处的程序状态，但" + act.lane().title().zh() + "并非全体可见");
        }
        for (Condition condition : act.requires()) {
            for (Role role : act.by()) {
                Role seeing = act.recordedBy() == null ? role : act.recordedBy();
                boolean sees =
                        switch (condition) {
                            case Condition.Own _ -> true;
                            case Condition.Completed c -> seesAct(net, seeing, net.act(c.name()));
                            case Condition.Lapsed l ->
                                    seesLimit(net, seeing, net.limit(l.name()), new BitSet());
                        };
                if (!sees) {
                    find(
                            inspection,
                            a,
                            "waits for “"
                                    + condition.name()
                                    + "”, in a lane that "
                                    + seeing.title().en()
                                    + " cannot see",
                            "以“"
                                    + net.title(condition).zh()
                                    + "”为前提，而"
                                    + seeing.title().zh()
                                    + "看不到其所在通道");
                }
            }
        }
    }

    private static boolean moves(Net net, int act) {
        int counts = net.countsAs[act];
        if (counts != Net.NONE && moves(net, counts)) {
            return true;
        }
        for (int p : net.from[act]) {
            if (net.to[act] != Net.NONE && net.to[act] != p) {
                return true;
            }
        }
        return false;
    }

    /// Whether someone in this role sees that act, whoever did it, and all that count as it.
    private static boolean seesAct(Net net, Role role, int act) {
        for (int a = 0; a < net.acts.length; a++) {
            if ((a == act || net.countsAs[a] == act) && !sees(role, net.acts[a])) {
                return false;
            }
        }
        return true;
    }

    private static boolean sees(Role role, Act act) {
        boolean sideLane = act.lane() == Lane.OWN || act.lane() == Lane.CAUCUS;
        return act.lane().seenBy(role) && !(sideLane && role.isParty());
    }

    /// Whether someone in this role sees all that the course of a limit depends on.
    private static boolean seesLimit(Net net, Role role, int limit, BitSet asked) {
        if (asked.get(limit)) {
            return true;
        }
        asked.set(limit);
        for (int act : courseOf(net, limit)) {
            if (!seesAct(net, role, act)) {
                return false;
            }
        }
        Limit.Anchor anchor = net.limits[limit].anchor();
        if (anchor != null && anchor.kind() == Limit.Anchor.Kind.LAPSE) {
            for (int other : net.anchors[limit]) {
                if (!seesLimit(net, role, other, asked)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The acts that start, meet or extend a limit, or record the receipt it runs from.
    private static List<Integer> courseOf(Net net, int limit) {
        List<Integer> acts = new ArrayList<>();
        Limit.Anchor anchor = net.limits[limit].anchor();
        if (anchor != null) {
            if (anchor.kind() == Limit.Anchor.Kind.ACT || anchor.kind() == Limit.Anchor.Kind.OWN) {
                for (int act : net.anchors[limit]) {
                    acts.add(act);
                }
            }
            if (anchor.moment() == Limit.Moment.RECEIPT) {
                for (int a = 0; a < net.acts.length; a++) {
                    if (net.has(a, Effect.SERVES)) {
                        acts.add(a);
                    }
                }
            }
        }
        for (int duty : net.duty[limit]) {
            acts.add(duty);
        }
        Limit.Extension extension = net.limits[limit].extension();
        if (extension != null) {
            acts.add(net.act(extension.act()));
        }
        return acts;
    }

    private static void limit(Inspection inspection, int l) {
        Net net = inspection.net;
        Limit limit = net.limits[l];
        Set<Role> concerned = EnumSet.noneOf(Role.class);
        int deemed = net.deemed[l];
        boolean moves =
                limit.lapse() != null
                        && (limit.lapse().to() != null
                                || deemed != Net.NONE
                                        && (moves(net, deemed)
                                                || net.acts[deemed].leavesTheCase()
                                                || net.acts[deemed].lane().common()));
        if (moves) {
            concerned.addAll(
                    EnumSet.of(
                            Role.REQUESTING,
                            Role.INVITED,
                            Role.MEDIATOR,
                            Role.REGISTRY,
                            Role.AUTHORITY));
        }
        for (Role role : concerned) {
            if (!seesLimit(net, role, l, new BitSet())) {
                find(
                        inspection,
                        limit,
                        role,
                        "changes the case for everybody when it runs out",
                        "届满时改变全体所处的程序状态");
                return;
            }
        }
        if (limit.of() == null || limit.of() == Role.ANYONE || limit.anchor() == null) {
            return;
        }
        Role bound = limit.of();
        for (int duty : net.duty[l]) {
            Role recorder = net.acts[duty].recordedBy();
            bound = recorder == null ? bound : recorder;
        }
        Limit.Anchor.Kind kind = limit.anchor().kind();
        if (kind == Limit.Anchor.Kind.LAPSE) {
            for (int other : net.anchors[l]) {
                if (!seesLimit(net, bound, other, new BitSet())) {
                    find(
                            inspection,
                            limit,
                            bound,
                            "starts where the one it binds cannot see it",
                            "起算事由为义务人所不能见");
                    return;
                }
            }
        }
        if (kind == Limit.Anchor.Kind.ACT) {
            for (int act : net.anchors[l]) {
                boolean told =
                        net.acts[act].lane() == Lane.CAUCUS
                                && limit.of().isParty()
                                && !net.acts[act].by().stream().anyMatch(Role::isParty);
                if (!told && !seesAct(net, bound, act)) {
                    find(
                            inspection,
                            limit,
                            bound,
                            "starts where the one it binds cannot see it",
                            "起算行为为义务人所不能见");
                    return;
                }
            }
        }
    }

    private static void find(Inspection inspection, int a, String en, String zh) {
        Act act = inspection.net.acts[a];
        List<Text> example = new ArrayList<>();
        for (int p : inspection.net.from[a]) {
            if (inspection.reach.possible(p, a) != 0) {
                example.addAll(inspection.wayTo(p));
                inspection.needs(p, a, example, new BitSet());
                example.add(inspection.named(a));
                break;
            }
        }
        inspection.find(
                act.line(),
                act.article(),
                act.name(),
                "“" + act.title().en() + "” " + en + ".",
                "“" + act.title().zh() + "”" + zh + "。",
                example);
    }

    private static void find(Inspection inspection, Limit limit, Role role, String en, String zh) {
        inspection.find(
                limit.line(),
                limit.article(),
                limit.name(),
                "The limit “"
                        + limit.title().en()
                        + "” "
                        + en
                        + ", but depends on a lane that "
                        + role.title().en()
                        + " cannot see.",
                "时限“" + limit.title().zh() + "”" + zh + "，但取决于" + role.title().zh() + "看不到的通道。");
    }
}
