package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each value of the published rules that was read in its source (grade R of the shared table of
/// parameters) is in our data, with its provision.
class PublishedRulesTest {

    private static final Map<String, String> SETS =
            Map.of("ICSID-2022", "icsid-2022", "ICC-2014", "icc-2014", "HKIAC", "hkiac");

    /// Rows of the table that are no rule of procedure, and why.
    private static final Map<String, String> LEFT_OUT =
            Map.of("ICC-2014 average_cost_2021", "a statistic of one year, not a rule");

    private static final Map<String, Function<RuleSet, Value>> WHERE = where();

    /// A value as our data has it: the figure, its unit where it has one, and the provision.
    private record Value(String value, String unit, String provision) {}

    private record Row(
            String set,
            String parameter,
            String value,
            String unit,
            String anchor,
            String provision) {
        String name() {
            return set + " " + parameter;
        }
    }

    private static Map<String, Function<RuleSet, Value>> where() {
        Map<String, Function<RuleSet, Value>> where = new LinkedHashMap<>();
        where.put("ICSID-2022 count_agree_days", limit("number"));
        where.put("ICSID-2022 default_mediator_count", r -> count(r, "number"));
        where.put("ICSID-2022 max_mediators", PublishedRulesTest::atMost);
        where.put("ICSID-2022 appoint_agree_days", limit("naming"));
        where.put("ICSID-2022 authority_best_efforts_days", limit("authority"));
        where.put("ICSID-2022 appointing_authority", PublishedRulesTest::authority);
        where.put("ICSID-2022 inactivity_lapse_days", limit("no-step"));
        where.put("ICSID-2022 acceptance_days", limit("acceptance"));
        where.put("ICSID-2022 initial_statement_days", limit("initial-statement"));
        where.put("ICSID-2022 first_session_days", limit("first-session"));
        where.put("ICSID-2022 caucus_default", PublishedRulesTest::caucus);
        where.put("ICSID-2022 publish_names", PublishedRulesTest::names);
        where.put("ICSID-2022 fee_lodging", fee("lodging"));
        where.put("ICSID-2022 fee_secretariat_hour", fee("secretariat"));
        where.put("ICSID-2022 fee_mediator_hour", fee("mediator"));
        where.put("ICSID-2022 fee_mediator_travel_hour", fee("mediator-travel"));
        where.put("ICSID-2022 per_diem_overnight", fee("per-diem"));
        where.put("ICSID-2022 advance_per_party", fee("advance"));
        where.put("ICSID-2022 cost_split", PublishedRulesTest::split);
        where.put("ICC-2014 response_days", limit("response"));
        where.put("ICC-2014 silence_means", lapseTo("response", "not-commenced"));
        where.put("ICC-2014 nonpayment_grace_days", limit("payment"));
        where.put("ICC-2014 party_exit_from", PublishedRulesTest::exitAfterTheNote);
        where.put("ICC-2014 existence_confidential", PublishedRulesTest::existence);
        where.put("ICC-2014 fee_filing", fee("filing"));
        where.put("ICC-2014 cost_split", PublishedRulesTest::split);
        where.put("HKIAC response_days", limit("response"));
        where.put("HKIAC silence_means", PublishedRulesTest::silenceIsRefusal);
        where.put("HKIAC default_mediator_count", r -> count(r, "response"));
        where.put("HKIAC authority_information_days", limit("information"));
        return where;
    }

    @Test
    void every_value_that_was_read_is_in_our_data_with_its_provision_or_left_out_with_a_reason()
            throws IOException {
        List<Row> rows = rows();
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            seen.add(row.name());
            if (LEFT_OUT.containsKey(row.name())) {
                continue;
            }
            Function<RuleSet, Value> where = WHERE.get(row.name());
            if (where == null) {
                fail("nothing in our data stands for " + row);
                return;
            }
            Value ours = where.apply(ShippedRules.read(String.valueOf(SETS.get(row.set()))));
            assertThat(ours.value()).as(row.name()).isEqualTo(row.value());
            if (!ours.unit().isEmpty()) {
                assertThat(row.unit()).as(row.name()).startsWith(ours.unit());
            }
            if (!row.provision().isEmpty()) {
                assertThat(ours.provision()).as(row.name()).isEqualTo(row.provision());
            }
        }
        assertThat(seen).hasSize(31).containsAll(WHERE.keySet()).containsAll(LEFT_OUT.keySet());
    }

    /// From which act our limits run, for each anchor that was read. What the institution itself
    /// receives is on its docket, and so received, when it is done.
    private static final Map<String, String> ANCHORS =
            Map.ofEntries(
                    Map.entry("ICSID-2022 count_agree_days: registration", "register done"),
                    Map.entry("ICSID-2022 appoint_agree_days: registration", "register done"),
                    Map.entry(
                            "ICSID-2022 authority_best_efforts_days: receipt of request to appoint",
                            "ask-for-appointment done"),
                    Map.entry("ICSID-2022 inactivity_lapse_days: registration", "register done"),
                    Map.entry(
                            "ICSID-2022 acceptance_days: receipt of request for acceptance",
                            "request-acceptance receipt"),
                    Map.entry(
                            "ICSID-2022 initial_statement_days: transmittal of the Request",
                            "transmit-request done"),
                    Map.entry(
                            "ICSID-2022 first_session_days: transmittal of the Request",
                            "transmit-request done"),
                    Map.entry(
                            "ICC-2014 response_days: receipt of the Request by the Centre (no prior"
                                    + " agreement)",
                            "propose-referral done"),
                    Map.entry(
                            "ICC-2014 nonpayment_grace_days: due date of payment",
                            "payment-due done"),
                    Map.entry("HKIAC response_days: receipt of the request", "request receipt"),
                    Map.entry(
                            "HKIAC authority_information_days: HKIAC's request for information",
                            "ask-information done"));

    private static final Map<String, String> LIMITS =
            Map.ofEntries(
                    Map.entry("count_agree_days", "number"),
                    Map.entry("appoint_agree_days", "naming"),
                    Map.entry("authority_best_efforts_days", "authority"),
                    Map.entry("inactivity_lapse_days", "no-step"),
                    Map.entry("acceptance_days", "acceptance"),
                    Map.entry("initial_statement_days", "initial-statement"),
                    Map.entry("first_session_days", "first-session"),
                    Map.entry("response_days", "response"),
                    Map.entry("nonpayment_grace_days", "payment"),
                    Map.entry("authority_information_days", "information"));

    @Test
    void every_time_runs_from_what_the_source_says_it_runs_from() throws IOException {
        Map<String, String> ours = new TreeMap<>();
        for (Row row : rows()) {
            String name = LIMITS.get(row.parameter());
            if (name != null) {
                RuleSet rules = ShippedRules.read(String.valueOf(SETS.get(row.set())));
                Limit.Anchor anchor = of(rules.limits(), name).anchor();
                assertThat(anchor).isNotNull();
                ours.put(
                        row.name() + ": " + row.anchor(),
                        anchor == null
                                ? ""
                                : String.join(" ", anchor.names())
                                        + " "
                                        + anchor.moment().name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(ours).isEqualTo(new TreeMap<>(ANCHORS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icsid-2022", "icc-2014", "hkiac"})
    void each_published_set_names_its_sources_and_says_what_it_does_not_know(String set) {
        RuleSet rules = ShippedRules.read(set);

        assertThat(rules.sources()).isNotEmpty().allMatch(source -> source.startsWith("http"));
        assertThat(rules.unknown()).isNotEmpty();
        assertThat(rules.text()).isNull();
        for (Deviation deviation : rules.deviations()) {
            assertThat(deviation.article()).as(set).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"icsid-2022", "icc-2014", "hkiac"})
    void no_deviation_is_declared_that_the_checks_do_not_find(String set) {
        Verdict verdict = Checker.check(ShippedRules.read(set));

        assertThat(verdict.sound()).isTrue();
        assertThat(verdict.declaredDeviations())
                .isNotEmpty()
                .allSatisfy(declared -> assertThat(declared.covers()).isNotEmpty());
    }

    @Test
    void the_icc_rules_are_shipped_as_they_are_with_the_late_exit_declared() {
        RuleSet icc = ShippedRules.read("icc-2014");

        assertThat(icc.deviations())
                .anySatisfy(deviation -> {
                    assertThat(deviation.check()).isEqualTo(2);
                    assertThat(deviation.article()).isEqualTo("Art 8(1)(b)");
                    assertThat(deviation.at()).containsExactly("selecting", "opening");
                });
    }

    private static Function<RuleSet, Value> limit(String name) {
        return rules -> {
            Limit limit = of(rules.limits(), name);
            return new Value(
                    String.valueOf(limit.length()), "day", String.valueOf(limit.article()));
        };
    }

    private static Function<RuleSet, Value> fee(String name) {
        return rules -> {
            FeeModel fees = rules.fees();
            if (fees == null) {
                throw new AssertionError("no fees");
            }
            FeeModel.Item item =
                    fees.items().stream()
                            .filter(i -> i.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            String value = String.valueOf(item.amount());
            if (item.upTo() != null) {
                value += "-" + item.upTo();
            }
            return new Value(value, item.currency(), String.valueOf(item.article()));
        };
    }

    private static Function<RuleSet, Value> lapseTo(String limit, String ending) {
        return rules -> {
            Limit.Lapse lapse = of(rules.limits(), limit).lapse();
            if (lapse == null || !ending.equals(lapse.to())) {
                throw new AssertionError("no lapse to " + ending);
            }
            String meaning = lapse.meaning().en().replace("The ", "").replace(".", "");
            return new Value(meaning, "", String.valueOf(lapse.article()));
        };
    }

    private static Value silenceIsRefusal(RuleSet rules) {
        Limit.Lapse lapse = of(rules.limits(), "response").lapse();
        assertThat(lapse).isNotNull();
        String deemed = lapse == null ? "" : String.valueOf(lapse.deemed());
        return new Value(deemed.equals("refuse") ? "refusal to mediate" : deemed, "", "");
    }

    private static Value count(RuleSet rules, String limit) {
        RuleSet.Mediators mediators = rules.mediators();
        return new Value(
                mediators == null ? "" : String.valueOf(mediators.count()),
                "person",
                String.valueOf(of(rules.limits(), limit).article()));
    }

    private static Value atMost(RuleSet rules) {
        RuleSet.Mediators mediators = rules.mediators();
        return mediators == null
                ? new Value("", "", "")
                : new Value(
                        String.valueOf(mediators.atMost()),
                        "person",
                        String.valueOf(mediators.article()));
    }

    private static Value authority(RuleSet rules) {
        RuleSet.AppointingAuthority authority = rules.appointingAuthority();
        return authority == null
                ? new Value("", "", "")
                : new Value(authority.who().en(), "", String.valueOf(authority.article()));
    }

    private static Value caucus(RuleSet rules) {
        RuleSet.Caucus caucus = rules.caucus();
        boolean closed = caucus != null && caucus.standard() == RuleSet.Caucus.Default.CLOSED;
        return new Value(
                closed ? "closed: not disclosed without discloser's authorization" : "",
                "",
                caucus == null ? "" : String.valueOf(caucus.article()));
    }

    private static Value names(RuleSet rules) {
        RuleSet.Names names = rules.names();
        boolean byConsent = names != null && names.published() == RuleSet.Publication.BY_CONSENT;
        return new Value(
                byConsent ? "by consent of the parties" : "",
                "",
                names == null ? "" : String.valueOf(names.article()));
    }

    private static Value existence(RuleSet rules) {
        RuleSet.Existence existence = rules.existence();
        return existence == null
                ? new Value("", "", "")
                : new Value(
                        String.valueOf(existence.confidential()),
                        "",
                        String.valueOf(existence.article()));
    }

    private static Value split(RuleSet rules) {
        FeeModel fees = rules.fees();
        boolean equal = fees != null && fees.split() == FeeModel.Split.EQUAL_UNLESS_AGREED;
        return new Value(
                equal ? "equal unless agreed" : "",
                "",
                fees == null ? "" : String.valueOf(fees.article()));
    }

    /// A party's exit opens in the stage that the mediator's note leads to, and in no other.
    private static Value exitAfterTheNote(RuleSet rules) {
        Act exit = of(rules.acts(), "withdraw");
        Act note = of(rules.acts(), "send-note");
        assertThat(exit.from()).containsExactly(String.valueOf(note.to()));
        assertThat(note.article()).isEqualTo("Art 7(2)");
        return new Value(
                "after receipt of the mediator's note (Art 7(2))",
                "",
                String.valueOf(exit.article()));
    }

    private static <T> T of(Map<String, T> map, String name) {
        T found = map.get(name);
        if (found == null) {
            throw new AssertionError("no " + name + " in " + new TreeSet<>(map.keySet()));
        }
        return found;
    }

    private static List<Row> rows() throws IOException {
        Path table =
                Path.of(System.getProperty("goodoffices.shared", "../../../shared"))
                        .resolve("data/institution/mediation-rules-parameters.csv");
        assumeTrue(Files.exists(table), "the table of parameters is not there");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
            List<String> cells = cells(line);
            if (SETS.containsKey(cells.get(0)) && cells.get(6).equals("R")) {
                rows.add(
                        new Row(
                                cells.get(0),
                                cells.get(1),
                                cells.get(2),
                                cells.get(3),
                                cells.get(4),
                                cells.get(5)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
