package org.goodoffices.casework.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.goodoffices.casework.table.Reachable.Place;
import org.goodoffices.engines.bargaining.Domain;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.Issue;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.engines.bargaining.Table;
import org.junit.jupiter.api.Test;

class ReachableTest {

    @Test
    void every_package_lies_within_and_every_corner_is_one() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int issues = 1 + random.nextInt(4);
            var options = random.ints(issues, 1, 6).boxed().toList();
            var table = table(options, drawn(random, options), drawn(random, options));
            var places = new ArrayList<Place>();
            packages(options, List.of(), table, places);
            var corners = Reachable.of(table).corners();
            assertThat(places).as("seed %s", seed).containsAll(corners);
            for (int c = 0; c < corners.size(); c++) {
                var from = corners.get(c);
                var to = corners.get((c + 1) % corners.size());
                for (var place : places) {
                    var left =
                            Math.round(
                                    (to.across() - from.across()) * (place.up() - from.up())
                                            - (to.up() - from.up())
                                                    * (place.across() - from.across()));
                    assertThat(left).as("seed %s", seed).isNotNegative();
                }
            }
        }
    }

    @Test
    void of_1000_issues_it_is_drawn_too() {
        var random = new Random(1);
        var options = IntStream.range(0, 1000).mapToObj(_ -> 10).toList();
        var corners =
                Reachable.of(table(options, drawn(random, options), drawn(random, options)))
                        .corners();
        assertThat(corners).hasSizeGreaterThan(100);
        assertThat(corners.stream().mapToDouble(Place::across).max().orElse(0))
                .isGreaterThan(15_000);
    }

    private static void packages(
            List<Integer> options, List<Integer> chosen, Table table, List<Place> places) {
        if (chosen.size() == options.size()) {
            var values = table.values(new PackageDeal(chosen));
            places.add(new Place(values.get(0).near(), values.get(1).near()));
            return;
        }
        for (int option = 0; option < options.get(chosen.size()); option++) {
            var more = new ArrayList<>(chosen);
            more.add(option);
            packages(options, more, table, places);
        }
    }

    private static Preference drawn(Random random, List<Integer> options) {
        return new Preference.Additive(
                options.stream()
                        .map(most ->
                                IntStream.range(0, most)
                                        .mapToObj(_ -> Fraction.of(random.nextInt(20)))
                                        .toList())
                        .toList());
    }

    private static Table table(List<Integer> options, Preference one, Preference other) {
        var issues = new ArrayList<Issue>();
        for (int i = 0; i < options.size(); i++) {
            issues.add(
                    new Issue(
                            "Issue " + i,
                            IntStream.range(0, options.get(i)).mapToObj(String::valueOf).toList()));
        }
        return new Table(
                new Domain("Drawn", issues),
                List.of(
                        new Party("North", one, Fraction.ZERO),
                        new Party("South", other, Fraction.ZERO)));
    }
}
