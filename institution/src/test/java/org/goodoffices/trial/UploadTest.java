package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paper on its way shows how far it has come, where there is script; where there is none, the
/// same form sends it.
class UploadTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    @TempDir private Path folder;

    @Test
    void a_paper_shows_how_far_it_has_come_and_the_answer_is_the_page_it_leads_to()
            throws Exception {
        try (var visitor = browser.visitor(institution.address(), 360)) {
            var blocked = new ArrayList<String>();
            var page = page(visitor, blocked);
            page.route(
                    "**/cases/**",
                    route -> {
                        if (route.request().method().equals("POST")) {
                            assertThat(page.locator("[data-progress]").isVisible()).isTrue();
                            assertThat(page.locator("main form .ends button").isDisabled())
                                    .isTrue();
                            assertThat(Browser.barriers(page)).isEmpty();
                        }
                        route.resume();
                    });
            assertThat(page.locator("[data-progress]").isVisible()).isFalse();
            send(page, Files.writeString(folder.resolve("Statement.txt"), "x".repeat(2_000_000)));
            page.getByText("Statement").first().waitFor();
            assertThat(page.locator("[data-progress]").isVisible()).isFalse();

            // what is not taken is said on the page that answers, script or not
            page.navigate(page.url());
            send(page, Files.writeString(folder.resolve("Empty.txt"), ""));
            page.locator(".notice.refused").first().waitFor();
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(blocked).isEmpty();
        }
    }

    @Test
    void without_script_the_form_sends_it_as_any_other() throws Exception {
        try (var visitor = browser.visitorWithoutScript(institution.address(), 360)) {
            var page = page(visitor, new ArrayList<>());
            assertThat(page.locator("[data-progress]").isVisible()).isFalse();
            send(page, Files.writeString(folder.resolve("Plain.txt"), "x"));
            page.getByText("Plain").first().waitFor();
        }
    }

    /// The joint lane of a case, where a party files papers.
    private Page page(BrowserContext visitor, ArrayList<String> blocked) {
        var number = cases.requested("model-commercial");
        var page = visitor.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                blocked.add(message.text());
            }
        });
        page.navigate(institution.address() + "/sign-in?lang=en");
        var button = page.locator("button[name=person][value='" + SamplePerson.BRANDT.id() + "']");
        if (button.count() == 0) {
            page.navigate(institution.address() + "/sample-world");
        }
        button.first().click();
        page.waitForLoadState();
        page.navigate(institution.address() + "/cases/" + number);
        var lanes =
                page.locator("a[href*='/lanes/']").all().stream()
                        .map(one -> one.getAttribute("href"))
                        .toList();
        page.navigate(institution.address() + lanes.getFirst());
        return page;
    }

    private static void send(Page page, Path paper) {
        page.locator("main input[type=file]").first().setInputFiles(paper);
        page.locator("main form:has(input[type=file]) .ends button").first().click();
    }
}
