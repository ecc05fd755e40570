package org.goodoffices.engines.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// What can happen in a case, place by place.
///
/// All conditions are positive, and a visit begins with an empty memory. So within a place doing
/// more never closes anything, and it is enough to do, in each place, everything that can be done
/// there: the number of states does not matter. Whether something is *certain* to have happened is
/// asked by looking whether one can get along [#without] it.
final class Reach {

    private final Net net;
    private final Without without;
    private final boolean[] reached;
    private final int[][] did;
    private final BitSet[] completed;
    private final BitSet[] lapsed;
    private final int[][] everDid;
    private final BitSet[] everCompleted;
    private final BitSet[] everLapsed;
    private final BitSet[] everAt;
    private final int[][] possible;
    private final BitSet[] runs;
    private final BitSet inOffice = new BitSet();
    private final int[] cameFrom;
    private final int[] cameBy;
    private final List<Set<Exit>> exits = new ArrayList<>();
    private final BitSet moves = new BitSet();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final BitSet queued = new BitSet();

    /// What is taken away for a question.
    ///
    /// @param acts cannot be completed
    /// @param limits cannot run out
    /// @param actors who cannot do an act themselves
    record Without(IntPredicate acts, IntPredicate limits, IntUnaryOperator actors) {
        static final Without NOTHING = new Without(a -> false, l -> false, a -> 0);

        static Without acts(IntPredicate acts) {
            return new Without(acts, l -> false, a -> 0);
        }

        static Without limits(IntPredicate limits) {
            return new Without(a -> false, limits, a -> 0);
        }

        static Without own(int act, int actors) {
            return actors(a -> a == act ? actors : 0);
        }

        static Without actors(IntUnaryOperator actors) {
            return new Without(a -> false, l -> false, actors);
        }
    }

    private Reach(Net net, Without without) {
        this.net = net;
        this.without = without;
        int places = net.places.length;
        int acts = net.acts.length;
        reached = new boolean[places];
        did = new int[places][acts];
        everDid = new int[places][acts];
        possible = new int[places][acts];
        completed = bits(places);
        lapsed = bits(places);
        everCompleted = bits(places);
        everLapsed = bits(places);
        everAt = bits(places);
        runs = bits(places);
        cameFrom = new int[places];
        cameBy = new int[places];
        for (int p = 0; p < places; p++) {
            exits.add(new LinkedHashSet<>());
        }
    }

    /// A way out of a place: by completing an act or by a limit's running out.
    private record Exit(int to, int act, int who, int limit, int cause) {}

    private static BitSet[] bits(int n) {
        BitSet[] bits = new BitSet[n];
        for (int i = 0; i < n; i++) {
            bits[i] = new BitSet();
        }
        return bits;
    }

    /// From the start of a case.
    static Reach all(Net net, Without without) {
        Reach reach = new Reach(net, without);
        reach.arrive(Net.START, Net.NONE, Net.NONE);
        reach.run();
        return reach;
    }

    /// From a place, where only this much is certain: acts completed earlier in the case, acts done
    /// in this visit, a mediator in office.
    static Reach from(
            Net net,
            int place,
            Without without,
            BitSet everCompleted,
            BitSet completedHere,
            boolean mediator) {
        Reach reach = new Reach(net, without);
        reach.everCompleted[place].or(everCompleted);
        reach.completed[place].or(completedHere);
        completedHere.stream()
                .forEach(a -> {
                    reach.did[place][a] = net.who[a];
                    reach.everDid[place][a] = net.who[a];
                });
        if (mediator) {
            reach.inOffice.set(place);
        }
        reach.arrive(place, Net.NONE, Net.NONE);
        reach.run();
        return reach;
    }

    /// From right after an act that can be done in a place, with all that may have happened before
    /// it.
    static Reach after(Net net, Reach before, int place, int act, Without without) {
        Reach reach = new Reach(net, without);
        int to = net.to[act] == Net.NONE ? place : net.to[act];
        reach.everCompleted[to].or(before.everCompleted[place]);
        reach.everCompleted[to].set(act);
        reach.everLapsed[to].or(before.everLapsed[place]);
        reach.everAt[to].or(before.everAt[place]);
        or(reach.everDid[to], before.everDid[place]);
        if (net.visit[to] == net.visit[place]) {
            reach.completed[to].or(before.completed[place]);
            reach.completed[to].set(act);
            reach.lapsed[to].or(before.lapsed[place]);
            or(reach.did[to], before.did[place]);
        }
        reach.arrive(to, Net.NONE, Net.NONE);
        reach.run();
        return reach;
    }

