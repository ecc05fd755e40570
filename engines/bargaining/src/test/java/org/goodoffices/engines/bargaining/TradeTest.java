package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeTest {

    @Test
    void the_smallest_trades_are_all_of_them_and_nobody_is_worse() throws Exception {
        int traded = 0;
        for (int seed = 0; seed < 150; seed++) {
            var table = Drawn.table(new Random(seed));
            var all = Drawn.packages(table.domain());
            var deal = all.get(new Random(seed).nextInt(all.size()));
            var room = Trade.from(table, table.frontier(), deal);
            var now = table.values(deal);
            var better = all.stream().filter(one -> Drawn.beats(table.values(one), now)).toList();
            assertThat(room.onFrontier()).as("seed %d", seed).isEqualTo(better.isEmpty());
            int least =
                    better.stream().mapToInt(one -> different(one, deal).size()).min().orElse(0);
            var smallest =
                    better.stream().filter(one -> different(one, deal).size() == least).toList();
            var expected = new ArrayList<PackageDeal>();
            for (var one : smallest) {
                if (smallest.stream()
                        .noneMatch(other -> Drawn.beats(table.values(other), table.values(one)))) {
                    expected.add(one);
                }
            }
            assertThat(room.smallest().stream().map(Trade::deal).toList())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            for (int p = 0; p < now.size(); p++) {
                int party = p;
                var most =
                        better.stream()
                                .map(one -> table.values(one).get(party).minus(now.get(party)))
                                .max(Fraction::compareTo)
                                .orElse(Fraction.ZERO);
                assertThat(room.most().get(p)).as("seed %d", seed).isEqualTo(most);
            }
            traded += better.isEmpty() ? 0 : 1;
        }
        assertThat(traded).isGreaterThan(50);
    }

    private static List<Integer> different(PackageDeal one, PackageDeal other) {
        return IntStream.range(0, one.options().size())
                .filter(i -> !one.options().get(i).equals(other.options().get(i)))
                .boxed()
                .toList();
    }
}
