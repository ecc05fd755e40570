package org.goodoffices.engines.bargaining;

import java.util.List;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.boxes.SumOfBoxes;

/// What packages are worth to a party, on a scale of its own.
public sealed interface Preference {

    /// What a package is worth.
    Fraction of(PackageDeal deal);

    /// Each option has a value of its own, whatever is agreed on other issues; a package is worth
    /// the sum.
    ///
    /// @param values by issue and option, weights already applied
    record Additive(List<List<Fraction>> values) implements Preference {

        public Additive {
            values = values.stream().map(List::copyOf).toList();
        }

        /// Each issue with a weight, each option with a value.
        public static Additive of(List<Fraction> weights, List<List<Fraction>> values) {
            var weighed =
                    IntStream.range(0, weights.size())
                            .mapToObj(i ->
                                    values.get(i).stream()
                                            .map(value -> value.times(weights.get(i)))
                                            .toList())
                            .toList();
            return new Additive(weighed);
        }

        @Override
        public Fraction of(PackageDeal deal) {
            var sum = Fraction.ZERO;
            for (int i = 0; i < values.size(); i++) {
                sum = sum.plus(values.get(i).get(deal.options().get(i)));
            }
            return sum;
        }
    }

    /// What an option is worth depends on what is agreed on other issues.
    ///
    /// @param unit what one unit of the sum is worth on the party's scale, more than nothing
    record Boxes(SumOfBoxes sum, Fraction unit) implements Preference {

        @Override
        public Fraction of(PackageDeal deal) {
            return unit.times(Fraction.of(sum.of(deal.options())));
        }
    }
}
