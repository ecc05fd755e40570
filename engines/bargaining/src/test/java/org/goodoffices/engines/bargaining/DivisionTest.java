package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivisionTest {

    private static Division drawn(Random random, int parties, int items, int most) {
        var names = IntStream.range(0, items).mapToObj(i -> "item" + i).toList();
        var claims = new ArrayList<Division.Claim>();
        while (claims.size() < parties) {
            var points = names.stream().map(_ -> Fraction.of(random.nextInt(most))).toList();
            if (Fraction.sum(points).signum() > 0) {
                claims.add(new Division.Claim("P" + claims.size(), points));
            }
        }
        return new Division(names, claims);
    }

    private static Division read(String json) throws Refused {
        return Division.read("items.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_adjusted_winner_of_a_published_example() throws Exception {
        // Brams and Taylor's Trump divorce (The Win-Win Solution, 1999), figures as recalled.
        var division =
                read(
                        """
                        {"items": ["Connecticut", "Palm Beach", "Plaza", "Tower", "Cash"],
                         "parties": [
                          {"name": "Donald", "points": {"Connecticut": 10, "Palm Beach": 40,
                            "Plaza": 10, "Tower": 38, "Cash": 2}},
                          {"name": "Ivana", "points": {"Connecticut": 38, "Palm Beach": 20,
                            "Plaza": 30, "Tower": 10, "Cash": 2}}]}
                        """);
        var winner = AdjustedWinner.of(division);
        // Donald: Palm Beach and Tower, 78; Ivana: Connecticut, Plaza and the tied cash, 70; then
        // 2/15 of Palm Beach goes over: 72 2/3 each.
        assertThat(winner.each()).isEqualTo(Fraction.of(218, 300));
        assertThat(winner.split()).isEqualTo(1);
        assertThat(winner.shares().get(1)).isEqualTo(Fraction.of(13, 15));
        assertThat(winner.shares().get(4)).isEqualTo(Fraction.ZERO);
    }

    @Test
    void adjusted_winners_have_equal_parts_and_no_division_gives_both_more() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var division = drawn(random, 2, 1 + random.nextInt(6), 10);
            var winner = AdjustedWinner.of(division);
            var one = worth(division, 0, winner.shares());
            var rest = winner.shares().stream().map(Fraction.ONE::minus).toList();
            assertThat(one).as("seed %d", seed).isEqualTo(winner.each());
            assertThat(worth(division, 1, rest)).as("seed %d", seed).isEqualTo(winner.each());
            assertThat(
                            winner.shares().stream()
                                    .filter(share ->
                                            share.signum() > 0 && share.compareTo(Fraction.ONE) < 0)
                                    .count())
                    .isLessThanOrEqualTo(1);
            // Half of one's points at least: nobody would rather have the other's part.
            assertThat(winner.each().atLeast(Fraction.of(1, 2))).as("seed %d", seed).isTrue();
            // The largest equal parts: no whole-item division with parts in between dominates.
            for (int way = 0; way < 1 << division.items().size(); way++) {
                int taken = way;
                var shares =
                        IntStream.range(0, division.items().size())
                                .mapToObj(i -> (taken >> i & 1) == 1 ? Fraction.ONE : Fraction.ZERO)
                                .toList();
                var others = shares.stream().map(Fraction.ONE::minus).toList();
                var least = Fraction.min(worth(division, 0, shares), worth(division, 1, others));
                assertThat(winner.each().atLeast(least)).as("seed %d", seed).isTrue();
            }
        }
    }

    private static Fraction worth(Division division, int party, List<Fraction> shares) {
        var claim = division.claims().get(party);
        var sum = Fraction.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            sum = sum.plus(shares.get(i).times(claim.points().get(i)).over(claim.total()));
        }
        return sum;
    }

    @Test
    void no_division_of_whole_items_has_a_larger_product() throws Exception {
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            int parties = 1 + random.nextInt(4);
            int items = 1 + random.nextInt(5);
            var division = drawn(random, parties, items, 6);
            var found = NashWelfare.of(division);
            var best = new int[1];
            var product = new Fraction[] {Fraction.ZERO};
            for (int way = 0; way < Math.pow(parties, items); way++) {
                var values = values(division, way);
                int served = (int) values.stream().filter(one -> one.signum() > 0).count();
                var here =
                        values.stream()
                                .filter(one -> one.signum() > 0)
                                .reduce(Fraction.ONE, Fraction::times);
                if (served > best[0] || served == best[0] && here.compareTo(product[0]) > 0) {
                    best[0] = served;
                    product[0] = here;
                }
            }
            var positive = found.values().stream().filter(one -> one.signum() > 0).toList();
            assertThat(positive).as("seed %d", seed).hasSize(best[0]);
            assertThat(positive.stream().reduce(Fraction.ONE, Fraction::times))
                    .as("seed %d", seed)
                    .isEqualTo(product[0]);
        }
    }

    private static List<Fraction> values(Division division, int way) {
        int parties = division.claims().size();
        var values = new ArrayList<>(java.util.Collections.nCopies(parties, Fraction.ZERO));
        int rest = way;
        for (int item = 0; item < division.items().size(); item++) {
            int owner = rest % parties;
            rest /= parties;
            values.set(
                    owner, values.get(owner).plus(division.claims().get(owner).points().get(item)));
        }
        return values;
    }

    @Test
    void two_parties_and_sixty_items_are_proven() throws Exception {
        var found = NashWelfare.of(drawn(new Random(5), 2, 60, 100));
        assertThat(found.owners()).hasSize(60);
        assertThat(found.values()).allMatch(value -> value.signum() > 0);
    }
}
