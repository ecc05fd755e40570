package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which signs of a name answer to which of its Latin letters: many to many, learnt by expectation
/// and maximisation (Jiampojamarn, Kondrak and Sherif 2007; joint units as in Bisani and Ney 2008).
///
/// A unit is one or two signs and none to six letters; its number is kept by its [Unit].
final class Alignment {

    /// One pair of chunks.
    ///
    /// @param first the first sign's number
    /// @param second the second sign's, or 0
    record Unit(int first, int second, byte[] letters) {}

    /// A name in both writings, signs as numbers.
    record Pair(int[] signs, byte[] letters, int weight) {}

    /// Pairs that are enough to learn from; of more, every second, third and so on is taken.
    private static final int ENOUGH = 30_000;

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final List<Pair> pairs;
    private final int longest;
    private final LongInts numbers = new LongInts(1 << 16);
    private double[] chances = {};
    private double[] expected = {};

    /// @param longest how many letters one sign may stand for
    Alignment(List<Pair> pairs, int longest) {
        this.pairs = List.copyOf(pairs);
        this.longest = longest;
    }

    /// Learns; returns the logarithm of the average chance of a sign, which only rises.
    double learn(int rounds) {
        double total = 0;
        for (int round = 0; round < rounds; round++) {
            total = 0;
            long signs = 0;
            int stride = Math.max(1, pairs.size() / ENOUGH);
            for (int at = 0; at < pairs.size(); at += stride) {
                var pair = pairs.get(at);
                double one = expect(pair);
                if (one != NEVER) {
                    total += one * pair.weight();
                    signs += (long) pair.signs().length * pair.weight();
                }
            }
            maximise();
            total /= Math.max(1, signs);
        }
        return total;
    }

    private double chance(int unit) {
        return unit < chances.length ? chances[unit] : 1e-5;
    }

    private int unit(long key) {
        int known = numbers.get(key, -1);
        if (known < 0) {
            known = numbers.size();
            numbers.put(key, known);
            if (known >= expected.length) {
                expected = Arrays.copyOf(expected, Math.max(1024, known * 2));
            }
        }
        return known;
    }

    private static long key(int first, int second, byte[] letters, int from, int to) {
        long key = (long) first << 12 | second;
        for (int i = 0; i < 6; i++) {
            key = key << 6 | (from + i < to ? letters[from + i] : 0);
        }
        return key;
    }

    private interface Arc {
        void at(int sign, int signs, int letter, int letters, int unit);
    }

    /// All units that fit somewhere in a pair, in order of their place.
    private void arcs(Pair pair, Arc arc) {
        int m = pair.signs().length;
        int n = pair.letters().length;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= n; j++) {
                for (int take = 0; take <= longest && j + take <= n; take++) {
                    arc.at(
                            i,
                            1,
                            j,
                            take,
                            unit(key(pair.signs()[i], 0, pair.letters(), j, j + take)));
                }
                // two signs for one or two letters: what neither sign says alone
                for (int take = 1; take <= 2 && j + take <= n && i + 1 < m; take++) {
                    arc.at(
                            i,
                            2,
                            j,
                            take,
                            unit(
                                    key(
                                            pair.signs()[i],
                                            pair.signs()[i + 1],
                                            pair.letters(),
                                            j,
                                            j + take)));
                }
            }
        }
    }

    private double expect(Pair pair) {
        int m = pair.signs().length;
        int n = pair.letters().length;
        var forward = new double[m + 1][n + 1];
        var backward = new double[m + 1][n + 1];
        forward[0][0] = 1;
        backward[m][n] = 1;
        var seen = new ArrayList<int[]>();
        arcs(
                pair,
                (i, di, j, dj, unit) -> {
                    seen.add(new int[] {i, di, j, dj, unit});
                    forward[i + di][j + dj] += forward[i][j] * chance(unit);
                });
        double whole = forward[m][n];
        if (whole <= 0) {
            return NEVER;
        }
        for (int at = seen.size() - 1; at >= 0; at--) {
            var arc = seen.get(at);
            double here = chance(arc[4]) * backward[arc[0] + arc[1]][arc[2] + arc[3]];
            backward[arc[0]][arc[2]] += here;
            expected[arc[4]] += forward[arc[0]][arc[2]] * here / whole * pair.weight();
        }
        return Math.log(whole);
    }

    private void maximise() {
        double sum = 0;
        for (int unit = 0; unit < numbers.size(); unit++) {
            sum += expected[unit];
        }
        chances = new double[numbers.size()];
        for (int unit = 0; unit < chances.length; unit++) {
            chances[unit] = expected[unit] < 1e-3 ? 0 : expected[unit] / sum;
        }
        Arrays.fill(expected, 0);
    }

    /// The units of a pair's best alignment, and how likely it is; null where there is none.
    Best best(Pair pair) {
        int m = pair.signs().length;
        int n = pair.letters().length;
        var best = new double[m + 1][n + 1];
        for (var row : best) {
            Arrays.fill(row, NEVER);
        }
        best[0][0] = 0;
        var from = new int[m + 1][n + 1][];
        arcs(
                pair,
                (i, di, j, dj, unit) -> {
                    double score = best[i][j] + Math.log(chance(unit));
                    if (score > best[i + di][j + dj]) {
                        best[i + di][j + dj] = score;
                        from[i + di][j + dj] = new int[] {i, j};
                    }
                });
        var units = new ArrayList<Unit>();
        if (best[m][n] == NEVER) {
            return new Best(List.of(), NEVER);
        }
        for (int i = m, j = n; i > 0; ) {
            var back = from[i][j];
            units.add(
                    new Unit(
                            pair.signs()[back[0]],
                            i - back[0] == 2 ? pair.signs()[back[0] + 1] : 0,
                            Arrays.copyOfRange(pair.letters(), back[1], j)));
            i = back[0];
            j = back[1];
        }
        return new Best(units.reversed(), best[m][n]);
    }

    /// @param units empty where there is no alignment
    record Best(List<Unit> units, double log) {
        Best {
            units = List.copyOf(units);
        }
    }
}
