package org.goodoffices.engines.decision;

import java.math.BigInteger;
import java.util.Map;

/// A part of a whole, more than nothing and at most all of it, in lowest terms. All reckoning is in
/// whole numbers: no majority ever hangs on a rounded figure.
public record Fraction(long numerator, long denominator) {

    /// No rule needs finer parts.
    public static final long LARGEST = 1_000_000_000;

    public static final Fraction HALF = of(1, 2);
    public static final Fraction TWO_THIRDS = of(2, 3);
    public static final Fraction THREE_QUARTERS = of(3, 4);
    public static final Fraction FOUR_FIFTHS = of(4, 5);
    public static final Fraction ALL = of(1, 1);

    private static final Map<Fraction, Text> NAMES =
            Map.of(
                    HALF,
                    new Text("half", "半数"),
                    of(1, 3),
                    new Text("one third", "三分之一"),
                    TWO_THIRDS,
                    new Text("two thirds", "三分之二"),
                    of(1, 4),
                    new Text("one quarter", "四分之一"),
                    THREE_QUARTERS,
                    new Text("three quarters", "四分之三"),
                    of(3, 5),
                    new Text("three fifths", "五分之三"),
                    FOUR_FIFTHS,
                    new Text("four fifths", "五分之四"),
                    ALL,
                    new Text("all", "全部"));

    /// @throws IllegalArgumentException where it is not such a part
    public Fraction {
        if (numerator < 1 || numerator > denominator || denominator > LARGEST) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
        long common =
                BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
        numerator /= common;
        denominator /= common;
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(numerator, denominator);
    }

    /// The least whole number that is not less than this part of the whole.
    public long atLeast(long whole) {
        var parts = divided(whole);
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    /// The least whole number that is more than this part of the whole.
    public long moreThan(long whole) {
        return divided(whole)[0].longValueExact() + 1;
    }

    /// This part of the whole as a reader writes it: `92`, or `66 2/3`.
    public String partOf(long whole) {
        var parts = divided(whole);
        if (parts[1].signum() == 0) {
            return parts[0].toString();
        }
        var rest = Fraction.of(parts[1].longValueExact(), denominator);
        return parts[0].signum() == 0 ? rest.toString() : parts[0] + " " + rest;
    }

    public Text words() {
        return NAMES.getOrDefault(this, new Text(toString(), denominator + "分之" + numerator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private BigInteger[] divided(long whole) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
    }
}
