package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule set with its names turned into numbers, for the checks to count with.
///
/// Places are where a case can be: before its start, its stages, its endings. Actors are told apart
/// only by what the rules can tell apart: a requesting party, an invited one, a mediator, the
/// registry, the authority, a third State; sets of them are bit masks.
final class Net {

    static final int REQUESTING = 1;
    static final int INVITED = 2;
    static final int PARTIES = REQUESTING | INVITED;
    static final int MEDIATOR = 4;
    static final int REGISTRY = 8;
    static final int AUTHORITY = 16;
    static final int THIRD_STATE = 32;
    static final int EVERYONE = 63;
    static final int NONE = -1;
    static final int START = 0;

    final RuleSet rules;
    final String[] places;
    final Map<String, Integer> placeNumbers = new HashMap<>();
    final int[] visit;
    final boolean[] ending;

    final Act[] acts;
    final Map<String, Integer> actNumbers = new HashMap<>();
    final int[][] from;
    final int[] to;
    final int[] who;
    final boolean[] every;
    final int[] countsAs;
    final int[][] needsDone;
    final int[][] needsOwn;
    final int[][] needsLapsed;
    final int[][] actsAt;

    final Limit[] limits;
    final Map<String, Integer> limitNumbers = new HashMap<>();
    final int[] of;
    final int[][] anchors;
    final int[][] duty;
    final int[] deemed;
    final int[] lapseTo;
    final int[][] limitsAt;

    /// Whether the rules say how mediators come into office, so that it matters whether one is.
    final boolean office;

    final int[] naming;
    final int[] accepting;
    final int[] serving;

    Net(RuleSet rules) {
        this.rules = rules;
        List<String> names = new ArrayList<>();
        names.add(Act.START);
        names.addAll(rules.stages().keySet());
        names.addAll(rules.endings().keySet());
        places = names.toArray(new String[0]);
        number(names, placeNumbers);
        visit = new int[places.length];
        ending = new boolean[places.length];
        for (int p = 0; p < places.length; p++) {
            visit[p] = placeNumbers.getOrDefault(rules.visitOf(places[p]), p);
            ending[p] = rules.isEnding(places[p]);
        }
        acts = rules.acts().values().toArray(new Act[0]);
        number(rules.acts().keySet(), actNumbers);
        limits = rules.limits().values().toArray(new Limit[0]);
        number(rules.limits().keySet(), limitNumbers);
        int n = acts.length;
        from = new int[n][];
        to = new int[n];
        who = new int[n];
        every = new boolean[n];
        countsAs = new int[n];
        needsDone = new int[n][];
        needsOwn = new int[n][];
        needsLapsed = new int[n][];
        boolean named = false;
        for (int a = 0; a < n; a++) {
            Act act = acts[a];
            from[a] = placesOf(act.from());
            to[a] = place(act.to());
            who[a] = mask(act.by());
            every[a] = act.when() == Act.When.EVERY;
            countsAs[a] =
                    act.countsAs() == null ? NONE : actNumbers.getOrDefault(act.countsAs(), NONE);
            List<Integer> done = new ArrayList<>();
            List<Integer> own = new ArrayList<>();
            List<Integer> lapsed = new ArrayList<>();
            for (Condition condition : act.requires()) {
                switch (condition) {
                    case Condition.Completed c -> done.add(act(c.name()));
                    case Condition.Own o -> own.add(act(o.name()));
                    case Condition.Lapsed l -> lapsed.add(limit(l.name()));
                }
            }
            needsDone[a] = ints(done);
            needsOwn[a] = ints(own);
            needsLapsed[a] = ints(lapsed);
            named |= act.effect() == Effect.NAMES_MEDIATOR || act.effect() == Effect.ACCEPTS_OFFICE;
        }
        office = named;
        naming = where(Effect.NAMES_MEDIATOR);
        accepting = where(Effect.ACCEPTS_OFFICE);
        serving = where(Effect.SERVES);
        actsAt = at(from, places.length);
        int m = limits.length;
        of = new int[m];
        anchors = new int[m][];
        duty = new int[m][];
        deemed = new int[m];
        lapseTo = new int[m];
        int[][] runsIn = new int[m][];
        for (int l = 0; l < m; l++) {
            Limit limit = limits[l];
            of[l] = limit.of() == null ? 0 : mask(Set.of(limit.of()));
            runsIn[l] = placesOf(limit.runsIn());
            Limit.Anchor anchor = limit.anchor();
            anchors[l] =
                    anchor == null
                            ? new int[0]
                            : switch (anchor.kind()) {
                                case ACT, OWN ->
                                        ints(anchor.names().stream().map(this::act).toList());
                                case LAPSE ->
                                        ints(anchor.names().stream().map(this::limit).toList());
                                case STAGE -> placesOf(anchor.names());
                                case ANY -> new int[0];
                            };
            duty[l] =
                    ints(
                            limit.duty().stream()
                                    .filter(d -> !d.equals(Limit.ANY))
                                    .map(this::act)
                                    .toList());
            Limit.Lapse lapse = limit.lapse();
            deemed[l] = lapse == null || lapse.deemed() == null ? NONE : act(lapse.deemed());
            lapseTo[l] = lapse == null ? NONE : place(lapse.to());
        }
        limitsAt = at(runsIn, places.length);
    }

