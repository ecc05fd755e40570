package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.goodoffices.foundation.web.Shown.Act;
import org.goodoffices.foundation.web.Shown.Article;
import org.goodoffices.foundation.web.Shown.Entry;
import org.goodoffices.foundation.web.Shown.Fact;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Shown.Lane;
import org.goodoffices.foundation.web.Shown.Limit;
import org.goodoffices.foundation.web.Shown.Link;
import org.goodoffices.foundation.web.Shown.Paging;
import org.goodoffices.foundation.web.Shown.Stage;
import org.goodoffices.foundation.web.Shown.Stages;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class ShownTest {

    private static final Article ARTICLE = new Article("art. 8(2)", "/rules/model#art-8");
    private static final Visit ENGLISH = visit(Language.EN);
    private static final Visit CHINESE = visit(Language.ZH);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Test
    void a_lane_is_said_in_words_as_well_as_in_colour() {
        assertThat(
                        drawn(
                                "_lane",
                                Map.of(
                                        "lane",
                                        Lane.of(ENGLISH, "caucus", "Alandia"),
                                        "full",
                                        true)))
                .isEqualToIgnoringNewLines(
                        "<span class=\"lane lane-caucus\">Caucus with Alandia: Only Alandia and the"
                                + " mediators; not the other parties</span>");
        assertThat(drawn("_lane", Map.of("lane", Lane.of(CHINESE, "caucus", "奥兰迪亚"))))
                .isEqualToIgnoringNewLines("<span class=\"lane lane-caucus\">与奥兰迪亚单独会谈通道</span>");
    }

    @Test
    void the_present_stage_and_no_other_is_marked_for_a_screen_reader() {
        var stages =
                new Stages(
                        "Stage 2 of 3: Mediation",
                        "since 2 November 2026",
                        ARTICLE,
                        List.of(
                                new Stage("Invitation", Stage.Place.DONE),
                                new Stage("Appointment", Stage.Place.SKIPPED),
                                new Stage("Mediation", Stage.Place.NOW),
                                new Stage("Settlement", Stage.Place.AHEAD)));
        assertThat(drawn("_stages", Map.of("visit", ENGLISH, "stages", stages)))
                .contains(
                        "<li class=\"now\" aria-current=\"step\"><span>Mediation</span> <span class=\"unseen\">present stage</span></li>")
                .contains(
                        "<li class=\"done\"><span>Invitation</span> <span class=\"unseen\">done</span></li>")
                .contains(
                        "<li class=\"skipped\"><span>Appointment</span> <span class=\"unseen\">not passed through</span></li>")
                .containsOnlyOnce("aria-current");
    }

    @Test
    void moments_are_told_in_the_zone_that_counts_and_name_it_where_it_is_not_the_house_s() {
        var moment = Instant.parse("2026-12-24T04:59:00Z");
        var newYork = ZoneId.of("America/New_York");

        assertThat(ENGLISH.moment(moment, newYork))
                .isEqualTo("23 December 2026, 23:59 (Eastern Time)");
        assertThat(CHINESE.moment(moment, newYork)).isEqualTo("2026年12月23日 23:59（北美东部时间）");
        assertThat(ENGLISH.day(moment, newYork)).isEqualTo("23 December 2026 (Eastern Time)");
        assertThat(ENGLISH.day(moment, ZoneId.of("Asia/Hong_Kong"))).isEqualTo("24 December 2026");
        assertThat(CHINESE.dayIfOne("2026-11-24")).isEqualTo("2026年11月24日");
        assertThat(CHINESE.dayIfOne("2026-11")).isEqualTo("2026-11");
    }

    @Test
    void an_act_names_its_article_and_its_lane() {
        var act =
                new Act(
                        "Withdraw",
                        "/cases/7/acts/withdraw",
                        Act.Weight.GRAVE,
                        Lane.of(ENGLISH, "joint"),
                        ARTICLE,
                        null);
        assertThat(drawn("_acts", Map.of("acts", List.of(act))))
                .contains(
                        "<a class=\"button grave wide\" href=\"/cases/7/acts/withdraw\">Withdraw</a>")
                .contains("<span class=\"lane lane-joint\">Joint</span>")
                .contains("<a class=\"cited\" href=\"/rules/model#art-8\">art. 8(2)</a>");
    }

    @Test
    void a_limit_shows_how_it_was_reached() {
        var limit =
                new Limit(
                        "Answer",
                        "25 November 2026, 24:00",
                        "2 days left",
                        Limit.Urgency.NEAR,
                        "Duty of Alandia",
                        ARTICLE,
                        List.of(
                                new Fact("Rule", "10 working days"),
                                new Fact("Result", "25 November 2026")));
        assertThat(drawn("_limit", Map.of("visit", ENGLISH, "limit", limit)))
                .contains("<section class=\"limit care\">")
                .contains("<summary>How this date is reached</summary>")
                .contains("<div><dt>Rule</dt><dd>10 working days</dd></div>");
    }

    @Test
    void what_was_written_stands_on_the_page_as_text_and_never_as_markup() {
        var entry =
                new Entry(
                        "e1",
                        "1",
                        "2 November 2026, 11:30",
                        Lane.of(ENGLISH, "own"),
                        1,
                        "Message",
                        "Mara Lindqvist",
                        "<script>alert(1)</script>",
                        null,
                        List.of(new Link("Note \"A\".pdf", "/papers/1")),
                        false);
        assertThat(drawn("_docket", Map.of("entries", List.of(entry), "rails", 3)))
                .contains("class=\"entry rail-1 lane-own\"")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void a_field_with_an_error_keeps_what_was_entered_and_points_to_the_words() {
        var field =
                Field.of("code", Field.Kind.CODE, "Code")
                        .value("123456")
                        .error("This code is not valid now.");
        assertThat(drawn("_field", Map.of("visit", ENGLISH, "field", field)))
                .contains("value=\"123456\"")
                .contains("aria-describedby=\"code-words\"")
                .contains("aria-invalid=\"true\"")
                .contains("<p class=\"error\">This code is not valid now.</p>");
    }

    @Test
    void every_kind_of_field_is_drawn_with_its_label() {
        for (var kind : Field.Kind.values()) {
            var field =
                    Field.of("it", kind, "The label")
                            .optional()
                            .choices(List.of(new Shown.Choice("a", "A")));
            assertThat(drawn("_field", Map.of("visit", CHINESE, "field", field)))
                    .as(kind.name())
                    .contains("The label")
                    .contains("name=\"it\"")
                    .doesNotContain("required");
        }
    }

    @Test
    void a_form_carries_its_token_and_its_single_use() {
        gg.jte.Content nothing = _ -> {};
        assertThat(drawn("_form", Map.of("visit", ENGLISH, "action", "/x", "content", nothing)))
                .contains("<form class=\"form\" method=\"post\" action=\"/x\">")
                .contains("name=\"_csrf\" value=\"token\"")
                .contains("name=\"once\" value=\"only-once\"");
    }

    @Test
    void the_last_page_of_a_list_has_no_way_on() {
        assertThat(
                        drawn(
                                "_paging",
                                Map.of(
                                        "visit",
                                        ENGLISH,
                                        "paging",
                                        new Paging("3 cases", "?p=1", null))))
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    private String drawn(String fragment, Map<String, Object> parts) {
        var output = new StringOutput();
        templates.render("component/" + fragment + ".jte", parts, output);
        return output.toString().strip();
    }

    private static Visit visit(Language language) {
        return new Visit(
                language,
                "/",
                "Mara Lindqvist",
                false,
                false,
                ZoneId.of("Asia/Hong_Kong"),
                Instant.parse("2026-11-23T06:32:00Z"),
                Texts.ofAllModules(),
                () -> new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"),
                () -> "only-once");
    }
}
