package org.goodoffices.engines.bargaining;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a party faces without agreement: what may happen, how likely it holds each, and what comes
/// then. Whatever depends on what happened before hangs on its own branch, with its own
/// probabilities. The distribution is exact; nothing is sampled.
public sealed interface RiskTree {

    /// An end: what it is worth.
    record End(Fraction value) implements RiskTree {}

    /// What is gained (or, below zero, paid) on the way, whatever follows.
    record Adds(Fraction value, RiskTree then) implements RiskTree {}

    /// One of several things happens.
    record Chance(List<Branch> branches) implements RiskTree {

        /// @throws IllegalArgumentException where the probabilities do not sum to 1
        public Chance {
            branches = List.copyOf(branches);
            var sum = Fraction.sum(branches.stream().map(Branch::probability).toList());
            if (!sum.equals(Fraction.ONE)) {
                throw new IllegalArgumentException("probabilities sum to " + sum);
            }
        }
    }

    /// What may happen, and what follows if it does. The probability is what it is once everything
    /// before has happened.
    record Branch(String name, Fraction probability, RiskTree then) {

        /// @throws IllegalArgumentException where the probability is below 0 or above 1
        public Branch {
            if (probability.signum() < 0 || !Fraction.ONE.atLeast(probability)) {
                throw new IllegalArgumentException("a probability of " + probability);
            }
        }
    }

    /// How likely each value is: probabilities by value, in rising order, none of them zero.
    record Distribution(NavigableMap<Fraction, Fraction> probabilities) {

        public Distribution {
            probabilities = Collections.unmodifiableNavigableMap(new TreeMap<>(probabilities));
        }

        /// What is to be expected on average.
        public Fraction mean() {
            return Fraction.sum(
                    probabilities.entrySet().stream()
                            .map(one -> one.getKey().times(one.getValue()))
                            .toList());
        }

        /// How likely it is to get this much or more.
        public Fraction atLeast(Fraction value) {
            return Fraction.sum(probabilities.tailMap(value, true).values());
        }

        /// The least value that is not exceeded with this probability.
        public Fraction quantile(Fraction probability) {
            var sum = Fraction.ZERO;
            for (Map.Entry<Fraction, Fraction> one : probabilities.entrySet()) {
                sum = sum.plus(one.getValue());
                if (sum.atLeast(probability)) {
                    return one.getKey();
                }
            }
            return probabilities.lastKey();
        }

        /// The sum of this and another risk that has nothing to do with it.
        public Distribution plus(Distribution other) {
            var sum = new TreeMap<Fraction, Fraction>();
            probabilities.forEach((one, likely) ->
                    other.probabilities.forEach((more, too) ->
                            sum.merge(one.plus(more), likely.times(too), Fraction::plus)));
            return new Distribution(sum);
        }
    }

    /// The exact distribution of what comes out.
    default Distribution distribution() {
        var sum = new TreeMap<Fraction, Fraction>();
        collect(Fraction.ZERO, Fraction.ONE, sum);
        return new Distribution(sum);
    }

    private void collect(Fraction so, Fraction likely, Map<Fraction, Fraction> sum) {
        switch (this) {
            case End(var value) -> {
                if (likely.signum() > 0) {
                    sum.merge(so.plus(value), likely, Fraction::plus);
                }
            }
            case Adds(var value, var then) -> then.collect(so.plus(value), likely, sum);
            case Chance(var branches) ->
                    branches.forEach(branch ->
                            branch.then().collect(so, likely.times(branch.probability()), sum));
        }
    }
}
