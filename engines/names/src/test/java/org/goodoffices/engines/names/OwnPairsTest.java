package org.goodoffices.engines.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Hundreds of pairs written for this test, from general knowledge, sorted by what makes the two
/// differ.
class OwnPairsTest {

    @Test
    void it_gets_wrong_what_is_marked_and_nothing_else() throws IOException {
        var comparing = Comparing.shipped();
        var marked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        int pairs = 0;
        for (var line : lines()) {
            var cells = line.replaceFirst("^\\? ", "").split(" \\| ");
            var compared = comparing.compare(cells[2], cells[3], Kind.read(cells[0]).orElseThrow());
            if (line.startsWith("? ")) {
                marked.add(String.join(" | ", cells));
            }
            if (compared.match() != cells[1].equals("same")) {
                wrong.add(String.join(" | ", cells));
            }
            pairs++;
        }
        assertThat(pairs).isGreaterThan(450);
        assertThat(wrong).isEqualTo(marked);
    }

    private static Iterable<String> lines() throws IOException {
        try (var in = OwnPairsTest.class.getResourceAsStream("/names/pairs.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
