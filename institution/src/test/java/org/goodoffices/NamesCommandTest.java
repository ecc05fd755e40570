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

class NamesCommandTest {

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
        return Files.writeString(folder.resolve("names.csv"), text).toString();
    }

    @Test
    void each_row_gets_a_score_and_a_decision() throws IOException {
        var file =
                file(
                        "id,schema,name1,name2,country1,country2\n"
                                + "1,Person,Angela Merkel,Ангела Меркель,,\n"
                                + "2,Company,Acme GmbH,Acme Ltd,DE,FR\n"
                                + "3,Vessel,Sea Star 7,Sea Star 8,,\n");
        assertThat(run("names", "score", file, "--json")).isZero();
        var read = new JsonMapper().readTree(out.toString());
        assertThat(read.get("threshold").doubleValue()).isEqualTo(0.75);
        assertThat(read.get("rows")).hasSize(3);
        assertThat(read.get("rows").get(0).get("match").booleanValue()).isTrue();
        assertThat(read.get("rows").get(0).get("parts")).hasSize(2);
        assertThat(read.get("rows").get(1).get("score").doubleValue()).isEqualTo(0.85);
        assertThat(read.get("rows").get(2).get("match").booleanValue()).isFalse();
    }

    @Test
    void a_decision_is_explained_in_either_language() throws IOException {
        var file = file("name1,name2\nBill Clinton,William Clinton\n");
        run("names", "score", file, "--explain", "--language", "en");
        assertThat(out.toString())
                .contains("2\t0.940\tmatch\tBill Clinton\tWilliam Clinton")
                .contains("“Bill” and “William” are forms of one given name (0.88; weight 1.00).");
        out.getBuffer().setLength(0);
        run("names", "score", file, "--explain", "--language", "zh");
        assertThat(out.toString()).contains("相符").contains("“Bill”与“William”是同一名字的不同形式");
    }

    @Test
    void a_bad_file_is_refused_by_file_line_and_field_and_nothing_is_printed() throws IOException {
        var type = file("name1,name2,type\nA,B,person\nC,D,planet\n");
        assertThat(run("names", "score", type, "--language", "en")).isEqualTo(2);
        assertThat(err)
                .hasToString(
                        type
                                + ", line 3, type: “planet” is none of person, company, vessel and"
                                + " state.\n");
        assertThat(out.toString()).isEmpty();
        assertThat(run("names", "score", file("name1,name2\nA\n"))).isEqualTo(2);
        assertThat(run("names", "score", file("one,two\nA,B\n"))).isEqualTo(2);
        assertThat(run("names", "score", file("name1,name2\n\"A,B\n"))).isEqualTo(2);
        assertThat(run("names", "score", file(""))).isEqualTo(2);
        assertThat(run("names", "score", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("names", "find", "--pool", file(" \n\n"), "A")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void it_finds_the_nearest_names_of_a_list() throws IOException {
        var pool = file("Merkel\nMarkle\nMüller\nGorbachev\n");
        assertThat(run("names", "find", "--pool", pool, "Меркель", "戈尔巴乔夫", "!", "--json"))
                .isZero();
        var queries = new JsonMapper().readTree(out.toString()).get("queries");
        assertThat(queries.get(0).get("found").get(0).get("name").stringValue())
                .isEqualTo("Merkel");
        assertThat(queries.get(1).get("found").get(0).get("name").stringValue())
                .isEqualTo("Gorbachev");
        assertThat(queries.get(2).get("found")).isEmpty();
    }

    @Test
    void hostile_names_are_scored_and_told() throws IOException {
        var file = file("name1,name2\n" + "x".repeat(10_000) + ",Ang\u200Bel\u0430 Merkel\n");
        assertThat(run("names", "score", file, "--language", "en")).isZero();
        assertThat(out.toString())
                .contains("no match")
                .contains("Name 1 is longer than any name; only its beginning was looked at.")
                .contains("Name 2: signs that cannot be seen were left out.")
                .contains("Name 2: a word mixes scripts with letters that look alike");
    }

    @Test
    void a_disguised_name_is_found_and_the_disguise_told() throws IOException {
        var pool =
                file("\u202E\u200B\nMerkel\nGorb\u200Bachev\u202E\n" + "y".repeat(10_000) + "\n");
        // the first letters are Cyrillic, and two signs cannot be seen
        var disguised = "\u041c\u0435r\u200Bkel\u202E";
        assertThat(run("names", "find", "--pool", pool, disguised, "Gorbachev", "--language", "en"))
                .isZero();
        assertThat(out)
                .hasToString(
                        """
                        Меr kel
                        \tName 1: signs that cannot be seen were left out.
                        \tName 1: a word mixes scripts with letters that look alike; it was read in one.
                        \t0.830\tMerkel
                        Gorbachev
                        \t1.000\tGorb achev
                        """);
        out.getBuffer().setLength(0);
        run("names", "find", "--pool", pool, disguised, "", "--json");
        var queries = new JsonMapper().readTree(out.toString()).get("queries");
        assertThat(queries.get(0).get("notices"))
                .extracting(one -> one.stringValue())
                .containsExactly("invisible-left-out", "look-alike-letters");
        assertThat(queries.get(1).get("found")).isEmpty();
    }
}
