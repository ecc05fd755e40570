package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void no_gains_that_are_better_are_below_what_is_needed() {
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            int parties = 1 + random.nextInt(5);
            long level = 1 + random.nextInt(50);
            var gains = new long[parties];
            var weights = new long[parties];
            for (int p = 0; p < parties; p++) {
                gains[p] = seed % 2 == 0 ? level : random.nextInt(50);
                weights[p] = seed % 2 == 0 ? 7 : 1 + random.nextInt(20);
            }
            for (var measure : List.of(new Measure.Product(), new Measure.Least())) {
                var just = measure.of(gains).subtract(BigInteger.ONE);
                long sum = 0;
                for (int p = 0; p < parties; p++) {
                    sum += weights[p] * gains[p];
                }
                assertThat(measure.needed(just, weights))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(sum);
                if (seed % 2 == 0) {
                    // Equal gains and weights: the bound is met, and not a bit above.
                    assertThat(measure.needed(just, weights)).isEqualTo(sum);
                }
            }
        }
    }
}
