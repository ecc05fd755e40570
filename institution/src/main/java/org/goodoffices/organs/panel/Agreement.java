package org.goodoffices.organs.panel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// How far those who mark agree: Krippendorff's alpha for interval data, one minus the observed
/// disagreement divided by that expected by chance. 1 is perfect agreement, 0 what chance would
/// give, less than 0 worse than chance.
///
/// K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: units with fewer
/// than two values cannot be paired and are left out; the difference of two values is the square of
/// their distance. Reckoned in whole numbers, exact.
///
/// @param numerator of alpha in lowest terms
/// @param denominator more than nought
/// @param values how many values could be paired
record Agreement(BigInteger numerator, BigInteger denominator, int values) {

    /// @param units the values given to each unit, by whomever; as many as there are
    /// @return empty where nothing can be paired, or all values are the same: then there is no
    ///   disagreement to expect, and alpha says nothing
    static Optional<Agreement> of(List<List<Integer>> units) {
        var paired = units.stream().filter(unit -> unit.size() > 1).toList();
        var all = paired.stream().flatMap(List::stream).toList();
        var expected = pairs(all); // over n (n - 1)
        if (expected.signum() == 0) {
            return Optional.empty();
        }
        // sum over units of pairs / (m - 1), on the common denominator
        var common = BigInteger.ONE;
        for (var unit : paired) {
            common = lcm(common, BigInteger.valueOf(unit.size() - 1L));
        }
        var observed = BigInteger.ZERO; // over n times common
        for (var unit : paired) {
            observed =
                    observed.add(
                            pairs(unit)
                                    .multiply(common.divide(BigInteger.valueOf(unit.size() - 1L))));
        }
        // alpha = 1 - (n - 1) observed / (common expected)
        var below = common.multiply(expected);
        var above = below.subtract(observed.multiply(BigInteger.valueOf(all.size() - 1L)));
        var shared = above.gcd(below);
        return Optional.of(new Agreement(above.divide(shared), below.divide(shared), all.size()));
    }

    /// The squares of the distances of all ordered pairs: 2 (n Σv² − (Σv)²).
    private static BigInteger pairs(List<Integer> values) {
        var sum = BigInteger.ZERO;
        var squares = BigInteger.ZERO;
        for (int value : values) {
            var exact = BigInteger.valueOf(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        return squares.multiply(BigInteger.valueOf(values.size()))
                .subtract(sum.multiply(sum))
                .shiftLeft(1);
    }

    private static BigInteger lcm(BigInteger one, BigInteger other) {
        return one.multiply(other).divide(one.gcd(other));
    }

    /// As it is shown: three decimals, rounded half up.
    BigDecimal rounded() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 3, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
