package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A State deposits its instrument of ratification and every right follows from the day on which it
/// is a Party; a meeting of the Assembly runs from the invitation to a resolution, with amendments
/// and a roll-call in which its vote decides.
class AssemblyJourneyTest {

    @AutoClose static final Browser browser = Browser.start();

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    /// Who reads Chinese; the others read English.
    private static final Set<SamplePerson> CHINESE = Set.of(HALVORSEN, VARGA, DUBOIS);

    private static final String SESSION = "/sessions/AP-2";

    /// The delegates of those who were Parties before; they come in by the same acts, without a
    /// browser.
    private static final Map<SamplePerson, String> OTHERS =
            Map.of(ADEYEMI, "XAV", SEITKALI, "XKH", VARGA, "XLO", TANVIR, "XNE", MARENKO, "XOS");

    private final Set<String> looked = new HashSet<>();
    private final List<String> barriers = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();
    private int forms;

    @AfterEach
    void leave() {
        hands.forEach(Hand::close);
        assertThat(barriers).isEmpty();
    }

    /// The delegate of the new Party works by the keyboard alone.
    @Test
    void a_deposit_gives_every_right_and_a_meeting_ends_in_a_resolution() {
        deposited();
        institution.clock().forward(Duration.ofDays(31));

        var secretariat = hand(VALDES, 1280);
        assertThat(standing(secretariat)).contains("Yes");
        assertThat(states(secretariat)).isEqualTo(6);
        called(secretariat);
        var chair = hand(VARGA, 1280);
        act(chair, SessionAct.OPEN_MEETING, Map.of());
        act(chair, SessionAct.ADOPT_AGENDA, Map.of());
        var velmora = hand(DUBOIS, 360);
        var avaria = hand(ADEYEMI, 360);
        var kharun = hand(SEITKALI, 360);
        for (var delegate : List.of(chair, avaria, velmora, kharun)) {
            act(delegate, SessionAct.ATTEND, Map.of());
        }

        drafted(secretariat, chair, avaria, velmora, kharun);
        chair.go(SESSION + "/documents/1");
        chair.picture("amended");
        assertThat(chair.text()).contains("不能同时通过：其一通过，另一项即不付表决");

        // the amendment further removed falls, the other is adopted without a vote
        opened(chair, "hands");
        act(secretariat, SessionAct.COUNT_HANDS, Map.of("yes", "1", "no", "3", "abstain", "0"));
        act(chair, SessionAct.CLOSE_VOTE, Map.of());
        opened(chair, "without-vote");
        act(chair, SessionAct.CLOSE_VOTE, Map.of());
        var screen = hand(MARENKO, 1280);
        screen.go(SESSION + "/meetings/1/live");
        screen.page.waitForSelector("[data-if-live]:not([hidden])");
        opened(chair, "roll-call");
        votes(avaria, "yes");
        shows(screen, "li[data-state=XAV]:has(b:not([hidden]))");
        assertThat(screen.text()).contains("1 of 6 States have voted.");
        votes(kharun, "no");
        votes(chair, "abstain");
        votes(velmora, "yes"); // without it there is a tie, and no resolution
        act(chair, SessionAct.CLOSE_VOTE, Map.of());

        // the roll was sent once, and what each did comes to its place
        shows(screen, "li[data-state=XVE].yes b:has-text('Yes')");
        shows(screen, "li[data-state=XKH].no b:has-text('反对')");
        shows(screen, "li[data-state=XOS].absent b:has-text('Absent')");
        assertThat(screen.page.locator("[data-state]").count()).isEqualTo(6);
        assertThat(screen.text()).contains("2 + 1 = 3");
        assertThat(Browser.barriers(screen.page)).isEmpty();
        screen.picture("screen");

        velmora.go(SESSION + "/votes/3");
        velmora.picture("vote");
        assertThat(velmora.text()).contains("2 + 1 = 3", "维尔莫拉：赞成");
        avaria.go(SESSION + "/votes/3");
        assertThat(avaria.text()).contains("2 + 1 = 3", "Velmora: Yes");
        for (var delegate : List.of(avaria, velmora)) {
            delegate.go(SESSION + "/resolutions/1");
            delegate.picture("resolution");
            assertThat(delegate.text()).contains("AP/RES/2/1");
        }
        nominated(velmora);
    }

    private static void shows(Hand screen, String what) {
        screen.page.waitForSelector(what);
    }

    private void nominated(Hand velmora) {
        velmora.go("/panel/nominations");
        velmora.press(velmora.page.locator("a[href='/panel/nominations/new']"));
        velmora.submit(form(velmora), Map.of("mail", HADDAD.mail()));
        velmora.picture("nomination");
        assertThat(velmora.page.url()).doesNotEndWith("/panel/nominations");
        assertThat(velmora.text()).contains("维尔莫拉");
    }

