package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Named points against lists of all packages, and against those that NegoLog publishes.
class NamedPointsTest {

    private static Table table(String json) {
        try {
            return TableFile.read("table.json", json.getBytes(StandardCharsets.UTF_8));
        } catch (Refused refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    /// One issue; an option for each pair of values.
    private static Table points(String walkAways, String... pairs) {
        var options = new StringBuilder();
        var one = new StringBuilder();
        var other = new StringBuilder();
        for (int i = 0; i < pairs.length; i++) {
            var comma = i == 0 ? "" : ",";
            options.append(comma).append("\"o").append(i).append('"');
            one.append(comma).append("\"o%d\": %s".formatted(i, pairs[i].split(" ")[0]));
            other.append(comma).append("\"o%d\": %s".formatted(i, pairs[i].split(" ")[1]));
        }
        return table(
                """
                {"issues": [{"name": "I", "options": [%s]}], "parties": [
                  {"name": "A", "walkAway": %s, "values": {"I": {%s}}},
                  {"name": "B", "walkAway": %s, "values": {"I": {%s}}}]}
                """
                        .formatted(
                                options,
                                walkAways.split(" ")[0],
                                one,
                                walkAways.split(" ")[1],
                                other));
    }

    private static String named(Table table, Point point) throws Refused {
        return Solution.of(table).values(point).map(Object::toString).orElse("none");
    }

    @Test
    void two_losses_do_not_make_a_product() throws Exception {
        // Both lose 9 at (1, 1): its product of 81 must not win.
        var table = points("10 10", "1 1", "11 19", "30 9");
        assertThat(named(table, Point.NASH)).isEqualTo("[11, 19]");
        assertThat(named(table, Point.UTILITARIAN)).isEqualTo("[11, 19]");
    }

    @Test
    void the_four_points_differ_where_they_should() throws Exception {
        var table = points("0 0", "100 5", "90 20", "70 28", "40 36", "34 38", "10 40");
        assertThat(named(table, Point.NASH)).isEqualTo("[70, 28]");
        assertThat(named(table, Point.UTILITARIAN)).isEqualTo("[90, 20]");
        assertThat(named(table, Point.EGALITARIAN)).isEqualTo("[40, 36]");
        assertThat(named(table, Point.KALAI_SMORODINSKY)).isEqualTo("[70, 28]");
    }

    @Test
    void the_ideal_is_counted_among_packages_that_all_can_accept() throws Exception {
        // What A could have below B's walk-away is no measure of what A gets.
        var table = points("0 10", "1000 0", "20 12", "16 20", "8 30");
        // Ideals 20 and 30 - 10: parts (1, 1/10), (8/10, 1/2), (4/10, 1).
        assertThat(named(table, Point.KALAI_SMORODINSKY)).isEqualTo("[16, 20]");
    }

    @Test
    void where_no_package_reaches_the_walk_aways_no_point_has_a_name() throws Exception {
        var table = points("10 10", "9 30", "30 9");
        var solution = Solution.of(table);
        assertThat(solution.deals()).isEmpty();
        assertThat(solution.frontier()).isNotNull();
    }

    @Test
    void a_package_exactly_at_a_walk_away_is_acceptable() throws Exception {
        assertThat(named(points("10 10", "10 10", "9 30"), Point.NASH)).isEqualTo("[10, 10]");
    }

    @Test
    void nobody_is_kept_from_the_point_by_a_party_that_can_gain_nothing() throws Exception {
        var table = points("0 5", "3 5", "9 5", "20 4");
        assertThat(named(table, Point.KALAI_SMORODINSKY)).isEqualTo("[9, 5]");
    }

    @Test
    void every_point_is_the_best_of_all_packages() throws Exception {
        for (int seed = 0; seed < 150; seed++) {
            var table = Drawn.table(new Random(seed));
            check(table, Solution.of(table), seed);
        }
    }

    @Test
    void the_search_without_a_frontier_finds_the_same() throws Exception {
        int checked = 0;
        for (int seed = 0; seed < 150; seed++) {
            var table = Drawn.table(new Random(seed));
            try {
                var deals = BestPackages.of(table);
                check(table, new Solution(table, null, null, deals), seed);
                checked += deals.isEmpty() ? 0 : 1;
            } catch (Refused tooFine) {
                assertThat(tooFine).hasMessageContaining("too fine");
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    @Test
    void the_search_goes_on_where_the_first_guess_is_not_the_best() throws Exception {
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var drawn = Drawn.opposed(random, 4, 5, 4, 30);
            var parties = new ArrayList<Party>();
            for (var party : drawn.parties()) {
                var rows =
                        IntStream.range(0, 5)
                                .mapToObj(_ ->
                                        IntStream.range(0, 4)
                                                .mapToObj(_ -> Fraction.of(random.nextInt(100)))
                                                .toList())
                                .toList();
                parties.add(
                        new Party(party.name(), new Preference.Additive(rows), Fraction.of(150)));
            }
            var table = new Table(drawn.domain(), parties);
            var deals = BestPackages.of(table);
            check(table, new Solution(table, null, null, deals), seed);
        }
    }

    /// 5^20 packages. Without walk-aways the largest sum is also found issue by issue.
    @Test
    void four_parties_with_twenty_issues_of_five_options_are_proven() throws Exception {
        var random = new Random(20);
        var issues = new ArrayList<Issue>();
        var values = new ArrayList<List<List<Fraction>>>();
        for (int p = 0; p < 4; p++) {
            values.add(new ArrayList<>());
        }
        long most = 0;
        for (int i = 0; i < 20; i++) {
            issues.add(new Issue("i" + i, List.of("a", "b", "c", "d", "e")));
            int[] sums = new int[5];
            for (var party : values) {
                var row = new ArrayList<Fraction>();
                for (int o = 0; o < 5; o++) {
                    int value = random.nextInt(51);
                    sums[o] += value;
                    row.add(Fraction.of(value));
                }
                party.add(row);
            }
            most += java.util.Arrays.stream(sums).max().orElseThrow();
        }
        var parties = new ArrayList<Party>();
        for (var party : values) {
            parties.add(
                    new Party("P" + parties.size(), new Preference.Additive(party), Fraction.ZERO));
        }
        var solution = Solution.of(new Table(new Domain("twenty", issues), parties));

        assertThat(solution.frontier()).isNull();
        assertThat(solution.deals()).hasSize(4);
        assertThat(Fraction.sum(solution.values(Point.UTILITARIAN).orElseThrow()))
                .isEqualTo(Fraction.of(most));
        var least = least(solution, Point.EGALITARIAN);
        for (var point : Point.values()) {
            assertThat(product(solution, point)).isLessThanOrEqualTo(product(solution, Point.NASH));
            assertThat(least(solution, point)).isLessThanOrEqualTo(least);
        }
    }

    private static Fraction product(Solution solution, Point point) {
        return solution.values(point).orElseThrow().stream().reduce(Fraction.ONE, Fraction::times);
    }

    private static Fraction least(Solution solution, Point point) {
        return solution.values(point).orElseThrow().stream().reduce(Fraction::min).orElseThrow();
    }

    @Test
    void four_parties_with_a_million_packages_are_proven() throws Exception {
        var table = Drawn.opposed(new Random(3), 4, 6, 10, 30);
        var deals = BestPackages.of(table);
        assertThat(deals).hasSize(4);
        // No exchange of the options of any two issues does better.
        for (var point : Point.values()) {
            var deal = Objects.requireNonNull(deals.get(point));
            var best = measure(point, table.values(deal), table, List.of());
            for (var near : near(table, deal)) {
                var values = table.values(near);
                if (point != Point.KALAI_SMORODINSKY && table.acceptable(values)) {
                    assertThat(
                                    measure(point, values, table, List.of())
                                            .getFirst()
                                            .compareTo(best.getFirst()))
                            .as("%s", point)
                            .isNotPositive();
                }
            }
        }
    }

    private static List<PackageDeal> near(Table table, PackageDeal deal) {
        var all = new ArrayList<PackageDeal>();
        int issues = deal.options().size();
        for (int i = 0; i < issues; i++) {
            for (int j = 0; j < i; j++) {
                for (int a = 0; a < table.domain().issues().get(i).options().size(); a++) {
                    for (int b = 0; b < table.domain().issues().get(j).options().size(); b++) {
                        int[] options = deal.array();
                        options[i] = a;
                        options[j] = b;
                        all.add(PackageDeal.of(options));
                    }
                }
            }
        }
        return all;
    }

    /// That no package at or above every walk-away is better by the first number of the measure,
    /// and that what was found is itself at or above them.
    private static void check(Table table, Solution solution, int seed) {
        var acceptable =
                Drawn.packages(table.domain()).stream()
                        .map(table::values)
                        .filter(table::acceptable)
                        .toList();
        if (acceptable.isEmpty()) {
            assertThat(solution.deals()).as("seed %d", seed).isEmpty();
            return;
        }
        var most = new ArrayList<Fraction>();
        for (int p = 0; p < table.parties().size(); p++) {
            int party = p;
            most.add(
                    Collections.max(acceptable.stream().map(one -> one.get(party)).toList())
                            .minus(table.walkAways().get(p)));
        }
        for (var point : Point.values()) {
            var found = solution.values(point).orElseThrow();
            Function<List<Fraction>, List<Fraction>> by =
                    values -> measure(point, values, table, most);
            var best =
                    acceptable.stream().map(by).map(List::getFirst).max(Comparator.naturalOrder());
            assertThat(by.apply(found).getFirst())
                    .as("seed %d %s", seed, point)
                    .isEqualTo(best.get());
            assertThat(acceptable).contains(found);
            if (solution.frontier() != null) {
                var whole = acceptable.stream().map(by).max(NamedPoints::lexicographic);
                assertThat(by.apply(found)).as("seed %d %s", seed, point).isEqualTo(whole.get());
            }
            if (point != Point.NASH || by.apply(found).getFirst().signum() > 0) {
                assertThat(acceptable.stream().noneMatch(one -> Drawn.beats(one, found)))
                        .as("seed %d %s beaten", seed, point)
                        .isTrue();
            }
        }
    }

    private static List<Fraction> measure(
            Point point, List<Fraction> values, Table table, List<Fraction> most) {
        var gains =
                IntStream.range(0, values.size())
                        .mapToObj(p -> values.get(p).minus(table.walkAways().get(p)))
                        .toList();
        return switch (point) {
            case NASH -> List.of(gains.stream().reduce(Fraction.ONE, Fraction::times));
            case UTILITARIAN -> List.of(Fraction.sum(gains));
            case EGALITARIAN -> gains.stream().sorted().toList();
            case KALAI_SMORODINSKY -> {
                var parts =
                        most.isEmpty()
                                ? List.<Fraction>of()
                                : IntStream.range(0, gains.size())
                                        .filter(p -> most.get(p).signum() > 0)
                                        .mapToObj(p -> gains.get(p).over(most.get(p)))
                                        .sorted()
                                        .toList();
                yield parts.isEmpty() ? List.of(Fraction.ONE) : parts;
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> nash_and_the_largest_sum_are_those_that_negolog_publishes() {
        return Shared.folders("negolog", ".json").stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> negolog(folder)));
    }

    private static void negolog(Path folder) throws Refused {
        var sources =
                Stream.of("profileA.json", "profileB.json")
                        .map(folder::resolve)
                        .map(file -> new TableReader.Source(file.toString(), Shared.bytes(file)))
                        .toList();
        var table = TableReader.read(sources, GeniusReader.Scale.NORMAL).table();
        var specs = JsonObject.read("specs.json", Shared.bytes(folder.resolve("specs.json")));
        assertThat(Fraction.of(table.domain().packages())).isEqualTo(specs.number("NumberOfBids"));
        var solution = Solution.of(table);
        // What NegoLog calls the Kalai point is the largest sum; it knows no walk-away there or in
        // the Nash product. It reckons in floating point: of several alike it may name any.
        var free =
                Solution.of(
                        new Table(
                                table.domain(),
                                table.parties().stream()
                                        .map(party ->
                                                new Party(
                                                        party.name(),
                                                        party.preference(),
                                                        Fraction.ZERO))
                                        .toList()));
        assertSame(free, Point.NASH, specs, "Nash");
        assertSame(free, Point.UTILITARIAN, specs, "Kalai");
        assertThat(solution.deals()).isNotEmpty();
    }

    private static void assertSame(Solution solution, Point point, JsonObject specs, String name)
            throws Refused {
        var one = specs.number(name + "_A").decimal().doubleValue();
        var other = specs.number(name + "_B").decimal().doubleValue();
        var named = Objects.requireNonNull(solution.named());
        var frontier = Objects.requireNonNull(solution.frontier());
        assertThat(
                        named.points().getOrDefault(point, List.of()).stream()
                                .map(frontier::values)
                                .anyMatch(values ->
                                        Math.abs(one - values.get(0).decimal().doubleValue()) < 1e-9
                                                && Math.abs(
                                                                other
                                                                        - values.get(1)
                                                                                .decimal()
                                                                                .doubleValue())
                                                        < 1e-9))
                .as("%s %s %s", name, one, other)
                .isTrue();
    }
}
