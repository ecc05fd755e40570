package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

    private static final String EXAMPLE = Samples.text("/rules/example.yaml");

    private static List<Finding> faults(String yaml) {
        return switch (RuleReader.read("x.yaml", yaml)) {
            case Reading.Read _ -> List.of();
            case Reading.Unreadable bad -> bad.findings();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edition: 2026-12|edtion: 2026-12|“edtion” is not known here (x.yaml).",
                "length: 30|length: thirty|“length” must be a whole number.",
                "zh: 示例规则|zz: 示例规则|“zh” is missing (.title).",
                "zone: Asia/Hong_Kong|zone: Asia/Nowhere|“Asia/Nowhere” is not a time zone.",
                "requires: [propose]|requires: [proposal]|“requires” names “proposal”, which does not exist.",
                "to: settled|to: setled|“to” names “setled”, which does not exist.",
                "within: mediation|within: suspended|The stage “suspended” is within itself.",
                "unit: weeks|unit: years|“years” is not known for “unit”; known: hours, days, weeks, months.",
                "when: every|when: evry|“evry” is not known for “when”; known: one, every.",
                "valid: {from: 2026-12-01}|valid: {from: 2026-13-01}|“from” must be a date, such as 2026-12-01."
            })
    void refuses_with_a_sentence(String good, String bad, String sentence) {
        assertThat(EXAMPLE).contains(good);
        int at = EXAMPLE.indexOf(good);
        String changed = EXAMPLE.substring(0, at) + bad + EXAMPLE.substring(at + good.length());
        assertThat(faults(changed)).extracting(f -> f.message().en()).contains(sentence);
        int line = (int) EXAMPLE.substring(0, at).lines().count();
        assertThat(faults(changed))
                .anySatisfy(f -> assertThat(f.line()).isBetween(line - 12, line + 12));
    }

    @Test
    void a_key_given_twice_is_refused_with_its_line() {
        assertThat(faults("rules: a\nrules: b\n"))
                .containsExactly(
                        new Finding(
                                0,
                                "x.yaml",
                                2,
                                null,
                                "",
                                new Text("“rules” is given twice.", "“rules”重复出现。"),
                                List.of()));
    }

    @Test
    void aliases_depth_tags_and_length_are_refused() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertThat(faults(bomb).getFirst().message().en())
                .isEqualTo("Anchors and aliases are not used in rules files.");
        assertThat(faults("[".repeat(100_000)).getFirst().message().en())
                .isEqualTo("The file is nested too deeply.");
        assertThat(faults("a".repeat(1_000_001)).getFirst().message().en())
                .isEqualTo("The file is longer than 1000000 characters.");
        assertThat(faults("--- a\n--- b\n").getFirst().message().en())
                .isEqualTo("The file holds more than one document.");
        assertThat(faults("\u0000").getFirst().message().en())
                .isEqualTo("The file holds a character that no text has.");
        assertThat(faults("just a word")).hasSize(1);
        assertThat(faults("a: [b\n")).hasSize(1);
    }

    @Test
    void no_text_however_broken_makes_it_throw() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(EXAMPLE);
            for (int j = 0; j <= random.nextInt(4); j++) {
                int at = random.nextInt(text.length() - 40);
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 ->
                            text.insert(at, "{}[]:,&*!|>'\"%@`#-\n\t ".charAt(random.nextInt(21)));
                    case 2 -> text.delete(at, at + random.nextInt(40));
                    default -> text.insert(at, text.substring(at, at + random.nextInt(40)));
                }
            }
            if (RuleReader.read("x.yaml", text.toString()) instanceof Reading.Read read) {
                Checker.check(read.rules());
            }
        }
    }
}
