package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Frontiers of small drawn tables, against a list of all their packages.
class FrontierTest {

    @Test
    void every_frontier_is_that_of_all_packages_and_every_package_of_it_is_found()
            throws Exception {
        for (int seed = 0; seed < 250; seed++) {
            var table = Drawn.table(new Random(seed));
            var frontier = table.frontier();
            var expected = unbeaten(table);
            assertThat(new HashSet<>(frontier.values()))
                    .as("seed %d", seed)
                    .isEqualTo(expected.keySet());
            assertThat(frontier.size()).isEqualTo(expected.size());
            for (int i = 0; i < frontier.size(); i++) {
                var deals = frontier.packages(i).toList();
                assertThat(deals)
                        .as("seed %d", seed)
                        .containsExactlyInAnyOrderElementsOf(expected.get(frontier.values(i)));
                assertThat(frontier.count(i)).isEqualTo(BigInteger.valueOf(deals.size()));
            }
        }
    }

    @Test
    void points_fall_in_the_value_of_the_party_named_first() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            var values = Drawn.table(new Random(seed)).frontier().values();
            for (int i = 1; i < values.size(); i++) {
                assertThat(NamedPoints.lexicographic(values.get(i - 1), values.get(i)))
                        .isPositive();
            }
        }
    }

    @Test
    void the_order_of_the_parties_does_not_matter() throws Exception {
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            var table = Drawn.table(random);
            var order =
                    new ArrayList<>(IntStream.range(0, table.parties().size()).boxed().toList());
            Collections.shuffle(order, random);
            var other =
                    new Table(table.domain(), order.stream().map(table.parties()::get).toList());
            assertThat(deals(other)).as("seed %d", seed).isEqualTo(deals(table));
            assertThat(named(other)).as("seed %d", seed).isEqualTo(named(table));
        }
    }

    @Test
    void another_option_never_shrinks_what_is_reached() throws Exception {
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            var table = Drawn.table(random);
            int issue = random.nextInt(table.domain().issues().size());
            var after = Drawn.withOption(table, issue, random).frontier().values();
            for (var before : table.frontier().values()) {
                assertThat(
                                after.stream()
                                        .anyMatch(one ->
                                                one.equals(before) || Drawn.beats(one, before)))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void a_dense_grid_and_merged_steps_find_the_same() throws Exception {
        // The same values in units a thousand million times finer do not fit a grid, in units of
        // some 10^30 no long.
        for (var finer : List.of("0.000000001", "0.0000000000000000000000000000001")) {
            for (int seed = 0; seed < 25; seed++) {
                var random = new Random(seed);
                var table = Drawn.opposed(random, 2 + seed % 2, 6, 5, 40);
                // One option that is never taken makes the unit finer and changes nothing else.
                var fine = Drawn.withSpoiledUnit(table, Fraction.of(finer));
                assertThat(fine.frontier().values())
                        .as("seed %d", seed)
                        .isEqualTo(table.frontier().values());
                assertThat(deals(fine)).as("seed %d", seed).isEqualTo(deals(table));
            }
        }
    }

    @Test
    void ten_to_the_fortieth_packages_are_no_matter() throws Exception {
        var table = Drawn.opposed(new Random(7), 2, 40, 10, 100);
        var frontier = table.frontier();
        assertThat(frontier.size()).isGreaterThan(100);
        for (int i = 0; i < frontier.size(); i += 50) {
            assertThat(table.values(frontier.deal(i))).isEqualTo(frontier.values(i));
        }
        var best = frontier.values(0).getFirst();
        assertThat(best).isEqualTo(mostFor(table, 0));
    }

    @Test
    void constraints_that_forbid_everything_are_told() {
        var domain =
                new Domain(
                        "",
                        List.of(new Issue("A", List.of("x")), new Issue("B", List.of("y"))),
                        List.of(
                                new Constraint.Excludes(
                                        new Constraint.Choice(0, 0), new Constraint.Choice(1, 0))));
        var preference =
                new Preference.Additive(List.of(List.of(Fraction.ONE), List.of(Fraction.ONE)));
        assertThatThrownBy(() -> AdditiveFrontier.of(domain, List.of(preference)))
                .isInstanceOf(Refused.class)
                .hasMessage("The constraints forbid every package.");
    }

    private static Fraction mostFor(Table table, int party) {
        var sum = Fraction.ZERO;
        if (table.parties().get(party).preference() instanceof Preference.Additive additive) {
            for (var row : additive.values()) {
                sum = sum.plus(Collections.max(row));
            }
        }
        return sum;
    }

    private static Set<PackageDeal> deals(Table table) throws Refused {
        var frontier = table.frontier();
        var deals = new HashSet<PackageDeal>();
        for (int i = 0; i < frontier.size(); i++) {
            frontier.packages(i).limit(500).forEach(deals::add);
        }
        return deals;
    }

    private static Map<Point, PackageDeal> named(Table table) throws Refused {
        var frontier = table.frontier();
        var named = new TreeMap<Point, PackageDeal>();
        NamedPoints.of(frontier, table.walkAways())
                .points()
                .forEach((point, at) -> named.put(point, frontier.deal(at.getFirst())));
        return named;
    }

    /// All unbeaten values with all their packages.
    static Map<List<Fraction>, List<PackageDeal>> unbeaten(Table table) {
        var byValues = new java.util.HashMap<List<Fraction>, List<PackageDeal>>();
        for (var deal : Drawn.packages(table.domain())) {
            byValues.computeIfAbsent(table.values(deal), _ -> new ArrayList<>()).add(deal);
        }
        var all = List.copyOf(byValues.keySet());
        byValues.keySet()
                .removeIf(values -> all.stream().anyMatch(other -> Drawn.beats(other, values)));
        return byValues;
    }
}
