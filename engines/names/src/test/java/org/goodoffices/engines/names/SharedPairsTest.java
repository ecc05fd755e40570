package org.goodoffices.engines.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Labelled pairs written by others, as a whole: nothing was learnt from them.
class SharedPairsTest {

    private static final Path PAIRS =
            Path.of(System.getProperty("goodoffices.shared", "../../../shared"))
                    .resolve("data/names/pairs.csv");

    @Test
    void on_pairs_labelled_by_others_it_is_better_than_the_recorded_score_of_their_matcher()
            throws IOException {
        assumeThat(PAIRS).as("The labelled pairs are not here.").exists();
        var comparing = Comparing.shipped();
        int right = 0;
        int missed = 0;
        int wrong = 0;
        for (var line : Files.readAllLines(PAIRS).subList(1, 591)) {
            var cells = cells(line);
            boolean match =
                    comparing
                            .compare(
                                    cells.get(2),
                                    cells.get(3),
                                    Kind.read(cells.get(1)).orElseThrow())
                            .match();
            boolean labelled = cells.get(4).equals("true");
            right += match && labelled ? 1 : 0;
            missed += !match && labelled ? 1 : 0;
            wrong += match && !labelled ? 1 : 0;
        }
        // 0.79 is what the set's own matcher is recorded with
        assertThat(2.0 * right / (2 * right + missed + wrong)).isGreaterThan(0.79);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : line.toCharArray()) {
            quoted ^= sign == '"';
            if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (sign != '"') {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
