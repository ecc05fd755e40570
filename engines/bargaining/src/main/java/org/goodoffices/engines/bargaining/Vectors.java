package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sums of any number of parties, of any size; none is beaten. For what fits neither the staircase
/// nor the grid.
final class Vectors implements Layer {

    /// Comparisons after which the frontier of four and more parties is given up.
    private static final long PATIENCE = 100_000_000L;

    private final List<BigInteger[]> sums;
    private final BigInteger @Nullable [][] moves;
    private final @Nullable Vectors below;
    private final Map<List<BigInteger>, Integer> places = new HashMap<>();

    private Vectors(
            List<BigInteger[]> sums, BigInteger @Nullable [][] moves, @Nullable Vectors below) {
        this.sums = sums;
        this.moves = moves;
        this.below = below;
        for (int i = 0; i < sums.size(); i++) {
            places.put(Arrays.asList(sums.get(i)), i);
        }
    }

    static Vectors origin(int parties) {
        var zero = new BigInteger[parties];
        Arrays.fill(zero, BigInteger.ZERO);
        return new Vectors(List.<BigInteger[]>of(zero), null, null);
    }

    Vectors with(BigInteger[][] moves) throws Refused {
        var all = new ArrayList<BigInteger[]>(sums.size() * moves.length);
        for (var sum : sums) {
            for (var move : moves) {
                all.add(added(sum, move));
            }
        }
        return new Vectors(unbeaten(all), moves, this);
    }

    int size() {
        return sums.size();
    }

    BigInteger[] sums(int node) {
        return sums.get(node);
    }

    @Override
    public int from(int node, int row) {
        if (below == null || moves == null) {
            return -1;
        }
        var before = new BigInteger[moves[row].length];
        for (int p = 0; p < before.length; p++) {
            before[p] = sums.get(node)[p].subtract(moves[row][p]);
        }
        return below.places.getOrDefault(Arrays.asList(before), -1);
    }

    private static BigInteger[] added(BigInteger[] one, BigInteger[] other) {
        var sum = new BigInteger[one.length];
        for (int p = 0; p < sum.length; p++) {
            sum[p] = one[p].add(other[p]);
        }
        return sum;
    }

    /// In falling order each sum can be beaten only by one before it; with up to three parties the
    /// second and third sums of those before form a staircase (Kung, Luccio and Preparata 1975).
    private static List<BigInteger[]> unbeaten(List<BigInteger[]> all) throws Refused {
        all.sort(FALLING);
        var kept = new ArrayList<BigInteger[]>();
        var stairs = new TreeMap<BigInteger, BigInteger>();
        long comparisons = 0;
        for (var sum : all) {
            boolean beaten;
            if (sum.length <= 3) {
                var second = sum.length > 1 ? sum[1] : BigInteger.ZERO;
                var third = sum.length > 2 ? sum[2] : BigInteger.ZERO;
                beaten = !climbs(stairs, second, third);
            } else {
                beaten = false;
                for (int i = 0; i < kept.size() && !beaten; i++) {
                    beaten = covers(kept.get(i), sum);
                    comparisons++;
                }
                if (comparisons > PATIENCE) {
                    throw new Refused(
                            "With so many parties the frontier is too large to be found whole.",
                            "当事方人数较多，边界过大，无法完整求出。");
                }
            }
            if (!beaten) {
                kept.add(sum);
            }
        }
        return kept;
    }

    /// Enters a step where it is not beneath the staircase.
    private static boolean climbs(
            TreeMap<BigInteger, BigInteger> stairs, BigInteger at, BigInteger height) {
        var above = stairs.ceilingEntry(at);
        if (above != null && above.getValue().compareTo(height) >= 0) {
            return false;
        }
        for (var under = stairs.floorEntry(at);
                under != null && under.getValue().compareTo(height) <= 0;
                under = stairs.floorEntry(at)) {
            stairs.remove(under.getKey());
        }
        stairs.put(at, height);
        return true;
    }

    private static boolean covers(BigInteger[] one, BigInteger[] other) {
        for (int p = 1; p < one.length; p++) {
            if (one[p].compareTo(other[p]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static final Comparator<BigInteger[]> FALLING =
            (one, other) -> {
                for (int p = 0; p < one.length; p++) {
                    int order = other[p].compareTo(one[p]);
                    if (order != 0) {
                        return order;
                    }
                }
                return 0;
            };
}
