package org.goodoffices.organs.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.WorldMap;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.EntryIntoForce;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participant;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The published status, as the first entries of the register and as the public sees it.
class ConventionTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Register register = institution.bean(Convention.class).register();

    @Test
    void the_published_status_is_the_first_of_the_register_each_act_with_its_source() {
        assertThat(register.entries()).filteredOn(entry -> real(entry.act().by())).hasSize(62);
        assertThat(register.participants())
                .filteredOn(ConventionTest::real)
                .hasSize(40)
                .allSatisfy(state -> assertThat(state.known()).isTrue());
        assertThat(register.entries())
                .extracting(RegisterEntry::details)
                .allSatisfy(details -> assertThat(details.sources()).isNotEmpty());
        assertThat(register.first("DZA", Kind.SIGNATURE).orElseThrow().act().on().day())
                .contains(LocalDate.of(2025, 5, 30));
    }

    @Test
    void a_day_that_was_not_found_is_not_guessed_but_bounded_where_a_source_bounds_it() {
        var china = register.first("CHN", Kind.RATIFICATION).orElseThrow().act().on();
        assertThat(china.day()).isEmpty();
        assertThat(china.until()).isEqualTo(LocalDate.of(2025, 10, 21));
        var morocco = register.first("MAR", Kind.SIGNATURE).orElseThrow().act().on();
        assertThat(morocco.from()).isEqualTo(LocalDate.of(2025, 10, 21));
        for (var bound : Csv.table(Csv.shipped("iomed-known-bounds.csv"))) {
            assertThat(
                            register.first(
                                            bound.getOrDefault("state_iso3", ""),
                                            Kind.of(bound.getOrDefault("action", "")).orElseThrow())
                                    .orElseThrow()
                                    .details()
                                    .sources()
                                    .toString())
                    .contains(bound.getOrDefault("words", "?"));
        }
    }

    @Test
    void the_day_of_entry_into_force_is_not_typed_in_and_what_was_published_fits_it() {
        var force = register.force();
        assertThat(force.outcome()).isEqualTo(EntryIntoForce.Outcome.NOT_KNOWN);
        var announced = java.util.Objects.requireNonNull(register.rule().announced());
        assertThat(force.on().from()).isBeforeOrEqualTo(announced.on());
        assertThat(force.on().until()).isAfterOrEqualTo(announced.on());
        assertThat(register.party("CHN", LocalDate.of(2025, 11, 20))).isEqualTo(Answer.YES);
        assertThat(register.party("CHN", LocalDate.of(2025, 9, 1))).isEqualTo(Answer.UNKNOWN);
        assertThat(register.party("IDN", LocalDate.of(2026, 1, 1))).isEqualTo(Answer.NO);
    }

    @Test
    void the_map_draws_every_state_that_acted_where_it_stood_on_the_day() {
        var shapes =
                WorldMap.shapes().stream()
                        .map(WorldMap.Shape::code)
                        .collect(java.util.stream.Collectors.toSet());
        assertThat(register.participants())
                .filteredOn(ConventionTest::real)
                .extracting(one -> one.code())
                .allMatch(shapes::contains);
        assertThat(Countries.inOrder(Language.EN, false))
                .filteredOn(Countries.Country::state)
                .extracting(Countries.Country::code)
                .allMatch(shapes::contains);
        var signed = LocalDate.of(2025, 5, 30);
        assertThat(ConventionController.standing(register, "CHN", signed)).isEqualTo("signed");
        assertThat(ConventionController.standing(register, "CHN", LocalDate.of(2025, 9, 1)))
                .isEqualTo("perhaps");
        assertThat(ConventionController.standing(register, "CHN", LocalDate.of(2025, 11, 20)))
                .isEqualTo("party");
        assertThat(ConventionController.standing(register, "FRA", LocalDate.of(2025, 11, 20)))
                .isEmpty();

        var page = institution.guest().get("/convention/map?on=2025-11-20").body();
        assertThat(page)
                .contains("href=\"/convention/CHN\" tabindex=\"-1\" class=\"land full\"")
                .contains("<title>China: Party</title>")
                .contains("Neither the borders nor the names");
        assertThat(page.split("<path d=\"", -1).length - 1)
                .isGreaterThan(
                        (int)
                                WorldMap.shapes().stream()
                                        .filter(shape -> !shape.path().isEmpty())
                                        .count());
        assertThat(institution.guest().get("/convention/map?on=nonsense&lang=zh").body())
                .contains("日期有误");
    }

    @Test
    void the_timeline_has_every_act_once_in_the_order_of_days_and_the_unknown_at_the_end() {
        var page = institution.guest().get("/convention/timeline").body();
        var days =
                java.util.regex.Pattern.compile("<h2 class=\"title\">([^<]+)</h2>")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        var known =
                days.subList(0, days.size() - 1).stream()
                        .map(day ->
                                LocalDate.parse(
                                        day,
                                        java.time.format.DateTimeFormatter.ofPattern(
                                                "d MMMM uuuu", java.util.Locale.ENGLISH)))
                        .toList();
        assertThat(known).isSorted().doesNotHaveDuplicates();
        assertThat(days.getLast()).isEqualTo("Day not found");
        long acts =
                register.participants().stream()
                        .mapToLong(one -> register.of(one.code()).count())
                        .sum();
        assertThat(page.split("<a href=\"/convention/[A-Z]{3}\">", -1).length - 1)
                .isEqualTo((int) acts);
        assertThat(page).contains("The Convention enters into force, as published");
    }

    @Test
    void the_classes_that_declarations_name_are_those_of_their_words() {
        var china = register.first("CHN", Kind.DECLARATION).orElseThrow().details();
        assertThat(china.classes()).containsExactly("wto");
        var venezuela = register.first("VEN", Kind.DECLARATION).orElseThrow().details();
        assertThat(venezuela.classes()).containsExactly("independence", "territory", "maritime");
        assertThat(venezuela.lodged()).isFalse();
        assertThat(register.entries())
                .flatExtracting(entry -> entry.details().classes())
                .isSubsetOf(DepositForm.CLASSES);
    }

    @Test
    void the_public_page_shows_the_status_as_at_a_day_and_says_what_is_unknown() {
        var page = institution.guest().get("/convention?on=2025-05-29");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("As at 29 May 2025: no signature is known; no State is a Party.");
        assertThat(institution.guest().get("/convention?on=2025-10-01").body())
                .contains(
                        "33 signatures are known, and 6 more may",
                        "done; day not found",
                        "Between 30 May 2025 and 21 October 2025.",
                        "Published: 29 August 2025.",
                        "Venezuela (Bolivarian Republic of)");
        assertThat(institution.guest().get("/convention/VEN").body())
                .contains("Whether it was lodged as a declaration is not known.");
        assertThat(institution.guest().get("/convention/CHN").body())
                .contains(
                        "Under articles 25, 29.",
                        "Classes of dispute excluded: Agreements of the World Trade Organization.");
        assertThat(institution.guest().get("/convention/XXX").status()).isEqualTo(404);
        var chinese = institution.guest().speaking("zh");
        assertThat(chinese.get("/convention/CHN").body())
                .contains("依据第25条、第29条。", "排除的争端类别：世界贸易组织协定。");
        assertThat(chinese.get("/convention?on=yesterday").body())
                .contains("日期有误，现显示当日情况。", "委内瑞拉玻利瓦尔共和国");
    }

    @Test
    void whatever_the_compilation_remarks_is_said_in_both_languages() {
        var remarks =
                java.util.stream.Stream.of(
                                register.entries().stream()
                                        .flatMap(entry -> entry.details().sources().stream())
                                        .map(RegisterWords::remark),
                                register.entries().stream().map(entry -> entry.details().words()),
                                PublishedStatus.steps().stream()
                                        .map(one -> one.step().description().en()),
                                PublishedStatus.steps().stream()
                                        .flatMap(one -> one.step().sources().stream())
                                        .map(RegisterWords::remark))
                        .flatMap(all -> all)
                        .filter(remark -> !remark.isEmpty())
                        .distinct()
                        .toList();
        assertThat(remarks)
                .hasSize(14)
                .allSatisfy(remark ->
                        assertThat(PublishedStatus.inBoth(remark).zh()).matches(".*\\p{IsHan}.*"));
    }

    @Test
    void no_page_of_the_register_shows_one_language_in_the_other() {
        var pages = new java.util.ArrayList<>(List.of("", "/map", "/timeline", "/notifications"));
        register.participants().forEach(state -> pages.add("/" + state.code()));
        for (var page : pages) {
            assertThat(words(institution.guest().speaking("zh").get("/convention" + page).body()))
                    .as(page)
                    .doesNotContainPattern("[A-Za-z]{3,} [A-Za-z]{2,}");
            assertThat(words(institution.guest().get("/convention" + page).body()))
                    .as(page)
                    .doesNotContainPattern("\\p{IsHan}");
        }
    }

    /// What a reader reads of a page, addresses and a proper name left out.
    private static String words(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("<a [^>]*rel=\"noreferrer\">[^<]*</a>", "")
                .replaceAll("<[^>]*>", "|")
                .replace("Natural Earth", "");
    }

    @Test
    void the_status_as_at_a_day_can_be_downloaded() throws Exception {
        var csv = institution.guest().get("/convention/status.csv?on=2025-12-01");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        var rows = Csv.table(csv.body());
        assertThat(rows).hasSize(40);
        assertThat(rows.stream().filter(row -> "CHN".equals(row.get("state_iso3"))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsEntry("signature", "2025-05-30")
                            .containsEntry("consent", "2025-05-30/2025-10-21")
                            .containsEntry("party", "yes")
                            .containsEntry("classes_excluded", "wto")
                            .containsEntry("state_zh", "中国");
                });
        assertThat(institution.guest().get("/convention/status.json?on=2025-12-01").body())
                .contains("\"asAt\":\"2025-12-01\"", "\"state_iso3\":\"VEN\"");
        assertThat(institution.guest().get("/convention/status.csv?on=soon").status())
                .isEqualTo(400);
    }

    @Test
    void whoever_downloads_the_register_can_compute_the_root_of_its_log() throws Exception {
        var json =
                tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(institution.guest().get("/convention/register.json").body());
        var leaves =
                json.get("entries")
                        .valueStream()
                        .map(entry ->
                                org.goodoffices.engines.proof.Hash.ofLeaf(
                                        entry.asString()
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .toList();
        assertThat(leaves).hasSize(62 + 11);
        assertThat(new org.goodoffices.engines.proof.MerkleTree(leaves).root().toString())
                .isEqualTo(json.get("root").asString());
        assertThat(institution.guest().get("/convention").body())
                .contains(json.get("root").asString());
    }

    @Test
    void who_is_a_party_is_asked_of_one_place() {
        Membership membership = institution.bean(Membership.class);
        var day = LocalDate.of(2026, 2, 1);
        assertThat(membership.parties(day))
                .extracting(state -> state.code())
                .containsExactly(
                        "DZA", "CHN", "COG", "DMA", "KEN", "KIR", "NIC", "PAK", "SRB", "VEN");
        assertThat(membership.votes("KEN", day)).isEqualTo(Answer.YES);
        assertThat(membership.votes("FRA", day)).isEqualTo(Answer.NO);
        assertThat(membership.founding("CHN")).isEqualTo(Answer.YES);
        assertThat(membership.excluded("CHN", day, true)).containsExactly("wto");
        assertThat(membership.excluded("VEN", day, true)).isEqualTo(List.of());
        assertThat(membership.excluded("VEN", day, false)).contains("territory");
    }

    /// Those of the sample world come after the published ones, and are called what they are.
    @Test
    void fictional_states_are_parties_in_the_sample_world_alone() {
        Membership membership = institution.bean(Membership.class);
        assertThat(membership.parties(LocalDate.of(2026, 3, 4)))
                .filteredOn(one -> !real(one))
                .extracting(one -> one.name().zh())
                .containsExactly("阿瓦里亚（虚构）", "卡伦（虚构）", "洛尔万（虚构）", "奈里斯（虚构）", "奥斯特雷维亚（虚构）");
        assertThat(membership.party("XAV", LocalDate.of(2026, 3, 3))).isEqualTo(Answer.NO);
        assertThat(membership.party("XVE", LocalDate.of(2026, 3, 4))).isEqualTo(Answer.NO);
        var rule = register.rule();
        assertThat(PublishedStatus.entries(rule, LocalDate.of(2026, 3, 4), false))
                .allMatch(entry -> real(entry.act().by()));
    }

    private static boolean real(Participant one) {
        return !Countries.of(one.code()).orElseThrow().fictional();
    }
}
