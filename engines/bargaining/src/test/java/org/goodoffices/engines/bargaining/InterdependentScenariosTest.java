package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.goodoffices.engines.bargaining.boxes.Box;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Sums of boxes as the readers make them.
class InterdependentScenariosTest {

    /// Those of ten issues: all ten scenarios are solved by the tests of the search itself.
    @TestFactory
    Stream<DynamicTest> scenarios_read_from_their_files_have_the_proven_frontier() {
        return Shared.folders("interdependent", "exact-front.csv").stream()
                .filter(folder -> issues(folder) == 10)
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
    }

    private static long issues(Path folder) {
        var domain = Shared.files(folder, "-domain.xml").getFirst();
        return new String(Shared.bytes(domain), StandardCharsets.UTF_8).split("<issue ").length - 1;
    }

    private static void compare(Path folder) throws Refused {
        var sources = new ArrayList<TableReader.Source>();
        for (var ending : List.of("-domain.xml", "profile-1.xml", "profile-2.xml")) {
            var file = Shared.files(folder, ending).getFirst();
            sources.add(new TableReader.Source(file.toString(), Shared.bytes(file)));
        }
        var table = TableReader.read(sources, GeniusReader.Scale.RAW).table();
        var frontier = table.frontier();
        var csv =
                new String(Shared.bytes(folder.resolve("exact-front.csv")), StandardCharsets.UTF_8);
        var proven =
                csv.lines()
                        .skip(1)
                        .map(line -> Stream.of(line.split(",")).map(Fraction::of).toList())
                        .toList();
        assertThat(frontier.values()).containsExactlyInAnyOrderElementsOf(proven);
        for (int i = 0; i < frontier.size(); i++) {
            assertThat(table.values(frontier.deal(i))).isEqualTo(frontier.values(i));
        }
    }

    @Test
    void an_additive_party_meets_one_whose_issues_depend_on_one_another() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var drawn = Drawn.opposed(random, 2, 3, 3, 9);
            var sum = new BoxesFile.Sum(drawn.domain());
            for (int b = 0; b < 5; b++) {
                sum.add(
                        List.of(
                                new Box.Range(random.nextInt(3), 0, random.nextInt(3)),
                                new Box.Range(random.nextInt(3), random.nextInt(3), 2)),
                        Fraction.of(random.nextInt(20) - 5, 4));
            }
            var table =
                    new Table(
                            drawn.domain(),
                            List.of(
                                    drawn.parties().getFirst(),
                                    new Party("B", sum.preference(), Fraction.ZERO)));
            assertThat(table.frontier().values())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(FrontierTest.unbeaten(table).keySet());
        }
    }
}