    /// From the beginning of a visit in a place, with all that may have happened in earlier visits.
    static Reach entering(Net net, Reach before, int place, Without without) {
        Reach reach = new Reach(net, without);
        reach.everCompleted[place].or(before.everCompleted[place]);
        reach.everLapsed[place].or(before.everLapsed[place]);
        reach.everAt[place].or(before.everAt[place]);
        or(reach.everDid[place], before.everDid[place]);
        reach.arrive(place, Net.NONE, Net.NONE);
        reach.run();
        return reach;
    }

    boolean reached(int place) {
        return reached[place];
    }

    /// Those who can do this act there.
    int possible(int place, int act) {
        return possible[place][act];
    }

    boolean possible(int act) {
        for (int place : net.from[act]) {
            if (possible[place][act] != 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the limit can run (and so run out) there.
    boolean runs(int place, int limit) {
        return runs[place].get(limit);
    }

    boolean everCompleted(int place, int act) {
        return everCompleted[place].get(act);
    }

    boolean completes(int act) {
        for (int p = 0; p < everCompleted.length; p++) {
            if (everCompleted[p].get(act)) {
                return true;
            }
        }
        return false;
    }

    /// The place from which this one was first come to.
    int cameFrom(int place) {
        return cameFrom[place];
    }

    /// The act by which it was first come to; or, negative, the limit: `-2 - limit`.
    int cameBy(int place) {
        return cameBy[place];
    }

    private void arrive(int place, int from, int by) {
        if (!reached[place]) {
            reached[place] = true;
            cameFrom[place] = from;
            cameBy[place] = by;
            everAt[place].set(place);
            queue(place);
        }
    }

    private void queue(int place) {
        if (!queued.get(place)) {
            queued.set(place);
            waiting.add(place);
        }
    }

    private void run() {
        Integer place;
        while ((place = waiting.poll()) != null) {
            queued.clear(place);
            boolean more = true;
            while (more) {
                more = false;
                for (int act : net.actsAt[place]) {
                    more |= act(place, act);
                }
                for (int limit : net.limitsAt[place]) {
                    more |= limit(place, limit);
                }
            }
            for (Exit exit : exits.get(place)) {
                move(place, exit);
            }
        }
    }

    private boolean act(int p, int act) {
        if (possible[p][act] == net.who[act] || !conditions(p, act)) {
            return false;
        }
        int who = net.who[act];
        for (int own : net.needsOwn[act]) {
            who &= did[p][own];
        }
        who = office(p, act, who);
        who &= ~without.actors().applyAsInt(act);
        if ((who & ~possible[p][act]) == 0) {
            return false;
        }
        possible[p][act] |= who;
        done(p, act, who, act);
        if (net.countsAs[act] != Net.NONE && net.openAt(net.countsAs[act], p)) {
            done(p, net.countsAs[act], who, act);
        }
        return true;
    }

    private boolean conditions(int p, int act) {
        for (int done : net.needsDone[act]) {
            if (!completed[p].get(done)) {
                return false;
            }
        }
        for (int limit : net.needsLapsed[act]) {
            if (!lapsed[p].get(limit)) {
                return false;
            }
        }
        return true;
    }

    private int office(int p, int act, int who) {
        if (!net.office) {
            return who;
        }
        boolean in = inOffice(p);
        boolean nominated = inOffice.get(p) || nominated(p);
        Effect effect = net.acts[act].effect();
        if (effect == Effect.ACCEPTS_OFFICE) {
            return nominated ? who : who & ~Net.MEDIATOR;
        }
        if (effect == Effect.VACATES_OFFICE) {
            return nominated || in ? who : 0;
        }
        boolean enough = effect == Effect.DISCLOSES ? nominated || in : in;
        return enough ? who : who & ~Net.MEDIATOR;
    }

    private boolean inOffice(int p) {
        boolean in = inOffice.get(p);
        for (int a : net.accepting) {
            in |= everDid[p][a] != 0;
        }
        return in;
    }

    private boolean nominated(int p) {
        for (int a : net.naming) {
            if (everCompleted[p].get(a)) {
                return true;
            }
        }
        return false;
    }

    private void done(int p, int act, int who, int cause) {
        int target = net.to[act];
        boolean stays = target == Net.NONE || target == p;
        // One mediator is named at a time: what every mediator has to do is done at once.
        if (stays || net.every[act] && net.who[act] != Net.MEDIATOR) {
            did[p][act] |= who;
            everDid[p][act] |= who;
        }
        boolean complete = !net.every[act] || ((did[p][act] | who) & net.who[act]) == net.who[act];
        if (!complete || without.acts().test(act)) {
            return;
        }
        if (stays) {
            completed[p].set(act);
            everCompleted[p].set(act);
        } else {
            exits.get(p).add(new Exit(target, act, who, Net.NONE, cause));
        }
    }

    private boolean limit(int p, int limit) {
        if (runs[p].get(limit) || !anchored(p, limit)) {
            return false;
        }
        runs[p].set(limit);
        if (without.limits().test(limit)) {
            return true;
        }
        int cause = -2 - limit;
        int to = net.lapseTo[limit];
        if (to != Net.NONE && to != p) {
            exits.get(p).add(new Exit(to, Net.NONE, 0, limit, cause));
            return true;
        }
        lapsed[p].set(limit);
        everLapsed[p].set(limit);
        int deemed = net.deemed[limit];
        if (deemed != Net.NONE && net.openAt(deemed, p)) {
            done(p, deemed, net.of[limit], cause);
        }
        return true;
    }

    private boolean anchored(int p, int limit) {
        Limit.Anchor anchor = net.limits[limit].anchor();
        if (anchor == null) {
            return false;
        }
        if (net.office && net.of[limit] == Net.MEDIATOR && !inOffice(p) && !nominated(p)) {
            return false;
        }
        if (anchor.moment() == Limit.Moment.RECEIPT
                && anchor.presumed() == null
                && !served(p, limit)) {
            return false;
        }
        for (int name : net.anchors[limit]) {
            boolean there =
                    switch (anchor.kind()) {
                        case ACT -> everCompleted[p].get(name);
                        case OWN ->
                                (everDid[p][name]
                                                & (net.of[limit] == 0
                                                        ? Net.EVERYONE
                                                        : net.of[limit]))
                                        != 0;
                        case LAPSE -> everLapsed[p].get(name);
                        case STAGE -> wasAt(p, name);
                        case ANY -> false;
                    };
            if (there) {
                return true;
            }
        }
        if (anchor.kind() != Limit.Anchor.Kind.ANY) {
            return false;
        }
        for (int a = 0; a < net.acts.length; a++) {
            if (everCompleted[p].get(a) && net.acts[a].lane().common()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a receipt may have been recorded, after what the limit runs from.
    private boolean served(int p, int limit) {
        for (int a : net.serving) {
            for (int q : net.from[a]) {
                for (int sent : net.anchors[limit]) {
                    if (everCompleted[p].get(a)
                            && possible[q][a] != 0
                            && everCompleted[q].get(sent)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean wasAt(int p, int stage) {
        if (net.visit[stage] != stage) {
            return everAt[p].get(stage);
        }
        return everAt[p].stream().anyMatch(q -> net.visit[q] == stage);
    }

    /// Goes on to another place: with all its memory in the same visit, with the history only in
    /// another.
    private void move(int p, Exit exit) {
        int q = exit.to();
        int act = exit.act();
        int limit = exit.limit();
        boolean more = !reached[q];
        if (net.visit[p] == net.visit[q]) {
            more |= or(completed[q], completed[p]) | or(lapsed[q], lapsed[p]);
            more |= or(did[q], did[p]);
            if (act != Net.NONE && (!completed[q].get(act) || (exit.who() & ~did[q][act]) != 0)) {
                completed[q].set(act);
                did[q][act] |= exit.who();
                more = true;
            }
            if (limit != Net.NONE && !lapsed[q].get(limit)) {
                lapsed[q].set(limit);
                more = true;
            }
        }
        more |= or(everCompleted[q], everCompleted[p]) | or(everLapsed[q], everLapsed[p]);
        more |= or(everAt[q], everAt[p]) | or(everDid[q], everDid[p]);
        if (act != Net.NONE
                && (!everCompleted[q].get(act) || (exit.who() & ~everDid[q][act]) != 0)) {
            everCompleted[q].set(act);
            everDid[q][act] |= exit.who();
            more = true;
        }
        if (limit != Net.NONE && !everLapsed[q].get(limit)) {
            everLapsed[q].set(limit);
            more = true;
        }
        if (inOffice.get(p) && !inOffice.get(q)) {
            inOffice.set(q);
            more = true;
        }
        arrive(q, p, exit.cause());
        if (more) {
            queue(q);
        }
        moves.set(p * net.places.length + q);
    }

    private static boolean or(BitSet into, BitSet from) {
        int before = into.cardinality();
        into.or(from);
        return into.cardinality() != before;
    }

    private static boolean or(int[] into, int[] from) {
        boolean more = false;
        for (int i = 0; i < into.length; i++) {
            int both = into[i] | from[i];
            more |= both != into[i];
            into[i] = both;
        }
        return more;
    }

    /// Whether one can go straight from one place to another.
    boolean moves(int from, int to) {
        return moves.get(from * net.places.length + to);
    }
}
