package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.goodoffices.Browser;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.engines.bargaining.TableFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Practice at a table, by anybody, without an account.
class TrainingTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final String AT = "/training/table";

    private final Guest guest = institution.guest();

    @Test
    void the_case_is_the_same_in_both_languages() throws Exception {
        var en = read("en");
        var zh = read("zh");
        assertThat(zh.parties().stream().map(Party::preference).toList())
                .isEqualTo(en.parties().stream().map(Party::preference).toList());
        assertThat(zh.walkAways()).isEqualTo(en.walkAways());
        for (var party : en.parties()) {
            var values = ((Preference.Additive) party.preference()).values();
            var best =
                    values.stream()
                            .map(row -> row.stream().max(Comparable::compareTo).orElseThrow())
                            .toList();
            assertThat(org.goodoffices.engines.bargaining.Fraction.sum(best)).hasToString("100");
        }
    }

    private static org.goodoffices.engines.bargaining.Table read(String language) throws Exception {
        var name = "/training/ferry_" + language + ".json";
        try (var file = TrainingTest.class.getResourceAsStream(name)) {
            return TableFile.read(name, file.readAllBytes());
        }
    }

    @Test
    void packages_are_put_answered_and_judged_at_the_end_and_nothing_is_told_before() {
        var first = guest.get(AT).body();
        assertThat(first)
                .contains("The company opens", "Worth 0 points to you.", "Round 1 of 8")
                .contains("8 crowns (22 points)")
                .doesNotContain("<svg class", "gave way", "8 crowns (8 points)");
        var put = guest.get(AT + "?seed=1&do=put&o0=0&o1=2&o2=3&o3=0&o4=0").body();
        assertThat(put)
                .contains("Worth 100 points to you.", "does not accept, and would rather have:")
                .contains("Round 2 of 8", "name=\"p\" value=\"0-2-3-0-0\"");
        var agreed = guest.get(AT + "?seed=1&p=0-2-3-0-0&do=put&o0=3&o1=0&o2=0&o3=2&o4=2").body();
        assertThat(agreed)
                .contains("Selden Ferries accepts.", "Agreed: Fare for a crossing: 12 crowns")
                .contains("Town of Alder Quay has 0 points, below its walk-away of 45.")
                .contains("Selden Ferries has 100 points, at or above its walk-away of 40.")
                .contains("No package beats it: proven for these preferences.")
                .contains("gave way", "8 crowns (8 points)", "<svg", "class=\"on-table\"")
                .doesNotContain("Round 3", "fair", "optimal");
        var left = guest.get(AT + "?seed=1&p=0-2-3-0-0&do=leave").body();
        assertThat(left)
                .contains("No agreement. You keep your walk-away of 45 points.")
                .contains("packages that no other beats are at or above both walk-aways")
                .doesNotContain("class=\"on-table\"");
        var chinese = institution.guest().speaking("zh");
        assertThat(chinese.get(AT + "?seed=1&p=0-2-3-0-0&do=accept").body())
                .contains("达成一致：", "桤木码头镇得", "塞尔登渡轮公司得", "让步");
    }

    @Test
    void eight_packages_that_do_not_suffice_end_without_agreement() {
        var all = "&p=0-2-3-0-0".repeat(8);
        assertThat(guest.get(AT + "?seed=4" + all).body())
                .contains(
                        "does not accept, and leaves.",
                        "No agreement.",
                        "name=\"seed\" value=\"5\"");
    }

    @Test
    void an_address_that_is_none_of_a_practice_begins_it_anew() {
        for (var wrong :
                new String[] {
                    "?seed=x", "?p=9-9-9-9-9", "?p=1-2", "?do=put&o0=1", "?p=" + "1".repeat(4000)
                }) {
            var answer = guest.get(AT + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("It begins anew.", "Round 1 of 8");
        }
    }

    /// By the keyboard, without script, on a phone, in Chinese.
    @Test
    void somebody_plays_to_the_end_by_the_keyboard() {
        try (var browser = Browser.start();
                var visitor = browser.visitorWithoutScript(institution.address(), 360)) {
            var page = visitor.newPage();
            page.navigate("/?lang=zh");
            page.navigate(AT);
            picture(page, "training");
            page.locator("#o0").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            for (int i = 1; i < 5; i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**do=put**");
            assertThat(page.locator("main").innerText()).contains("第 2 轮", "另行提出");
            picture(page, "training-round");
            page.locator("button[value=accept]").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**do=accept**");
            assertThat(page.locator("main").innerText()).contains("达成一致");
            assertThat(page.locator(".frontier svg").count()).isEqualTo(1);
            picture(page, "training-end");
            page.navigate(page.url().replaceFirst("#.*", "") + "&lang=en");
            picture(page, "training-end");
            page.setViewportSize(1280, 800);
            picture(page, "training-end-wide");
        }
    }

    private static void picture(Page page, String name) {
        assertThat(Browser.overflow(page)).as(page.url()).isZero();
        var folder = System.getProperty("goodoffices.look");
        if (folder != null) {
            var language = page.evaluate("() => document.documentElement.lang");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, name + "." + language + ".png")));
        }
    }
}
