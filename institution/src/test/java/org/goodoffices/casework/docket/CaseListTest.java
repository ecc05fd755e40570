package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseListTest {

    /// The last page is known as such, although counting stops at 500.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, false, ",
        "50, 50, 0, 50, false, ",
        "50, 51, 0, 51, false, 50",
        "1, 51, 50, 51, false, ",
        "50, 500, 450, 500, false, ",
        "50, 501, 450, 500, true, 500",
        "50, 501, 700, 500, true, 750",
        "12, 501, 750, 500, true, "
    })
    void pages(int shown, int all, int from, int counted, boolean more, Integer next) {
        var row =
                new CaseList.Row(
                        new UUID(0, 1),
                        new CaseNumber("GO-2026-AAAAA"),
                        "model-commercial",
                        new Text("Title", "标题"),
                        "requested",
                        null,
                        Instant.EPOCH,
                        null);
        var found = new CaseList.Found(Collections.nCopies(shown, row), all, from);

        assertThat(found.counted()).isEqualTo(counted);
        assertThat(found.more()).isEqualTo(more);
        assertThat(found.next()).isEqualTo(next);
    }
}
