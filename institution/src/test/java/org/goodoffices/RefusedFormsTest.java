package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodoffices.sample.SamplePerson;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A form that is refused says so to who does not see it: in the title, in a summary that has the
/// focus and leads to the fields, and at each field (WCAG 2.2, 3.3.1 and 3.3.3), without script.
class RefusedFormsTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final String CASE = theCase();

    private static String theCase() {
        var page = signedIn(SamplePerson.LIN, "en").get("/cases").body();
        return page.replaceFirst("(?s).*?href=\"(/cases/GO-[^\"#?]+)\".*", "$1");
    }

    private static Guest signedIn(SamplePerson person, String language) {
        var guest = institution.guest().speaking(language);
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }

    /// Where a form stands, where it goes, what is posted, and the field that is wrong.
    static Stream<Arguments> forms() {
        var forms =
                List.of(
                        form("/account/tokens", "/account/tokens", "name", "name", ""),
                        form(
                                "/my-sign-in/password",
                                "/my-sign-in/password",
                                "again",
                                "password",
                                "one long password",
                                "again",
                                "another long password",
                                "code",
                                "123456"),
                        form(
                                "/my-sign-in/password",
                                "/my-sign-in/password",
                                "code",
                                "password",
                                "one long password",
                                "again",
                                "one long password",
                                "code",
                                "1"),
                        form(CASE + "/lanes", "", "text", "text", ""),
                        form(
                                CASE + "/people",
                                CASE + "/people",
                                "mail",
                                "as",
                                "counsel",
                                "nameEn",
                                "Somebody",
                                "mail",
                                "nowhere"),
                        form(
                                CASE + "/settlement/draft?act=draft-settlement",
                                CASE + "/settlement/draft",
                                "titleZh",
                                "act",
                                "draft-settlement",
                                "titleEn",
                                "Settlement",
                                "titleZh",
                                ""),
                        form(
                                CASE + "/settlement/draft?act=draft-settlement",
                                CASE + "/settlement/draft",
                                "clause-0-zh",
                                "act",
                                "draft-settlement",
                                "titleEn",
                                "Settlement",
                                "titleZh",
                                "和解协议",
                                "clause-0-en",
                                "Ten ships sail."),
                        form("/requests/new", "/requests", "rules", "step", "rules"));
        return forms.stream()
                .flatMap(form ->
                        Stream.of("en", "zh")
                                .map(language ->
                                        Arguments.of(
                                                language,
                                                form.page,
                                                form.action,
                                                form.wrong,
                                                form.fields)));
    }

    private record Form(String page, String action, String wrong, String... fields) {}

    private static Form form(String page, String action, String wrong, String... fields) {
        return new Form(page, action, wrong, fields);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_refused_form_leads_to_what_is_wrong(
            String language, String page, String action, String wrong, String[] fields) {
        var guest = signedIn(SamplePerson.LIN, language);
        var before = guest.get(page);
        var to = action.isEmpty() ? before.path() : action;
        assertThat(Jsoup.parse(before.body()).select("[autofocus]")).isEmpty();
        var all = new java.util.ArrayList<>(List.of(fields));
        var party = Jsoup.parse(before.body()).selectFirst("select[name=party] option");
        if (party != null) {
            all.addAll(List.of("party", party.attr("value")));
        }

        var refused = guest.post(to, all.toArray(String[]::new));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        var drawn = Jsoup.parse(refused.body());
        assertThat(drawn.title()).startsWith(Map.of("en", "Error: ", "zh", "错误：").get(language));
        var summary = drawn.expectFirst("[autofocus]");
        assertThat(summary.attr("tabindex")).isEqualTo("-1");
        assertThat(summary.attr("role")).isEqualTo("alert");
        var led = new HashSet<String>();
        for (var link : summary.select("a[href^=#]")) {
            var field = drawn.expectFirst(link.attr("href"));
            assertThat(field.tagName()).isIn("input", "select", "textarea");
            led.add(field.attr("name"));
            markedWrong(drawn, field);
        }
        assertThat(led).contains(wrong);
        drawn.select(".field.wrong")
                .forEach(field ->
                        assertThat(led)
                                .contains(
                                        field.expectFirst("input, select, textarea").attr("name")));
    }

    private static void markedWrong(Document drawn, org.jsoup.nodes.Element field) {
        assertThat(field.attr("aria-invalid")).as(field.outerHtml()).isEqualTo("true");
        var described =
                field.hasAttr("aria-describedby")
                        ? field
                        : Objects.requireNonNull(field.closest("[aria-describedby]"));
        var words = drawn.expectFirst("#" + described.attr("aria-describedby"));
        assertThat(words.select(".error").text()).isNotBlank();
    }

    @Test
    void a_page_that_was_not_refused_says_nothing_of_errors() {
        for (var path : List.of("/account/tokens", "/my-sign-in", CASE, CASE + "/people")) {
            var page = Jsoup.parse(signedIn(SamplePerson.LIN, "en").get(path).body());
            assertThat(page.title()).doesNotContain("Error");
            assertThat(page.select("[aria-invalid], [autofocus]")).isEmpty();
        }
    }
}
