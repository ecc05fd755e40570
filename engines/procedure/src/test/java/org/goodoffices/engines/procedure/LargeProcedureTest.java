package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goodoffices.engines.procedure.LargeProcedure.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The checker decides a procedure with 2^200 states, in both directions; the explorer confirms the
/// same verdicts on small ones of the same shape.
class LargeProcedureTest {

    private static List<Integer> found(int steps, Flaw flaw) {
        RuleSet rules = Samples.read("large.yaml", LargeProcedure.yaml(steps, flaw));
        return Checker.check(rules).findings().stream()
                .map(Finding::check)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void a_sound_one_is_found_sound() {
        assertThat(found(200, Flaw.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HELD, 2", "UNEQUAL, 4", "UNSEEN, 7"})
    void a_flaw_among_two_hundred_steps_is_found_and_nothing_else(Flaw flaw, int check) {
        assertThat(found(200, flaw)).containsExactly(check);
    }

    @Test
    void a_step_that_waits_for_the_end_is_dead_and_so_is_the_end() {
        assertThat(found(200, Flaw.DEAD)).containsExactly(3, 8);
    }

    @ParameterizedTest
    @CsvSource({"NONE", "HELD", "DEAD", "UNSEEN", "UNEQUAL"})
    void brute_force_says_the_same_of_eight_steps(Flaw flaw) {
        RuleSet rules = Samples.read("large.yaml", LargeProcedure.yaml(8, flaw));
        assertThat(
                        new Explorer(rules, 2)
                                .violations().stream()
                                        .map(Explorer.Violation::property)
                                        .distinct()
                                        .sorted())
                .isEqualTo(found(8, flaw));
    }
}
