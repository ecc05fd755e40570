package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The warning before a mediation lapses (Model Rules, art. 23(2)).
class WarningsTest {

    /// One for each test: each needs months, and the calendars end.
    @AutoClose
    final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h",
                    "goodoffices.warnings.every=1h");

    private CaseInHand inMediation(String rules) {
        var here =
                CaseInHand.requested(institution, rules, SamplePerson.BRANDT, SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        here.done(
                SamplePerson.LEUNG, "hold-session", Map.of("date", here.today(), "place", "Here"));
        return here;
    }

    @Test
    void thirty_days_before_the_lapse_everybody_in_the_joint_lane_is_told_once() {
        var here = inMediation("model-commercial");
        days(89);
        assertThat(warnings(here)).isEmpty();
        institution.owner().sql("delete from mail").update();
        // what a side says to itself keeps no case alive
        here.write(SamplePerson.LIN, here.lane(SamplePerson.LIN, Lane.Kind.OWN), "Waiting.");
        institution.owner().sql("delete from mail").update();
        days(2);

        assertThat(warnings(here)).hasSize(1);
        var told = institution.owner().sql("select address from mail").query(String.class).list();
        assertThat(told)
                .contains(
                        SamplePerson.BRANDT.mail(),
                        SamplePerson.LIN.mail(),
                        SamplePerson.LEUNG.mail(),
                        SamplePerson.CHEN.mail())
                .doesNotContain(SamplePerson.TANVIR.mail(), SamplePerson.RAHMANI.mail());
        days(3);
        assertThat(warnings(here)).hasSize(1);
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", SamplePerson.LIN.id().toString());
        assertThat(guest.get("/cases/" + here.number).body())
                .contains("Warning before a limit runs out", "Inactivity", "23(2)");
        assertThat(guest.speaking("zh").get("/cases/" + here.number).body()).contains("时限届满前的警示");
    }

    @Test
    void the_warning_is_no_act_and_the_mediation_lapses_when_it_would_have() {
        var here = inMediation("model-commercial");
        days(91);
        assertThat(warnings(here)).hasSize(1);
        days(28);
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("mediation");
        days(2);
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("lapsed");
    }

    @Test
    void who_acts_after_it_is_warned_anew_before_the_next_lapse() {
        var here = inMediation("model-commercial");
        days(91);
        here.done(SamplePerson.LIN, "file-paper", Map.of("text", "We go on."));
        days(80);
        assertThat(warnings(here)).hasSize(1);
        days(11);
        assertThat(warnings(here)).hasSize(2);
    }

    @Test
    void rules_that_ask_before_a_case_lapses_warn_of_nothing() {
        var here = inMediation("model-state-to-state");
        days(100);
        assertThat(warnings(here)).isEmpty();
    }

    private void days(int many) {
        institution.clock().forward(Duration.ofDays(many));
        institution.bean(Lapses.class).enter();
        institution.bean(Warnings.class).give();
    }

    private static List<Entered> warnings(CaseInHand here) {
        return here.open(SamplePerson.LIN).entries().stream()
                .filter(entry -> entry.act().equals(Warnings.ACT))
                .toList();
    }
}
