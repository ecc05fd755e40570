package org.goodoffices.organs.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConventionCommandTest {

    @TempDir private Path folder = Path.of("");

    private record Said(int code, String text) {}

    private static Said run(String... arguments) {
        var text = new StringWriter();
        var line = new CommandLine(new ConventionCommand());
        line.setOut(new PrintWriter(text));
        line.setErr(new PrintWriter(text));
        return new Said(line.execute(arguments), text.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static final String RULE =
            """
            treaty: {en: A treaty, zh: 某条约}
            opened: 2020-01-01
            instruments: [ratification, accession]
            entry-into-force:
              article: "9"
              condition: {instruments: 2}
              after: {days: 30}
              source: recalled
            later: {article: "9", after: {days: 30}, source: recalled}
            """;

    @Test
    void a_table_is_read_and_what_is_not_understood_is_said() throws IOException {
        var table = file("t.csv", "Participant,Signature\nChad,1 Feb 2020\nRuritania,soon\n");
        var said = run("import", "--language", "en", table);
        assertThat(said.code()).isZero();
        assertThat(said.text())
                .contains("2 rows, 1 act, 0 other particulars kept, 2 not understood")
                .contains("3, Ruritania, Signature: “soon” No day is found in the text.");
        assertThat(run("import", "--json", table).text())
                .contains("\"rows\":2")
                .contains("\"acts\":1")
                .contains("\"notUnderstood\":2")
                .contains("\"cells\":[\"Ruritania\",\"soon\"]");
    }

    @Test
    void one_file_that_is_no_table_does_not_keep_the_others_from_being_read() throws IOException {
        var table = file("t.csv", "Participant,Signature\nChad,1 Feb 2020\n");
        var broken = file("b.csv", "Participant,Signature\nChad\n");
        var said = run("import", "--language", "zh", table, broken, folder + "/none.csv");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .contains("1 行，1 项行为")
                .contains("第 2 行有 1 格，标题行有 2 格。")
                .contains("none.csv：文件不存在。");
        assertThat(run("import", "--json", broken).text()).contains("\"unreadable\":1");
    }

    @Test
    void entry_into_force_is_said_with_its_derivation_and_an_exit_code() throws IOException {
        var rule = file("rule.yaml", RULE);
        var head = "Participant,Ratification\nChad,1 Feb 2020\n";
        var met =
                run(
                        "entry-into-force",
                        "--language",
                        "en",
                        "--rule",
                        rule,
                        file("a.csv", head + "Chile,3 Feb 2020\n"));
        assertThat(met.code()).isZero();
        assertThat(met.text())
                .contains("Entry into force: 2020-03-04")
                .contains("2nd instrument: Chile, ratification, 3 February 2020.");
        assertThat(run("entry-into-force", "--rule", rule, file("b.csv", head)).code())
                .isEqualTo(1);
        var open =
                run(
                        "entry-into-force",
                        "--json",
                        "--rule",
                        rule,
                        file("c.csv", head + "Chile,Feb 2020\n"));
        assertThat(open.code()).isEqualTo(3);
        assertThat(open.text())
                .contains("\"date\":null")
                .contains("\"notBefore\":\"2020-03-02\"")
                .contains("\"notAfter\":\"2020-03-30\"");
    }

    @Test
    void a_rule_that_cannot_be_read_is_refused_in_a_sentence() throws IOException {
        var table = file("t.csv", "Participant,Ratification\nChad,1 Feb 2020\n");
        assertThat(run("entry-into-force", "--language", "en", "--rule", "none", table))
                .satisfies(said -> {
                    assertThat(said.code()).isEqualTo(2);
                    assertThat(said.text()).startsWith("There is no rule “none”; there are cisg,");
                });
        var broken = file("rule.yaml", RULE.replace("instruments: 2", "instruments: two"));
        assertThat(run("entry-into-force", "--language", "zh", "--rule", broken, table).text())
                .contains("第 6 行：“instruments”须为不小于 0 的整数。");
    }
}
