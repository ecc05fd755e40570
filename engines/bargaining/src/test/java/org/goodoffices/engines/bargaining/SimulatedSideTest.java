package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.goodoffices.engines.bargaining.SimulatedSide.Answer;
import org.goodoffices.engines.bargaining.SimulatedSide.Temper;
import org.junit.jupiter.api.Test;

class SimulatedSideTest {

    /// A buyer and a seller: price, delivery, guarantee. The seller's best package is worth 100.
    private static Table table() throws Refused {
        return TableFile.read(
                "sale.json",
                """
                {"name": "Sale", "issues": [
                  {"name": "Price", "options": ["8", "9", "10"]},
                  {"name": "Delivery", "options": ["May", "June"]},
                  {"name": "Guarantee", "options": ["none", "one year", "two years"]}],
                 "constraints": [{"with": {"Price": "8"}, "excludes": {"Guarantee": "two years"}}],
                 "parties": [
                  {"name": "Buyer", "walkAway": 30, "values": {
                    "Price": {"8": 40, "9": 25, "10": 0}, "Delivery": {"May": 20, "June": 0},
                    "Guarantee": {"none": 0, "one year": 20, "two years": 40}}},
                  {"name": "Seller", "walkAway": 20, "values": {
                    "Price": {"8": 0, "9": 30, "10": 60}, "Delivery": {"May": 0, "June": 15},
                    "Guarantee": {"none": 25, "one year": 20, "two years": 0}}}]}
                """
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static SimulatedSide seller(Temper temper) throws Refused {
        var table = table();
        for (long seed = 0; seed < 100; seed++) {
            var side = new SimulatedSide(table.domain(), table.parties().get(1), seed);
            if (side.temper() == temper) {
                return side;
            }
        }
        throw new AssertionError(temper);
    }

    @Test
    void it_opens_with_its_best_and_asks_for_less_by_its_temper_down_to_its_walk_away()
            throws Refused {
        for (var temper : Temper.values()) {
            assertThat(seller(temper).opening()).isEqualTo(PackageDeal.of(2, 1, 0));
            assertThat(seller(temper).asks(0)).isEqualTo(Fraction.of(100));
            assertThat(seller(temper).asks(8)).isEqualTo(Fraction.of(20));
        }
        assertThat(seller(Temper.HARD).asks(4)).isEqualTo(Fraction.of(80));
        assertThat(seller(Temper.STEADY).asks(4)).isEqualTo(Fraction.of(60));
        assertThat(seller(Temper.YIELDING).asks(4)).isEqualTo(Fraction.of(40));
    }

    @Test
    void it_changes_the_package_it_was_given_by_the_one_issue_it_needs_least() throws Refused {
        var steady = seller(Temper.STEADY);
        // asks 90: from 9, June, none (70) only the price is enough
        assertThat(steady.answers(List.of(PackageDeal.of(1, 1, 0))))
                .containsExactly(new Answer.Counters(PackageDeal.of(2, 1, 0)));
        // then 80: from 10, May, two years (60) one year gives just enough, none would give more
        assertThat(steady.answers(List.of(PackageDeal.of(1, 1, 0), PackageDeal.of(2, 0, 2))))
                .endsWith(new Answer.Counters(PackageDeal.of(2, 0, 1)));
        // from 8, May, none (25) no one change is enough: the price gains most, then the delivery
        assertThat(steady.answers(List.of(PackageDeal.of(0, 0, 0))))
                .containsExactly(new Answer.Counters(PackageDeal.of(2, 1, 0)));
    }

    @Test
    void it_accepts_what_is_worth_what_it_asks_for_and_leaves_after_the_last_round()
            throws Refused {
        var steady = seller(Temper.STEADY);
        var worst = PackageDeal.of(0, 0, 1); // worth just 20
        var below = PackageDeal.of(1, 0, 2); // worth 30
        assertThat(steady.answers(List.of(below, below, below, below, below, below, below)))
                .hasSize(7)
                .last()
                .isEqualTo(new Answer.Accepts()); // 30 is what it asks for in the seventh round
        assertThat(steady.answers(java.util.Collections.nCopies(9, worst)))
                .hasSize(8)
                .last()
                .isEqualTo(new Answer.Accepts());
        var table = table();
        var proud = new Party("Seller", table.parties().get(1).preference(), Fraction.of(21));
        var side = new SimulatedSide(table.domain(), proud, 1);
        assertThat(side.answers(java.util.Collections.nCopies(9, worst)))
                .hasSize(8)
                .last()
                .isEqualTo(new Answer.Leaves());
        var never = new Party("Seller", table.parties().get(1).preference(), Fraction.of(101));
        assertThatThrownBy(() -> new SimulatedSide(table.domain(), never, 1))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("No package is worth its walk-away");
    }

    @Test
    void whatever_is_put_to_it_every_counter_is_worth_what_it_asks_for_and_may_be_agreed() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var table = Drawn.table(random);
            SimulatedSide side;
            try {
                side = new SimulatedSide(table.domain(), table.parties().getLast(), seed);
            } catch (Refused nothingToGain) {
                continue;
            }
            var packages = Drawn.packages(table.domain());
            var put =
                    LongStream.range(0, SimulatedSide.ROUNDS)
                            .mapToObj(_ -> packages.get(random.nextInt(packages.size())))
                            .toList();
            var answers = side.answers(put);
            assertThat(side.answers(put)).isEqualTo(answers);
            for (int round = 1; round <= answers.size(); round++) {
                if (answers.get(round - 1) instanceof Answer.Counters(var deal)) {
                    var asks = side.asks(round);
                    assertThat(table.parties().getLast().preference().of(deal).atLeast(asks))
                            .isTrue();
                    assertThat(table.domain().constraints())
                            .allMatch(bar -> bar.allows(deal.array()));
                    assertThat(table.parties().getLast().preference().of(put.get(round - 1)))
                            .isLessThan(asks);
                }
            }
        }
    }

    @Test
    void the_seed_decides_the_temper_and_every_temper_comes() throws Refused {
        var table = table();
        var tempers =
                LongStream.range(0, 30)
                        .mapToObj(seed -> {
                            try {
                                return new SimulatedSide(
                                                table.domain(), table.parties().get(1), seed)
                                        .temper();
                            } catch (Refused impossible) {
                                throw new AssertionError(impossible);
                            }
                        })
                        .collect(Collectors.toSet());
        assertThat(tempers).containsExactlyInAnyOrder(Temper.values());
    }
}
