package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.goodoffices.organs.governance.HeldInSecret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Takes the pictures in `docs/pictures`, in both languages, when asked: `-Dtest=PicturesTest
/// -Dgoodoffices.pictures=true`.
@EnabledIfSystemProperty(named = "goodoffices.pictures", matches = "true")
class PicturesTest {

    private static final Path PICTURES =
            Path.of(System.getProperty("goodoffices.checkout", ".."), "docs", "pictures");

    @AutoClose static final TestInstitution institution = TestInstitution.start();
    @AutoClose static final Browser browser = Browser.start();

    @Test
    void the_main_pages_in_both_languages() {
        for (var language : List.of("en", "zh")) {
            try (var visitor = browser.visitor(institution.address(), 1280)) {
                var page = visitor.newPage();
                take(page, "/sign-in", "sign-in", language, 1000);
                take(page, "/rules/model-commercial", "rules", language, 1000);
                take(page, "/fees?amount=25000000&hours=40&parties=3", "fees", language, 900);
                take(page, "/convention", "convention", language, 900);
                take(page, "/convention/map", "map", language, 1100);
                take(page, "/organs", "organs", language, 900);
                take(page, "/organs/council", "council", language, 1100);
                take(page, "/regulations/1/versions/2", "regulation", language, 900);
                take(page, firstSession(page) + "/secret-votes/1", "election", language, 900);
                take(page, "/panel", "panel", language, 1400);
                take(page, "/panel/map", "panel-map", language, 1100);
                take(page, "/secretariat", "secretariat", language, 900);
                signIn(page, "Helena Brandt");
                take(page, "/", "start", language, 900);
                take(page, firstCase(page), "case", language, 1400);
                take(page, firstCase(page) + "/acts/confide", "act", language, 900);
                take(page, firstCase(page) + "/record", "record", language, 900);
                take(page, firstCase(page) + "/lanes", "lane", language, 900);
                take(page, firstCase(page) + "/costs", "costs", language, 900);
                take(
                        page,
                        firstCase(page) + "/settlement/draft?act=draft-settlement",
                        "draft",
                        language,
                        900);
                take(page, "/requests/new", "request", language, 900);
                signIn(page, "Chen Siyuan");
                take(page, "/cases", "cases", language, 700);
                take(page, registration(page), "registration", language, 1100);
                take(page, "/ties", "ties", language, 900);
                signIn(page, "Nils Halvorsen");
                take(page, "/convention/deposit", "deposit", language, 1100);
                take(page, "/privileges", "privileges", language, 900);
                take(page, "/secretariat/departments/legal-affairs", "department", language, 1400);
                signIn(page, "Ilse Varga");
                take(page, firstSession(page), "session", language, 1400);
                take(page, firstSession(page) + "/documents/1", "document", language, 1400);
                take(page, firstSession(page) + "/votes/3", "roll-call", language, 1400);
                take(page, firstSession(page) + "/resolutions/1", "resolution", language, 900);
                take(page, firstSession(page) + "/meetings/1", "meeting", language, 1400);
                take(page, firstSession(page) + "/meetings/1/live", "live", language, 900);
            }
            try (var visitor = browser.visitor(institution.address(), 360)) {
                var page = visitor.newPage();
                signIn(page, "Helena Brandt");
                take(page, firstCase(page), "case-on-a-phone", language, 1400);
            }
        }
        assertThat(PICTURES).isDirectoryContaining("glob:**.png");
    }

    @Test
    void the_register_of_the_convention_on_a_desk_and_on_a_phone() {
        try (var visitor = browser.visitor(institution.address(), 1280)) {
            var page = visitor.newPage();
            signIn(page, "Nils Halvorsen");
            page.navigate("/convention/deposit?lang=en");
            page.locator("[name=state]").selectOption("XVE");
            page.locator("[name=kind]").selectOption("ratification");
            page.locator("[name=on]").fill("2026-11-25");
            page.locator("[name=signatory]").fill("Minister for Foreign Affairs of Velmora");
            page.locator("[name=capacity]").selectOption("foreign-minister");
            page.locator("main form .ends button").last().click();
            page.waitForLoadState();
        }
        for (var language : List.of("en", "zh")) {
            for (var width : List.of(1280, 360)) {
                try (var visitor = browser.visitor(institution.address(), width)) {
                    var page = visitor.newPage();
                    var on = width == 360 ? "-on-a-phone" : "";
                    take(page, "/convention/timeline", "timeline" + on, language, 1100);
                    take(page, "/convention/VEN", "state" + on, language, 1100);
                    page.navigate("/convention/notifications");
                    var notification =
                            Objects.requireNonNull(
                                    page.locator("main .list a").first().getAttribute("href"));
                    take(page, notification, "notification" + on, language, 900);
                    if (width == 360) {
                        take(page, "/convention/map", "map" + on, language, 900);
                    }
                }
            }
        }
    }

    @Test
    void a_ballot_paper() {
        var held = HeldInSecret.sitting(institution);
        held.election("1", "1", "Aino Virta", "Bao Lin", "Chidi Obi");
        held.open("1");
        for (var language : List.of("en", "zh")) {
            try (var visitor = browser.visitor(institution.address(), 1280)) {
                take(
                        visitor.newPage(),
                        "/sessions/" + held.session + "/secret-votes/1/ballots/1",
                        "ballot",
                        language,
                        900);
            }
        }
    }

    private static void signIn(Page page, String name) {
        page.navigate("/sign-in?lang=en");
        page.locator("button.person", new Page.LocatorOptions().setHasText(name)).first().click();
    }

    private static String firstCase(Page page) {
        page.navigate("/cases");
        return Objects.requireNonNull(
                page.locator("main a[href^='/cases/']").first().getAttribute("href"));
    }

    private static String firstSession(Page page) {
        page.navigate("/organs/assembly");
        return Objects.requireNonNull(
                page.locator("main a[href^='/sessions/']").first().getAttribute("href"));
    }

    private static String registration(Page page) {
        page.navigate("/cases");
        page.locator("main a", new Page.LocatorOptions().setHasText("Nerith"))
                .or(page.locator("main a", new Page.LocatorOptions().setHasText("奈里斯")))
                .first()
                .click();
        return Objects.requireNonNull(page.url())
                        .replaceFirst("//[^/]*", "")
                        .replaceFirst("^[a-z]*:", "")
                        .replaceFirst("[?].*", "")
                + "/registration/register";
    }

    private static void take(Page page, String path, String name, String language, int height) {
        page.setViewportSize(page.viewportSize().width, height);
        page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        page.locator("main").waitFor(new Locator.WaitForOptions());
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "." + language + ".png")));
    }
}
