package org.goodoffices.casework.appointment.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an average tells, and what it does not, over every way in which five to eleven can answer.
class AveragesTest {

    @Test
    void an_average_is_told_to_the_half_and_near_the_ends_not_at_all() {
        assertThat(Averages.told(5, 5)).isEqualTo("low:2");
        assertThat(Averages.told(10, 5)).isEqualTo("low:2");
        assertThat(Averages.told(11, 5)).isEqualTo("at:2");
        assertThat(Averages.told(14, 5)).isEqualTo("at:3");
        assertThat(Averages.told(17, 5)).isEqualTo("at:3.5");
        assertThat(Averages.told(20, 5)).isEqualTo("high:4");
        assertThat(Averages.told(25, 5)).isEqualTo("high:4");
        assertThat(Averages.told(44, 10)).isEqualTo("at:4.5");
        assertThat(Averages.told(45, 10)).isEqualTo("high:4.5");
        for (int[] wrong : new int[][] {{4, 4}, {4, 5}, {26, 5}, {0, 0}}) {
            assertThatThrownBy(() -> Averages.told(wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// Whoever is told and knows one of the answers, their own or a party's that tells them: of no
    /// other answer do they know what it is.
    @Test
    void with_one_answer_known_no_other_can_be_told() {
        for (int answers = 5; answers <= 11; answers++) {
            // what is told, and the answer that is known, with all that another can be then
            Map<String, Set<Integer>> others = new HashMap<>();
            for (int known = 1; known <= 5; known++) {
                for (int other = 1; other <= 5; other++) {
                    for (int rest = answers - 2; rest <= 5 * (answers - 2); rest++) {
                        var told = Averages.told(known + other + rest, answers);
                        others.computeIfAbsent(told + " known " + known, _ -> new HashSet<>())
                                .add(other);
                    }
                }
            }
            assertThat(others).hasSizeGreaterThan(15);
            for (var one : others.entrySet()) {
                assertThat(one.getValue())
                        .as(one.getKey() + " of " + answers)
                        .hasSizeGreaterThan(1);
            }
        }
    }
}