    private int[] where(Effect effect) {
        return java.util.stream.IntStream.range(0, acts.length)
                .filter(a -> acts[a].effect() == effect)
                .toArray();
    }

    private static void number(Iterable<String> names, Map<String, Integer> numbers) {
        int i = 0;
        for (String name : names) {
            numbers.put(name, i++);
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[][] at(int[][] placesOf, int places) {
        int[][] at = new int[places][];
        for (int p = 0; p < places; p++) {
            List<Integer> here = new ArrayList<>();
            for (int i = 0; i < placesOf.length; i++) {
                int place = p;
                if (Arrays.stream(placesOf[i]).anyMatch(q -> q == place)) {
                    here.add(i);
                }
            }
            at[p] = ints(here);
        }
        return at;
    }

    private int[] placesOf(List<String> names) {
        return names.stream().mapToInt(n -> placeNumbers.getOrDefault(n, START)).toArray();
    }

    int place(@Nullable String name) {
        return name == null ? NONE : placeNumbers.getOrDefault(name, NONE);
    }

    int act(String name) {
        return actNumbers.getOrDefault(name, 0);
    }

    int limit(String name) {
        return limitNumbers.getOrDefault(name, 0);
    }

    static int mask(Set<Role> roles) {
        int mask = 0;
        for (Role role : roles) {
            mask |=
                    switch (role) {
                        case PARTY -> PARTIES;
                        case REQUESTING -> REQUESTING;
                        case INVITED -> INVITED;
                        case MEDIATOR -> MEDIATOR;
                        case REGISTRY -> REGISTRY;
                        case AUTHORITY -> AUTHORITY;
                        case THIRD_STATE -> THIRD_STATE;
                        case RULES -> 0;
                        case ANYONE -> EVERYONE;
                    };
        }
        return mask;
    }

    boolean openAt(int act, int place) {
        for (int p : from[act]) {
            if (p == place) {
                return true;
            }
        }
        return false;
    }

    boolean runsIn(int limit, int place) {
        for (int l : limitsAt[place]) {
            if (l == limit) {
                return true;
            }
        }
        return false;
    }

    boolean has(int act, Effect effect) {
        return acts[act].effect() == effect;
    }

    /// Of what a condition waits for.
    Text title(Condition condition) {
        return switch (condition) {
            case Condition.Completed c -> acts[act(c.name())].title();
            case Condition.Own o -> acts[act(o.name())].title();
            case Condition.Lapsed l -> limits[limit(l.name())].title();
        };
    }

    /// Where the case may be after a limit has run out in a place: there itself if it leads
    /// nowhere, or if others are still to do what is deemed done.
    int[] afterLapse(int limit, int place) {
        if (lapseTo[limit] != NONE) {
            return new int[] {lapseTo[limit]};
        }
        int act = deemed[limit];
        if (act == NONE || !openAt(act, place) || to[act] == NONE) {
            return new int[] {place};
        }
        return every[act] ? new int[] {place, to[act]} : new int[] {to[act]};
    }

    /// Whether an act can be complete by lapses alone: for everyone it waits for, some limit deems
    /// it done.
    boolean completeByLapses(int act) {
        int by = 0;
        for (int l = 0; l < limits.length; l++) {
            by |= deemed[l] == act ? of[l] : 0;
        }
        return !every[act] || (who[act] & ~by) == 0;
    }
}
