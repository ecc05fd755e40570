package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckTest {

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static RulesCheck.Outcome check(String... files) {
        return RulesCheck.check(List.of(files), Language.EN, false);
    }

    @Test
    void a_sound_set_passes_with_code_0() throws IOException {
        String file = file("a.yaml", Samples.text("/rules/example.yaml"));
        assertThat(check(file))
                .isEqualTo(new RulesCheck.Outcome(0, file + ": passes all eight checks\n"));
        assertThat(RulesCheck.check(List.of(file), Language.ZH, false).output())
                .isEqualTo(file + ": 通过全部八项检查\n");
    }

    @Test
    void a_finding_names_file_line_article_and_a_shortest_example() throws IOException {
        String text =
                Samples.text("/rules/example.yaml")
                        .replace(
                                "    by: party\n    from: any\n    to: withdrawn",
                                "    by: party\n    from: [requested, inviting, appointing,"
                                        + " mediation]\n    to: withdrawn");
        String file = file("a.yaml", text);
        RulesCheck.Outcome outcome = check(file);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .startsWith(
                        file
                                + ":33: [check 2] From the stage “Suspended” a party cannot withdraw"
                                + " alone, in one act and without a condition. (art. 7(4))\n"
                                + "    for example: request (requesting) → requested; register"
                                + " (registry) → inviting; invite (registry); consent (every party) →"
                                + " appointing; agree-on-mediator (every party); accept-appointment"
                                + " (every mediator) → mediation; suspend (every party) → suspended\n");
    }

    @Test
    void what_is_not_a_file_of_text_is_said_in_a_sentence() throws IOException {
        assertThat(check(folder.resolve("none.yaml").toString()).output())
                .contains(": There is no such file.\n");
        assertThat(check(folder.toString()).output()).contains(": This is a folder, not a file.\n");
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "rules: café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check(latin.toString()))
                .isEqualTo(
                        new RulesCheck.Outcome(
                                1,
                                latin
                                        + ": The file is not text in UTF-8.\n"
                                        + latin
                                        + ": 1 finding\n"));
        assertThat(check("a\0b").output()).contains("This is not the name of a file.");
        assertThat(check(file("empty.yaml", "")).output()).contains("The file is empty.");
    }

    @Test
    void declared_deviations_are_printed_and_json_says_the_same() throws IOException {
        String file = file("icc.yaml", Samples.text("/rules/icc-2014.yaml"));
        assertThat(check(file).exitCode()).isZero();
        assertThat(check(file).output()).contains("declared deviation from check 2 at selecting");
        assertThat(RulesCheck.check(List.of(file), Language.EN, true).output())
                .startsWith("{\"sound\":true,\"files\":[{\"file\":\"")
                .contains("\"deviations\":[{\"check\":2,");
    }

    @Test
    void in_chinese_articles_and_steps_are_named_as_a_jurist_names_them() throws IOException {
        String yaml =
                Samples.text("/rules/model-commercial.yaml")
                        .replace(
                                "    by: party\n    from: any\n    to: withdrawn",
                                "    by: party\n    from: [requested]\n    to: withdrawn");
        String file = file("held.yaml", yaml);
        String output = RulesCheck.check(List.of(file), Language.ZH, false).output();

        assertThat(output)
                .contains("[检查2] 在“等待受邀方答复”阶段，当事方不能单方、以一项行为、无条件地退出。（第5条第1款）")
                .contains("例：“提出调解请求”（提出请求的当事方）→“审查请求”；“登记请求”（书记处）→“等待受邀方答复”")
                .doesNotContain("art. ");
    }

    @Test
    void a_set_that_differs_by_declaration_passes_but_for_that() throws IOException {
        String file = file("icc.yaml", Samples.text("/rules/icc-2014.yaml"));
        assertThat(check(file).output())
                .contains("passes all eight checks but for 2 declared deviations");
    }
}
