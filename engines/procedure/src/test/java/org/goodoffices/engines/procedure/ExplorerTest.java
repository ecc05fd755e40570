package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void finds_nothing_in_the_example(int parties) {
        assertThat(new Explorer(Samples.example(), parties).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void finds_nothing_in_our_own_rules(String set) {
        assertThat(new Explorer(ShippedRules.read(set), 2).violations()).isEmpty();
        assertThat(new Explorer(ShippedRules.read(set), 3).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icsid-2022", "icc-2014", "hkiac"})
    void finds_in_the_published_rules_what_they_declare_and_no_more(String set) {
        RuleSet rules = ShippedRules.read(set);
        List<String> declared =
                rules.deviations().stream()
                        .flatMap(d -> d.at().stream().map(at -> d.check() + " " + at))
                        .toList();
        for (int parties : new int[] {2, 3}) {
            assertThat(new Explorer(rules, parties).violations())
                    .extracting(v -> v.property() + " " + v.at())
                    .containsExactlyInAnyOrderElementsOf(declared);
        }
    }
}