    /// Before it is a Party, it has no seat.
    private void deposited() {
        var depositary = hand(HALVORSEN, 1280);
        assertThat(standing(depositary)).contains("否");
        assertThat(states(depositary)).isEqualTo(5);
        depositary.go("/convention");
        depositary.press(depositary.page.locator("main a[href='/convention/deposit']"));
        var form = Map.of("state", "XVE", "kind", "ratification", "on", depositary.today());
        depositary.submit(form(depositary), form);
        assertThat(depositary.page.locator("main [role=alert]").innerText()).contains("签字人");
        depositary.picture("deposit-refused");
        depositary.submit(
                form(depositary),
                Map.of("signatory", "Marisol Arce", "capacity", "foreign-minister"));
        assertThat(depositary.page.url()).contains("/convention/notifications/");
        depositary.picture("notification");
    }

    private static String standing(Hand hand) {
        hand.go("/convention/XVE");
        return hand.page.locator("main dl dd").first().innerText();
    }

    /// How many States sit in the Assembly.
    private static int states(Hand hand) {
        hand.go("/organs/assembly");
        return hand.page.locator("main .part li:not(:has(a))").count();
    }

    private void called(Hand secretariat) {
        secretariat.go("/organs/assembly");
        secretariat.submit(form(secretariat), Map.of());
        assertThat(secretariat.page.url()).endsWith(SESSION);
        act(secretariat, SessionAct.NAME_DELEGATE, delegate(DUBOIS, "XVE"));
        OTHERS.forEach((person, state) ->
                entered(VALDES, SessionAct.NAME_DELEGATE, delegate(person, state)));
        act(
                secretariat,
                SessionAct.CALL_MEETING,
                Map.of(
                        "mode",
                        "hybrid",
                        "place",
                        "Hall 7",
                        "day",
                        secretariat.today(),
                        "time",
                        "23:59",
                        "zone",
                        "Asia/Hong_Kong"));
        act(secretariat, SessionAct.ADD_ITEM, Map.of("titleEn", "Reports", "titleZh", "报告"));
        secretariat.go("/sample-world/outbox");
        assertThat(secretariat.text()).contains(DUBOIS.mail());
        var legal = hand(HALVORSEN, 1280);
        var accepted = Map.of("delegate", DUBOIS.id().toString());
        act(legal, SessionAct.ACCEPT_CREDENTIALS, accepted);
        OTHERS.keySet()
                .forEach(person ->
                        entered(
                                HALVORSEN,
                                SessionAct.ACCEPT_CREDENTIALS,
                                Map.of("delegate", person.id().toString())));
        act(secretariat, SessionAct.ELECT_CHAIR, Map.of("delegate", VARGA.id().toString()));
    }

    private static Map<String, String> delegate(SamplePerson person, String state) {
        return Map.of(
                "state", state,
                "nameEn", person.en(),
                "nameZh", person.zh(),
                "mail", person.mail());
    }

    private void entered(SamplePerson who, SessionAct act, Map<String, String> values) {
        var token = "a-form-of-the-others-" + ++forms;
        assertThat(
                        institution
                                .bean(EnterSessionAct.class)
                                .enter(who.id(), "AP-2", act, values, token))
                .isInstanceOf(Outcome.Done.class);
    }

    private void drafted(Hand secretariat, Hand chair, Hand avaria, Hand velmora, Hand kharun) {
        act(
                avaria,
                SessionAct.SUBMIT,
                Map.of(
                        "titleEn",
                        "Yearly report",
                        "titleZh",
                        "年度报告",
                        "en",
                        "Requests a report.\n\nDecides to publish it.",
                        "zh",
                        "请提出报告。\n\n决定公布该报告。"));
        avaria.picture("draft");
        act(secretariat, SessionAct.CONFIRM_PARITY, Map.of());
        act(
                velmora,
                SessionAct.AMEND,
                Map.of(
                        "motion",
                        "L.1",
                        "change",
                        "replace",
                        "paragraph",
                        "2",
                        "en",
                        "Decides to publish it in both languages.",
                        "zh",
                        "决定以两种语文公布该报告。"));
        act(
                kharun,
                SessionAct.AMEND,
                Map.of("motion", "L.1", "change", "delete", "paragraph", "2"));
        act(chair, SessionAct.RANK, Map.of("order", "2, 1"));
    }

    private void opened(Hand chair, String method) {
        act(chair, SessionAct.OPEN_VOTE, Map.of("matter", "substance", "method", method));
    }

    private void votes(Hand delegate, String vote) {
        act(delegate, SessionAct.VOTE, Map.of("vote", vote));
    }

    /// Does an act of the session: from its page by its link, through its form; of the lists, what
    /// the values do not say is the one that can be chosen.
    private void act(Hand hand, SessionAct act, Map<String, String> values) {
        hand.go(SESSION);
        hand.press(hand.page.locator("main a[href*='/acts/" + act.key() + "']").first());
        if (looked.add(act.key())) {
            hand.picture(act.key());
        }
        hand.submit(form(hand), values);
        assertThat(hand.page.url()).as(hand.text()).doesNotContain("/acts/");
    }

    private static com.microsoft.playwright.Locator form(Hand hand) {
        return hand.page.locator("main form[method=post]").last();
    }

    private Hand hand(SamplePerson person, int width) {
        var hand =
                new Hand(
                        browser,
                        institution,
                        person,
                        CHINESE.contains(person) ? "zh" : "en",
                        person == DUBOIS,
                        barriers,
                        looked,
                        width);
        hands.add(hand);
        return hand;
    }
}
