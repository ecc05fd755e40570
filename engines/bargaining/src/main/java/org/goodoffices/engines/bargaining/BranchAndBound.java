package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the package of the best measure and proves it: whatever is not looked at could not have
/// been better, since even the largest weighted sum of gains still to be had would not suffice.
/// Weights are chosen so that this largest sum is small (subgradient steps, as Held and Karp 1971
/// took them); any weights prove, good ones prove soon.
final class BranchAndBound {

    /// Partial packages after which the search gives up.
    private static final long PATIENCE = 20_000_000;

    private static final int STEPS = 300;

    /// Weights are below two to this power.
    static final int WEIGHT_BITS = 12;

    private static final long FINENESS = (1 << WEIGHT_BITS) - 1;

    private final long[] begin;

    /// By slot, row and party.
    private final List<long[][]> slots;

    private final Measure measure;
    private final long[] floor;

    private long[] weights;
    private int @Nullable [] found;
    private BigInteger best = BigInteger.ZERO;
    private long needed = Long.MIN_VALUE;
    private long looked;

    /// @param begin what every package gives, by party
    /// @param floor the least that each party must get
    BranchAndBound(long[] begin, List<long[][]> slots, Measure measure, long[] floor) {
        this.begin = begin;
        this.slots = List.copyOf(slots);
        this.measure = measure;
        this.floor = floor;
        this.weights = measure.weights(begin.length);
    }

    /// The rows of the best package, or null where none gives each party its floor.
    ///
    /// @throws Refused where it is not proven in time
    int @Nullable [] run() throws Refused {
        if (measure.weighs()) {
            weigh();
        }
        new Search().down(0, begin.clone(), sum(begin));
        return found;
    }

    private long sum(long[] gains) {
        long sum = 0;
        for (int p = 0; p < gains.length; p++) {
            sum += weights[p] * gains[p];
        }
        return sum;
    }

    /// What a package gives.
    private long[] gains(int[] rows) {
        var gains = begin.clone();
        for (int s = 0; s < rows.length; s++) {
            for (int p = 0; p < gains.length; p++) {
                gains[p] += slots.get(s)[rows[s]][p];
            }
        }
        return gains;
    }

    private void look(int[] rows, long[] gains) {
        for (int p = 0; p < gains.length; p++) {
            if (gains[p] < floor[p]) {
                return;
            }
        }
        var reached = measure.of(gains);
        if (found == null || reached.compareTo(best) > 0) {
            found = rows.clone();
            best = reached;
            needed = measure.needed(best, weights);
        }
    }

    /// Makes the weight of whoever gets much smaller, of whoever gets little larger, and looks at
    /// the packages met on the way. Weights are sought in floating point and then fixed as whole
    /// numbers: the proof is exact.
    private void weigh() {
        int parties = begin.length;
        var trial = new double[parties];
        Arrays.fill(trial, 1);
        var good = trial.clone();
        double least = Double.POSITIVE_INFINITY;
        int[] rows = new int[slots.size()];
        for (int step = 0; step < STEPS; step++) {
            for (int s = 0; s < rows.length; s++) {
                rows[s] = largest(slots.get(s), trial);
            }
            var gains = gains(rows);
            look(rows, gains);
            double sum = 0;
            double scale = 0;
            double log = 0;
            for (int p = 0; p < parties; p++) {
                sum += trial[p] * gains[p];
                scale += trial[p] * Math.abs(gains[p]);
                log += Math.log(trial[p]);
            }
            double bound = sum * Math.exp(-log / parties);
            if (bound < least) {
                least = bound;
                good = trial.clone();
            }
            double size = 1 / (1 + step / 20.0);
            for (int p = 0; p < parties; p++) {
                double part = scale == 0 ? 1 : parties * trial[p] * gains[p] / scale;
                trial[p] *= Math.exp(-size * Math.clamp(part - 1, -2, 2));
            }
        }
        double most = Arrays.stream(good).max().orElseThrow();
        weights =
                Arrays.stream(good)
                        .mapToLong(one -> Math.max(1, Math.round(one / most * FINENESS)))
                        .toArray();
        if (found != null) {
            needed = measure.needed(best, weights);
            improve(found.clone());
        }
    }

