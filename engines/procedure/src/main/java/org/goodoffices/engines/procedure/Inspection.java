package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the checks share: the rule set, what can happen under it, and the findings so far.
final class Inspection {

    final RuleSet rules;

    /// The calendars of working days that there are.
    final Set<String> calendars;

    final Net net;
    final Reach reach;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, Reach> withoutAct = new HashMap<>();
    private int check;

    Inspection(RuleSet rules, Collection<String> calendars) {
        this.rules = rules;
        this.calendars = Set.copyOf(calendars);
        this.net = new Net(rules);
        this.reach = Reach.all(net, Reach.Without.NOTHING);
    }

    void run(Check next) {
        check = next.number();
        next.run(this);
    }

    List<Finding> findings() {
        return findings;
    }

    void find(
            int line,
            @Nullable String article,
            String at,
            String en,
            String zh,
            List<Text> example) {
        findings.add(
                new Finding(check, rules.file(), line, article, at, new Text(en, zh), example));
    }

    void find(int line, @Nullable String article, String at, String en, String zh) {
        find(line, article, at, en, zh, List.of());
    }

    /// What can happen if this act is never completed.
    Reach without(int act) {
        return withoutAct.computeIfAbsent(
                act, a -> Reach.all(net, Reach.Without.acts(b -> b == a)));
    }

    /// Whether nobody gets to a place without the act having been completed before.
    boolean certainBefore(int place, int act) {
        return reach.reached(place)
                && reach.everCompleted(place, act)
                && !without(act).reached(place);
    }

    /// The shortest way to a place: the steps that lead on, each after what it requires.
    List<Text> wayTo(int place) {
        List<Integer> places = new ArrayList<>();
        for (int p = place;
                p > Net.START && places.size() <= net.places.length;
                p = reach.cameFrom(p)) {
            places.add(0, p);
        }
        List<Text> steps = new ArrayList<>();
        for (int p : places) {
            List<Text> more = new ArrayList<>();
            int by = reach.cameBy(p);
            int from = reach.cameFrom(p);
            if (by >= 0) {
                needs(from, by, more, new BitSet());
                more.add(to(step(from, by), p));
            } else if (by <= -2) {
                started(from, -2 - by, more, new BitSet());
                more.add(to(lapses(-2 - by), p));
            }
            steps.addAll(more);
        }
        return steps;
    }

    /// What must come first in that place for an act to be open, in order.
    void needs(int place, int act, List<Text> steps, BitSet seen) {
        if (seen.get(act)) {
            return;
        }
        seen.set(act);
        office(place, act, steps, seen);
        for (int done : net.needsDone[act]) {
            needs(place, done, steps, seen);
            add(steps, step(place, done));
        }
        for (int own : net.needsOwn[act]) {
            needs(place, own, steps, seen);
            add(steps, step(place, own));
        }
        for (int limit : net.needsLapsed[act]) {
            started(place, limit, steps, seen);
            add(steps, lapses(limit));
        }
    }

    /// A mediator acts where one was named, and has accepted: in this place, if not before.
    private void office(int place, int act, List<Text> steps, BitSet seen) {
        Effect first =
                net.has(act, Effect.ACCEPTS_OFFICE) ? Effect.NAMES_MEDIATOR : Effect.ACCEPTS_OFFICE;
        if (!net.office || net.who[act] != Net.MEDIATOR) {
            return;
        }
        for (int other : net.actsAt[place]) {
            if (net.has(other, first)
                    && net.to[other] == Net.NONE
                    && reach.possible(place, other) != 0) {
                needs(place, other, steps, seen);
                add(steps, step(place, other));
                return;
            }
        }
    }

    private void started(int place, int limit, List<Text> steps, BitSet seen) {
        Limit.Anchor anchor = net.limits[limit].anchor();
        if (anchor == null || net.anchors[limit].length == 0) {
            return;
        }
        int first = net.anchors[limit][0];
        switch (anchor.kind()) {
            case ACT, OWN -> {
                if (net.openAt(first, place) && net.to[first] == Net.NONE) {
                    needs(place, first, steps, seen);
                    add(steps, step(place, first));
                }
            }
            case LAPSE -> {
                started(place, first, steps, seen);
                add(steps, lapses(first));
            }
            case STAGE, ANY -> {}
        }
    }

    private static void add(List<Text> steps, Text step) {
        if (!steps.contains(step)) {
            steps.add(step);
        }
    }

    private Text step(int place, int act) {
        int who = reach.possible(place, act);
        int by =
                net.every[act] ? net.who[act] : Integer.lowestOneBit(who == 0 ? net.who[act] : who);
        Text actor = roles(by);
        Text name = named(act);
        return net.every[act]
                ? new Text(
                        name.en() + " (every " + actor.en() + ")",
                        name.zh() + "（各" + actor.zh() + "）")
                : new Text(name.en() + " (" + actor.en() + ")", name.zh() + "（" + actor.zh() + "）");
    }

    /// An act as the file names it, and by its title.
    Text named(int act) {
        return new Text(net.acts[act].name(), "“" + net.acts[act].title().zh() + "”");
    }

    Text lapses(int limit) {
        return new Text(
                net.limits[limit].name() + " (lapses)",
                "“" + net.limits[limit].title().zh() + "”届满");
    }

    Text to(Text step, int place) {
        return new Text(
                step.en() + " → " + net.places[place],
                step.zh() + "→“" + rules.titleOf(net.places[place]).zh() + "”");
    }

    static Text roles(int mask) {
        if (mask == Net.PARTIES) {
            return new Text(Role.PARTY.key(), Role.PARTY.title().zh());
        }
        List<String> words = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Role role :
                List.of(
                        Role.REQUESTING,
                        Role.INVITED,
                        Role.MEDIATOR,
                        Role.REGISTRY,
                        Role.AUTHORITY,
                        Role.THIRD_STATE)) {
            if ((mask & Net.mask(Set.of(role))) != 0) {
                words.add(role.key());
                titles.add(role.title().zh());
            }
        }
        return new Text(String.join(", ", words), String.join("或", titles));
    }
}
