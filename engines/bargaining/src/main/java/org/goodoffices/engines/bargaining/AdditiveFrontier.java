package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The frontier where every preference is additive, slot by slot (Nemhauser and Ullmann 1969): what
/// is beaten half-way stays beaten, so only unbeaten sums are carried on. For two parties, and for
/// three on a scale of points, packages may be as many as they like; only the frontier must be of a
/// size that can be kept.
public final class AdditiveFrontier implements Frontier {

    /// Cells of all grids together, four bytes each.
    private static final long CELLS = 128_000_000;

    /// Points of all staircases together, sixteen bytes each.
    private static final long POINTS = 32_000_000;

    /// A step of a merge takes about as long as this many cells of a grid.
    private static final int CELLS_A_STEP = 8;

    /// A point: where it stands in the last layer, and its sums by party.
    private record Node(int node, BigInteger[] units) {}

    private final int issues;
    private final Scaled scaled;
    private final long most;

    /// By number of slots settled.
    private final List<Layer> layers = new ArrayList<>();

    private final List<Node> points = new ArrayList<>();

    private AdditiveFrontier(int issues, Scaled scaled, long most) {
        this.issues = issues;
        this.scaled = scaled;
        this.most = Math.min(most, POINTS / 4);
    }

    /// Finds the frontier.
    ///
    /// @throws Refused where it is too large to be kept, where constraints tie too much together or
    ///   forbid everything
    public static AdditiveFrontier of(Domain domain, List<Preference.Additive> preferences)
            throws Refused {
        return of(domain, preferences, Long.MAX_VALUE);
    }

    /// The same with room for so many half-way sums, where they are kept as lists of all parties'
    /// values.
    static AdditiveFrontier of(Domain domain, List<Preference.Additive> preferences, long most)
            throws Refused {
        var frontier =
                new AdditiveFrontier(domain.issues().size(), Scaled.of(domain, preferences), most);
        frontier.solve();
        frontier.points.sort(Comparator.comparing(Node::units, AdditiveFrontier::falling));
        return frontier;
    }

    private static int falling(BigInteger[] one, BigInteger[] other) {
        return Arrays.compare(other, one);
    }

    private void solve() throws Refused {
        int parties = scaled.total().size();
        // The party with the longest scale gives the value, the others the key.
        var order =
                IntStream.range(0, parties)
                        .boxed()
                        .sorted(Comparator.comparing(scaled.total()::get))
                        .toList();
        var total = order.stream().map(scaled.total()::get).toList();
        if (parties == 2 && total.getLast().bitLength() < 62) {
            solvePairs(order);
        } else if (parties == 3 && fitsSquare(total)) {
            solveTriples(order);
        } else {
            solveVectors(parties);
        }
    }

    private boolean fitsSquare(List<BigInteger> total) {
        var square =
                total.get(0)
                        .add(BigInteger.ONE)
                        .multiply(total.get(1).add(BigInteger.ONE))
                        .multiply(BigInteger.valueOf(scaled.parts().size()));
        return square.bitLength() < 40
                && square.longValue() / 2 <= CELLS
                && total.get(2).compareTo(BigInteger.valueOf(Grid.LARGEST)) < 0;
    }

    private void solvePairs(List<Integer> order) throws Refused {
        int first = order.get(0);
        int last = order.get(1);
        boolean small = scaled.total().get(last).compareTo(BigInteger.valueOf(Grid.LARGEST)) < 0;
        var moves = new ArrayList<Sums.Moves>();
        long reach = 0;
        long cells = 0;
        for (var part : scaled.parts()) {
            var move = new Sums.Moves(column(part, first), column(part, last));
            moves.add(move);
            reach += move.farthest();
            cells =
                    Math.addExact(
                            cells, Math.min(reach, Long.MAX_VALUE / 4 / scaled.parts().size()));
        }
        Sums top = Steps.origin();
        layers.add(top);
        reach = 0;
        long kept = 0;
        for (var move : moves) {
            reach += move.farthest();
            cells -= reach;
            top =
                    switch (top) {
                        case Grid grid -> Grid.above(grid, move);
                        case Steps steps ->
                                small && cells <= CELLS && reach <= CELLS_A_STEP * work(steps, move)
                                        ? Grid.above(steps, move)
                                        : steps.with(move);
                    };
            if (top instanceof Steps steps) {
                kept += steps.size();
                if (kept > POINTS) {
                    throw tooLarge();
                }
            }
            layers.add(top);
        }
        switch (top) {
            case Steps steps -> {
                for (int i = 0; i < steps.size(); i++) {
                    add(i, first, steps.keys()[i], last, steps.values()[i]);
                }
            }
            case Grid grid -> {
                int best = -1;
                for (int key = grid.best().length - 1; key >= 0; key--) {
                    if (grid.best()[key] > best) {
                        best = grid.best()[key];
                        add(key, first, key, last, best);
                    }
                }
            }
        }
    }

    /// Steps of merges for one more slot, for each row.
    private static long work(Steps steps, Sums.Moves moves) {
        int rounds = 32 - Integer.numberOfLeadingZeros(moves.size());
        return (long) steps.size() * rounds;
    }

    private void solveTriples(List<Integer> order) {
        int side = scaled.total().get(order.get(1)).intValueExact() + 1;
        Sums top = Grid.origin();
        layers.add(top);
        for (var part : scaled.parts()) {
            var keys = column(part, order.get(0));
            var seconds = column(part, order.get(1));
            for (int row = 0; row < keys.length; row++) {
                keys[row] = keys[row] * side + seconds[row];
            }
            top = Grid.above(top, new Sums.Moves(keys, column(part, order.get(2))));
            layers.add(top);
        }
        if (top instanceof Grid grid) {
            addUnbeaten(grid, side, order);
        }
    }

