package org.goodoffices.engines.bargaining.boxes;

import java.util.Arrays;

/// How much can still come, at most, with the two parties' gains weighed against each other.
///
/// Each gain's weight is shared out among the issues not yet settled that it touches. A package
/// that wins the gain gets all its shares, one that does not may get some of them: so the sum, over
/// the issues, of the best choice for the shares alone is never too small. The smallest such sum
/// over all ways of sharing is the value of the linear relaxation (the dual known from weighted
/// constraint satisfaction as soft arc consistency: Cooper, de Givry, Schiex, Optimal soft arc
/// consistency, IJCAI 2007). Shares are whole numbers and add up exactly: nothing here rests on
/// rounding.
final class Bound {

    /// In how many parts a unit of weight may be shared.
    private static final int PARTS = 32;

    private final Worth direction;
    private final Course course;
    private final int[][] places; // of each gain: its steps, in order
    private final int[] offset; // of each step: where its choices begin
    private final double[][] shares;
    private final Layer[] layers;

    /// What is known before the step of this number: the choices' shares of gains not yet begun,
    /// the sum of the best over the steps that no open gain touches, the steps touched, and for
    /// each open gain where to add which share.
    private record Layer(
            long[] fresh, long untouched, int[] touched, int[][] where, long[][] share) {}

    Bound(Course course, Worth direction) {
        this.course = course;
        this.direction = direction;
        int steps = course.steps.size();
        offset = new int[steps + 1];
        for (int t = 0; t < steps; t++) {
            offset[t + 1] = offset[t] + course.steps.get(t).choices().size();
        }
        int gains = course.gains.size();
        places = new int[gains][];
        shares = new double[gains][];
        for (int g = 0; g < gains; g++) {
            var sets = course.gains.get(g).sets();
            var at = new int[sets.size()];
            int n = 0;
            for (int t = 0; t < steps; t++) {
                if (sets.containsKey(course.steps.get(t).issue())) {
                    at[n++] = t;
                }
            }
            places[g] = at;
            shares[g] = new double[n];
            Arrays.fill(shares[g], (double) weight(g) / n);
        }
        layers = new Layer[steps + 1];
        for (int t = 0; t <= steps; t++) {
            share(t, t == 0 ? 60 : 10);
            layers[t] = layer(t);
        }
    }

    private long weight(int g) {
        return of(course.gains.get(g).worth()) * PARTS;
    }

    /// What something is worth, weighed.
    long of(Worth worth) {
        return of(worth.one(), worth.other());
    }

    long of(long one, long other) {
        return direction.one() * one + direction.other() * other;
    }

    private boolean lives(int g, int step, int choice) {
        return (course.steps.get(step).lives()[choice][g / 64] & 1L << g) != 0;
    }

    /// Shares anew, among the steps from this one on. Gain by gain: what a step can take without
    /// its best choice getting better costs nothing; what is left over is spread evenly.
    private void share(int from, int rounds) {
        var sum = new double[offset[offset.length - 1]];
        for (int g = 0; g < places.length; g++) {
            if (places[g][places[g].length - 1] < from) {
                continue;
            }
            double lost = 0;
            int left = 0;
            for (int k = 0; k < places[g].length; k++) {
                if (places[g][k] < from) {
                    lost += shares[g][k];
                    shares[g][k] = 0;
                } else {
                    left++;
                }
            }
            for (int k = 0; k < places[g].length; k++) {
                if (places[g][k] >= from) {
                    shares[g][k] += lost / left;
                    add(sum, g, k, shares[g][k]);
                }
            }
        }
        var free = new double[places.length == 0 ? 0 : course.steps.size()];
        for (int round = 0; round < rounds; round++) {
            for (int g = 0; g < places.length; g++) {
                var at = places[g];
                if (at.length < 2 || at[at.length - 2] < from || weight(g) == 0) {
                    continue;
                }
                double all = 0;
                int left = 0;
                for (int k = 0; k < at.length; k++) {
                    if (at[k] >= from) {
                        add(sum, g, k, -shares[g][k]);
                        free[k] =
                                Math.max(0, best(sum, g, at[k], false) - best(sum, g, at[k], true));
                        all += free[k];
                        left++;
                    }
                }
                double weight = weight(g);
                for (int k = 0; k < at.length; k++) {
                    if (at[k] >= from) {
                        shares[g][k] =
                                all >= weight
                                        ? free[k] * weight / all
                                        : free[k] + (weight - all) / left;
                        add(sum, g, k, shares[g][k]);
                    }
                }
            }
        }
    }

