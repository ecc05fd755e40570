package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Check 4: exchanging any two parties gives the same procedure.
///
/// Only `requesting` and `invited` tell parties apart. The rules are held against their mirror
/// image, in which these two have changed places: whole acts and limits are compared, with all that
/// they refer to and all that refers to them, so that each that is for one side has its twin for
/// the other. What an article explains (`unequal`) stays as it is, and so does a limit on acts that
/// are explained.
final class PartiesAreAlike implements Check {

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void run(Inspection inspection) {
        othersGoOn(inspection);
        Net net = inspection.net;
        Map<String, String> here = new LinkedHashMap<>();
        Map<String, String> mirrored = new LinkedHashMap<>();
        Map<String, List<String>> links = links(net);
        for (Act act : net.acts) {
            here.put("act " + act.name(), shape(act, false));
            mirrored.put("act " + act.name(), shape(act, true));
        }
        for (int l = 0; l < net.limits.length; l++) {
            here.put("limit " + net.limits[l].name(), shape(net, l, false));
            mirrored.put("limit " + net.limits[l].name(), shape(net, l, true));
        }
        for (int round = 0; round <= links.size(); round++) {
            BitSet without = without(here, mirrored);
            if (!without.isEmpty()) {
                List<String> items = List.copyOf(here.keySet());
                without.stream().forEach(i -> find(inspection, items.get(i)));
                return;
            }
            Map<String, Integer> colours = new HashMap<>();
            here = next(here, links, colours);
            mirrored = next(mirrored, links, colours);
        }
    }

    /// Those that have no twin: more of their kind here than in the mirror.
    private static BitSet without(Map<String, String> here, Map<String, String> mirrored) {
        Map<String, Integer> number = new HashMap<>();
        here.values().forEach(shape -> number.merge(shape, 1, Integer::sum));
        mirrored.values().forEach(shape -> number.merge(shape, -1, Integer::sum));
        BitSet without = new BitSet();
        int i = 0;
        for (String shape : here.values()) {
            without.set(i++, number.getOrDefault(shape, 0) > 0);
        }
        return without;
    }

    /// Each with what it is linked to, as far as told apart already.
    private static Map<String, String> next(
            Map<String, String> shapes,
            Map<String, List<String>> links,
            Map<String, Integer> colours) {
        Map<String, String> next = new LinkedHashMap<>();
        shapes.forEach((item, shape) -> {
            List<String> linked = new ArrayList<>();
            for (String link : links.getOrDefault(item, List.of())) {
                int at = link.indexOf(' ');
                linked.add(link.substring(0, at) + "=" + shapes.get(link.substring(at + 1)));
            }
            linked.sort(null);
            String whole = shape + linked;
            int colour = colours.computeIfAbsent(whole, _ -> colours.size());
            next.put(item, String.valueOf(colour));
        });
        return next;
    }

    /// What refers to what, both ways: “duty act sign”, for example.
    private static Map<String, List<String>> links(Net net) {
        Map<String, List<String>> links = new HashMap<>();
        for (Act act : net.acts) {
            String item = "act " + act.name();
            for (Condition condition : act.requires()) {
                switch (condition) {
                    case Condition.Completed c -> link(links, item, "done", "act " + c.name());
                    case Condition.Own o -> link(links, item, "own", "act " + o.name());
                    case Condition.Lapsed l -> link(links, item, "lapsed", "limit " + l.name());
                }
            }
            if (act.countsAs() != null) {
                link(links, item, "counts", "act " + act.countsAs());
            }
        }
        for (Limit limit : net.limits) {
            String item = "limit " + limit.name();
            limit.duty().forEach(duty -> link(links, item, "duty", "act " + duty));
            Limit.Anchor anchor = limit.anchor();
            if (anchor != null) {
                String kind =
                        switch (anchor.kind()) {
                            case ACT, OWN -> "act ";
                            case LAPSE -> "limit ";
                            case STAGE, ANY -> "";
                        };
                anchor.names().stream()
                        .filter(name -> !kind.isEmpty())
                        .forEach(name -> link(links, item, "from", kind + name));
            }
            if (limit.extension() != null) {
                link(links, item, "extend", "act " + limit.extension().act());
            }
            Limit.Lapse lapse = limit.lapse();
            if (lapse != null) {
                if (lapse.deemed() != null) {
                    link(links, item, "deemed", "act " + lapse.deemed());
                }
                lapse.opens().forEach(act -> link(links, item, "opens", "act " + act));
            }
        }
        return links;
    }

    private static void link(
            Map<String, List<String>> links, String one, String how, String other) {
        links.computeIfAbsent(one, _ -> new ArrayList<>()).add(how + " " + other);
        links.computeIfAbsent(other, _ -> new ArrayList<>()).add(how + "-of " + one);
    }

