package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The named points of a frontier, each proven: every package that is not on the frontier is beaten
/// by one that is, and so cannot be better by any of these measures.
///
/// @param acceptable how many points of the frontier are at or above every walk-away; where there
///   is none, no point has a name
/// @param points by name the frontier's points that reach the best of its measure. Where there are
///   several, the first is the one with the best least gain, then the best second least, and so on,
///   then the one whose package comes first in the order of the options.
public record NamedPoints(int acceptable, Map<Point, List<Integer>> points) {

    public NamedPoints {
        points = Map.copyOf(points);
    }

    /// Names points.
    ///
    /// @param walkAways by party, in the order of the frontier's values
    public static NamedPoints of(Frontier frontier, List<Fraction> walkAways) {
        var below = denominator(frontier, walkAways);
        var leave = walkAways.stream().map(value -> whole(value, below)).toList();
        var gains = new ArrayList<Gains>();
        for (int i = 0; i < frontier.size(); i++) {
            var gain = Gains.of(i, frontier.values(i), leave, below);
            if (gain.least().signum() >= 0) {
                gains.add(gain);
            }
        }
        if (gains.isEmpty()) {
            return new NamedPoints(0, Map.of());
        }
        var most = new ArrayList<>(gains.getFirst().byParty());
        for (var gain : gains) {
            for (int p = 0; p < most.size(); p++) {
                most.set(p, most.get(p).max(gain.byParty().get(p)));
            }
        }
        var points = new EnumMap<Point, List<Integer>>(Point.class);
        for (var point : Point.values()) {
            points.put(
                    point,
                    switch (point) {
                        case NASH -> best(frontier, gains, one -> List.of(one.product()));
                        case KALAI_SMORODINSKY -> best(frontier, gains, one -> one.parts(most));
                        case EGALITARIAN -> best(frontier, gains, Gains::rising);
                        case UTILITARIAN -> best(frontier, gains, one -> List.of(one.sum()));
                    });
        }
        return new NamedPoints(gains.size(), points);
    }

    /// One denominator for all values, so that gains are compared as whole numbers.
    private static BigInteger denominator(Frontier frontier, List<Fraction> walkAways) {
        var below = BigInteger.ONE;
        for (int i = -1; i < frontier.size(); i++) {
            for (var value : i < 0 ? walkAways : frontier.values(i)) {
                var own = value.denominator();
                if (below.mod(own).signum() != 0) {
                    below = below.divide(below.gcd(own)).multiply(own);
                }
            }
        }
        return below;
    }

    private static BigInteger whole(Fraction value, BigInteger below) {
        return value.numerator().multiply(below.divide(value.denominator()));
    }

    /// What a point of the frontier gives above the walk-aways, in parts of the denominator.
    private record Gains(int point, List<BigInteger> byParty) {

        static Gains of(
                int point, List<Fraction> values, List<BigInteger> walkAways, BigInteger below) {
            var gains = new ArrayList<BigInteger>();
            for (int p = 0; p < values.size(); p++) {
                gains.add(whole(values.get(p), below).subtract(walkAways.get(p)));
            }
            return new Gains(point, gains);
        }

        BigInteger least() {
            return byParty.stream().min(Comparator.naturalOrder()).orElseThrow();
        }

        BigInteger product() {
            return byParty.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        }

        BigInteger sum() {
            return byParty.stream().reduce(BigInteger.ZERO, BigInteger::add);
        }

        List<BigInteger> rising() {
            return byParty.stream().sorted().toList();
        }

        /// Each gain as a part of the most that its party could gain, the least first: all in parts
        /// of the product of those mosts. Whoever can gain nothing does not count.
        List<BigInteger> parts(List<BigInteger> most) {
            var whole =
                    most.stream()
                            .filter(one -> one.signum() > 0)
                            .reduce(BigInteger.ONE, BigInteger::multiply);
            var parts = new ArrayList<BigInteger>();
            for (int p = 0; p < byParty.size(); p++) {
                if (most.get(p).signum() > 0) {
                    parts.add(byParty.get(p).multiply(whole.divide(most.get(p))));
                }
            }
            return parts.stream().sorted().toList();
        }
    }

    private static List<Integer> best(
            Frontier frontier, List<Gains> gains, Function<Gains, List<BigInteger>> measure) {
        var best = new ArrayList<Gains>();
        List<BigInteger> mark = List.of();
        for (var gain : gains) {
            var reached = measure.apply(gain);
            int order = best.isEmpty() ? 1 : LEXICOGRAPHIC.compare(reached, mark);
            if (order > 0) {
                best.clear();
                mark = reached;
            }
            if (order >= 0) {
                best.add(gain);
            }
        }
        if (best.size() > 1) {
            best.sort(
                    Comparator.comparing(Gains::rising, LEXICOGRAPHIC.reversed())
                            .thenComparing(
                                    one -> frontier.deal(one.point()).options(),
                                    LEXICOGRAPHIC_INT));
        }
        return best.stream().map(Gains::point).toList();
    }

    static <T extends Comparable<T>> int lexicographic(List<T> one, List<T> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static final Comparator<List<BigInteger>> LEXICOGRAPHIC = NamedPoints::lexicographic;
    private static final Comparator<List<Integer>> LEXICOGRAPHIC_INT = NamedPoints::lexicographic;
}
