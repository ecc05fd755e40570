package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.Arrays;

/// What a search makes as large as it can be: a measure of the gains of all parties, in whole
/// numbers, that never falls when a gain rises. Each has a weighted sum of gains that bounds it
/// from above: a package of a better measure has a larger sum, and the largest sum is found issue
/// by issue.
sealed interface Measure {

    BigInteger of(long[] gains);

    /// The least weighted sum of gains that a package must have to be better than this.
    long needed(BigInteger best, long[] weights);

    /// Weights to begin with.
    default long[] weights(int parties) {
        var ones = new long[parties];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Whether other weights bound it too.
    default boolean weighs() {
        return false;
    }

    /// The gain of one party.
    record Gain(int party) implements Measure {
        @Override
        public BigInteger of(long[] gains) {
            return BigInteger.valueOf(gains[party]);
        }

        @Override
        public long needed(BigInteger best, long[] weights) {
            return best.longValueExact() + 1;
        }

        @Override
        public long[] weights(int parties) {
            var weights = new long[parties];
            weights[party] = 1;
            return weights;
        }
    }

    /// The sum of all gains.
    record Sum() implements Measure {
        @Override
        public BigInteger of(long[] gains) {
            return BigInteger.valueOf(Arrays.stream(gains).sum());
        }

        @Override
        public long needed(BigInteger best, long[] weights) {
            return best.longValueExact() + 1;
        }
    }

    /// The least of all gains: no more than any weighted mean of them.
    record Least() implements Measure {
        @Override
        public BigInteger of(long[] gains) {
            return BigInteger.valueOf(Arrays.stream(gains).min().orElseThrow());
        }

        @Override
        public long needed(BigInteger best, long[] weights) {
            return best.add(BigInteger.ONE)
                    .multiply(BigInteger.valueOf(Arrays.stream(weights).sum()))
                    .min(BigInteger.valueOf(Long.MAX_VALUE))
                    .longValueExact();
        }

        @Override
        public boolean weighs() {
            return true;
        }
    }

    /// The product of all gains, none of which is below zero: with n parties, n^n times the product
    /// of gains and weights is at most the n-th power of the weighted sum (inequality of the
    /// means).
    record Product() implements Measure {
        @Override
        public BigInteger of(long[] gains) {
            return Arrays.stream(gains)
                    .mapToObj(BigInteger::valueOf)
                    .reduce(BigInteger.ONE, BigInteger::multiply);
        }

        @Override
        public long needed(BigInteger best, long[] weights) {
            int parties = weights.length;
            var power =
                    best.add(BigInteger.ONE)
                            .multiply(BigInteger.valueOf(parties).pow(parties))
                            .multiply(of(weights));
            long low = 0;
            long high = Long.MAX_VALUE;
            while (low < high) {
                long middle = low + (high - low) / 2;
                if (BigInteger.valueOf(middle).pow(parties).compareTo(power) >= 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        @Override
        public boolean weighs() {
            return true;
        }
    }
}