    private static String shape(Act act, boolean mirrored) {
        return declared(act.unequal())
                ? "as it is: " + act.name()
                : "act "
                        + mask(Net.mask(act.by()), mirrored)
                        + act.recordedBy()
                        + new TreeSet<>(act.from())
                        + act.to()
                        + act.lane()
                        + act.when()
                        + act.once()
                        + act.duty()
                        + act.effect()
                        + new TreeSet<>(act.takes())
                        + (act.returns() != null);
    }

    private static String shape(Net net, int l, boolean mirrored) {
        Limit limit = net.limits[l];
        if (declared(limit.unequal()) || follows(net, l)) {
            return "as it is: " + limit.name();
        }
        Limit.Anchor from = limit.anchor();
        Limit.Extension more = limit.extension();
        Limit.Lapse lapse = limit.lapse();
        Role forEach = limit.forEach();
        return "limit "
                + mask(net.of[l], mirrored)
                + (limit.of() == null)
                + mask(forEach == null ? 0 : Net.mask(java.util.Set.of(forEach)), mirrored)
                + new TreeSet<>(limit.runsIn())
                + (from == null ? "" : from.kind() + "" + from.moment() + presumed(from))
                + (from != null && from.kind() == Limit.Anchor.Kind.STAGE ? from.names() : "")
                + limit.length()
                + limit.unit()
                + limit.counting()
                + limit.rolls()
                + (more == null
                        ? ""
                        : mask(Net.mask(java.util.Set.of(more.by())), mirrored) + more.atMost())
                + (lapse == null ? "" : lapse.to() + (lapse.returns() != null));
    }

    private static String presumed(Limit.Anchor from) {
        return from.presumed() == null ? "" : " presumed " + from.presumed().days();
    }

    /// Whether a limit binds one side because the acts that meet it are, by an article, for that
    /// side.
    private static boolean follows(Net net, int l) {
        boolean follows = net.duty[l].length > 0;
        for (int duty : net.duty[l]) {
            follows &=
                    declared(net.acts[duty].unequal())
                            && (net.who[duty] & Net.PARTIES) == net.of[l];
        }
        return follows;
    }

    private static String mask(int roles, boolean mirrored) {
        int parties = roles & Net.PARTIES;
        boolean one = mirrored && (parties == Net.REQUESTING || parties == Net.INVITED);
        return " " + (one ? roles ^ Net.PARTIES : roles) + " ";
    }

    private static boolean declared(@Nullable Reasoned unequal) {
        return unequal != null && unequal.article() != null;
    }

    /// Where the others go on only if some of each side remain, it matters who of three leaves.
    private static void othersGoOn(Inspection inspection) {
        RuleSet.OthersGoOn rule = inspection.rules.othersGoOn();
        if (rule != null
                && rule.whenOneWithdraws()
                && rule.remain() == RuleSet.OthersGoOn.Remain.BOTH_SIDES
                && !declared(rule.unequal())) {
            inspection.find(
                    rule.line(),
                    rule.article(),
                    "others-go-on",
                    "Whether the others go on depends on which party leaves, and no article says"
                            + " why.",
                    "其余当事方是否继续进行取决于何方退出，且未援引条文说明理由。");
        }
    }

    private static void find(Inspection inspection, String item) {
        String name = item.substring(item.indexOf(' ') + 1);
        Net net = inspection.net;
        boolean isAct = item.startsWith("act ");
        int number = isAct ? net.act(name) : net.limit(name);
        int parties = (isAct ? net.who[number] : net.of[number]) & Net.PARTIES;
        Text title = isAct ? net.acts[number].title() : net.limits[number].title();
        boolean one = parties == Net.REQUESTING || parties == Net.INVITED;
        Text who = (parties == Net.REQUESTING ? Role.REQUESTING : Role.INVITED).title();
        String en =
                !one
                        ? " is not the same for requesting and invited parties"
                        : isAct
                                ? " is open to " + who.en() + " only"
                                : " binds " + who.en() + " only";
        String zh =
                !one ? "对提出请求的当事方与受邀当事方有所不同" : isAct ? "仅对" + who.zh() + "开放" : "仅约束" + who.zh();
        inspection.find(
                isAct ? net.acts[number].line() : net.limits[number].line(),
                isAct ? net.acts[number].article() : net.limits[number].article(),
                name,
                "“"
                        + title.en()
                        + "”"
                        + en
                        + ", or not in the same way as the other side’s, and no article says why.",
                "“" + title.zh() + "”" + zh + "，或者与另一方的规定不同，且未援引条文说明理由。",
                isAct ? example(inspection, number) : List.of());
    }

    private static List<Text> example(Inspection inspection, int act) {
        for (int p : inspection.net.from[act]) {
            if (inspection.reach.possible(p, act) != 0) {
                List<Text> way = new ArrayList<>(inspection.wayTo(p));
                inspection.needs(p, act, way, new BitSet());
                way.add(inspection.named(act));
                return way;
            }
        }
        return List.of();
    }
}