    private static int largest(long[][] rows, double[] weights) {
        int at = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows.length; r++) {
            double sum = 0;
            for (int p = 0; p < weights.length; p++) {
                sum += weights[p] * rows[r][p];
            }
            if (sum > most) {
                most = sum;
                at = r;
            }
        }
        return at;
    }

    /// One row changed at a time, as long as it helps.
    private void improve(int[] rows) {
        boolean better = true;
        while (better) {
            var before = best;
            for (int s = 0; s < rows.length; s++) {
                for (int r = 0; r < slots.get(s).length; r++) {
                    rows[s] = r;
                    look(rows, gains(rows));
                }
                rows = found == null ? rows : found.clone();
            }
            better = best.compareTo(before) > 0;
        }
    }

    /// Slot by slot, those first in which most is at stake.
    private final class Search {
        private final int[] order;

        /// By place in the order: rows from the largest weighted sum to the smallest.
        private final int[][] falling;

        /// By place: the largest weighted sum, and the most for each party, from there on.
        private final long[] sums;

        private final long[][] most;
        private final int[] rows = new int[slots.size()];

        Search() {
            order =
                    IntStream.range(0, slots.size())
                            .boxed()
                            .sorted(Comparator.comparing(this::stake).reversed())
                            .mapToInt(Integer::intValue)
                            .toArray();
            falling = new int[order.length][];
            sums = new long[order.length + 1];
            most = new long[order.length + 1][begin.length];
            for (int i = order.length - 1; i >= 0; i--) {
                var slot = slots.get(order[i]);
                falling[i] =
                        IntStream.range(0, slot.length)
                                .boxed()
                                .sorted(
                                        Comparator.comparing((Integer r) -> sum(slot[r]))
                                                .reversed())
                                .mapToInt(Integer::intValue)
                                .toArray();
                sums[i] = sums[i + 1] + sum(slot[falling[i][0]]);
                for (int p = 0; p < begin.length; p++) {
                    int party = p;
                    most[i][p] =
                            most[i + 1][p]
                                    + Arrays.stream(slot)
                                            .mapToLong(row -> row[party])
                                            .max()
                                            .orElseThrow();
                }
            }
        }

        private long stake(int slot) {
            var rowSums = Arrays.stream(slots.get(slot)).mapToLong(row -> sum(row)).toArray();
            return Arrays.stream(rowSums).max().orElseThrow()
                    - Arrays.stream(rowSums).min().orElseThrow();
        }

        void down(int place, long[] gains, long sum) throws Refused {
            if (++looked > PATIENCE) {
                throw new Refused(
                        "With so many parties the best package is not proven in time.",
                        "当事方人数较多，未能在限度内证明何为最佳方案。");
            }
            if (place == order.length) {
                look(rows, gains);
                return;
            }
            int slot = order[place];
            for (int row : falling[place]) {
                var added = slots.get(slot)[row];
                long next = sum + sum(added);
                if (found != null && next + sums[place + 1] < needed) {
                    return;
                }
                var reach = new long[gains.length];
                boolean enough = true;
                for (int p = 0; p < gains.length; p++) {
                    reach[p] = gains[p] + added[p] + most[place + 1][p];
                    enough &= reach[p] >= floor[p];
                }
                if (enough && (found == null || measure.of(reach).compareTo(best) > 0)) {
                    rows[slot] = row;
                    for (int p = 0; p < gains.length; p++) {
                        gains[p] += added[p];
                    }
                    down(place + 1, gains, next);
                    for (int p = 0; p < gains.length; p++) {
                        gains[p] -= added[p];
                    }
                }
            }
        }
    }
}
