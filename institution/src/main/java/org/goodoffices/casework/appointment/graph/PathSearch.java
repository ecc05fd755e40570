package org.goodoffices.casework.appointment.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds **all simple paths** of at most so many steps from any of some things to any of others. A
/// path comes to no thing twice; it may lead past others of the case and other candidates. A thing
/// that is on both sides is a path of no step.
///
/// The search goes from both ends until the two reaches together make up the steps (*meet in the
/// middle*). That gives for every thing on any such path its exact distance to the nearest
/// candidate; a walk from the case's side is left as soon as the way it has gone and the least way
/// still to go, not back over the tie it came by, are too long. Nothing is left that could be a
/// path. Of a thing with many ties (an agent with 100,000 companies) those that can go on are
/// sorted out once.
///
/// Where there are more paths than were asked for, `completeTo` says up to how many steps none is
/// missing; it is never silent.
public final class PathSearch {

    /// Steps that a path has at most, unless one asks for fewer.
    public static final int LONGEST = 6;

    /// Ties from which on a thing's neighbours are sorted out once and not each time.
    private static final int MANY = 32;

    /// What was found.
    ///
    /// @param paths the places each goes over; shorter ones first
    /// @param completeTo steps up to which no path is missing
    public record Found(List<int[]> paths, int completeTo) {
        public Found {
            paths = List.copyOf(paths);
        }
    }

    private final TieGraph graph;
    private final int longest;
    private final int most;

    /// One more than the distance to the nearest candidate; 0 where it is too far to matter.
    private final byte[] near;

    private final Map<Integer, int[]> goOn = new HashMap<>();
    private final Map<Integer, long[]> nearest = new HashMap<>();
    private final List<int[]> found = new ArrayList<>();
    private final int[] over;

    private PathSearch(TieGraph graph, int longest, int most, byte[] near) {
        this.graph = graph;
        this.longest = longest;
        this.most = most;
        this.near = near;
        this.over = new int[longest + 1];
    }

    /// All paths, at most `most` of them.
    ///
    /// @param longest from 0 to [#LONGEST]
    public static Found between(TieGraph graph, int[] from, int[] to, int longest, int most) {
        if (longest < 0 || longest > LONGEST || most < 1) {
            throw new IllegalArgumentException("a path has 0 to " + LONGEST + " steps");
        }
        var starts = Arrays.stream(from).distinct().sorted().toArray();
        var near = near(graph, starts, to, longest);
        var all = new PathSearch(graph, longest, most, near);
        if (all.run(starts)) {
            return all.sorted(longest);
        }
        // too many: as many steps as can be told whole, and what else there is room for
        List<int[]> whole = List.of();
        for (int steps = 0; steps <= longest; steps++) {
            var some = new PathSearch(graph, steps, most, near);
            if (!some.run(starts)) {
                var more = new ArrayList<>(whole);
                int last = steps;
                some.found.stream()
                        .filter(path -> path.length == last + 1)
                        .limit(most - whole.size())
                        .forEach(more::add);
                some.found.clear();
                some.found.addAll(more);
                return some.sorted(steps - 1);
            }
            whole = some.found;
        }
        throw new IllegalStateException("the same search found more and fewer");
    }

    private Found sorted(int completeTo) {
        found.sort(
                Comparator.<int[]>comparingInt(path -> path.length).thenComparing(Arrays::compare));
        return new Found(found, completeTo);
    }

