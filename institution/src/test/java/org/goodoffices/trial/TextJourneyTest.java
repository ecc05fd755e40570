package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the first clause to the draft of the settlement, on phones: the mediator drafts, both
/// parties edit at once, what they disagree on stands in brackets, and the mediator settles it.
class TextJourneyTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private final List<BrowserContext> visitors = new ArrayList<>();

    @AfterEach
    void leave() {
        visitors.forEach(BrowserContext::close);
    }

    private static CaseNumber mediation() {
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        return number;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void two_edit_at_once_and_the_settlement_begins_from_what_they_agreed(String language) {
        var number = mediation();
        var address = "/cases/" + number + "/text";
        var mediator = phone(SamplePerson.LEUNG, language);
        var one = phone(SamplePerson.BRANDT, language);
        var other = phone(SamplePerson.LIN, language);
        go(mediator, "/cases/" + number);
        mediator.locator("main a[href='" + address + "']").click();
        mediator.locator("a[href='" + address + "/edit']").click();
        fill(
                mediator,
                Map.of(
                        "clause-0-headingEn", "Price",
                        "clause-0-headingZh", "价款",
                        "clause-0-en", "The buyer pays 40 million in [May{Brandt} | June].",
                        "clause-0-zh", "买方于[五月{Brandt} | 六月]支付四千万元。"));
        mediator.locator("button[value=add]").click();
        fill(
                mediator,
                Map.of("clause-1-en", "Each side bears its costs.", "clause-1-zh", "各方自担费用。"));
        look(mediator);
        put(mediator);
        assertThat(mediator.locator(".clauses > li").count()).isEqualTo(2);
        look(mediator);

        go(one, address + "/edit");
        go(other, address + "/edit");
        fill(one, Map.of("clause-1-en", "The buyer bears all costs.", "clause-1-zh", "费用由买方承担。"));
        fill(
                other,
                Map.of("clause-1-en", "The seller bears all costs.", "clause-1-zh", "费用由卖方承担。"));
        put(one);
        put(other);
        assertThat(other.locator(".clauses > li").nth(1).innerText())
                .contains("The buyer", "The seller", "卖", "买", "Party of Helena Brandt");
        picture(other, "text");

        go(mediator, address);
        look(mediator);
        while (mediator.locator(".settle").count() > 0) {
            if (mediator.locator("details[open] .settle").count() == 0) {
                mediator.locator("details:has(.settle) summary").first().click();
            }
            picture(mediator, "settle");
            mediator.locator(".settle button").first().click();
            mediator.waitForLoadState();
        }
        assertThat(mediator.locator(".state.good").first().innerText())
                .contains(language.equals("en") ? "No bracket is open" : "无未决方括号");

        go(mediator, address + "/versions?one=1&other=3");
        assertThat(mediator.locator("del").count()).isPositive();
        look(mediator);
        go(one, "/cases/" + number + "/settlement/draft?act=draft-settlement");
        look(one);
        one.locator("a[href*='from=negotiating-text']").click();
        assertThat(one.locator("[name='clause-0-en']").inputValue())
                .isEqualTo("The buyer pays 40 million in May.");
        assertThat(one.locator("[name='clause-1-zh']").inputValue()).doesNotContain("[");
        one.locator("main form .ends button").last().click();
        assertThat(one.locator(".deed").innerText()).contains("五月支付四千万元");
    }

    @Test
    void what_is_typed_while_the_line_is_down_is_sent_when_it_is_back_and_merged() {
        var number = mediation();
        var address = "/cases/" + number + "/text";
        var one = phone(SamplePerson.BRANDT, "en");
        var other = phone(SamplePerson.LIN, "en");
        go(other, address + "/edit");
        fill(other, Map.of("clause-0-en", "It is paid in May.", "clause-0-zh", "五月支付。"));
        put(other);
        go(one, address + "/edit");
        go(other, address + "/edit");
        fill(other, Map.of("clause-0-en", "It is paid in July."));

        one.context().setOffline(true);
        fill(one, Map.of("clause-0-en", "It is paid in June."));
        one.locator("main form .ends button").last().click();
        one.waitForFunction(
                "() => document.querySelector('[data-kept]').textContent.startsWith('The line is down')");
        assertThat(kept(one)).contains("It is paid in June.");
        put(other);
        one.context().setOffline(false);
        one.waitForURL(url -> url.endsWith("/text?done=1"));

        assertThat(one.locator(".clauses").innerText())
                .containsSubsequence("It is paid in", "July", "Lin", "June", "Helena Brandt");
        assertThat(kept(one)).as("it was sent").isEqualTo("0");

        go(one, address + "/edit");
        one.context().setOffline(true);
        fill(one, Map.of("clause-0-headingEn", "Kept heading"));
        one.context().setOffline(false);
        go(one, address + "/edit");
        one.locator("[data-kept] button").first().click();
        one.waitForFunction(
                "() => document.querySelector('[name=\"clause-0-headingEn\"]').value === 'Kept heading'");
        one.context().setOffline(true);
        fill(one, Map.of("clause-0-headingEn", "Kept again"));
        one.context().setOffline(false);
        assertThat(kept(one)).contains("Kept again");
        go(one, "/");
        one.locator("form[action='/sign-out'] button").click();
        one.waitForURL(url -> url.contains("signed-out"));
        one.waitForFunction("() => sessionStorage.length === 0"); // it goes when somebody signs out
    }

    private static String kept(Page page) {
        return String.valueOf(
                page.evaluate(
                        "() => sessionStorage.length && JSON.stringify({...sessionStorage})"));
    }

    private Page phone(SamplePerson person, String language) {
        var visitor = browser.visitor(institution.address(), 360);
        visitors.add(visitor);
        var page = visitor.newPage();
        for (var address : List.of("/sign-in", "/sample-world")) {
            page.navigate(address + "?lang=" + language);
            var button = page.locator("button[name=person][value='" + person.id() + "']");
            if (button.count() > 0) {
                button.first().click();
                return page;
            }
        }
        throw new AssertionError("nowhere to sign in as " + person);
    }

    private static void go(Page page, String address) {
        page.navigate(address);
    }

    private static void fill(Page page, Map<String, String> values) {
        values.forEach((name, value) -> page.locator("[name='" + name + "']").fill(value));
    }

    private static void put(Page page) {
        page.locator("main form .ends button").last().click();
        page.waitForURL(url -> url.endsWith("/text?done=1"));
    }

    private static void look(Page page) {
        assertThat(Browser.overflow(page)).as(page.url()).isZero();
        assertThat(Browser.barriers(page)).as(page.url()).isEmpty();
    }

    /// Where somebody wants to see the pages: `-Dgoodoffices.look=FOLDER`.
    private static void picture(Page page, String name) {
        @Nullable String folder = System.getProperty("goodoffices.look");
        if (folder != null) {
            var language = page.evaluate("() => document.documentElement.lang");
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, 800);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        Path.of(
                                                folder,
                                                name + "." + language + "." + width + ".png")));
            }
        }
    }
}
