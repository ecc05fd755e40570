package org.goodoffices.casework.appointment.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodoffices.casework.appointment.graph.PathSearch.Found;
import org.junit.jupiter.api.Test;

class PathSearchTest {

    private static TreeSet<String> set(Found found) {
        var set =
                found.paths().stream()
                        .map(Arrays::toString)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(set).as("no path twice").hasSameSizeAs(found.paths());
        return set;
    }

    private static void compare(TieGraph graph, int[] from, int[] to, int longest, long seed) {
        var found = PathSearch.between(graph, from, to, longest, Integer.MAX_VALUE);
        assertThat(set(found))
                .as("seed %d", seed)
                .isEqualTo(Drawn.byTrying(graph, from, to, longest));
        assertThat(found.completeTo()).isEqualTo(longest);
    }

    @Test
    void the_paths_are_those_that_trying_everything_finds() {
        for (long seed = 0; seed < 6000; seed++) {
            var random = new Random(seed);
            int size = 2 + random.nextInt(10);
            var graph = Drawn.random(random, size, random.nextInt(2 * size));
            compare(
                    graph,
                    Drawn.some(random, size, 1 + random.nextInt(3)),
                    Drawn.some(random, size, 1 + random.nextInt(3)),
                    random.nextInt(PathSearch.LONGEST + 1),
                    seed);
        }
    }

    @Test
    void they_are_so_too_around_things_with_very_many_ties() {
        for (long seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            int size = 60;
            var drawing = new TieGraph.Drawing();
            for (int i = 0; i < size; i++) {
                drawing.thing(Drawn.body(String.valueOf(i)));
            }
            for (int i = 2; i < size; i++) { // two agents, each with some forty clients
                if (random.nextInt(4) > 0) {
                    drawing.tie(Drawn.tie("" + i, TieKind.REGISTERED_WITH, "0"));
                }
                if (random.nextInt(4) > 0) {
                    drawing.tie(Drawn.tie("" + i, TieKind.REGISTERED_WITH, "1"));
                }
            }
            for (int i = 0; i < 8; i++) {
                drawing.tie(
                        Drawn.tie(
                                "" + random.nextInt(size),
                                TieKind.OWNS,
                                "" + random.nextInt(size)));
            }
            compare(
                    drawing.done(),
                    Drawn.some(random, size, 2),
                    Drawn.some(random, size, 2),
                    2 + random.nextInt(3),
                    seed);
        }
    }

    @Test
    void somebody_of_the_case_who_is_the_candidate_is_a_path_of_no_step() {
        var graph = Drawn.graph(Drawn.tie("A", TieKind.OWNS, "B"));
        var found = PathSearch.between(graph, new int[] {0}, new int[] {0}, 6, 10);
        assertThat(set(found)).containsExactly("[0]");
    }

    @Test
    void ties_between_the_same_two_are_one_step_with_all_their_evidence() {
        var graph =
                Drawn.graph(
                        Drawn.tie("A", TieKind.OWNS, "B"),
                        Drawn.tie("B", TieKind.COUNSEL_TO, "A"),
                        Drawn.tie("A", TieKind.OWNS, "A"));
        assertThat(graph.ties()).isEqualTo(2);
        var found = PathSearch.between(graph, new int[] {0}, new int[] {1}, 6, 10);
        assertThat(set(found)).containsExactly("[0, 1]");
        assertThat(graph.path(found.paths().getFirst()).steps().getFirst().ties())
                .extracting(Tie::kind)
                .containsExactly(TieKind.OWNS, TieKind.COUNSEL_TO);
    }

    @Test
    void where_there_are_more_than_asked_for_it_is_told_how_far_none_is_missing() {
        // A to Z: one path of one step, three of two
        var graph =
                Drawn.graph(
                        Drawn.tie("A", TieKind.OWNS, "Z"),
                        Drawn.tie("A", TieKind.OWNS, "B"),
                        Drawn.tie("B", TieKind.OWNS, "Z"),
                        Drawn.tie("A", TieKind.OWNS, "C"),
                        Drawn.tie("C", TieKind.OWNS, "Z"),
                        Drawn.tie("A", TieKind.OWNS, "D"),
                        Drawn.tie("D", TieKind.OWNS, "Z"));
        int[] from = {graph.place("A").orElseThrow()};
        int[] to = {graph.place("Z").orElseThrow()};
        var some = PathSearch.between(graph, from, to, 6, 3);
        assertThat(some.completeTo()).isEqualTo(1);
        assertThat(some.paths()).extracting(path -> path.length).containsExactly(2, 3, 3);
        var all = PathSearch.between(graph, from, to, 6, 4);
        assertThat(all.completeTo()).isEqualTo(6);
        assertThat(all.paths()).hasSize(4);
    }

    @Test
    void an_agent_with_a_hundred_thousand_companies_does_not_explode() {
        var drawing = new TieGraph.Drawing();
        for (int i = 0; i < 100_000; i++) {
            drawing.tie(Drawn.tie("company " + i, TieKind.REGISTERED_WITH, "agent"));
        }
        drawing.tie(Drawn.tie("candidate", TieKind.DIRECTS, "company 99999"));
        var graph = drawing.done();
        var from = new int[100];
        for (int i = 0; i < from.length; i++) {
            from[i] = graph.place("company " + i).orElseThrow();
        }
        var found =
                PathSearch.between(
                        graph, from, new int[] {graph.place("candidate").orElseThrow()}, 6, 1000);
        assertThat(found.paths()).hasSize(100);
        assertThat(graph.path(found.paths().getFirst()).things())
                .extracting(Thing::name)
                .isEqualTo(List.of("company 0", "agent", "company 99999", "candidate"));
    }
}
