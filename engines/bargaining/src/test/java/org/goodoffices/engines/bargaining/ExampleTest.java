package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.engines.bargaining.GeniusReader.Scale;
import org.goodoffices.engines.bargaining.TableReader.Source;
import org.junit.jupiter.api.Test;

/// The example of the documentation, compiled and run: what `docs/bargaining.md` quotes stands here
/// word for word.
class ExampleTest {

    private static final Path DOCUMENT = Path.of("../../docs/bargaining.md");
    private static final Path SOURCE =
            Path.of("src/test/java/org/goodoffices/engines/bargaining/ExampleTest.java");

    /// Worth 40 and 70, 10 and 100, or 100 and 0; what Upstream has without agreement is 30.
    private static final String WATER =
            """
            {"name": "Water",
             "issues": [{"name": "Share", "options": ["40 %", "60 %"]},
                        {"name": "Term", "options": ["10 years", "50 years"]}],
             "constraints": [{"with": {"Share": "60 %"}, "excludes": {"Term": "50 years"}}],
             "parties": [
              {"name": "Upstream", "walkAway": 30,
               "values": {"Share": {"40 %": 0, "60 %": 60}, "Term": {"10 years": 40, "50 years": 10}}},
              {"name": "Downstream",
               "values": {"Share": {"40 %": 70, "60 %": 0}, "Term": {"10 years": 0, "50 years": 30}}}]}
            """;

    private static Map<String, String> nashPackage(byte[] bytes) throws Refused {
        // the example begins
        var read = TableReader.read(List.of(new Source("water.json", bytes)), Scale.NORMAL);
        var frontier = read.table().frontier(); // complete and proven, or refused
        var points = frontier.values(); // what each point is worth to each party
        var first = frontier.packages(0).limit(10).toList(); // packages of the first point
        var nash = Solution.of(read.table()).deal(Point.NASH).orElseThrow();
        // the example ends
        assertThat(points).hasSize(3);
        assertThat(first).hasSize(1);
        return nash.in(read.table().domain());
    }

    @Test
    void the_example_of_the_documentation_says_what_it_is_said_to_say() throws Refused {
        assertThat(nashPackage(WATER.getBytes(StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Share", "40 %", "Term", "10 years"));
    }

    @Test
    void the_documentation_quotes_the_example_word_for_word() throws IOException {
        var example =
                Files.readAllLines(SOURCE).stream()
                        .map(String::strip)
                        .dropWhile(line -> !line.equals("// the example begins"))
                        .skip(1)
                        .takeWhile(line -> !line.equals("// the example ends"))
                        .collect(Collectors.joining("\n"));
        assertThat(example.lines()).hasSize(5);
        assertThat(quoted("java")).isEqualTo(example);
    }

    /// The first block of a language in the documentation.
    private static String quoted(String language) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals("```" + language))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .collect(Collectors.joining("\n"));
    }
}
