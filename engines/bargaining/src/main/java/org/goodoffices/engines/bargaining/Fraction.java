package org.goodoffices.engines.bargaining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;

/// An exact number. Whatever is claimed to be proven is reckoned in these or in whole multiples of
/// a common part, never in floating point.
public record Fraction(BigInteger numerator, BigInteger denominator)
        implements Comparable<Fraction> {

    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    /// No preference needs more digits; a number written to exhaust the memory is refused.
    private static final int DIGITS = 400;

    /// @throws ArithmeticException where the denominator is zero
    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a denominator of zero");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            var common = numerator.gcd(denominator);
            if (denominator.signum() < 0) {
                common = common.negate();
            }
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Fraction of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    public static Fraction of(BigInteger whole) {
        return new Fraction(whole, BigInteger.ONE);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /// A decimal number as people and files write it: `0.25`, `.2`, `3`, `1e-3`.
    ///
    /// @throws NumberFormatException where it is none, or has more than 400 digits
    public static Fraction of(String decimal) {
        if (decimal.length() > DIGITS) {
            throw new NumberFormatException("too long");
        }
        var read = new BigDecimal(decimal.strip());
        if (Math.abs((long) read.scale()) > DIGITS) {
            throw new NumberFormatException("too many digits");
        }
        return read.scale() <= 0
                ? of(read.toBigIntegerExact())
                : new Fraction(read.unscaledValue(), BigInteger.TEN.pow(read.scale()));
    }

    public Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                        numerator
                                .multiply(other.denominator)
                                .add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// @throws ArithmeticException where the other is zero
    public Fraction over(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean atLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    public static Fraction sum(Collection<Fraction> parts) {
        return parts.stream().reduce(ZERO, Fraction::plus);
    }

    public static Fraction max(Fraction one, Fraction other) {
        return one.atLeast(other) ? one : other;
    }

    public static Fraction min(Fraction one, Fraction other) {
        return one.atLeast(other) ? other : one;
    }

    @Override
    public int compareTo(Fraction other) {
        return denominator.equals(other.denominator)
                ? numerator.compareTo(other.numerator)
                : numerator
                        .multiply(other.denominator)
                        .compareTo(other.numerator.multiply(denominator));
    }

    /// The number in decimals: exact where it has an end within 30 digits, else the nearest of 17
    /// digits.
    public BigDecimal decimal() {
        var above = new BigDecimal(numerator);
        var below = new BigDecimal(denominator);
        var near = above.divide(below, new MathContext(30));
        var told =
                near.multiply(below).compareTo(above) == 0
                        ? near
                        : above.divide(below, new MathContext(17));
        var plain = told.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /// The number as it is drawn: near, and never decided on.
    public double near() {
        return Math.max(numerator.bitLength(), denominator.bitLength()) < 1000
                ? numerator.doubleValue() / denominator.doubleValue()
                : decimal().doubleValue();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE)
                ? numerator.toString()
                : numerator + "/" + denominator;
    }
}
