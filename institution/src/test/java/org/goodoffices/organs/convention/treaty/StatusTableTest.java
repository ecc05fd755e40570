package org.goodoffices.organs.convention.treaty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodoffices.organs.convention.treaty.StatusTable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iomed-convention-status.csv",
                "iomed-declarations.csv",
                "iomed-domestic-acts.csv"
            })
    void what_was_published_is_shipped_byte_for_byte(String file) throws IOException {
        var compiled = SharedTables.DATA.resolve("institution").resolve(file);
        assumeTrue(Files.exists(compiled), "no " + compiled);
        assertThat(StatusTableTest.class.getResourceAsStream("/convention/" + file))
                .hasBinaryContent(Files.readAllBytes(compiled));
    }

    private static final Pattern A_DAY = Pattern.compile("\\b\\d{1,2} \\p{L}+ \\d{4}\\b");

    /// The peer: a reader of this file's own that knows nothing of treaties.
    private static List<List<String>> plainly(String text) {
        var rows = new ArrayList<List<String>>();
        var record = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\\n\\r]*))(,|\\r?\\n|$)");
        var cells = new ArrayList<String>();
        var found = record.matcher(text);
        int at = 0;
        while (at < text.length() && found.find(at)) {
            var quoted = found.group(1);
            cells.add(quoted == null ? found.group(2) : quoted.replace("\"\"", "\""));
            if (!found.group(3).equals(",")) {
                rows.add(List.copyOf(cells));
                cells.clear();
            }
            at = found.end();
        }
        return rows;
    }

    @Test
    void every_row_of_every_table_is_kept_and_every_day_in_it_is_an_act() throws Unreadable {
        int tables = 0;
        int rows = 0;
        int acts = 0;
        for (var file : SharedTables.all()) {
            var text = SharedTables.text(file);
            var plain = plainly(text);
            var table = StatusTable.read(text);
            assertThat(table.headings()).as(file.toString()).isEqualTo(plain.getFirst());
            assertThat(table.rows())
                    .as(file.toString())
                    .extracting(StatusTable.Row::cells)
                    .isEqualTo(plain.subList(1, plain.size()));
            long days =
                    plain.subList(1, plain.size()).stream()
                            .flatMap(List::stream)
                            .mapToLong(cell -> A_DAY.matcher(cell).results().count())
                            .sum();
            assertThat(table.acts()).as(file.toString()).hasSize((int) days);
            tables++;
            rows += table.rows().size();
            acts += table.acts().size();
        }
        assertThat(List.of(tables, rows, acts)).containsExactly(205, 15_067, 19_710);
    }

    @Test
    void nothing_in_the_tables_is_left_that_is_not_understood() throws Unreadable {
        var why = new TreeMap<Why, List<String>>();
        var unknown = new ArrayList<String>();
        for (var file : SharedTables.all()) {
            for (var row : StatusTable.read(SharedTables.text(file)).rows()) {
                row.kept()
                        .forEach(kept ->
                                why.computeIfAbsent(kept.why(), _ -> new ArrayList<>())
                                        .add(file.getFileName() + " " + kept.text()));
                row.acts().stream()
                        .filter(one -> one.act().kinds().size() > 1)
                        .forEach(one -> unknown.add(one.column()));
            }
        }
        assertThat(why.getOrDefault(Why.PARTICULAR, List.of())).hasSize(571);
        why.remove(Why.PARTICULAR);
        assertThat(why).isEmpty();
        // a heading that names several acts without letters leaves open which one it was
        assertThat(unknown.stream().distinct())
                .allMatch(heading -> heading.contains("or ") || heading.contains(", "))
                .hasSize(8);
    }

    @Test
    void participants_are_known_by_the_codes_of_their_names_in_the_reference() throws Unreadable {
        var reference =
                Csv.table(
                                SharedTables.text(
                                        SharedTables.DATA.resolve("countries/country-codes.csv")))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.getOrDefault("official_name_en", ""),
                                        row -> row.getOrDefault("ISO3166-1-Alpha-3", ""),
                                        (one, _) -> one));
        int checked = 0;
        for (var file : SharedTables.all()) {
            for (var row : StatusTable.read(SharedTables.text(file)).rows()) {
                var code = reference.get(row.name());
                if (code != null) {
                    assertThat(row.participant().code()).as(row.name()).isEqualTo(code);
                    checked++;
                }
                assertThat(row.participant().known()).as(row.name()).isTrue();
            }
        }
        assertThat(checked).isGreaterThan(13_000);
    }

    @Test
    void names_of_today_of_yesterday_and_of_states_no_more() {
        var codes =
                Map.ofEntries(
                        Map.entry("Czech Republic", "CZE"),
                        Map.entry("The former Yugoslav Republic of Macedonia", "MKD"),
                        Map.entry("Cape Verde", "CPV"),
                        Map.entry("St. Vincent and the Grenadines", "VCT"),
                        Map.entry("Cote d’Ivoire", "CIV"),
                        Map.entry("China 1, 2", "CHN"),
                        Map.entry("Germany<superscript>3</superscript>", "DEU"),
                        Map.entry("United States of America²", "USA"),
                        Map.entry("Viet Nam*", "VNM"),
                        Map.entry("Yugoslavia [former]", "YUCS"),
                        Map.entry("Czechoslovakia", "CSHH"),
                        Map.entry("German Democratic Republic", "DDDE"),
                        Map.entry("Serbia and Montenegro", "CSXX"),
                        Map.entry("Union of Soviet Socialist Republics", "SUHH"),
                        Map.entry("European Community", "EU"),
                        Map.entry("伊朗", "IRN"));
        codes.forEach((name, code) ->
                assertThat(Participants.named(name).code()).as(name).isEqualTo(code));
        assertThat(Participants.named("Caribbean Community").sort())
                .isEqualTo(Participant.Sort.ORGANISATION);
        assertThat(Participants.named("Hong Kong").sort()).isEqualTo(Participant.Sort.TERRITORY);
        assertThat(Participants.named("Ruritania").sort()).isEqualTo(Participant.Sort.UNKNOWN);
    }

    @Test
    void the_heading_says_what_a_letter_means() throws Unreadable {
        var table =
                StatusTable.read(
                        """
                        Participant,"Signature, Signature ad referendum (s)","Ratification, Acceptance(A), Definitive signature(s), Succession(d)",Notification under article 4 (2) (g)
                        Chad,1 Jan 1990 s,2 February 1991 A,
                        Chile,1 Jan 1990,1991-02-03 s,3 Mar 1992
                        China,,"[2 Feb 1991], 4 Mar 1992 d",
                        Ruritania,,a,soon
                        """);
        assertThat(table.acts())
                .extracting(act ->
                        act.by().code() + " " + act.kinds() + " " + act.on().day().orElse(null))
                .containsExactly(
                        "TCD [SIGNATURE_AD_REFERENDUM] 1990-01-01",
                        "TCD [ACCEPTANCE] 1991-02-02",
                        "CHL [SIGNATURE] 1990-01-01",
                        "CHL [DEFINITIVE_SIGNATURE] 1991-02-03",
                        "CHL [NOTIFICATION] 1992-03-03",
                        "CHN [RATIFICATION] 1991-02-02",
                        "CHN [SUCCESSION] 1992-03-04",
                        "Ruritania [ACCESSION] null");
        assertThat(table.rows().getLast().kept())
                .extracting(kept -> kept.why() + " " + kept.text())
                .containsExactly("UNKNOWN_NAME Ruritania", "NO_DAY soon");
    }

    @Test
    void what_the_heading_does_not_settle_stays_open() throws Unreadable {
        var table =
                StatusTable.read(
                        """
                        Participant,"Definitive signature or acceptance of the Protocol","Accession(a), Succession(d)"
                        Chad,1 Jan 1990,2 Feb 1991
                        Chile,30 Feb 1990,2 Feb 1991 x
                        Cuba,May 1990,2 Feb 1991 a (for the territory only)
                        """);
        assertThat(table.rows().getFirst().acts().getFirst().act().kinds())
                .containsExactly(Kind.DEFINITIVE_SIGNATURE, Kind.ACCEPTANCE);
        assertThat(table.rows().stream().flatMap(row -> row.kept().stream()))
                .extracting(StatusTable.Kept::why)
                .containsExactly(Why.NO_LETTER, Why.NO_SUCH_DAY, Why.UNKNOWN_LETTER, Why.REMARK);
        assertThat(table.rows().getLast().acts().getFirst().act().on())
                .isEqualTo(new When(LocalDate.of(1990, 5, 1), LocalDate.of(1990, 5, 31)));
    }

    @Test
    void whatever_is_cut_off_or_scrambled_is_read_or_refused_in_a_sentence() {
        var random = new java.util.Random(20_261_125);
        int refused = 0;
        var files = SharedTables.all();
        for (int i = 0; i < 400; i++) {
            var text = SharedTables.text(files.get(random.nextInt(files.size())));
            text = text.substring(0, Math.min(text.length(), 3_000));
            var broken = new StringBuilder(text.substring(0, random.nextInt(text.length())));
            for (int n = random.nextInt(4); n > 0 && !broken.isEmpty(); n--) {
                broken.insert(
                        random.nextInt(broken.length()),
                        "\"\n,\r\u00e9\u0000[9 (a;".charAt(random.nextInt(12)));
            }
            try {
                StatusTable.read(broken.toString());
            } catch (Unreadable why) {
                assertThat(why.why().en()).endsWith(".");
                assertThat(why.why().zh()).endsWith("。");
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 399);
    }

    @Test
    void a_file_that_is_no_table_is_refused_in_a_sentence() {
        var faults =
                Map.of(
                        "", "The file is empty.",
                        "Name,Day\n", "The first line names no column of participants",
                        "Participant,Signature\nChad,1 Jan 1990,more\n", "Line 2 has 3 cells",
                        "Participant,Signature\n\"Chad,1 Jan 1990\n", "line 2 is not closed",
                        "Participant,Signature\n\"Chad\"x,1 Jan 1990\n",
                                "follows a closing quotation");
        faults.forEach((text, said) ->
                assertThatThrownBy(() -> StatusTable.read(text))
                        .isInstanceOf(Unreadable.class)
                        .hasMessageContaining(said));
        assertThatThrownBy(() -> Csv.text(new byte[] {'a', (byte) 0xE9, 'b'}))
                .isInstanceOf(Unreadable.class)
                .hasMessage("The file is not text in UTF-8.");
    }
}
