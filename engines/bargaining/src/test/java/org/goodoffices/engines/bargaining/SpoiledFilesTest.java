package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files with bytes changed, lost and doubled are read or refused, nothing else.
class SpoiledFilesTest {

    private static final String DOMAIN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <negotiation_template><utility_space><objective index="0" name="Wasser — 水">
            <issue index="1" name="Share" vtype="discrete"><item index="1" value="a"/><item value="b"/></issue>
            <issue index="2" name="Years" type="integer" lowerbound="1" upperbound="3"/>
            </objective></utility_space></negotiation_template>
            """;

    private static final String PROFILE =
            """
            <utility_space><objective>
            <issue index="1" name="Share"><item value="b" evaluation="4"/><item value="a" evaluation="3"/></issue>
            <issue index="2" name="Years" type="integer"><range lowerbound="1" upperbound="3"/>
            <evaluator ftype="linear" offset="1" slope="-0.5"/></issue>
            <weight index="1" value=".25"/><weight index="2" value="0.75"/>
            </objective><discount_factor value="0.9"/><reservation value="0.3"/></utility_space>
            """;

    private static final String BOXES =
            """
            <utility_space><objective><issue index="1" name="Share"/><issue index="2" name="Years"/>
            <utility maxutility="20"><ufun type="PlainUfun" weight="2" aggregation="sum">
            <hyperRectangle utility="5"><INCLUDES index="2" min="1" max="2"/></hyperRectangle>
            <hyperRectangle utility="3"><EXCLUDES index="2" min="2" max="9"/></hyperRectangle>
            </ufun></utility></objective></utility_space>
            """;

    private static final String TABLE =
            """
            {"issues": [{"name": "S\\u0068are", "options": ["a", "b"]}, {"name": "T", "options": ["x"]}],
             "constraints": [{"with": {"Share": "a"}, "excludes": {"T": "x"}}],
             "parties": [{"name": "P", "walkAway": 1e-2, "values": {"Share": {"a": 1, "b": 2}, "T": {"x": 4}}},
              {"name": "Q", "boxes": [{"value": 7, "when": {"Share": ["a"], "T": ["x"]}}]}]}
            """;

    private static final String NEGOLOG =
            """
            {"reservationValue": 0.2, "issueWeights": {"A": 0.4, "B": 0.6},
             "issues": {"A": {"x": 1, "y": 0.5}, "B": {"x": 0.1, "y": 1.0}}}
            """;

    @Test
    void spoiled_files_are_read_or_refused() {
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var files =
                    switch (seed % 4) {
                        case 0 -> List.of(DOMAIN, PROFILE, PROFILE);
                        case 1 -> List.of(DOMAIN, BOXES, PROFILE);
                        case 2 -> List.of(TABLE);
                        default -> List.of(NEGOLOG, NEGOLOG);
                    };
            int which = random.nextInt(files.size());
            var sources = new java.util.ArrayList<TableReader.Source>();
            for (int i = 0; i < files.size(); i++) {
                var bytes = files.get(i).getBytes(StandardCharsets.UTF_8);
                sources.add(
                        new TableReader.Source(
                                "f" + i, i == which ? spoiled(bytes, random) : bytes));
            }
            try {
                Solution.of(TableReader.read(sources, GeniusReader.Scale.NORMAL).table());
            } catch (Refused told) {
                assertThat(told.why().en()).as("seed %d", seed).isNotBlank();
                assertThat(told.why().zh()).as("seed %d", seed).isNotBlank();
                refused++;
            } catch (RuntimeException bug) {
                throw new AssertionError("seed " + seed, bug);
            }
        }
        assertThat(refused).isBetween(300, 1999);
    }

    private static byte[] spoiled(byte[] bytes, Random random) {
        var spoiled = bytes.clone();
        for (int n = 0; n < 1 + random.nextInt(2); n++) {
            int at = random.nextInt(spoiled.length);
            int length = random.nextInt(Math.min(20, spoiled.length - at));
            switch (random.nextInt(4)) {
                case 0 -> spoiled[at] = (byte) random.nextInt(256);
                case 1 ->
                        spoiled[at] =
                                (byte) "<>&\"'{}[],:-+.eE0123456789 ".charAt(random.nextInt(26));
                case 2 ->
                        System.arraycopy(
                                spoiled, at + length, spoiled, at, spoiled.length - at - length);
                default ->
                        System.arraycopy(
                                spoiled,
                                at,
                                spoiled,
                                random.nextInt(spoiled.length - length),
                                length);
            }
        }
        return spoiled;
    }
}