    /// From the largest key to the smallest: a cell is beaten by what lies after it in its row, or
    /// at its place and after in a later row.
    private void addUnbeaten(Grid grid, int side, List<Integer> order) {
        var later = new int[side];
        Arrays.fill(later, -1);
        int rows = (grid.best().length + side - 1) / side;
        for (int row = rows - 1; row >= 0; row--) {
            int after = -1;
            for (int at = side - 1; at >= 0; at--) {
                int key = row * side + at;
                int value = key < grid.best().length ? grid.best()[key] : -1;
                if (value > Math.max(after, later[at])) {
                    var units = new BigInteger[3];
                    units[order.get(0)] = BigInteger.valueOf(row);
                    units[order.get(1)] = BigInteger.valueOf(at);
                    units[order.get(2)] = BigInteger.valueOf(value);
                    points.add(new Node(key, units));
                }
                after = Math.max(after, value);
                later[at] = Math.max(later[at], after);
            }
        }
    }

    private void solveVectors(int parties) throws Refused {
        var top = Vectors.origin(parties);
        layers.add(top);
        long kept = 0;
        for (var part : scaled.parts()) {
            if ((long) top.size() * part.rows() > most) {
                throw tooLarge();
            }
            top = top.with(part.values());
            layers.add(top);
            kept += top.size();
            if (kept > most) {
                throw tooLarge();
            }
        }
        for (int i = 0; i < top.size(); i++) {
            points.add(new Node(i, top.sums(i)));
        }
    }

    private static Refused tooLarge() {
        return new Refused(
                "The frontier is too large to be kept whole: enter values on a coarser scale.",
                "边界过大，无法完整保存：请以较粗的标度填写分值。");
    }

    private static long[] column(Scaled.Part part, int party) {
        return Arrays.stream(part.values()).mapToLong(row -> row[party].longValueExact()).toArray();
    }

    private void add(int node, int one, long units, int other, long otherUnits) {
        var both = new BigInteger[2];
        both[one] = BigInteger.valueOf(units);
        both[other] = BigInteger.valueOf(otherUnits);
        points.add(new Node(node, both));
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public List<Fraction> values(int point) {
        var units = points.get(point).units();
        return IntStream.range(0, units.length).mapToObj(p -> scaled.value(p, units[p])).toList();
    }

    @Override
    public BigInteger count(int point) {
        Map<Integer, BigInteger> counts = Map.of(points.get(point).node(), BigInteger.ONE);
        for (int level = layers.size() - 1; level > 0; level--) {
            var below = new HashMap<Integer, BigInteger>();
            var part = scaled.parts().get(level - 1);
            for (var entry : counts.entrySet()) {
                for (int row = 0; row < part.rows(); row++) {
                    int from = layers.get(level).from(entry.getKey(), row);
                    if (from >= 0) {
                        var ways = BigInteger.valueOf(part.ways().get(row).size());
                        below.merge(from, entry.getValue().multiply(ways), BigInteger::add);
                    }
                }
            }
            counts = below;
        }
        return counts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public PackageDeal deal(int point) {
        return packages(point).findFirst().orElseThrow();
    }

    @Override
    public Stream<PackageDeal> packages(int point) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Walk(points.get(point).node()), Spliterator.ORDERED),
                false);
    }

    /// Goes down from a node by every row and way, one package after another.
    private final class Walk implements Iterator<PackageDeal> {

        /// By level: the node there, and the row and way that are taken down from it.
        private final int[] nodes = new int[layers.size()];

        private final int[] rows = new int[layers.size()];
        private final int[] ways = new int[layers.size()];
        private boolean more;

        Walk(int node) {
            int top = layers.size() - 1;
            nodes[top] = node;
            rows[top] = -1;
            more = top == 0 || down(top);
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public PackageDeal next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            var options = new ArrayList<>(Collections.nCopies(issues, 0));
            for (int level = 1; level < layers.size(); level++) {
                var part = scaled.parts().get(level - 1);
                int[] way = part.ways().get(rows[level]).get(ways[level]);
                for (int i = 0; i < way.length; i++) {
                    options.set(part.slot().issues()[i], way[i]);
                }
            }
            more = advance();
            return new PackageDeal(options);
        }

        /// To the next package: the lowest level that has another way or row takes it.
        private boolean advance() {
            for (int level = 1; level < layers.size(); level++) {
                var part = scaled.parts().get(level - 1);
                if (ways[level] + 1 < part.ways().get(rows[level]).size()) {
                    ways[level]++;
                    return level == 1 || restart(level - 1);
                }
                if (take(level)) {
                    return level == 1 || restart(level - 1);
                }
            }
            return false;
        }

        private boolean restart(int level) {
            rows[level] = -1;
            return down(level);
        }

        /// The first rows from a level to the bottom. Every node that is held leads there.
        private boolean down(int level) {
            for (int at = level; at > 0; at--) {
                rows[at] = at == level ? rows[at] : -1;
                if (!take(at)) {
                    throw new IllegalStateException("a sum that nothing leads to");
                }
            }
            return true;
        }

        /// The next row that leads down from the node of a level.
        private boolean take(int level) {
            int size = scaled.parts().get(level - 1).rows();
            for (int row = rows[level] + 1; row < size; row++) {
                int from = layers.get(level).from(nodes[level], row);
                if (from >= 0) {
                    rows[level] = row;
                    ways[level] = 0;
                    nodes[level - 1] = from;
                    return true;
                }
            }
            return false;
        }
    }
}