    private void add(double[] sum, int g, int k, double share) {
        int step = places[g][k];
        for (int at = offset[step]; at < offset[step + 1]; at++) {
            if (lives(g, step, at - offset[step])) {
                sum[at] += share;
            }
        }
    }

    private double best(double[] sum, int g, int step, boolean inside) {
        double best = 0;
        for (int at = offset[step]; at < offset[step + 1]; at++) {
            if (lives(g, step, at - offset[step]) == inside) {
                best = Math.max(best, sum[at]);
            }
        }
        return best;
    }

    private Layer layer(int t) {
        int steps = course.steps.size();
        var fresh = new long[offset[steps]];
        var where = new int[places.length][];
        var share = new long[places.length][];
        var touched = new boolean[steps];
        for (int g = 0; g < places.length; g++) {
            var at = places[g];
            if (at[at.length - 1] < t) {
                continue;
            }
            boolean open = at[0] < t;
            long left = weight(g);
            var places = new int[offset[steps]];
            var values = new long[offset[steps]];
            int n = 0;
            for (int k = 0; k < at.length; k++) {
                if (at[k] >= t) {
                    long part =
                            k == at.length - 1 ? left : Math.clamp((long) shares[g][k], 0, left);
                    left -= part;
                    touched[at[k]] |= open;
                    for (int c = offset[at[k]]; c < offset[at[k] + 1]; c++) {
                        if (lives(g, at[k], c - offset[at[k]])) {
                            if (open) {
                                places[n] = c;
                                values[n++] = part;
                            } else {
                                fresh[c] += part;
                            }
                        }
                    }
                }
            }
            where[g] = Arrays.copyOf(places, n);
            share[g] = Arrays.copyOf(values, n);
        }
        long untouched = 0;
        var list = new int[steps];
        int n = 0;
        for (int s = t; s < steps; s++) {
            if (touched[s]) {
                list[n++] = s;
            } else {
                untouched += best(fresh, s);
            }
        }
        return new Layer(fresh, untouched, Arrays.copyOf(list, n), where, share);
    }

    private long best(long[] sum, int step) {
        long best = 0;
        for (int at = offset[step]; at < offset[step + 1]; at++) {
            best = Math.max(best, sum[at]);
        }
        return best;
    }

    /// What can still come, at most, from the step of this number on with these gains open:
    /// weighed, in whole units.
    ///
    /// @param scratch as long as there are choices
    long toCome(int t, long[] open, long[] scratch) {
        var layer = layers[t];
        for (int step : layer.touched) {
            System.arraycopy(
                    layer.fresh,
                    offset[step],
                    scratch,
                    offset[step],
                    offset[step + 1] - offset[step]);
        }
        for (int word = 0; word < open.length; word++) {
            for (long rest = open[word]; rest != 0; rest &= rest - 1) {
                int g = word * 64 + Long.numberOfTrailingZeros(rest);
                var where = layer.where[g];
                var share = layer.share[g];
                for (int k = 0; k < where.length; k++) {
                    scratch[where[k]] += share[k];
                }
            }
        }
        long sum = layer.untouched;
        for (int step : layer.touched) {
            sum += best(scratch, step);
        }
        return Math.floorDiv(sum, PARTS);
    }

    int choices() {
        return offset[offset.length - 1];
    }
}
