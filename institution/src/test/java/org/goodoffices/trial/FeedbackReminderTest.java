package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.appointment.feedback.RemindOfFeedback;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is reminded, once, that a party can still answer about its mediators.
class FeedbackReminderTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.answers.every=1h",
                    "goodoffices.mail.every=1h",
                    "goodoffices.feedback.every=P9D");

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    @Test
    void the_side_that_has_not_answered_is_reminded_once_and_no_other() {
        var over = ended("mediation", SamplePerson.LEUNG, "declare-ended");
        ended("appointing", SamplePerson.BRANDT, "withdraw"); // nobody mediated
        answers(SamplePerson.BRANDT, over);
        var before = letters();

        institution.clock().forward(Duration.ofDays(30).minusSeconds(60));
        reminds();
        assertThat(letters()).isEqualTo(before);
        institution.clock().forward(Duration.ofSeconds(61));
        reminds();
        var lin = new ArrayList<>(before);
        lin.add(SamplePerson.LIN.mail());
        assertThat(letters()).isEqualTo(lin.stream().sorted().toList());
        assertThat(signedIn(SamplePerson.LIN).get("/").body())
                .contains("/cases/" + over + "/feedback");
        institution.clock().forward(Duration.ofDays(1));
        reminds();
        assertThat(letters()).isEqualTo(lin.stream().sorted().toList());
    }

    @Test
    void nobody_but_the_rules_learns_who_is_to_be_reminded() {
        ended("mediation", SamplePerson.LEUNG, "declare-ended");
        for (var who : List.of(SamplePerson.BRANDT, SamplePerson.CHEN)) {
            assertThat(dueFor(who.id())).isZero();
        }
        assertThat(dueFor(PersonId.RULES)).isEqualTo(2);
    }

    private static int dueFor(PersonId who) {
        return institution
                .bean(Access.class)
                .as(
                        who,
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql(
                                                "select count(*)::int from to_remind_of_feedback(world_now() - interval '1 day', world_now() + interval '1 day')")
                                        .query(Integer.class)
                                        .single());
    }

    private CaseNumber ended(String stage, SamplePerson who, String act) {
        var number = cases.requested("model-commercial");
        cases.bring(number, stage);
        cases.act(who, number, act, Map.of());
        return number;
    }

    private static void answers(SamplePerson who, CaseNumber number) {
        var guest = signedIn(who);
        var page = "/cases/" + number + "/feedback";
        guest.get(page);
        var answer =
                guest.post(
                        page + "/" + SamplePerson.LEUNG.id(),
                        "preparation",
                        "4",
                        "fairness",
                        "4",
                        "clarity",
                        "4",
                        "pace",
                        "4",
                        "confidence",
                        "4");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void reminds() {
        institution.bean(RemindOfFeedback.class).look();
    }

    /// To whom letters are posted, sorted.
    private static List<String> letters() {
        return institution
                .owner()
                .sql(
                        "select address from mail where address in ('brandt@sample.invalid', 'lin@sample.invalid') order by 1")
                .query(String.class)
                .list();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
