package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simple             | more than 1/2
                    Simple Majority    | more than 1/2
                    1/2                | more than 1/2
                    2/4                | more than 1/2
                    50%                | more than 1/2
                    at least 1/2       | at least 1/2
                    >= 1/2             | at least 1/2
                    2/3                | at least 2/3
                    two-thirds         | at least 2/3
                    two_thirds         | at least 2/3
                    >2/3               | more than 2/3
                    more-than 2/3      | more than 2/3
                    more than 2/3      | more than 2/3
                    ≥3/4               | at least 3/4
                    three-fourths      | at least 3/4
                    four-fifths        | at least 4/5
                    85%                | at least 17/20
                    66.7%              | at least 667/1000
                    unanimity          | at least 1/1
                    9                  | at least 9 votes
                    more than 8        | at least 9 votes
                    """)
    void is_read_as_people_write_it(String written, String meant) {
        assertThat(Threshold.read(written)).map(Object::toString).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "half a dozen",
                "3/2",
                "0/3",
                "1/0",
                "0",
                "-1",
                "more than 1/1",
                "101%",
                "2/3 of",
                "1/9999999999",
                "99999999999999999999"
            })
    void is_not_read_from_what_is_none(String written) {
        assertThat(Threshold.read(written)).isEmpty();
    }
}
