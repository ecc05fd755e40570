package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.goodoffices.engines.procedure.FeeCalculator.Basis;
import org.goodoffices.engines.procedure.FeeCalculator.Costs;
import org.goodoffices.engines.procedure.FeeCalculator.Line;
import org.goodoffices.engines.procedure.FeeCalculator.Sum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeCalculatorTest {

    @Test
    void a_commercial_case_of_three_parties_is_reckoned_to_the_cent() {
        Costs costs = reckon("model-commercial", "12345678.90", Map.of("mediator", 20), 3);

        assertThat(costs.lines())
                .extracting(line ->
                        line.item().name() + " " + line.least() + " " + line.item().article())
                .containsExactly(
                        "filing 10000.00 art. 16(2)",
                        "administration 17345.68 art. 16(3)",
                        "mediator 90000.00 art. 16(4)");
        assertThat(costs.lines().get(1).working())
                .isEqualTo(
                        new Text(
                                "0.15 % of 10,000,000 + 0.1 % of 2,345,678.9",
                                "10,000,000的0.15% + 2,345,678.9的0.1%"));
        assertThat(costs.sums())
                .containsExactly(
                        new Sum(
                                "HKD",
                                new BigDecimal("117345.68"),
                                new BigDecimal("117345.68"),
                                new BigDecimal("39115.23"),
                                new BigDecimal("0.01")));
        assertThat(costs.article()).isEqualTo("art. 16(1)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10000.00",
        "1000000, 10000.00",
        "6666666.66, 10000.00",
        "6666667.34, 10000.00",
        "6666670, 10000.01",
        "10000000, 15000.00",
        "100000000, 105000.00",
        "100000001, 105000.00",
        "100000020, 105000.01",
        "690000000, 400000.00",
        "99999999999, 400000.00"
    })
    void the_administration_fee_follows_its_bands_between_the_least_and_the_most(
            String amount, String fee) {
        Costs costs = reckon("model-commercial", amount, Map.of(), 2);

        assertThat(costs.lines().get(1).least()).isEqualTo(new BigDecimal(fee));
    }

    @Test
    void without_an_amount_in_dispute_the_least_is_owed() {
        Costs costs = reckon("model-investment", null, Map.of("mediator", 10), 2);

        assertThat(costs.lines().get(1).least()).isEqualTo(new BigDecimal("3000.00"));
        assertThat(costs.sums())
                .containsExactly(
                        new Sum(
                                "USD",
                                new BigDecimal("10500.00"),
                                new BigDecimal("10500.00"),
                                new BigDecimal("5250.00"),
                                new BigDecimal("0.00")));
    }

    @Test
    void an_advance_pays_costs_beforehand_and_is_not_one_of_them() {
        Costs costs =
                reckon(
                        "icsid-2022",
                        null,
                        Map.of(
                                "secretariat",
                                8,
                                "mediator",
                                30,
                                "mediator-travel",
                                12,
                                "per-diem",
                                4),
                        2);

        Line advance = costs.lines().getLast();
        assertThat(advance.item().name()).isEqualTo("advance");
        assertThat(advance.inSum()).isFalse();
        assertThat(advance.least()).isEqualTo(new BigDecimal("50000.00"));
        assertThat(advance.most()).isEqualTo(new BigDecimal("100000.00"));
        // 1,000 + 8 × 200 + 30 × 500 + 12 × 250 + 4 × 900
        assertThat(costs.sums().getFirst().least()).isEqualTo(new BigDecimal("24200.00"));
        assertThat(costs.sums().getFirst().share()).isEqualTo(new BigDecimal("12100.00"));
    }

    @Test
    void what_depends_on_actual_expenses_is_said_to_and_not_summed() {
        Costs costs = reckon("model-state-to-state", null, Map.of(), 2);

        assertThat(costs.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.least()).isNull();
                    assertThat(line.working().zh()).isEqualTo("按实际开支确定");
                });
        assertThat(costs.sums()).isEmpty();
    }

    /// Equal treatment: the shares are the same for all, cover the sum, and exceed it by less than
    /// a cent for each party.
    @Test
    void all_parties_pay_alike_and_the_surplus_is_less_than_a_cent_each() {
        Random random = new Random(20261201);
        for (int i = 0; i < 500; i++) {
            int parties = 2 + random.nextInt(9);
            String amount = random.nextInt(1_000_000_000) + "." + random.nextInt(100);
            Sum sum =
                    reckon(
                                    "model-commercial",
                                    amount,
                                    Map.of("mediator", random.nextInt(99)),
                                    parties)
                            .sums()
                            .getFirst();
            BigDecimal share = sum.share();
            BigDecimal surplus = sum.surplus();
            if (share == null || surplus == null) {
                throw new AssertionError("no share");
            }
            assertThat(share.multiply(BigDecimal.valueOf(parties)).subtract(surplus))
                    .isEqualByComparingTo(sum.least());
            assertThat(surplus)
                    .isBetween(
                            BigDecimal.ZERO,
                            new BigDecimal("0.01").multiply(BigDecimal.valueOf(parties)));
        }
    }

    @Test
    void a_basis_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Basis(null, Map.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Basis(new BigDecimal("-1"), Map.of(), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Basis(null, Map.of("mediator", new BigDecimal("-1")), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Costs reckon(
            String set, @Nullable String amount, Map<String, Integer> quantities, int parties) {
        FeeModel fees = ShippedRules.read(set).fees();
        if (fees == null) {
            throw new AssertionError("no fees in " + set);
        }
        Map<String, BigDecimal> exact = new java.util.HashMap<>();
        quantities.forEach((name, quantity) -> exact.put(name, BigDecimal.valueOf(quantity)));
        return FeeCalculator.reckon(
                fees, new Basis(amount == null ? null : new BigDecimal(amount), exact, parties));
    }

    @Test
    void each_line_and_share_cites_its_article() {
        for (String set : List.of("model-commercial", "model-investment", "icsid-2022")) {
            Costs costs = reckon(set, "1000000", Map.of(), 2);
            assertThat(costs.article()).isNotBlank();
            assertThat(costs.lines()).allSatisfy(l -> assertThat(l.item().article()).isNotBlank());
        }
    }
}
