package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Who funds a party, and who is an expert, as stated on the docket (Model Rules, art. 9(6) to
/// (9)).
class FundersTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private static final Map<String, String> FUND =
            Map.of(
                    "name",
                    "Meridian Finance Ltd",
                    "kind",
                    "company",
                    "country",
                    "Switzerland",
                    "interest",
                    "A share in the outcome");

    private static CaseInHand requested() {
        return CaseInHand.requested(
                institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
    }

    @Test
    void a_funder_is_stated_once_and_leaves_by_the_word_of_the_party_that_stated_it() {
        var here = requested();
        CaseInHand.number(here.act(SamplePerson.BRANDT, "state-funder", null, FUND));
        assertThat(CaseInHand.refusal(here.act(SamplePerson.BRANDT, "state-funder", null, FUND)))
                .isEqualTo("This name was stated before and goes on.");
        var open = here.open(SamplePerson.CHEN);
        assertThat(FunderOrExpert.now(open))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.funder()).isTrue();
                    assertThat(one.kind()).isEqualTo(Party.Kind.COMPANY);
                });
        assertThat(open.entries().getLast().text("country")).isEqualTo("CHE");

        var name = Map.of("name", "Meridian Finance Ltd");
        assertThat(ended(here, Map.of("name", "Another Ltd")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        not -> {
                            assertThat(not.article()).isEqualTo("art. 9(6)");
                            assertThat(not.reason().zh()).isEqualTo("贵方未曾声明该名称，或者已经声明其终止。");
                        });
        CaseInHand.number(ended(here, name));
        assertThat(FunderOrExpert.now(here.open(SamplePerson.CHEN))).isEmpty();
        assertThat(CaseInHand.refusal(ended(here, name))).contains("it has ended already");
        CaseInHand.number(here.act(SamplePerson.BRANDT, "state-funder", null, FUND));
    }

    private static Outcome ended(CaseInHand here, Map<String, String> said) {
        return here.act(SamplePerson.BRANDT, "state-end-of-funding", null, said);
    }

    @Test
    void what_is_no_name_kind_or_country_is_refused_at_its_field() {
        var here = requested();
        refused(here, "name", "", "Please fill in this field.");
        refused(here, "name", "x".repeat(10_000), "This is longer than 500 characters.");
        refused(here, "name", "A\u202eB", "that turn the direction of the text");
        refused(here, "kind", "ship", "Choose one of the kinds.");
        refused(here, "country", "Atlantis", "There is no such country.");
        refused(here, "interest", "", "Please fill in this field.");
    }

    private static void refused(CaseInHand here, String field, String value, String why) {
        var said = new java.util.HashMap<>(FUND);
        if (value.isEmpty()) {
            said.remove(field); // as forms bring it
        } else {
            said.put(field, value);
        }
        assertThat(here.act(SamplePerson.BRANDT, "state-funder", null, said))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        not -> {
                            assertThat(not.field()).isEqualTo(field);
                            assertThat(not.reason().en()).contains(why);
                        });
    }

    @Test
    void asked_who_funds_them_the_parties_owe_an_answer_in_fifteen_days_and_silence_is_one() {
        var here = requested();
        here.appointing();
        CaseInHand.number(here.act(SamplePerson.CHEN, "ask-who-funds", null, Map.of()));
        CaseInHand.number(here.act(SamplePerson.LIN, "confirm-funders", null, Map.of()));
        institution.clock().forward(Duration.ofDays(19));
        institution.bean(Lapses.class).enter();

        var open = here.open(SamplePerson.BRANDT);
        assertThat(open.common().place()).isEqualTo("appointing");
        assertThat(
                        open.limits().stream()
                                .filter(limit -> limit.limit().name().equals("funding"))
                                .map(RunningLimit::status))
                .containsExactly(RunningLimit.Status.LAPSED, RunningLimit.Status.MET);
        assertThat(open.entries().getLast().text("limit")).isEqualTo("funding");
    }
}
