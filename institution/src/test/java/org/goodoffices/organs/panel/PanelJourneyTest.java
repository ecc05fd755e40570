package org.goodoffices.organs.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.sample.SamplePerson.*;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// From a State's nomination to the public register, in real browsers on phones: everybody in the
/// language of theirs, each kind of page looked at in both.
class PanelJourneyTest {

    private static final Set<SamplePerson> CHINESE = Set.of(MARENKO, WILK);

    @AutoClose static final TestInstitution institution = TestInstitution.start();
    @AutoClose static final Browser browser = Browser.start();

    private final Map<SamplePerson, Page> desks = new HashMap<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();

    @Test
    void a_state_nominates_two_assessors_mark_the_council_designates_and_the_public_reads() {
        var state = desk(MARENKO);
        state.navigate("/panel/nominations");
        look(state);
        state.click("a[href='/panel/nominations/new']");
        look(state);
        assertThat(state.innerText("h1")).isEqualTo("提名");
        state.check("input[name=panel][value=state]");
        fill(
                state,
                Map.of(
                        "nameEn", "Petra Kovalenko",
                        "nameZh", "佩特拉·科瓦连科",
                        "mail", "petra@panel.example",
                        "reasonsEn", "Twenty years of diplomacy.",
                        "reasonsZh", "从事外交工作二十年。"));
        send(state);
        var address = state.url().replace(institution.address(), "").replaceFirst("[?].*", "");
        look(state);
        assertThat(state.innerText("main")).contains("已提名，被提名人尚未答复");

        var nominee = visitor();
        nominee.navigate(invitation());
        nominee.click("main form button");
        nominee.navigate(address);
        assertThat(nominee.innerText("main")).contains("Consent to the nomination");
        act(nominee, address, "consent");
        nominee.check("#agree");
        send(nominee);
        act(nominee, address, "profile");
        nominee.selectOption("#language-ru", "native");
        nominee.selectOption("#language-en", "negotiates");
        nominee.check("input[name=traditions][value=civil]");
        nominee.check("input[name=regions][value=eastern-europe]");
        nominee.check("input[name=industries][value=energy]");
        nominee.selectOption("#gender", "woman");
        fill(
                nominee,
                Map.of(
                        "experienceEn", "Ambassador to three organisations.",
                        "experienceZh", "曾任驻三个国际组织大使。"));
        send(nominee);

        act(nominee, address, "file-paper");
        nominee.selectOption("#what", "cv");
        nominee.setInputFiles(
                "#file",
                new FilePayload("kovalenko.pdf", "application/pdf", "%PDF-1.7 cv".getBytes(UTF_8)));
        send(nominee);
        assertThat(nominee.innerText("main")).contains("Curriculum vitae, version 1");
        picture(nominee, "-papers.en");
        assertThat(anyState(address)).isEqualTo(404);

        for (var one : List.of(FONTAINE, WILK)) {
            var affairs = act(desk(HALVORSEN), address, "appoint-assessor");
            fill(affairs, Map.of("nameEn", one.en(), "nameZh", one.zh(), "mail", one.mail()));
            send(affairs);
        }
        assesses(FONTAINE, address, "8");
        var affairs = desk(HALVORSEN);
        affairs.navigate(address + "/acts/decide");
        affairs.check("input[name=outcome][value=designate]");
        fill(affairs, decision());
        affairs.locator("form.form button").last().click();
        affairs.waitForSelector(".notice.refused");
        assertThat(affairs.innerText(".notice.refused"))
                .contains("There is no decision before all 2 assessors have marked.");
        affairs.navigate(address);
        assertThat(affairs.innerText("main")).doesNotContain("Seen in the papers");
        assesses(WILK, address, "7");
        affairs.navigate(address);
        look(affairs);
        assertThat(affairs.innerText("main")).contains("Seen in the papers", "75", "alpha");
        act(affairs, address, "interview");
        fill(affairs, Map.of("day", "2026-11-01", "words", "Held by video link."));
        send(affairs);
        act(affairs, address, "decide");
        affairs.check("input[name=outcome][value=designate]");
        fill(affairs, decision());
        send(affairs);
        act(affairs, address, "note-training");
        fill(affairs, Map.of("course", "Caucus", "hours", "6.5", "day", "2026-11-20"));
        send(affairs);
        affairs.navigate(address + "/acts/renew");
        look(affairs);
        assertThat(affairs.innerText("main"))
                .contains("6.5 hours: Caucus", "Too few to show", "None");
        affairs.navigate(address);
        picture(affairs, "-designated.en");
        affairs.navigate("/panel/nominations");
        assertThat(affairs.innerText("main")).contains("All criteria");

        var anyone = visitor();
        anyone.navigate("/panel?lang=zh&q=科瓦连科");
        assertThat(anyone.innerText("main table")).contains("佩特拉·科瓦连科", "奥斯特雷维亚");
        assertThat(anyone.innerText("main table")).doesNotContain("梁静仪");
        anyone.navigate("/panel?lang=en&language=ru");
        assertThat(anyone.innerText("main")).contains("Petra Kovalenko", "Of 2: ");
        anyone.navigate("/panel?nationality=NOR");
        assertThat(anyone.innerText("main table")).contains("Ingrid Solheim");
        assertThat(anyone.innerText("main table")).doesNotContain("Leung", "Kovalenko");
        anyone.navigate("/panel?gender=woman");
        assertThat(anyone.innerText("main table")).contains("Leung Ching-yee");
        assertThat(anyone.innerText("main table")).doesNotContain("Solheim"); // states none
        anyone.navigate("/panel?gender=other&nationality=NOR");
        assertThat(anyone.innerText("main")).contains("Nobody is found");
        anyone.click("text=Clear the filters");
        assertThat(anyone.innerText("main table")).contains("Leung Ching-yee", "Petra Kovalenko");
        anyone.navigate("/panel?on=2026-11-02");
        assertThat(anyone.innerText("main")).doesNotContain("Petra Kovalenko");
        anyone.navigate("/panel");
        look(anyone);
        anyone.navigate("/panel/list");
        look(anyone);
        anyone.navigate("/panel/map");
        look(anyone);
        anyone.navigate("/panel/map?by=nominated&lang=en");
        assertThat(anyone.innerText("main")).contains("Ostrevia", "The institution");
        anyone.navigate("/panel/assessment");
        look(anyone);
        anyone.navigate("/panel");
        anyone.click("text=Petra Kovalenko");
        look(anyone);
        assertThat(anyone.innerText("main"))
                .contains("Ambassador to three organisations.", "C/2026/21")
                .doesNotContain("Seen in the papers", "petra@panel.example");
        assertThat(faults).isEmpty();
        contexts.forEach(BrowserContext::close);
    }

