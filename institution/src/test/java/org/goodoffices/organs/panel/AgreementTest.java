package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Krippendorff's alpha for interval data, against worked examples and against its definition.
class AgreementTest {

    /// Each row an observer, each column a unit; a point where nothing was observed.
    private static List<List<Integer>> units(String... observers) {
        var rows = Arrays.stream(observers).map(row -> row.split(" ")).toList();
        return IntStream.range(0, rows.getFirst().length)
                .mapToObj(unit ->
                        rows.stream()
                                .map(row -> row[unit])
                                .filter(value -> !value.equals("."))
                                .map(Integer::valueOf)
                                .toList())
                .toList();
    }

    /// The example of four observers and twelve units in K. Krippendorff, Computing Krippendorff's
    /// Alpha-Reliability (2011), section C: 0.849 for interval data. The data stand so in the
    /// documentation of the R package irr, where they were read; the figure is recalled.
    @Test
    void the_authors_example_of_four_observers_and_missing_data() {
        var units =
                units(
                        "1 2 3 3 2 1 4 1 2 . . .",
                        "1 2 3 3 2 2 4 1 2 5 . .",
                        ". 3 3 3 2 3 4 2 2 5 1 3",
                        "1 2 3 3 2 4 4 1 2 5 1 .");
        var alpha = Agreement.of(units).orElseThrow();

        assertThat(alpha.values()).isEqualTo(40);
        assertThat(alpha.rounded()).isEqualByComparingTo("0.849");
    }

    /// The computational example of three observers that goes round with the public
    /// implementations, where the data were read; its 0.811 for interval data is recalled.
    @Test
    void the_widely_used_example_of_three_observers() {
        var alpha =
                Agreement.of(
                                units(
                                        ". . . . . 3 4 1 2 1 1 3 3 . 3",
                                        "1 . 2 1 3 3 4 3 . . . . . . .",
                                        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"))
                        .orElseThrow();

        assertThat(alpha.values()).isEqualTo(26);
        assertThat(alpha.rounded()).isEqualByComparingTo("0.811");
    }

    @Test
    void full_agreement_is_one_and_worse_than_chance_is_less_than_nought() {
        assertThat(Agreement.of(List.of(List.of(1, 1), List.of(9, 9))))
                .hasValueSatisfying(alpha -> assertThat(alpha).hasToString("1/1"));
        // observed 64 a pair; by chance 2/3 of it: 1 - 64 / (64 * 2/3)
        assertThat(Agreement.of(List.of(List.of(1, 9), List.of(9, 1))))
                .hasValueSatisfying(alpha -> assertThat(alpha).hasToString("-1/2"));
    }

    @Test
    void where_nothing_differs_or_nothing_is_paired_alpha_says_nothing() {
        assertThat(Agreement.of(List.of())).isEmpty();
        assertThat(Agreement.of(List.of(List.of(3), List.of(5)))).isEmpty();
        assertThat(Agreement.of(List.of(List.of(3, 3), List.of(3, 3)))).isEmpty();
    }

    @Test
    void it_is_the_definition_reckoned_pair_by_pair() {
        var random = new Random(2011);
        for (int round = 0; round < 200; round++) {
            var units = new ArrayList<List<Integer>>();
            for (int unit = 0; unit < 2 + random.nextInt(6); unit++) {
                units.add(random.ints(1 + random.nextInt(4), 0, 11).boxed().toList());
            }
            var alpha = Agreement.of(units);
            var paired = units.stream().filter(unit -> unit.size() > 1).toList();
            var all = paired.stream().flatMap(List::stream).toList();
            double observed =
                    paired.stream().mapToDouble(unit -> pairs(unit) / (unit.size() - 1)).sum()
                            / all.size();
            double expected = pairs(all) / all.size() / (all.size() - 1);
            if (all.isEmpty() || expected == 0) {
                assertThat(alpha).isEmpty();
            } else {
                assertThat(alpha.orElseThrow().rounded().doubleValue())
                        .isCloseTo(
                                1 - observed / expected,
                                org.assertj.core.api.Assertions.within(0.00051));
            }
        }
    }

    private static double pairs(List<Integer> values) {
        return values.stream()
                .mapToDouble(
                        one -> values.stream().mapToDouble(other -> Math.pow(one - other, 2)).sum())
                .sum();
    }
}
