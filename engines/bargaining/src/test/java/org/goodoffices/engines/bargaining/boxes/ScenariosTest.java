package org.goodoffices.engines.bargaining.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

    private static final Path SHARED =
            Path.of(System.getProperty("goodoffices.shared", "../../../shared")).resolve("data");

    static List<Path> folders() throws IOException {
        return Files.isDirectory(SHARED.resolve("negotiation/interdependent"))
                ? Scenario.folders(SHARED)
                : List.of();
    }

    @Test
    void ten_scenarios_are_there() throws IOException {
        assumeTrue(!folders().isEmpty(), "no shared scenarios beside this checkout");
        assertThat(folders()).hasSize(10);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("folders")
    void the_frontier_is_the_proven_one_and_each_package_is_worth_its_point(Path folder)
            throws Exception {
        var scenario = Scenario.read(folder);
        var front = BoxFrontier.of(scenario.one(), scenario.other());
        assertThat(front.points()).isEqualTo(scenario.proven());
        for (int point = 0; point < front.points().size(); point++) {
            var deal = front.deal(point);
            assertThat(new Worth(scenario.one().of(deal), scenario.other().of(deal)))
                    .isEqualTo(front.points().get(point));
        }
    }
}
