package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.goodoffices.engines.procedure.Done.Particulars;
import org.goodoffices.engines.procedure.Setting.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The courses that a case can take under the Model Rules, with the calendar of the seat.
class ModelRulesTest {

    private static final Instant BEGIN = Samples.on("2026-12-01");

    /// Weekends only, for what takes longer than the years published so far.
    private static final WorkingCalendar YEARS =
            new WorkingCalendar(
                    "years",
                    new Text("weekends only", "仅计周末"),
                    EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    IntStream.rangeClosed(2026, 2029)
                            .mapToObj(y -> new WorkingCalendar.Year(y, "none", Map.of(), Set.of()))
                            .toList());

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void a_dispute_comes_in_and_leaves_as_a_signed_and_attested_settlement(String set) {
        Case c = new Case(set, 2).inMediation();
        c.mediator("hold-session").mediator("propose");
        c.party("p1", "accept-proposal").party("p2", "accept-proposal");
        c.mediator("draft-settlement").each("agree-text");
        assertThat(c.place()).isEqualTo("signing");
        c.each("present-authority").each("sign");
        assertThat(c.place()).isEqualTo("concluded");
        c.mediator("sign-as-mediator").registry("attest").registry("enter-into-force");

        assertThat(c.place()).isEqualTo("settled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void one_party_signs_and_the_other_ratifies_later(String set) {
        Case c = new Case(set, 2).inMediation().each("agree-text").each("present-authority");
        c.party("p1", "sign").party("p2", "sign-ad-referendum").days(60);
        assertThat(c.place()).isEqualTo("signing");
        assertThat(c.refusal(Actor.party("p1"), "ratify")).contains("art. 18(4)");

        c.party("p2", "ratify");

        assertThat(c.place()).isEqualTo("concluded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void nobody_signs_without_authority_on_the_docket(String set) {
        Case c = new Case(set, 2).inMediation().each("agree-text");
        c.party("p1", "present-authority");

        assertThat(c.refusal(Actor.party("p2"), "sign")).contains("art. 18(1)");
        assertThat(c.refusal(Actor.party("p2"), "sign-ad-referendum")).contains("art. 18(3)");
        c.party("p1", "sign");
    }

    @Test
    void a_signature_that_is_not_confirmed_in_time_ends_the_case() {
        Case c = new Case("model-commercial", 2).inMediation().each("agree-text");
        c.each("present-authority").party("p1", "sign").party("p2", "sign-ad-referendum");

        assertThat(c.later(Duration.ofDays(89)).place()).isEqualTo("signing");
        assertThat(c.later(Duration.ofDays(95)).place()).isEqualTo("not-ratified");
    }

    @Test
    void a_text_that_is_not_signed_in_time_goes_back_to_the_mediation() {
        Case c = new Case("model-commercial", 2).inMediation().each("agree-text");

        assertThat(c.later(Duration.ofDays(65)).place()).isEqualTo("mediation");
    }

    @Test
    void a_text_that_is_reopened_forgets_the_signatures_under_it() {
        Case c = new Case("model-commercial", 2).inMediation().each("agree-text");
        c.each("present-authority").party("p2", "sign-ad-referendum").each("reopen-text");
        c.days(45).each("agree-text");

        assertThat(c.refusal(Actor.party("p2"), "ratify")).contains("art. 18(4)");
        assertThat(c.later(Duration.ofDays(55)).place()).isEqualTo("signing");
        assertThat(c.later(Duration.ofDays(65)).place()).isEqualTo("mediation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void an_invited_party_may_refuse_and_its_silence_is_refusal(String set) {
        Case refused = new Case(set, 2).invited();
        refused.party("p2", "refuse");
        assertThat(refused.place()).isEqualTo("refused");

        Case silent = new Case(set, 2).invited();
        assertThat(silent.later(Duration.ofDays(29)).place()).isEqualTo("inviting");
        assertThat(silent.later(Duration.ofDays(120)).place()).isEqualTo("refused");
    }

    /// Article 5(4): the presumption yields to a recorded receipt.
    @Test
    void the_time_to_answer_runs_from_recorded_receipt_or_else_from_the_presumed_day() {
        Case presumed = new Case("model-commercial", 2).registered();
        presumed.registry("invite", Particulars.of("p2"));
        Case received = new Case("model-commercial", 2).registered();
        received.registry("invite", Particulars.of("p2")).days(2);
        received.registry("record-receipt", Particulars.receipt("p2", received.now));

        // Invited 2026-12-01; presumed 2026-12-08 and 30 days; received 2026-12-03 and 30 days,
        // a Saturday, and so the Monday.
        assertThat(presumed.due("answer")).isEqualTo(Samples.on("2027-01-08").minusSeconds(43_200));
        assertThat(received.due("answer")).isEqualTo(Samples.on("2027-01-05").minusSeconds(43_200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void any_party_can_withdraw_from_every_stage_in_one_act(String set) {
        Set<String> from = new TreeSet<>();
        for (Case c : everywhere(set)) {
            from.add(c.place());
            for (String party : List.of("p1", "p2")) {
                assertThat(c.copy().party(party, "withdraw").place())
                        .as(set + " " + c.place() + " " + party)
                        .isEqualTo("withdrawn");
            }
        }

        assertThat(from).containsAll(ShippedRules.read(set).stages().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void the_others_go_on_when_one_of_three_parties_withdraws(String set) {
        Case c = new Case(set, 3).inMediation();
        c.party("p3", "withdraw");
        assertThat(c.place()).isEqualTo("mediation");

        c.party("p1", "agree-text").party("p2", "agree-text");
        assertThat(c.place()).isEqualTo("signing");
        assertThat(c.refusal(Actor.party("p3"), "present-authority")).isNotEmpty();

        c.party("p2", "withdraw");
        assertThat(c.place()).isEqualTo("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void one_of_three_may_refuse_and_the_others_mediate(String set) {
        Case c = new Case(set, 3).registered();
        c.registry("invite", Particulars.of("p2")).registry("invite", Particulars.of("p3"));
        c.party("p2", "consent");
        assertThat(c.place()).isEqualTo("inviting");

        c.party("p3", "refuse");

        assertThat(c.place()).isEqualTo("appointing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void a_joint_request_needs_no_invitation(String set) {
        Case c = new Case(set, 2).requested();
        assertThat(c.refusal(Actor.registry(), "register-joint")).contains("art. 4(5)");

        c.party("p2", "join-request").registry("register-joint");

        assertThat(c.place()).isEqualTo("appointing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void the_authority_appoints_where_the_parties_do_not_agree(String set) {
        Case c = new Case(set, 2).consented();
        c.party("p1", "name-mediator", Particulars.mediator("ann"));
        c.party("p2", "name-mediator", Particulars.mediator("bob"));
        assertThat(c.place()).isEqualTo("appointing");
        assertThat(c.refusal(Actor.authority(), "appoint", Particulars.mediator("cai")))
                .isNotEmpty();

        c.until("appointing-by-authority");
        c.by(Actor.authority(), "appoint", Particulars.mediator("cai"));

        assertThat(c.place()).isEqualTo("accepting");
        assertThat(c.proceeding().nominatedMediators()).containsExactly("cai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void two_mediators_are_named_together_and_both_accept(String set) {
        Case c = new Case(set, 3).consented();
        c.party("p1", "name-mediator", Particulars.mediators(List.of("bob", "ann")));
        c.party("p2", "name-mediator", Particulars.mediators(List.of("ann", "bob")));
        c.party("p3", "name-mediator", Particulars.mediator("ann"));
        assertThat(c.place()).isEqualTo("appointing");
        c.party("p3", "name-mediator", Particulars.mediators(List.of("ann", "bob")));
        assertThat(c.proceeding().nominatedMediators()).containsExactly("ann", "bob");
        c.by(Actor.mediator("ann"), "accept-appointment", Particulars.NONE);
        assertThat(c.place()).isEqualTo("accepting");
        c.by(Actor.mediator("bob"), "accept-appointment", Particulars.NONE);

        assertThat(c.place()).isEqualTo("mediation");
        assertThat(c.proceeding().mediatorsInOffice()).containsExactly("ann", "bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void who_has_accepted_stays_in_office_while_the_other_is_replaced(String set) {
        Case c = new Case(set, 2).consented();
        c.each("name-mediator", Particulars.mediators(List.of("ann", "bob")));
        c.by(Actor.mediator("ann"), "accept-appointment", Particulars.NONE);
        c.by(Actor.mediator("bob"), "decline-appointment", Particulars.NONE);
        assertThat(c.refusal(Actor.party("p1"), "name-mediator", Particulars.mediator("ann")))
                .contains("already");
        c.each("name-mediator", Particulars.mediator("cai"));
        assertThat(c.place()).isEqualTo("accepting");

        c.until("appointing"); // silence of the third

        assertThat(c.proceeding().mediatorsInOffice()).containsExactly("ann");
        c.each("name-mediator", Particulars.mediator("dan"));
        c.by(Actor.mediator("dan"), "accept-appointment", Particulars.NONE);
        assertThat(c.place()).isEqualTo("mediation");
        assertThat(c.proceeding().mediatorsInOffice()).containsExactly("ann", "dan");
    }

    @ParameterizedTest
    @CsvSource({"model-state-to-state, 3", "model-investment, 2", "model-commercial, 2"})
    void there_are_no_more_mediators_than_the_rules_allow(String set, int most) {
        Case c = new Case(set, 2).consented();
        List<String> people = List.of("ann", "bob", "cai", "dan").subList(0, most + 1);
        assertThat(c.refusal(Actor.party("p1"), "name-mediator", Particulars.mediators(people)))
                .contains("no more mediators than " + most)
                .contains("art. 7(1)");
        c.each("name-mediator", Particulars.mediators(people.subList(0, most)));
        assertThat(c.place()).isEqualTo("accepting");

        Case other = new Case(set, 2).consented().until("appointing-by-authority");
        assertThat(
                        other.refusal(
                                Actor.authority(),
                                "appoint",
                                Particulars.mediators(List.of("ann", "bob"))))
                .contains("no more mediators than 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void silence_of_the_person_named_is_declining_and_another_is_named(String set) {
        Case c = new Case(set, 2).consented();
        c.each("name-mediator", Particulars.mediator("ann"));
        assertThat(c.place()).isEqualTo("accepting");

        c.until("appointing");

        assertThat(c.proceeding().nominatedMediators()).isEmpty();
        c.each("name-mediator", Particulars.mediator("bob"));
        c.by(Actor.mediator("bob"), "accept-appointment", Particulars.NONE);
        assertThat(c.place()).isEqualTo("mediation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void a_party_that_insists_on_an_undecided_objection_ends_the_office(String set) {
        Case c = new Case(set, 2).inMediation();
        c.party("p2", "challenge-mediator", Particulars.mediator("ann"));
        assertThat(c.refusal(Actor.party("p2"), "insist-on-objection", Particulars.mediator("ann")))
                .isNotEmpty();
        c.days(60).mediator("hold-session");

        c.party("p2", "insist-on-objection", Particulars.mediator("ann"));

        assertThat(c.place()).isEqualTo("appointing");
        assertThat(c.proceeding().mediatorsInOffice()).isEmpty();
    }

    @Test
    void an_advance_that_is_not_paid_ends_the_case_only_after_notice_and_grace() {
        Case c = new Case("model-commercial", 2).inMediation().registry("ask-advance");
        c.party("p1", "record-payment").days(35);
        assertThat(c.refusal(Actor.registry(), "end-for-non-payment")).contains("art. 16(8)");
        c.registry("notify-default", Particulars.of("p2"));
        assertThat(c.refusal(Actor.registry(), "end-for-non-payment")).contains("art. 16(8)");
        assertThat(c.proceeding().limits())
                .filteredOn(limit -> limit.limit().name().equals("grace"))
                .extracting(RunningLimit::of)
                .containsExactly(Actor.party("p2"));

        c.days(20).registry("end-for-non-payment");

        assertThat(c.place()).isEqualTo("unpaid");
    }

    @Test
    void a_commercial_case_lapses_by_inactivity_and_what_is_confided_does_not_prolong_it() {
        Case c = new Case("model-commercial", 2).inMediation().mediator("hold-session");
        Case confiding = c.copy().days(100).party("p1", "confide");
        Case writing = c.copy().days(100).mediator("address-parties");

        assertThat(confiding.later(Duration.ofDays(30)).place()).isEqualTo("lapsed");
        assertThat(writing.later(Duration.ofDays(30)).place()).isEqualTo("mediation");
    }

    @Test
    void a_case_between_states_never_lapses_without_the_question() {
        Case c = new Case("model-state-to-state", 2, YEARS).inMediation().mediator("hold-session");
        assertThat(c.refusal(Actor.registry(), "ask-whether-to-go-on")).contains("art. 23(1)");
        c.days(380);
        assertThat(c.place()).isEqualTo("mediation");
        c.registry("ask-whether-to-go-on");

        assertThat(c.copy().party("p2", "revive").place()).isEqualTo("mediation");
        // 90 days end on 15 March 2028, a Wednesday.
        assertThat(c.later(Duration.ofDays(90)).place()).isEqualTo("dormant");
        assertThat(c.later(Duration.ofDays(91)).place()).isEqualTo("lapsed");
    }

    /// Article 9(6): alone, and as soon as it is agreed.
    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void any_party_states_its_funder_at_every_stage_and_the_case_stays_where_it_is(String set) {
        for (Case c : everywhere(set)) {
            String place = c.place();
            for (String party : List.of("p1", "p2")) {
                c.party(party, "state-funder").party(party, "state-end-of-funding");
                c.party(party, "name-expert").party(party, "state-end-of-expert");
            }
            assertThat(c.place()).isEqualTo(place);
            assertThat(c.rules.sees(Actor.party("p1"), c.acts.getLast())).isTrue();
        }
        Case c = new Case(set, 2).inMediation().mediator("name-expert");
        assertThat(c.refusal(Actor.registry(), "state-funder")).contains("a party");
        assertThat(c.refusal(Actor.mediator("ann"), "state-funder")).contains("a party");
    }

    /// Article 9(7): silence is taken as confirming that there is no other funder; nothing ends.
    @ParameterizedTest
    @CsvSource({"model-state-to-state, 30", "model-investment, 15", "model-commercial, 15"})
    void asked_who_funds_them_each_party_answers_or_is_taken_to_have_no_other(
            String set, int days) {
        Case c = new Case(set, 2).consented().registry("ask-who-funds").party("p1", "state-funder");

        // Asked while the mediator is named, and owed in the next stages too.
        c.each("name-mediator", Particulars.mediator("ann")).mediator("accept-appointment");
        assertThat(c.later(Duration.ofDays(days - 1)).lapses()).isEmpty();
        List<Lapse> lapses =
                c.later(Duration.ofDays(days + 6)).lapses().stream()
                        .filter(lapse -> lapse.limit().name().equals("funding"))
                        .toList();
        assertThat(lapses).hasSize(1);
        assertThat(lapses.getFirst().of()).isEqualTo(Actor.party("p2"));
        assertThat(lapses.getFirst().deemed()).isEqualTo(c.rules.acts().get("confirm-funders"));
        assertThat(c.later(Duration.ofDays(days + 6)).place()).isEqualTo("mediation");
        assertThat(c.party("p2", "confirm-funders").later(Duration.ofDays(days + 6)).lapses())
                .isEmpty();
    }

    @Test
    void a_case_that_was_revived_is_not_put_to_sleep_again_without_new_inactivity() {
        Case c = new Case("model-state-to-state", 2, YEARS).inMediation().days(380);
        c.registry("ask-whether-to-go-on").days(1).party("p2", "revive").days(1);

        assertThat(c.refusal(Actor.registry(), "ask-whether-to-go-on")).contains("art. 23(1)");
        c.days(380).registry("ask-whether-to-go-on");
    }

    @Test
    void a_default_that_was_made_good_ends_nothing_when_another_advance_is_asked() {
        Case c = new Case("model-commercial", 2).inMediation().registry("ask-advance").days(40);
        c.registry("notify-default", Particulars.of("p1")).days(20);
        assertThat(c.copy().registry("end-for-non-payment").place()).isEqualTo("unpaid");
        c.each("record-payment").registry("ask-advance");

        assertThat(c.refusal(Actor.registry(), "end-for-non-payment")).contains("art. 16(8)");
        assertThat(c.refusal(Actor.registry(), "notify-default")).contains("art. 16(7)");
    }

    @Test
    void nobody_insists_on_an_objection_that_has_been_decided_if_late() {
        Case c = new Case("model-commercial", 2).inMediation();
        c.party("p1", "challenge-mediator", Particulars.mediator("ann")).days(30);
        Case undecided = c.copy();
        c.by(Actor.authority(), "reject-objection", Particulars.NONE);

        undecided.party("p2", "insist-on-objection", Particulars.mediator("ann"));
        assertThat(undecided.place()).isEqualTo("appointing");
        assertThat(c.refusal(Actor.party("p2"), "insist-on-objection", Particulars.mediator("ann")))
                .contains("art. 10(2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void a_signature_binds_those_who_remain_only_when_each_confirms_it(String set) {
        Case c = new Case(set, 3).inMediation().each("agree-text").each("present-authority");
        c.party("p1", "sign").party("p2", "sign").party("p3", "withdraw");
        assertThat(c.place()).isEqualTo("signing");

        c.party("p1", "sign");
        assertThat(c.place()).isEqualTo("signing");
        c.party("p2", "sign");
        assertThat(c.place()).isEqualTo("concluded");
    }

    @Test
    void a_text_is_not_signed_by_the_withdrawal_of_the_one_who_had_not() {
        Case c = new Case("model-commercial", 3).inMediation();
        c.party("p1", "agree-text").party("p2", "agree-text").party("p3", "withdraw");
        assertThat(c.place()).isEqualTo("mediation");
        c.party("p1", "agree-text");
        assertThat(c.place()).isEqualTo("mediation");
        c.party("p2", "agree-text").each("present-authority");
        assertThat(c.place()).isEqualTo("signing");

        Case signing = new Case("model-commercial", 3).inMediation().each("agree-text");
        signing.each("present-authority").party("p2", "sign-ad-referendum");
        signing.party("p3", "withdraw");
        assertThat(signing.refusal(Actor.party("p2"), "ratify")).contains("art. 18(4)");
        assertThat(signing.later(Duration.ofDays(65)).place()).isEqualTo("mediation");
    }

    @Test
    void the_registry_owes_an_invitation_to_each_invited_party() {
        Case c = new Case("model-commercial", 3).registered();
        c.registry("invite", Particulars.of("p2")).days(10);
        c.party("p1", "invite-directly", Particulars.of("p3"));
        assertThat(c.due("answer")).isNotNull();

        Case both = new Case("model-commercial", 3).registered();
        both.registry("invite", Particulars.of("p2")).registry("invite", Particulars.of("p3"));
        both.days(10);
        assertThat(both.refusal(Actor.party("p1"), "invite-directly")).contains("art. 5(5)");
    }

    /// Article 5(4): the presumption yields to proof of no receipt, and the party is invited again.
    @Test
    void proof_that_nothing_was_received_lifts_the_presumption_until_a_new_invitation() {
        Case c = new Case("model-commercial", 2).invited().days(20);
        c.registry("record-non-receipt", Particulars.of("p2"));
        assertThat(c.later(Duration.ofDays(60)).place()).isEqualTo("inviting");
        assertThat(c.copy().days(10).party("p1", "invite-directly").place()).isEqualTo("inviting");

        c.registry("invite", Particulars.of("p2"));
        assertThat(c.later(Duration.ofDays(36)).place()).isEqualTo("inviting");
        assertThat(c.later(Duration.ofDays(40)).place()).isEqualTo("refused");
    }

    @Test
    void nothing_is_received_before_it_was_sent() {
        Case c = new Case("model-commercial", 2).registered();
        assertThat(c.refusal(Actor.registry(), "record-receipt", Particulars.receipt("p2", c.now)))
                .contains("nothing had been sent by the day of receipt")
                .contains("art. 5(3)");
        c.days(1).registry("invite", Particulars.of("p2")).days(1);
        assertThat(
                        c.refusal(
                                Actor.registry(),
                                "record-receipt",
                                Particulars.receipt("p2", c.now.minus(Duration.ofDays(2)))))
                .contains("nothing had been sent by the day of receipt");
    }

    @Test
    void a_party_may_leave_though_no_calendar_tells_when_a_limit_ends() {
        Case c = new Case("model-commercial", 2).inMediation();
        Case late = new Case("model-commercial", 2, WorkingCalendar.none());
        late.acts.addAll(c.acts);
        late.now = c.now;

        assertThat(late.refusal(Actor.mediator("ann"), "propose")).contains("no calendar");
        assertThat(late.copy().party("p1", "file-paper").place()).isEqualTo("mediation");
        assertThat(late.party("p1", "withdraw").place()).isEqualTo("withdrawn");
    }

    @Test
    void a_suspension_ends_by_itself_or_by_anyones_act() {
        Case c = new Case("model-commercial", 2).inMediation().mediator("suspend");
        assertThat(c.place()).isEqualTo("suspended");

        assertThat(c.copy().party("p2", "resume").place()).isEqualTo("mediation");
        assertThat(c.copy().mediator("resume").place()).isEqualTo("mediation");
        assertThat(c.later(Duration.ofDays(95)).place()).isEqualTo("mediation");
    }

    @Test
    void a_third_state_that_is_silent_has_refused_and_the_registry_decides() {
        Case c = new Case("model-state-to-state", 2).requested().registry("ask-third-state");
        c.days(70);
        assertThat(c.proceeding().lapses())
                .extracting(lapse -> lapse.limit().name())
                .containsExactly("third-state-answer");
        assertThat(c.place()).isEqualTo("requested");

        c.registry("decline-registration");

        assertThat(c.place()).isEqualTo("not-registered");
    }

    @Test
    void good_offices_may_be_offered_declined_taken_up_or_left_to_lapse() {
        Case c = new Case("model-state-to-state", 2);
        c.by(Actor.authority(), "offer-good-offices", Particulars.NONE);

        assertThat(c.copy().party("p2", "decline-offer").place()).isEqualTo("offer-declined");
        assertThat(c.copy().party("p1", "request").place()).isEqualTo("requested");
        assertThat(c.later(Duration.ofDays(91)).place()).isEqualTo("offer-lapsed");
    }

    @Test
    void what_a_party_told_the_mediator_is_seen_by_no_other_party() {
        Case c = new Case("model-commercial", 2).inMediation().mediator("propose");
        c.party("p1", "accept-proposal");
        Done answer = c.acts.getLast();

        assertThat(c.rules.sees(Actor.party("p1"), answer)).isTrue();
        assertThat(c.rules.sees(Actor.mediator("ann"), answer)).isTrue();
        assertThat(c.rules.sees(Actor.party("p2"), answer)).isFalse();
        assertThat(c.rules.sees(Actor.registry(), answer)).isFalse();
    }

    /// A case in each stage of a set.
    private static List<Case> everywhere(String set) {
        List<Case> cases = new ArrayList<>();
        if (set.equals("model-state-to-state")) {
            cases.add(
                    new Case(set, 2).by(Actor.authority(), "offer-good-offices", Particulars.NONE));
            Case dormant = new Case(set, 2, YEARS).inMediation().days(380);
            cases.add(dormant.registry("ask-whether-to-go-on"));
        } else {
            cases.add(new Case(set, 2).requested().registry("ask-filing-fee"));
        }
        cases.add(new Case(set, 2).requested());
        cases.add(new Case(set, 2).invited());
        cases.add(new Case(set, 2).consented());
        cases.add(new Case(set, 2).consented().until("appointing-by-authority"));
        cases.add(new Case(set, 2).consented().each("name-mediator", Particulars.mediator("ann")));
        cases.add(new Case(set, 2).inMediation());
        cases.add(new Case(set, 2).inMediation().mediator("suspend"));
        cases.add(new Case(set, 2).inMediation().each("agree-text"));
        Case signed = new Case(set, 2).inMediation().each("agree-text");
        cases.add(signed.each("present-authority").each("sign"));
        return cases;
    }

    /// A case that is being played: each act must be allowed.
    private static final class Case {
        private final RuleSet rules;
        private final Setting setting;
        private final List<Done> acts = new ArrayList<>();
        private Instant now = BEGIN;

        Case(String set, int parties) {
            this(set, parties, ShippedRules.calendar(ShippedRules.read(set).calendar()));
        }

        Case(String set, int parties, WorkingCalendar calendar) {
            rules = ShippedRules.read(set);
            List<Party> list = new ArrayList<>();
            for (int i = 1; i <= parties; i++) {
                list.add(new Party("p" + i, i == 1));
            }
            setting = new Setting(rules.zone(), calendar, list);
        }

        private Case(Case other) {
            rules = other.rules;
            setting = other.setting;
            acts.addAll(other.acts);
            now = other.now;
        }

        Case copy() {
            return new Case(this);
        }

        Case requested() {
            return party("p1", "request");
        }

        Case registered() {
            return requested().registry("register");
        }

        Case invited() {
            return registered().registry("invite");
        }

        Case consented() {
            invited();
            for (Party party : setting.parties()) {
                if (!party.requesting()) {
                    party(party.id(), "consent");
                }
            }
            return this;
        }

        Case inMediation() {
            consented().each("name-mediator", Particulars.mediator("ann"));
            return mediator("accept-appointment");
        }

        Case by(Actor actor, String act, Particulars particulars) {
            Done done = new Done(act, actor, now, particulars);
            if (proceeding().attempt(done) instanceof Attempt.Refused refused) {
                throw new AssertionError(refused.reason().en());
            }
            acts.add(done);
            now = now.plusSeconds(60);
            return this;
        }

        Case party(String id, String act) {
            return by(Actor.party(id), act, Particulars.NONE);
        }

        Case party(String id, String act, Particulars particulars) {
            return by(Actor.party(id), act, particulars);
        }

        Case each(String act) {
            return each(act, Particulars.NONE);
        }

        Case each(String act, Particulars particulars) {
            for (String id : proceeding().parties()) {
                party(id, act, particulars);
            }
            return this;
        }

        Case mediator(String act) {
            return by(Actor.mediator("ann"), act, Particulars.NONE);
        }

        Case registry(String act) {
            return by(Actor.registry(), act, Particulars.NONE);
        }

        Case registry(String act, Particulars particulars) {
            return by(Actor.registry(), act, particulars);
        }

        Case days(int days) {
            now = now.plus(Duration.ofDays(days));
            return this;
        }

        /// Waits, a day at a time, until what runs out brings the case there.
        Case until(String place) {
            for (int i = 0; i < 1000 && !place().equals(place); i++) {
                days(1);
            }
            assertThat(place()).isEqualTo(place);
            return this;
        }

        Proceeding proceeding() {
            return Proceeding.fold(rules, setting, acts).asAt(now);
        }

        Proceeding later(Duration wait) {
            return proceeding().asAt(now.plus(wait));
        }

        String place() {
            return proceeding().place();
        }

        Instant due(String limit) {
            return proceeding().limits().stream()
                    .filter(l -> l.limit().name().equals(limit))
                    .map(RunningLimit::dueAt)
                    .findFirst()
                    .orElseThrow();
        }

        String refusal(Actor actor, String act) {
            return refusal(actor, act, Particulars.NONE);
        }

        String refusal(Actor actor, String act, Particulars particulars) {
            return switch (proceeding().attempt(new Done(act, actor, now, particulars))) {
                case Attempt.Allowed _ -> "";
                case Attempt.Refused refused -> refused.reason().en();
            };
        }
    }
}
