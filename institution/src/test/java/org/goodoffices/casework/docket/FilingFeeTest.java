package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The filing fee (Model Rules, art. 16(2)), and the share of one party paid by another (art.
/// 16(6)).
class FilingFeeTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private static CaseInHand requested(String rules) {
        return CaseInHand.requested(institution, rules, SamplePerson.BRANDT, SamplePerson.LIN);
    }

    @ParameterizedTest
    @CsvSource({"model-commercial, 'HKD 10,000'", "model-investment, 'USD 1,500'"})
    void the_fee_is_asked_as_the_schedule_fixes_it_and_nothing_is_registered_before_it_is_paid(
            String rules, String fee) {
        var here = requested(rules);

        assertThat(CaseInHand.refusal(asks(here, "HKD 9,999")))
                .isEqualTo("The rules fix this fee: " + fee + ".");
        CaseInHand.number(asks(here, ""));

        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("fee-awaited");
        assertThat(accounts(here)).containsExactly("Ask for the filing fee: " + fee + ", open");
        assertThat(CaseInHand.refusal(here.act(SamplePerson.CHEN, "register", null, Map.of())))
                .contains("Awaiting the filing fee", "art. 4(1)");
        CaseInHand.number(pays(here, fee));

        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("requested");
        assertThat(accounts(here)).containsExactly("Ask for the filing fee: " + fee + ", paid");
        assertThat(limit(here, "filing-fee").status()).isEqualTo(RunningLimit.Status.MET);
        assertThat(CaseInHand.refusal(asks(here, ""))).contains("it has been done already");
    }

    @Test
    void a_part_of_the_fee_is_on_the_docket_and_moves_nothing() {
        var here = requested("model-commercial");
        CaseInHand.number(asks(here, ""));
        CaseInHand.number(pays(here, "HKD 4,000"));

        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("fee-awaited");
        assertThat(accounts(here)).containsExactly("Ask for the filing fee: HKD 6,000, open");
        CaseInHand.number(pays(here, "HKD 6,000"));
        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("requested");
    }

    @Test
    void the_registry_extends_the_limit_by_fifteen_days_at_most() {
        var here = requested("model-commercial");
        CaseInHand.number(asks(here, ""));

        assertThat(CaseInHand.refusal(extend(here, "16")))
                .contains("“Payment of the filing fee” can be extended by 15 days in all at most");
        CaseInHand.number(extend(here, "15"));
    }

    @Test
    void a_request_whose_fee_is_not_paid_in_time_is_taken_as_not_registered() {
        var here = requested("model-commercial");
        CaseInHand.number(asks(here, ""));
        institution.clock().forward(Duration.ofDays(14));
        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("fee-awaited");
        // a last day on which nobody works moves on, past all of Christmas
        institution.clock().forward(Duration.ofDays(10));
        institution.bean(Lapses.class).enter();

        var open = here.open(SamplePerson.BRANDT);
        assertThat(open.common().place()).isEqualTo("not-registered");
        assertThat(accounts(here)).containsExactly("Ask for the filing fee: HKD 10,000, overdue");
        assertThat(signedIn(SamplePerson.BRANDT).get("/cases/" + here.number).body())
                .contains("The request is taken as not registered.");
    }

    @Test
    void while_the_fee_is_awaited_the_time_for_registering_stands_still() {
        var here = requested("model-commercial");
        CaseInHand.number(asks(here, ""));
        institution.clock().forward(Duration.ofDays(13));
        assertThat(limit(here, "registration").status())
                .isEqualTo(RunningLimit.Status.STANDS_STILL);
        CaseInHand.number(pays(here, "HKD 10,000"));
        institution.clock().forward(Duration.ofDays(4));
        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("requested");
    }

    @Test
    void one_party_pays_the_share_of_another_and_both_are_named() {
        var here = requested("model-commercial").mediation(SamplePerson.LEUNG);
        here.done(SamplePerson.CHEN, "ask-advance", Map.of("amount", "HKD 90,000"));
        var brandt = here.party(SamplePerson.BRANDT).id().toString();
        var lin = here.party(SamplePerson.LIN).id().toString();
        var payment =
                here.act(
                        SamplePerson.CHEN,
                        "record-payment",
                        brandt,
                        Map.of("amount", "HKD 45,000", "share", lin));
        CaseInHand.number(payment);

        assertThat(
                        Statement.of(here.open(SamplePerson.BRANDT)).accounts().stream()
                                .map(one -> one.party().id() + " " + one.open().toPlainString()))
                .containsExactly(brandt + " 45000", lin + " 0");
        assertThat(limit(here, "advance", lin).status()).isEqualTo(RunningLimit.Status.MET);
        assertThat(limit(here, "advance", brandt).status()).isEqualTo(RunningLimit.Status.RUNNING);
        var costs = signedIn(SamplePerson.LIN).get("/cases/" + here.number + "/costs").body();
        assertThat(costs)
                .contains("Party of Helena Brandt, for the share of Party of Lin Qiaoyun")
                .contains("Ask for an advance on costs");
        assertThat(
                        signedIn(SamplePerson.LIN)
                                .speaking("zh")
                                .get("/cases/" + here.number + "/costs")
                                .body())
                .contains("（代缴林乔云代理的当事方的份额）");
    }

    @Test
    void what_was_received_is_for_the_registry_to_say_and_not_for_the_payer() {
        var here = requested("model-commercial");
        CaseInHand.number(asks(here, ""));

        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.BRANDT,
                                        "pay-filing-fee",
                                        null,
                                        Map.of("amount", "HKD 10,000"))))
                .isEqualTo("This act is not yours to do in this case.");
        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("fee-awaited");
    }

    @Test
    void the_share_of_nobody_in_the_case_is_refused() {
        var here = requested("model-commercial").mediation(SamplePerson.LEUNG);
        here.done(SamplePerson.CHEN, "ask-advance", Map.of("amount", "HKD 90,000"));

        for (var nobody : List.of("nobody", "00000000-0000-0000-0000-000000000009")) {
            assertThat(
                            CaseInHand.refusal(
                                    here.act(
                                            SamplePerson.CHEN,
                                            "record-payment",
                                            here.party(SamplePerson.LIN).id().toString(),
                                            Map.of("amount", "HKD 45,000", "share", nobody))))
                    .contains("party");
        }
    }

    private static Outcome asks(CaseInHand here, String amount) {
        return here.act(
                SamplePerson.CHEN,
                "ask-filing-fee",
                null,
                amount.isEmpty() ? Map.of() : Map.of("amount", amount));
    }

    private static Outcome pays(CaseInHand here, String amount) {
        return here.act(
                SamplePerson.CHEN,
                "pay-filing-fee",
                here.party(SamplePerson.BRANDT).id().toString(),
                Map.of("amount", amount));
    }

    private static Outcome extend(CaseInHand here, String days) {
        return here.act(
                SamplePerson.CHEN,
                "extend",
                null,
                Map.of("limit", "filing-fee", "days", days, "reason", "A bank holiday."));
    }

    private static List<String> accounts(CaseInHand here) {
        return Statement.of(here.open(SamplePerson.BRANDT)).accounts().stream()
                .map(one ->
                        one.claim().title().en()
                                + ": "
                                + new Money(
                                        one.currency(),
                                        one.open().signum() == 0 ? one.paid() : one.open())
                                + (one.open().signum() == 0
                                        ? ", paid"
                                        : one.overdue() ? ", overdue" : ", open"))
                .toList();
    }

    private static RunningLimit limit(CaseInHand here, String name) {
        return here.open(SamplePerson.BRANDT).common().limits().stream()
                .filter(limit -> limit.limit().name().equals(name))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static RunningLimit limit(CaseInHand here, String name, String of) {
        return here.open(SamplePerson.BRANDT).common().limits().stream()
                .filter(limit -> limit.limit().name().equals(name))
                .filter(limit -> limit.of() != null && limit.of().id().equals(of))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
