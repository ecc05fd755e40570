package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

    private static String findings(RuleSet rules) {
        return Checker.check(rules).findings().stream()
                .map(f ->
                        f.check()
                                + " "
                                + f.line()
                                + " "
                                + f.at()
                                + ": "
                                + f.message().en()
                                + " "
                                + f.example().stream().map(Text::en).toList())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_example_passes_all_eight() {
        assertThat(findings(Samples.example())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icsid-2022", "icc-2014", "hkiac"})
    void the_published_rules_pass_but_for_what_they_declare(String set) {
        assertThat(findings(ShippedRules.read(set))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void our_own_rules_pass_all_eight(String set) {
        assertThat(findings(ShippedRules.read(set))).isEmpty();
    }
}