    private boolean run(int[] starts) {
        for (int start : starts) {
            if (near[start] != 0 && near[start] - 1 <= longest) {
                over[0] = start;
                if (!go(start, 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean go(int at, int steps) {
        if (near[at] == 1) {
            if (found.size() == most) {
                return false;
            }
            found.add(Arrays.copyOf(over, steps + 1));
        }
        if (steps == longest) {
            return true;
        }
        int left = longest - steps - 1;
        if (graph.begins[at + 1] - graph.begins[at] > MANY) {
            for (int next : goOn.computeIfAbsent(at, this::sortedOut)) {
                if (least(next, at) > left) {
                    return true;
                }
                if (!step(next, steps)) {
                    return false;
                }
            }
            return true;
        }
        int before = -1;
        for (int i = graph.begins[at]; i < graph.begins[at + 1]; i++) {
            int next = graph.beside[i];
            if (next != before
                    && near[next] != 0
                    && near[next] - 1 <= left
                    && least(next, at) <= left
                    && !step(next, steps)) {
                return false;
            }
            before = next;
        }
        return true;
    }

    private boolean step(int next, int steps) {
        for (int i = 0; i <= steps; i++) {
            if (over[i] == next) {
                return true;
            }
        }
        over[steps + 1] = next;
        return go(next, steps + 1);
    }

    /// The neighbours of a thing from which one can go on, the nearest first.
    private int[] sortedOut(int at) {
        var sorted = new ArrayList<List<Integer>>();
        for (int i = 0; i <= LONGEST; i++) {
            sorted.add(new ArrayList<>());
        }
        int before = -1;
        for (int i = graph.begins[at]; i < graph.begins[at + 1]; i++) {
            int next = graph.beside[i];
            if (next != before && near[next] != 0) {
                int way = least(next, at);
                if (way <= LONGEST) {
                    sorted.get(way).add(next);
                }
            }
            before = next;
        }
        return sorted.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    /// The least number of steps from a thing to a candidate that do not begin by going back.
    private int least(int at, int back) {
        if (near[at] == 1) {
            return 0;
        }
        if (graph.begins[at + 1] - graph.begins[at] > MANY) {
            var two = nearest.computeIfAbsent(at, this::nearestTwo);
            return (int) (two[0] >>> 32) == back ? (int) two[1] : (int) two[0];
        }
        int best = Integer.MAX_VALUE;
        for (int i = graph.begins[at]; i < graph.begins[at + 1]; i++) {
            int next = graph.beside[i];
            if (next != back && near[next] != 0 && near[next] < best) {
                best = near[next]; // one step to it, and one less than what is kept
            }
        }
        return best;
    }

    /// By whom the nearest candidate is reached in how many steps, and in how many by anybody else.
    private long[] nearestTwo(int at) {
        int best = Integer.MAX_VALUE;
        int other = Integer.MAX_VALUE;
        int by = -1;
        int before = -1;
        for (int i = graph.begins[at]; i < graph.begins[at + 1]; i++) {
            int next = graph.beside[i];
            if (next != before && near[next] != 0) {
                if (near[next] < best) {
                    other = best;
                    best = near[next];
                    by = next;
                } else {
                    other = Math.min(other, near[next]);
                }
            }
            before = next;
        }
        return new long[] {(long) by << 32 | best, other};
    }

    /// How near to a candidate each thing is, exact for all that can be on a path: those whose
    /// distances to both ends together are no more than the steps.
    private static byte[] near(TieGraph graph, int[] from, int[] to, int longest) {
        var away = new Reach(graph, from);
        var near = new Reach(graph, to);
        while (away.radius + near.radius < longest) {
            (away.cost() <= near.cost() ? away : near).widen();
        }
        // what lies farther from the candidates than their reach lies within the other
        for (int way = near.radius + 1; way <= longest; way++) {
            for (int i = 0; i < away.upTo(longest - way); i++) {
                int at = away.order[i];
                if (near.distance[at] == 0 && besideOne(graph, near.distance, at, way)) {
                    near.distance[at] = (byte) (way + 1);
                }
            }
        }
        return near.distance;
    }

    private static boolean besideOne(TieGraph graph, byte[] distance, int at, int value) {
        for (int i = graph.begins[at]; i < graph.begins[at + 1]; i++) {
            if (distance[graph.beside[i]] == value) {
                return true;
            }
        }
        return false;
    }

    /// Everything within so many steps.
    private static final class Reach {
        private final TieGraph graph;

        /// One more than the distance; 0 where it is not reached.
        private final byte[] distance;

        /// Who was reached, the nearest first.
        private int[] order;

        private int size;

        /// Where each distance ends in that order.
        private final int[] ends = new int[LONGEST + 1];

        private int radius;

        Reach(TieGraph graph, int[] begin) {
            this.graph = graph;
            distance = new byte[graph.size()];
            order = new int[Math.max(16, begin.length)];
            for (int at : begin) {
                reach(at, 1);
            }
            ends[0] = size;
        }

        private void reach(int at, int mark) {
            if (distance[at] == 0) {
                distance[at] = (byte) mark;
                if (size == order.length) {
                    order = Arrays.copyOf(order, 2 * size);
                }
                order[size++] = at;
            }
        }

        private int first() {
            return radius == 0 ? 0 : ends[radius - 1];
        }

        /// How many ties the next step looks at.
        long cost() {
            long ties = 0;
            for (int i = first(); i < size; i++) {
                ties += graph.begins[order[i] + 1] - graph.begins[order[i]];
            }
            return ties;
        }

        void widen() {
            int end = size;
            for (int i = first(); i < end; i++) {
                for (int j = graph.begins[order[i]]; j < graph.begins[order[i] + 1]; j++) {
                    reach(graph.beside[j], radius + 2);
                }
            }
            ends[++radius] = size;
        }

        /// How many are within so many steps.
        int upTo(int steps) {
            return ends[Math.min(steps, radius)];
        }
    }
}
