package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.goodoffices.engines.bargaining.RiskTree.Adds;
import org.goodoffices.engines.bargaining.RiskTree.Branch;
import org.goodoffices.engines.bargaining.RiskTree.Chance;
import org.goodoffices.engines.bargaining.RiskTree.End;
import org.junit.jupiter.api.Test;

class RiskTreeTest {

    private static RiskTree end(long value) {
        return new End(Fraction.of(value));
    }

    private static Branch branch(String name, String probability, RiskTree then) {
        return new Branch(name, Fraction.of(probability), then);
    }

    @Test
    void what_follows_depends_on_what_came_before() {
        // Costs of 10; jurisdiction 0.7; then liability 0.6, and damages that depend on it.
        var damages =
                new Chance(
                        List.of(branch("full", "0.25", end(100)), branch("half", "0.75", end(50))));
        var liability =
                new Chance(List.of(branch("liable", "0.6", damages), branch("not", "0.4", end(0))));
        var tree =
                new Adds(
                        Fraction.of(-10),
                        new Chance(
                                List.of(
                                        branch("heard", "0.7", liability),
                                        branch("not heard", "0.3", end(0)))));
        var distribution = tree.distribution();
        assertThat(distribution.probabilities().toString())
                .isEqualTo("{-10=29/50, 40=63/200, 90=21/200}");
        assertThat(distribution.mean()).isEqualTo(Fraction.of("16.25"));
        assertThat(distribution.atLeast(Fraction.of(40))).isEqualTo(Fraction.of("0.42"));
        assertThat(distribution.quantile(Fraction.of("0.58"))).isEqualTo(Fraction.of(-10));
        assertThat(distribution.quantile(Fraction.of("0.6"))).isEqualTo(Fraction.of(40));
    }

    @Test
    void two_risks_that_have_nothing_to_do_with_each_other_are_added() {
        var coin =
                new Chance(List.of(branch("a", "0.5", end(0)), branch("b", "0.5", end(1))))
                        .distribution();
        assertThat(coin.plus(coin).probabilities().toString()).isEqualTo("{0=1/4, 1=1/2, 2=1/4}");
    }

    @Test
    void probabilities_that_do_not_sum_to_one_are_refused() {
        assertThatThrownBy(() -> new Chance(List.of(branch("a", "0.9", end(0)))))
                .hasMessage("probabilities sum to 9/10");
        assertThatThrownBy(() -> branch("a", "1.1", end(0))).hasMessage("a probability of 11/10");
    }
}