    /// What the delegate of another State is told of the nomination.
    private int anyState(String address) {
        return desk(TANVIR).navigate(address).status();
    }

    private static Map<String, String> decision() {
        return Map.of(
                "decidedOn", "2026-11-02",
                "reference", "C/2026/21",
                "reasonsEn", "Both assessors recommend it.",
                "reasonsZh", "两名评审员均予建议。",
                "from", "2026-11-03");
    }

    private void assesses(SamplePerson who, String address, String each) {
        var page = act(desk(who), address, "declare");
        page.check("input[name=conflict][value=none]");
        send(page);
        act(page, address, "mark");
        for (var one : List.of("practice", "knowledge", "skill", "culture", "language")) {
            page.fill("#mark-" + one, each);
        }
        page.fill("#words", "Seen in the papers");
        send(page);
    }

    private Page act(Page page, String address, String act) {
        page.navigate(address);
        page.click("a[href='" + address + "/acts/" + act + "']");
        look(page);
        return page;
    }

    private static void fill(Page page, Map<String, String> values) {
        values.forEach((name, value) -> page.fill("#" + name, value));
    }

    private static void send(Page page) {
        var before = page.url();
        page.locator("form.form button").last().click();
        page.waitForURL(url -> !url.equals(before));
        assertThat(page.url()).doesNotContain("/acts/").contains("/panel/nominations/PN-");
    }

    private Page desk(SamplePerson person) {
        return desks.computeIfAbsent(
                person,
                _ -> {
                    var page = visitor();
                    page.navigate("/sign-in?lang=" + (CHINESE.contains(person) ? "zh" : "en"));
                    page.click("button[name=person][value='" + person.id() + "']");
                    return page;
                });
    }

    private Page visitor() {
        var context = browser.visitor(institution.address(), 360);
        contexts.add(context);
        return context.newPage();
    }

    /// Looks for barriers in both languages, once for each kind of page, and leaves it as it was.
    private void look(Page page) {
        var path = page.url().replace(institution.address(), "").replaceFirst("[?].*", "");
        if (!looked.add(path.replaceAll("PN-[0-9A-Z]+", ""))) {
            return;
        }
        var own = page.locator("html").getAttribute("lang");
        for (var language : List.of(own.equals("en") ? "zh" : "en", own)) {
            page.navigate(path + "?lang=" + language);
            Browser.barriers(page).forEach(one -> faults.add(path + " " + language + " " + one));
            picture(
                    page,
                    path.replaceAll("/panel|PN-[0-9A-Z]+", "").replace('/', '-') + "." + language);
            if (Browser.overflow(page) > 0) {
                faults.add(path + " is wider than a phone by " + Browser.overflow(page));
            }
        }
    }

    /// Where somebody wants to see the pages: `-Dgoodoffices.look=FOLDER`; on a phone and a desk.
    private static void picture(Page page, String name) {
        var folder = System.getProperty("goodoffices.look");
        if (folder == null) {
            return;
        }
        for (int width : new int[] {1280, 360}) {
            page.setViewportSize(width, 780);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, "panel" + name + "." + width + ".png")));
        }
    }

    private static String invitation() {
        var found =
                Pattern.compile(
                                "To petra@panel[.]example.*?href=\"http://localhost:[0-9]+(/invitations/[A-Za-z0-9_-]+)\"",
                                Pattern.DOTALL)
                        .matcher(institution.guest().get("/sample-world/outbox").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
