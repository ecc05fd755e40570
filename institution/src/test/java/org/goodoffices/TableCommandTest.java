package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableCommandTest {

    private static final String DOMAIN =
            """
            <negotiation_template><utility_space><objective name="Water">
            <issue index="1" name="Share"><item value="low"/><item value="high"/></issue>
            <issue index="2" name="Term"><item value="short"/><item value="long"/></issue>
            </objective></utility_space></negotiation_template>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test runner
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var line = new CommandLine(new Main());
        line.setResourceBundle(ResourceBundle.getBundle("cli", Locale.ROOT));
        line.setParameterExceptionHandler(Main::notUnderstood);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String profile(int low, int high, int brief, int lengthy, String walkAway) {
        return """
        <utility_space><objective>
        <issue index="1" name="Share"><item value="low" evaluation="%d"/>
        <item value="high" evaluation="%d"/></issue>
        <issue index="2" name="Term"><item value="short" evaluation="%d"/>
        <item value="long" evaluation="%d"/></issue>
        <weight index="1" value="0.5"/><weight index="2" value="0.5"/>
        </objective><reservation value="%s"/></utility_space>
        """
                .formatted(low, high, brief, lengthy, walkAway);
    }

    private String[] files() throws Exception {
        return new String[] {
            file("domain.xml", DOMAIN),
            file("north.xml", profile(1, 4, 3, 4, "0.6")),
            file("south.xml", profile(2, 1, 5, 1, "0"))
        };
    }

    private JsonNode solved(String... options) throws Exception {
        var files = files();
        var arguments = new java.util.ArrayList<>(java.util.List.of("table", "solve", "--json"));
        arguments.addAll(java.util.List.of(files));
        arguments.addAll(java.util.List.of(options));
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    @Test
    void json_has_the_frontier_in_the_order_of_the_profiles_and_the_named_points()
            throws Exception {
        var read = solved();
        assertThat(read.get("parties").toString()).isEqualTo("[\"north\",\"south\"]");
        assertThat(read.get("exact").booleanValue()).isTrue();
        assertThat(read.get("frontier").toString())
                .isEqualTo(
                        "[{\"values\":[1,0.35],\"package\":{\"Share\":\"high\",\"Term\":\"long\"}},"
                                + "{\"values\":[0.875,0.75],\"package\":{\"Share\":\"high\",\"Term\":\"short\"}},"
                                + "{\"values\":[0.5,1],\"package\":{\"Share\":\"low\",\"Term\":\"short\"}}]");
        assertThat(read.get("named").get("nash").get("values").toString())
                .isEqualTo("[0.875,0.75]");
        assertThat(read.get("named").propertyNames())
                .containsExactly("nash", "kalaiSmorodinsky", "egalitarian", "utilitarian");
    }

    @Test
    void raw_values_are_those_of_the_files() throws Exception {
        var read = solved("--raw");
        assertThat(read.get("frontier").get(0).get("values").toString()).isEqualTo("[4,1]");
        assertThat(read.get("notes").toString()).contains("raw scale", "原始标度");
    }

    @Test
    void text_and_drawing_come_in_either_language() throws Exception {
        var files = files();
        assertThat(run("table", "solve", files[0], files[1], files[2], "--language", "en"))
                .isZero();
        assertThat(out.toString())
                .contains("proven for the preferences entered: 3\n")
                .contains("0.875000     0.750000  Share: high; Term: short");
        out.getBuffer().setLength(0);
        run("table", "solve", files[0], files[1], files[2], "--language", "zh");
        assertThat(out.toString()).contains("就所填偏好而言已经证明", "Share：high；Term：short");
        out.getBuffer().setLength(0);
        assertThat(run("table", "solve", files[0], files[1], files[2], "--svg", "--language", "zh"))
                .isZero();
        assertThat(out.toString())
                .startsWith("<svg ")
                .contains("class=\"reachable\"", "纳什解", ">0.5</text>", ">0</text>")
                .endsWith("</svg>\n");
    }

    @Test
    void what_cannot_be_read_exits_with_2_and_says_where() throws Exception {
        var files = files();
        var broken = file("broken.xml", "<utility_space>\n<objective>\n</utility_space>\n");
        assertThat(run("table", "solve", files[0], files[1], broken, "--language", "en"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith(broken + ":3: This is not well-formed XML");
        err.getBuffer().setLength(0);
        assertThat(run("table", "solve", files[0], "none.xml", "--language", "zh")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("none.xml：文件不存在。\n");
        assertThat(run("table", "solve", files[0])).isEqualTo(2);
        assertThat(run("table", "solve")).isEqualTo(2);
        assertThat(run("table", "solve", files[0], files[1], "--language", "fr")).isEqualTo(2);
        assertThat(run("table", "solve", files[0], files[1], "--json", "--svg")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_is_no_command_is_told_in_the_language_of_the_terminal() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(run("table", "solve")).isEqualTo(2);
            assertThat(err.toString()).startsWith("缺少参数：FILE").contains("FILE...");
            err.getBuffer().setLength(0);
            assertThat(run("table", "solve", "a", "--bogus")).isEqualTo(2);
            assertThat(err.toString()).startsWith("无法识别：--bogus");
            err.getBuffer().setLength(0);
            Locale.setDefault(Locale.ENGLISH);
            assertThat(run("table", "solve")).isEqualTo(2);
            assertThat(err.toString()).startsWith("Missing required parameter: 'FILE'");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void one_party_alone_is_told() throws Exception {
        var files = files();
        assertThat(run("table", "solve", files[1], files[2], "--language", "en")).isZero();
        assertThat(out.toString()).contains("one party alone; of Genius files the first is read");
    }

    @Test
    void items_are_divided() throws Exception {
        var items =
                file(
                        "items.json",
                        """
                        {"items": ["House", "Boat"], "parties": [
                         {"name": "Ann", "points": {"House": 60, "Boat": 40}},
                         {"name": "Bo", "points": {"House": 80, "Boat": 20}}]}
                        """);
        assertThat(run("table", "divide", items, "--json")).as(err.toString()).isZero();
        var read = new JsonMapper().readTree(out.toString());
        // Bo gives 2/7 of the house: 4/7 of 100 points each.
        assertThat(read.get("adjustedWinner").get("split").toString()).isEqualTo("[\"House\"]");
        assertThat(read.get("adjustedWinner").get("each").doubleValue()).isEqualTo(4 / 7.0);
        assertThat(read.get("nashWelfare").get("owners").toString())
                .isEqualTo("{\"House\":\"Bo\",\"Boat\":\"Ann\"}");
        out.getBuffer().setLength(0);
        assertThat(run("table", "divide", items, "--language", "zh")).isZero();
        assertThat(out.toString()).contains("57.14%", "Bo (80)：House");
        var wrong = file("wrong.json", "{\"items\": [\"House\"],\n \"parties\": [{}]}");
        assertThat(run("table", "divide", wrong, "--language", "en")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(wrong + ":2: “points” is missing.\n");
    }

    @Test
    void a_table_is_played_from_what_is_typed() throws Exception {
        var files = files();
        typed("9 9\n1 2\naccept\n");
        assertThat(run("table", "play", files[0], files[1], files[2], "--language", "en"))
                .as(err.toString())
                .isZero();
        // south opens with low and short: 0.5 to north, below its walk-away
        assertThat(out.toString())
                .contains("1. Share", "2 = high (0.5 points)", "south opens with:")
                .contains("Without agreement you keep what is worth 0.6 points to you.")
                .contains("That is no package: one number for each issue")
                .contains("south does not accept, and would rather have:")
                .contains("Agreed: Share: low; Term: short.")
                .contains("north has 0.5 points, below its walk-away of 0.6.")
                .contains("south has 1 points, at or above its walk-away of 0.");
        out.getBuffer().setLength(0);
        typed("离席\n");
        assertThat(run("table", "play", files[0], files[1], files[2], "--language", "zh")).isZero();
        assertThat(out.toString()).contains("south开价：", "未达成协议。您保有退出值 0.6 分。");
        typed("");
        assertThat(run("table", "play", files[0], files[1], files[2])).isEqualTo(4);
        assertThat(run("table", "play", files[0], files[1], "--language", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("One plays against one other side.");
    }

    private static void typed(String text) {
        System.setIn(
                new java.io.ByteArrayInputStream(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
