package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.sample.SamplePerson.*;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.appointment.screening.ScreenCases;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One way through the whole house by hand, in either language: a State nominates, two assessors
/// mark, the Council designates, a case finds its mediator, a hidden link three steps away is found
/// and explained, a replacement is made. Parties and nominee hold a phone, the house sits at desks.
class PanelToCaseJourneyTest {

    /// Who is at home, with a wide window.
    private static final Set<SamplePerson> AT_DESKS = Set.of(CHEN, VALDES, HALVORSEN, WILK);

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.answers.every=1h",
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private static final Set<String> looked = new HashSet<>();

    private final List<String> barriers = new ArrayList<>();
    private final Map<SamplePerson, Hand> hands = new EnumMap<>(SamplePerson.class);
    private String language = "en";

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @AfterEach
    void leave() {
        hands.values().forEach(Hand::close);
        assertThat(barriers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, HADDAD, state", "zh, LUNA, commercial"})
    void from_a_nomination_to_a_replacement(String spoken, SamplePerson nominee, String panel) {
        language = spoken;
        designated(nominee, panel);
        var cases = new Cases(institution, BRANDT, LIN);
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        finds(number, nominee);
        funded(number);
        var owner = "Northern Holding " + language.toUpperCase(java.util.Locale.ROOT);
        aTieBecomesKnown(number, nominee, owner);
        replaced(number, nominee);
        assertThat(cases.open(BRANDT, number).common().mediatorsInOffice())
                .containsExactly(LEUNG.id().toString());
    }

    private void designated(SamplePerson nominee, String panel) {
        var state = hand(MARENKO);
        state.go("/panel/nominations");
        state.press(state.page.locator("a[href='/panel/nominations/new']"));
        state.submit(
                state.page.locator("main form[method=post]").last(),
                Map.of(
                        "panel",
                        panel,
                        "nameEn",
                        nominee.en(),
                        "nameZh",
                        nominee.zh(),
                        "mail",
                        nominee.mail(),
                        "reasonsEn",
                        "Twenty years of diplomacy.",
                        "reasonsZh",
                        "从事外交工作二十年。"));
        var nomination =
                state.page.url().replace(institution.address(), "").replaceFirst("[?].*", "");
        var member = hand(nominee);
        waits(member, nomination, "consent");
        act(member, nomination, "consent", Map.of("agree", "yes"));
        act(
                member,
                nomination,
                "profile",
                Map.of(
                        "language-en", "negotiates",
                        "language-zh", "negotiates",
                        "traditions", "mixed",
                        "regions", "africa",
                        "industries", "mining,energy",
                        "nationalities", "KEN",
                        "away", "2027-07-01 2027-07-31",
                        "experienceEn", "Mediated between two States on a shared mine.",
                        "experienceZh", "曾就跨境矿山争端在两国之间进行调解。"));
        var affairs = hand(HALVORSEN);
        for (var one : List.of(FONTAINE, WILK)) {
            act(
                    affairs,
                    nomination,
                    "appoint-assessor",
                    Map.of("nameEn", one.en(), "nameZh", one.zh(), "mail", one.mail()));
        }
        for (var one : List.of(FONTAINE, WILK)) {
            var assessor = hand(one);
            waits(assessor, nomination, "declare");
            act(assessor, nomination, "declare", Map.of("conflict", "none"));
            waits(assessor, nomination, "mark");
            act(
                    assessor,
                    nomination,
                    "mark",
                    Map.of(
                            "mark-practice", one == WILK ? "7" : "8",
                            "mark-knowledge", "6",
                            "mark-skill", "8",
                            "mark-culture", "9",
                            "mark-language", "7",
                            "words", "Seen in the papers. 据所提交文件。"));
            // neither the other assessor nor the house reads marks before all are in
            if (one == FONTAINE) {
                for (var other : List.of(affairs, hand(WILK), member)) {
                    other.go(nomination);
                    assertThat(other.text()).doesNotContain("Seen in the papers");
                }
            }
        }
        affairs.go(nomination);
        assertThat(affairs.text()).contains("Seen in the papers", words("alpha", "α系数"));
        waits(affairs, nomination, "interview");
        act(affairs, nomination, "interview", Map.of("day", today(), "words", "Held. 已进行。"));
        waits(affairs, nomination, "decide");
        var resolution = resolved(nominee, nomination);
        act(
                affairs,
                nomination,
                "decide",
                Map.of(
                        "outcome", "designate",
                        "decision", resolution,
                        "reasonsEn", "Both assessors recommend it.",
                        "reasonsZh", "两名评审员均予建议。",
                        "from", today()));
        affairs.picture("house-designated");
        assertThat(affairs.page.locator("main a[href='" + resolution + "']").count()).isPositive();
        affairs.go(resolution);
        assertThat(affairs.text()).contains(words("Panel of mediators", "调解员名册"));
        member.go("/panel?q=" + words(nominee.en().split(" ")[1], nominee.zh().split("·")[1]));
        assertThat(member.text()).contains(nominee.en(), nominee.zh());
    }

    /// The Council, which sits in the sample world, adopts a resolution on the nominee by name.
    private String resolved(SamplePerson nominee, String nomination) {
        var session =
                institution
                        .owner()
                        .sql(
                                """
                                select session from session_entry
                                 where kind = 'open-session' and content::jsonb -> 'values' ->> 'organ' = 'council'
                                """)
                        .query(String.class)
                        .single();
        int number = 3 + resolutions++;
        acts(
                session,
                MARENKO,
                SessionAct.SUBMIT,
                Map.of(
                        "titleEn",
                        "Panel of mediators",
                        "titleZh",
                        "调解员名册",
                        "en",
                        nominee.en()
                                + ", whom both assessors recommend, is designated for"
                                + " five years.",
                        "zh",
                        nominee.zh() + "经两名评审员建议，予以选任，任期五年。"));
        var document = String.valueOf(number + 1); // one draft waits for its vote
        // before the Council has decided there is nothing to choose
        var affairs = hand(HALVORSEN);
        affairs.go(nomination + "/acts/decide");
        assertThat(affairs.page.locator("select[name=decision] option").count()).isOne();
        affairs.go("/sessions/" + session + "/documents/" + document);
        affairs.press(affairs.page.locator("main a[href*='/acts/confirm-parity']"));
        affairs.submit(
                affairs.page.locator("main form[method=post]").last(),
                Map.of("way", "designate", "persons", nomination.replaceFirst(".*/", "")));
        affairs.picture("house-named");
        assertThat(affairs.text())
                .contains(words("Designation to the panel of mediators", "选任为调解员名册成员"));
        acts(
                session,
                SEITKALI,
                SessionAct.OPEN_VOTE,
                Map.of("document", document, "matter", "other", "method", "without-vote"));
        acts(session, SEITKALI, SessionAct.CLOSE_VOTE, Map.of("decision", String.valueOf(number)));
        return "/sessions/" + session + "/resolutions/" + number;
    }

    private static int resolutions;

    private static void acts(
            String session, SamplePerson who, SessionAct act, Map<String, String> values) {
        assertThat(
                        institution
                                .bean(EnterSessionAct.class)
                                .enter(
                                        who.id(),
                                        session,
                                        act,
                                        values,
                                        "council-" + act.key() + "-" + resolutions))
                .isInstanceOf(Outcome.Done.class);
    }

    /// The parties state what they need, read who suits and why, and name the first.
    private void finds(CaseNumber number, SamplePerson nominee) {
        var at = at(number);
        var side = hand(BRANDT);
        side.go(at + "/needs");
        side.submit(
                form(side, "/needs"),
                Map.of(
                        "need-0", "language:en:negotiates",
                        "weight-0", "0",
                        "need-3", "industry:mining",
                        "weight-3", "5",
                        "from-day", "2027-03-01",
                        "until-day", "2027-03-31",
                        "weight-days", "1"));
        for (var party : List.of(BRANDT, LIN)) {
            var one = hand(party);
            one.go(at);
            one.submit(form(one, "/needs/agreement"), Map.of());
        }
        var suits = side.text();
        assertThat(suits.indexOf(name(nominee)))
                .isPositive()
                .isLessThan(suits.indexOf(name(LEUNG)));
        assertThat(suits)
                .contains(
                        words(
                                "Industry (Mining): in the profile. 5 of 5 points.",
                                "行业（矿业）：履历有载。得5分，满分5分。"));
        // the Registry has all candidates screened before anybody is named
        var screening = "main a[href='" + at + "/screening']";
        assertThat(side.page.locator(screening).count()).isZero();
        var registry = hand(CHEN);
        registry.go(at);
        registry.press(registry.page.locator(screening));
        registry.submit(form(registry, "/screening"), Map.of());
        institution.bean(ScreenCases.class).screen();
        registry.go(at + "/screening");
        assertThat(registry.text()).contains(words("no conflict known", "未发现利益冲突"));
        name(number, nominee);
    }

    /// A party states who funds it, on a phone; everybody in the case reads it, and it is screened.
    private void funded(CaseNumber number) {
        var funder = "Meridian Finance " + language.toUpperCase(java.util.Locale.ROOT);
        var side = hand(LIN);
        side.act(
                number.value(),
                "state-funder",
                Map.of(
                        "name", funder,
                        "kind", "company",
                        "country", "CHE",
                        "interest", "A share in the outcome. 参与结果分成。"));
        side.picture("house-funder");
        var other = hand(BRANDT);
        other.go("/cases/" + number);
        assertThat(other.text())
                .contains(
                        words("Name: ", "名称或者姓名：") + funder,
                        words("Country: Switzerland", "所属国家：瑞士"),
                        funder + words(" (funder)", "（出资方）"));
        institution.bean(ScreenCases.class).screen();
        var registry = hand(CHEN);
        registry.go(at(number) + "/screening");
        assertThat(registry.text()).contains(funder + words(" (funder)", "（出资方）"));
    }

    /// Both parties name the same mediator, who accepts.
    private void name(CaseNumber number, SamplePerson mediator) {
        for (var party : List.of(BRANDT, LIN)) {
            hand(party)
                    .act(
                            number.value(),
                            "name-mediator",
                            Map.of("mediator", mediator.id().toString()));
        }
        hand(mediator)
                .act(
                        number.value(),
                        "accept-appointment",
                        Map.of("declaration", "I know of no tie. 本人未知有任何关联。"));
    }

    /// Somebody takes in a file; the mediator learns first of a tie three steps away, and
    /// discloses.
    private void aTieBecomesKnown(CaseNumber number, SamplePerson mediator, String owner) {
        var registry = hand(CHEN);
        registry.go("/ties");
        registry.page.fill("input[name=source]", "Owners " + language);
        registry.page.setInputFiles(
                "input[type=file]",
                new FilePayload(
                        "owners.csv",
                        "text/csv",
                        """
                        from,tie,to,to_type,since,until,share
                        Party of Helena Brandt,owned-by,%1$s,company,2019-04-01,,60
                        %1$s,advised-by,Chambers of %1$s,company,2022,,
                        Chambers of %1$s,has-partner,%2$s,person,,,
                        """
                                .formatted(owner, mediator.en())
                                .getBytes(StandardCharsets.UTF_8)));
        registry.submit(form(registry, "/ties/imports"), Map.of());
        registry.page.waitForURL(url -> url.endsWith("?done=1"));
        institution.bean(ScreenCases.class).screen();
        registry.go(at(number) + "/screening");
        assertThat(registry.text()).doesNotContain(owner);

        var member = hand(mediator);
        member.go("/ties");
        member.picture("house-hit");
        assertThat(
                        member.page
                                .locator("main .sheet")
                                .first()
                                .locator("ol")
                                .first()
                                .locator("li")
                                .allInnerTexts())
                .hasSize(3)
                .first()
                .asString()
                .contains(owner, words("60 %", "60%"), words("1 April 2019", "2019年4月1日"));
        assertThat(member.text()).contains(words("Waivable Red List 2.3.6", "可豁免红色清单第2.3.6条"));
        member.press(member.page.locator("main a[href*='/acts/']").first());
        member.submit(
                member.page.locator("main form[method=post]").last(),
                Map.of("text", "I learnt of this today. 本人今日获知此事。"));
        member.picture("house-disclosed");
    }

    /// A party objects, the objection is upheld, and the parties name another.
    private void replaced(CaseNumber number, SamplePerson mediator) {
        var other = hand(LIN);
        other.go(at(number));
        assertThat(other.text()).contains("I learnt of this today. 本人今日获知此事。");
        other.act(
                number.value(),
                "challenge-mediator",
                Map.of(
                        "mediator",
                        mediator.id().toString(),
                        "reason",
                        "Tied to the owner of the other party. 与对方当事方的所有人有关联。"));
        hand(VALDES)
                .act(
                        number.value(),
                        "uphold-objection",
                        Map.of("mediator", mediator.id().toString(), "reason", "Upheld. 异议成立。"));
        name(number, LEUNG);
        other.go(at(number));
        other.picture("house-replaced");
        assertThat(other.page.locator("main span.title").allInnerTexts())
                .contains(name(LEUNG))
                .doesNotContain(name(mediator));
        assertThat(other.text())
                .contains(
                        words("Leung Ching-yee 梁静仪 1 point\n", "梁静仪 Leung Ching-yee 1分\n"),
                        words(
                                "serve in it no longer: " + mediator.en(),
                                "现不再任职，故未列入：" + mediator.zh()));
    }

    // ---- what the tests have people do

    private static String at(CaseNumber number) {
        return "/cases/" + number + "/appointment";
    }

    /// The first page of whoever has to act next says so.
    private static void waits(Hand hand, String nomination, String act) {
        hand.go("/");
        assertThat(hand.page.locator("main a[href='" + nomination + "/acts/" + act + "']").count())
                .as(act)
                .isOne();
    }

    /// An act of a nomination, from its page by its link.
    private static void act(Hand hand, String nomination, String act, Map<String, String> values) {
        hand.go(nomination);
        hand.press(hand.page.locator("main a[href='" + nomination + "/acts/" + act + "']"));
        hand.submit(hand.page.locator("main form[method=post]").last(), values);
        assertThat(hand.page.url()).as(act).doesNotContain("/acts/");
    }

    private static com.microsoft.playwright.Locator form(Hand hand, String action) {
        return hand.page.locator("main form[action$='" + action + "']");
    }

    private String words(String en, String zh) {
        return language.equals("zh") ? zh : en;
    }

    private String name(SamplePerson person) {
        return words(person.en(), person.zh());
    }

    private String today() {
        return hand(HALVORSEN).today();
    }

    private Hand hand(SamplePerson person) {
        return hands.computeIfAbsent(
                person,
                _ ->
                        new Hand(
                                browser,
                                institution,
                                person,
                                language,
                                false,
                                barriers,
                                looked,
                                AT_DESKS.contains(person) ? 1280 : 360));
    }
}
