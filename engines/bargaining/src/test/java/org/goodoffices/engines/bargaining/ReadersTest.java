package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {

    private static final String DOMAIN =
            """
            <negotiation_template><utility_space><objective name="Water">
            <issue index="1" name="Share" type="discrete"><item value="a"/><item value="b"/></issue>
            <issue index="2" name="Years" type="integer" lowerbound="10" upperbound="12"/>
            </objective></utility_space></negotiation_template>
            """;

    private static final String PROFILE =
            """
            <utility_space><objective>
            <issue index="1" name="Share"><item value="b" evaluation="4"/><item value="a" evaluation="3"/></issue>
            <issue index="2" name="Years" type="integer" lowerbound="10" upperbound="12">
            <evaluator ftype="linear" offset="1" slope="-0.5"/></issue>
            <weight index="1" value=".25"/><weight index="2" value="0.5"/>
            </objective><discount_factor value="0.9"/><reservation value="0.3"/></utility_space>
            """;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Profile profile(String text, GeniusReader.Scale scale) throws Refused {
        var domain = GeniusReader.domain("domain.xml", bytes(DOMAIN));
        return GeniusReader.profile("p.xml", bytes(text), "P", domain, scale);
    }

    @Test
    void evaluations_are_parts_of_the_largest_of_their_issue_and_exact() throws Exception {
        var read = profile(PROFILE, GeniusReader.Scale.NORMAL);
        assertThat(read.party().preference())
                .isEqualTo(
                        new Preference.Additive(
                                List.of(
                                        List.of(Fraction.of(3, 16), Fraction.of(1, 4)),
                                        List.of(
                                                Fraction.of(1, 2),
                                                Fraction.of(1, 4),
                                                Fraction.ZERO))));
        assertThat(read.party().walkAway()).isEqualTo(Fraction.of(3, 10));
        assertThat(read.notes())
                .extracting(Text::en)
                .containsExactly(
                        "the discount over time (0.9) is left out",
                        "the weights sum to 0.75, not to 1; they are taken as they are");
    }

    @Test
    void the_raw_scale_divides_nothing_and_has_no_walk_away() throws Exception {
        var read = profile(PROFILE, GeniusReader.Scale.RAW);
        assertThat(read.party().preference().of(PackageDeal.of(1, 0))).isEqualTo(Fraction.of(3, 2));
        assertThat(read.party().walkAway()).isEqualTo(Fraction.ZERO);
        assertThat(read.notes()).hasSize(3);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name="Years" type="integer" lowerbound="10" upperbound="12"> | name="Term" type="integer" lowerbound="10" upperbound="12"> | p.xml:3: The issue “Term” is not in the domain.
                    value="b" evaluation="4" | value="c" evaluation="4" | p.xml:2: The option “c” is not in the domain.
                    evaluation="4" | evaluation="four" | p.xml:2: “four” (evaluation) is not a number.
                    evaluation="4" | evaluation="NaN" | p.xml:2: “NaN” (evaluation) is not a number.
                    evaluation="4" | evaluation="1e999999" | p.xml:2: “1e999999” (evaluation) is not a number.
                    evaluation="4" | weight="4" | p.xml:2: <item> has no evaluation.
                    <item value="a" evaluation="3"/> | '' | p.xml:2: The option “a” has no evaluation.
                    index="1" value=".25" | index="7" value=".25" | p.xml:2: The issue “Share” has no weight.
                    upperbound="12"> | upperbound="13"> | p.xml:3: The range is another than that of the domain.
                    type="integer" | type="fuzzy" | p.xml:3: Issues of the kind “fuzzy” are not known.
                    ftype="linear" | ftype="triangular" | p.xml:4: Evaluators of the kind “triangular” are not known.
                    </issue> | '' | p.xml:6: This is not well-formed XML
                    """)
    void what_is_wrong_is_refused_with_file_and_line(String from, String to, String message) {
        var text = PROFILE.replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(text).isNotEqualTo(PROFILE);
        assertThatThrownBy(() -> profile(text, GeniusReader.Scale.NORMAL))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void an_issue_that_a_profile_leaves_out_counts_nothing_and_is_told() throws Exception {
        var text = PROFILE.replaceFirst("(?s)<issue index=\"2\".*?</issue>", "");
        var read = profile(text, GeniusReader.Scale.NORMAL);
        assertThat(read.party().preference().of(PackageDeal.of(1, 2))).isEqualTo(Fraction.of(1, 4));
        assertThat(read.notes().get(1).en())
                .isEqualTo("nothing is said about “Years”: each of its options counts 0");
    }

    @Test
    void a_byte_that_is_not_of_the_encoding_is_told_with_its_line() throws Exception {
        var bytes = bytes(PROFILE.replace("Years", "Jähre"));
        var latin = PROFILE.replace("Years", "J\u00e4hre").getBytes(StandardCharsets.ISO_8859_1);
        var domain = GeniusReader.domain("d.xml", bytes(DOMAIN.replace("Years", "Jähre")));
        GeniusReader.profile("p.xml", bytes, "P", domain, GeniusReader.Scale.NORMAL);
        assertThatThrownBy(() ->
                        GeniusReader.profile(
                                "p.xml", latin, "P", domain, GeniusReader.Scale.NORMAL))
                .hasMessage("p.xml:3: The text is not in UTF-8.");
        var declared =
                ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                                + PROFILE.replace("Years", "J\u00e4hre"))
                        .getBytes(StandardCharsets.ISO_8859_1);
        GeniusReader.profile("p.xml", declared, "P", domain, GeniusReader.Scale.NORMAL);
    }

    @Test
    void no_entity_is_read_from_elsewhere() {
        var text =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n"
                        + PROFILE.replace("\"a\"", "\"&e;\"");
        assertThatThrownBy(() -> profile(text, GeniusReader.Scale.NORMAL))
                .isInstanceOf(Refused.class)
                .hasMessage("p.xml:1: Document type declarations are not accepted.");
    }

    @Test
    void outside_of_what_a_rectangle_excludes_it_counts() throws Exception {
        var text =
                """
                <utility_space type="nonlinear"><objective>
                <issue index="1" name="Share" type="discrete"/><issue index="2" name="Years" type="integer"/>
                <utility maxutility="20"><ufun type="PlainUfun" weight="2" aggregation="sum">
                <hyperRectangle utility="5"><INCLUDES index="2" min="11" max="12"/></hyperRectangle>
                <hyperRectangle utility="3"><EXCLUDES index="2" min="12" max="99"/></hyperRectangle>
                </ufun></utility></objective><reservation value="0.5"/></utility_space>
                """;
        var normal = profile(text, GeniusReader.Scale.NORMAL).party();
        var raw = profile(text, GeniusReader.Scale.RAW).party();
        assertThat(raw.preference().of(PackageDeal.of(0, 0))).isEqualTo(Fraction.of(6));
        assertThat(raw.preference().of(PackageDeal.of(0, 1))).isEqualTo(Fraction.of(16));
        assertThat(raw.preference().of(PackageDeal.of(0, 2))).isEqualTo(Fraction.of(10));
        assertThat(raw.walkAway()).isEqualTo(Fraction.of(10));
        assertThat(normal.preference().of(PackageDeal.of(0, 1))).isEqualTo(Fraction.of(4, 5));
        assertThat(normal.walkAway()).isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void a_table_that_was_written_is_read_as_it_was() throws Exception {
        int written = 0;
        for (int seed = 0; seed < 200; seed++) {
            var table = Drawn.table(new Random(seed));
            try {
                var json = TableFile.write(table);
                assertThat(TableFile.read("t.json", bytes(json))).isEqualTo(table);
                written++;
            } catch (Refused endless) {
                assertThat(endless).hasMessageContaining("no end in decimals");
            }
        }
        assertThat(written).isGreaterThan(20);
    }

    private static final String TABLE =
            """
            {"issues": [{"name": "Share", "options": ["a", "b", "c"]},
                        {"name": "Term", "options": ["x", "y"]}],
             "constraints": [{"with": {"Share": "a"}, "excludes": {"Term": "x"}}],
             "parties": [
              {"name": "P", "walkAway": 1, "weights": {"Share": 2, "Term": 0.5},
               "values": {"Share": {"a": 1, "b": 2, "c": 3}, "Term": {"x": 4, "y": 6}}},
              {"name": "Q", "boxes": [{"value": 7, "when": {"Share": ["a", "c"], "Term": ["y"]}}]}]}
            """;

    @Test
    void our_own_tables_have_weights_constraints_and_boxes() throws Exception {
        var table = TableFile.read("t.json", bytes(TABLE));
        assertThat(table.values(PackageDeal.of(0, 1)))
                .containsExactly(Fraction.of(5), Fraction.of(7));
        assertThat(table.values(PackageDeal.of(1, 1)))
                .containsExactly(Fraction.of(7), Fraction.ZERO);
        assertThat(table.domain().constraints()).hasSize(1);
        var again = TableFile.read("t.json", bytes(TableFile.write(table)));
        assertThat(again.values(PackageDeal.of(2, 1)))
                .isEqualTo(table.values(PackageDeal.of(2, 1)));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "walkAway": 1 | "walkaway": 1 | t.json:5: “walkaway” is not known here.
                    "walkAway": 1 | "walkAway": "much" | t.json:5: “walkAway” must be a number.
                    "walkAway": 1 | "walkAway": 01 | t.json:5: This is not well-formed JSON.
                    "walkAway": 1 | "name": "P" | t.json:5: “name” is there twice.
                    "c": 3 | "d": 3 | t.json:6: “d” is not known here.
                    , "c": 3 | `` | t.json:6: “c” is missing.
                    {"Term": "x"} | {"Term": "z"} | t.json:3: There is no such issue or option.
                    ["a", "b", "c"] | ["a", "a", "c"] | t.json:1: The issue has no option, or the same option twice.
                    "name": "Term" | "name": "Share" | t.json:1: There is no issue, or two have the same name.
                    """)
    void what_is_wrong_in_our_own_tables_is_refused_too(String from, String to, String message) {
        var text = TABLE.replace(from, to);
        assertThat(text).isNotEqualTo(TABLE);
        assertThatThrownBy(() -> TableFile.read("t.json", bytes(text)))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
    }
}
