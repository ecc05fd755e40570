package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A side helps to find its mediator on a phone: states and agrees what the case needs, reads who
/// suits and why, strikes and ranks, learns who is left, names them and comments on what they
/// disclose.
class AppointmentJourneyTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.answers.every=1h",
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private static final Set<String> looked = new HashSet<>();

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void from_what_is_needed_to_a_mediator_in_office(String language) {
        var barriers = new ArrayList<String>();
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var opened = cases.requested("model-commercial");
        cases.bring(opened, "appointing");
        var at = "/cases/" + opened + "/appointment";
        try (var side =
                new Hand(
                        browser,
                        institution,
                        SamplePerson.BRANDT,
                        language,
                        false,
                        barriers,
                        looked,
                        360)) {
            side.go(at);
            side.picture("none");
            side.press(side.page.locator("main a[href$='/appointment/needs']"));
            side.picture("needs");
            side.submit(
                    form(side, "/needs"),
                    Map.of(
                            "need-0", "language:en:negotiates",
                            "weight-0", "0",
                            "need-3", "industry:energy",
                            "weight-3", "4",
                            "culture", "Tea before each session. 每次会议前奉茶。"));
            side.submit(form(side, "/needs/agreement"), Map.of());
            side.picture("ranked");

            var list = new AtTheAppointment(institution, opened).sent(Duration.ofDays(7));
            side.go(at);
            var first = AtTheAppointment.LISTED.get(0).id().toString();
            var second = AtTheAppointment.LISTED.get(1).id().toString();
            var third = AtTheAppointment.LISTED.get(2).id().toString();
            side.submit(
                    form(side, "/lists/" + list + "/answer"),
                    Map.of(first, "2", second, "strike", third, "1"));
            side.picture("answered");
            institution.clock().forward(Duration.ofDays(7));
            institution.bean(AnswersDue.class).open();

            side.go(at);
            side.picture("left");
            assertThat(side.text())
                    .contains(
                            language.equals("zh")
                                    ? SamplePerson.RAHMANI.zh()
                                    : SamplePerson.RAHMANI.en());
            side.press(side.page.locator("main a[href$='/acts/name-mediator']"));
            side.submit(form(side, "/acts/name-mediator"), Map.of("mediator", third));
            cases.act(SamplePerson.LIN, opened, "name-mediator", Map.of("mediator", third));
            cases.act(
                    SamplePerson.RAHMANI,
                    opened,
                    "accept-appointment",
                    Map.of("declaration", "Independent. 本人独立。", "ties", "met-before"));
            side.go(at);
            side.submit(form(side, "/comments"), Map.of("text", "No objection. 没有异议。"));
            side.picture("disclosed");
            assertThat(side.text()).contains("没有异议。");

            side.act(opened.value(), "withdraw", Map.of());
            side.press(side.page.locator("main a[href$='/feedback']"));
            side.picture("feedback");
            side.submit(
                    side.page.locator("form[action*='/feedback/']"),
                    Map.of(
                            "preparation", "4",
                            "fairness", "5",
                            "clarity", "4",
                            "pace", "3",
                            "confidence", "5",
                            "text", "Well prepared. 准备充分。"));
            side.picture("feedback-given");
            assertThat(side.text())
                    .contains(language.equals("zh") ? "贵方已作出答复" : "Your party has answered");
        }
        assertThat(barriers).isEmpty();
    }

    private static com.microsoft.playwright.Locator form(Hand hand, String action) {
        return hand.page.locator("form[action$='" + action + "']");
    }
}
