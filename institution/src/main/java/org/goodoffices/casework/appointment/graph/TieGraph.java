package org.goodoffices.casework.appointment.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.jspecify.annotations.Nullable;

/// Things and their ties in compact arrays: who stands beside whom in one run of numbers a thing
/// (compressed sparse rows), sorted, so that ties between the same two stand together. Once built
/// it does not change and can be shared.
public final class TieGraph {

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final List<Thing> things;
    private final Map<String, Integer> places;

    /// Where the run of a thing begins; one more than things.
    final int[] begins;

    /// Who stands beside it, sorted within its run; somebody tied twice stands there twice.
    final int[] beside;

    /// By which tie.
    private final int[] by;

    private final Ties ties;

    private TieGraph(List<Thing> things, Map<String, Integer> places, Ties ties) {
        this.things = things;
        this.places = places;
        this.ties = ties;
        int size = things.size();
        begins = new int[size + 1];
        for (int tie = 0; tie < ties.size; tie++) {
            begins[ties.from[tie] + 1]++;
            begins[ties.to[tie] + 1]++;
        }
        for (int i = 0; i < size; i++) {
            begins[i + 1] += begins[i];
        }
        // a first run in the order of ties, then turned over: whoever is visited in order is
        // written in order
        int[] loose = new int[2 * ties.size];
        int[] next = Arrays.copyOf(begins, size);
        for (int tie = 0; tie < ties.size; tie++) {
            loose[next[ties.from[tie]]++] = tie;
            loose[next[ties.to[tie]]++] = tie;
        }
        beside = new int[2 * ties.size];
        by = new int[2 * ties.size];
        next = Arrays.copyOf(begins, size);
        for (int thing = 0; thing < size; thing++) {
            for (int i = begins[thing]; i < begins[thing + 1]; i++) {
                int other = ties.other(loose[i], thing);
                by[next[other]] = loose[i];
                beside[next[other]++] = thing;
            }
        }
    }

    /// How many things.
    public int size() {
        return things.size();
    }

    /// How many ties.
    public int ties() {
        return ties.size;
    }

    /// The thing at a place, from 0.
    public Thing thing(int place) {
        return things.get(place);
    }

    /// The place of a thing by its id.
    public OptionalInt place(String id) {
        var place = places.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// A path with its evidence, by the places it goes over.
    public Path path(int... over) {
        var steps = new ArrayList<Path.Step>();
        for (int i = 1; i < over.length; i++) {
            steps.add(new Path.Step(between(over[i - 1], over[i])));
        }
        return new Path(Arrays.stream(over).mapToObj(things::get).toList(), steps);
    }

    private List<Tie> between(int one, int other) {
        var found = new ArrayList<Tie>();
        int at = Arrays.binarySearch(beside, begins[one], begins[one + 1], other);
        while (at > begins[one] && beside[at - 1] == other) {
            at--;
        }
        for (; at >= 0 && at < begins[one + 1] && beside[at] == other; at++) {
            found.add(tie(by[at]));
        }
        return found;
    }

    private Tie tie(int at) {
        return new Tie(
                things.get(ties.from[at]).id(),
                things.get(ties.to[at]).id(),
                TieKind.values()[ties.kind[at]],
                ties.least[at] < 0 ? null : new Share(ties.least[at], ties.most[at]),
                day(ties.since[at]),
                day(ties.until[at]),
                ties.evidence[at]);
    }

    private static @Nullable LocalDate day(int day) {
        return day == UNKNOWN ? null : LocalDate.ofEpochDay(day);
    }

    /// The ties, one column each.
    private static final class Ties {
        private int size;
        private int[] from = new int[16];
        private int[] to = new int[16];
        private byte[] kind = new byte[16];
        private float[] least = new float[16];
        private float[] most = new float[16];
        private int[] since = new int[16];
        private int[] until = new int[16];
        private Evidence[] evidence = new Evidence[16];

        int other(int tie, int thing) {
            return from[tie] == thing ? to[tie] : from[tie];
        }

        void add(int one, int other, Tie tie) {
            if (size == from.length) {
                int more = size + (size >> 1);
                from = Arrays.copyOf(from, more);
                to = Arrays.copyOf(to, more);
                kind = Arrays.copyOf(kind, more);
                least = Arrays.copyOf(least, more);
                most = Arrays.copyOf(most, more);
                since = Arrays.copyOf(since, more);
                until = Arrays.copyOf(until, more);
                evidence = Arrays.copyOf(evidence, more);
            }
            from[size] = one;
            to[size] = other;
            kind[size] = (byte) tie.kind().ordinal();
            var share = tie.share();
            least[size] = share == null ? -1 : (float) share.least();
            most[size] = share == null ? -1 : (float) share.most();
            since[size] = day(tie.since());
            until[size] = day(tie.until());
            evidence[size++] = tie.evidence();
        }

        private static int day(@Nullable LocalDate day) {
            return day == null ? UNKNOWN : Math.toIntExact(day.toEpochDay());
        }
    }

    /// Takes things and ties in any order: a tie may come before the things it ties.
    public static final class Drawing implements TakesTies {

        private final List<Thing> things = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final Ties ties = new Ties();

        /// A thing; told again under the same id, the names add up, and a kind that is told holds.
        @Override
        public void thing(Thing thing) {
            var place = places.get(thing.id());
            if (place == null) {
                places.put(thing.id(), things.size());
                things.add(thing);
                return;
            }
            var before = things.get(place);
            if (before.equals(thing)) {
                return;
            }
            var names = new java.util.LinkedHashSet<String>();
            if (!before.name().equals(before.id())) {
                names.addAll(before.names());
            }
            names.addAll(thing.names());
            things.set(place, new Thing(thing.id(), thing.kind(), List.copyOf(names)));
        }

        /// A tie; one to itself is passed over, for no path can use it.
        @Override
        public void tie(Tie tie) {
            int one = place(tie.from());
            int other = place(tie.to());
            if (one != other) {
                ties.add(one, other, tie);
            }
        }

        /// A thing of which only the id is known so far goes by its id.
        private int place(String id) {
            var place = places.get(id);
            if (place != null) {
                return place;
            }
            thing(new Thing(id, ThingKind.BODY, List.of(id)));
            return things.size() - 1;
        }

        /// The graph; nothing may be added afterwards.
        public TieGraph done() {
            return new TieGraph(List.copyOf(things), places, ties);
        }
    }
}
