package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class GraphCommandTest {

    private static final String TIES =
            """
            from,tie,to,to_type,since,until,share
            Acme Ltd,owned-by,Holding SA,company,2019-04-01,,60
            Holding SA,advised-by,Reed Chambers,company,2022,,
            Reed Chambers,has-partner,Zhang Wei,person,,,
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private int run(String... arguments) {
        var line = new CommandLine(new Main());
        line.setResourceBundle(ResourceBundle.getBundle("cli", Locale.ROOT));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("ties.csv"), text).toString();
    }

    @Test
    void a_tie_three_steps_away_is_found_graded_and_explained() throws IOException {
        var file = file(TIES);
        assertThat(
                        run(
                                "graph",
                                "paths",
                                file,
                                "--from",
                                "ACME Limited",
                                "--to",
                                "Zhang Wei",
                                "--on",
                                "2026-11-28",
                                "--language",
                                "en"))
                .isZero();
        assertThat(out.toString().lines())
                .contains(
                        "ACME Limited (party) and Zhang Wei: to be disclosed; the parties may waive"
                                + " it",
                        "  to be disclosed; the parties may waive it · Waivable Red List 2.3.6 · The"
                                + " candidate's firm currently serves a party or an affiliate of it.",
                        "    Acme Ltd is partly owned by Holding SA (60 %, since 1 April 2019); Holding"
                                + " SA is advised by Reed Chambers (since 1 January 2022); Reed Chambers has"
                                + " Zhang Wei among its members (dates unknown).",
                        "      " + file + ", line 2");
        out.getBuffer().setLength(0);
        run("graph", "paths", file, "--from", "Acme Ltd", "--to", "Zhang Wei", "--language", "zh");
        assertThat(out.toString())
                .contains("Acme Ltd的份额由Holding SA持有（60%，自2019年4月1日起）")
                .contains("应当披露；当事方可以豁免");
    }

    @Test
    void a_program_reads_the_same() throws IOException {
        assertThat(
                        run(
                                "graph",
                                "paths",
                                "--from",
                                "counsel:Reed Chambers",
                                "--to",
                                "Zhang Wei",
                                "--json",
                                "--file",
                                file(TIES)))
                .isZero();
        var pair = new JsonMapper().readTree(out.toString()).get("pairs").get(0);
        assertThat(pair.get("role").asString()).isEqualTo("counsel");
        assertThat(pair.get("grade").asString()).isEqualTo("waivable");
        assertThat(pair.get("completeToSteps").intValue()).isEqualTo(6);
        assertThat(pair.get("paths")).hasSize(1);
        assertThat(pair.get("paths").get(0).get("rule").asString()).isEqualTo("in-counsels-firm");
        assertThat(pair.get("paths").get(0).get("ties").get(0).get("tie").asString())
                .isEqualTo("partner-in");
    }

    @Test
    void what_cannot_be_answered_has_its_exit_code_and_a_sentence() throws IOException {
        var file = file(TIES);
        assertThat(run("graph", "paths", file, "--from", "Acme Ltd", "--to", "Quentin Nobody"))
                .isEqualTo(3);
        assertThat(run("graph", "paths", file, "--from", "A", "--to", "B", "--steps", "7"))
                .isEqualTo(2);
        assertThat(run("graph", "paths", "--from", "A", "--to", "B")).isEqualTo(2);
        assertThat(run("graph", "paths", file + "x", "--from", "A", "--to", "B")).isEqualTo(2);
        err.getBuffer().setLength(0);
        var bad = file("from,tie,to\nA,owns,B\nC,befriends,D\n");
        assertThat(run("graph", "paths", bad, "--from", "A", "--to", "B", "--language", "en"))
                .isEqualTo(2);
        assertThat(err).hasToString(bad + ", line 3, tie: There is no tie “befriends”.\n");
        assertThat(out.toString()).isEmpty();
    }
}
