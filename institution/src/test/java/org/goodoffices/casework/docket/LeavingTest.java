package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Receipts;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Who leaves reads no further, and who comes later reads nothing that was confided before.
class LeavingTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private final Access access = institution.bean(Access.class);

    private static CaseInHand ofThree() {
        return CaseInHand.requested(
                institution,
                "model-commercial",
                SamplePerson.BRANDT,
                SamplePerson.LIN,
                SamplePerson.TANVIR);
    }

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void nobody_is_asked_about_the_mediators_of_a_case_that_had_none() {
        var here = ofThree().appointing();
        for (var party : List.of(SamplePerson.TANVIR, SamplePerson.LIN)) {
            here.done(party, "withdraw", Map.of());
        }
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", SamplePerson.BRANDT.id().toString());

        var page = guest.get("/cases/" + here.number);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("/feedback");
    }

    @Test
    void who_comes_back_to_the_form_of_an_act_when_the_case_has_ended_finds_the_case() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        var form = "/cases/" + here.number + "/acts/withdraw";
        var lin = institution.guest();
        lin.get("/sign-in");
        lin.post("/sample-world/sign-in", "person", SamplePerson.LIN.id().toString());
        assertThat(lin.get(form).body()).contains("<textarea");
        here.done(SamplePerson.BRANDT, "withdraw", Map.of());

        var late = lin.post(form);

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body())
                .contains("the case has ended", "Back to the case")
                .doesNotContain("<textarea");
        assertThat(lin.get(form).path()).isEqualTo("/cases/" + here.number);
        assertThat(lin.get("/cases/" + here.number + "/acts/no-such-act").status()).isEqualTo(404);
    }

    @Test
    void a_date_says_whose_it_is() {
        CaseInHand.requested(institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN)
                .mediation(SamplePerson.LEUNG);
        var leung = institution.guest();
        leung.get("/sign-in");
        leung.post("/sample-world/sign-in", "person", SamplePerson.LEUNG.id().toString());

        assertThat(leung.get("/").body()).contains("time limit ends (Leung Ching-yee)");
    }

    @Test
    void a_party_that_withdraws_from_three_reads_what_was_there_and_nothing_after() {
        var here = ofThree().mediation(SamplePerson.LEUNG);
        var joint = here.open(SamplePerson.BRANDT).file().joint();
        var caucus = here.lane(SamplePerson.TANVIR, Lane.Kind.CAUCUS);
        here.write(SamplePerson.LIN, joint, "Before.");
        here.write(SamplePerson.TANVIR, caucus, "Our reason.");

        here.done(SamplePerson.TANVIR, "withdraw", Map.of());
        here.write(SamplePerson.LIN, joint, "After.");
        here.done(SamplePerson.LEUNG, "suspend", Map.of("text", "A pause."));

        assertThat(here.texts(SamplePerson.TANVIR))
                .contains("Before.", "Our reason.")
                .doesNotContain("After.", "A pause.");
        assertThat(here.texts(SamplePerson.LIN)).contains("Before.", "After.", "A pause.");
        assertThat(here.open(SamplePerson.TANVIR).common().place()).isEqualTo("mediation");
        assertThat(here.open(SamplePerson.TANVIR).left()).isTrue();
        assertThat(here.write(SamplePerson.TANVIR, joint, "x")).isInstanceOf(Outcome.Refused.class);
        assertThat(here.write(SamplePerson.TANVIR, caucus, "x"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.TANVIR,
                                        "file-paper",
                                        null,
                                        Map.of("text", "x"))))
                .contains("this party is not in the case");
        assertThat(
                        here.write(
                                SamplePerson.TANVIR,
                                here.lane(SamplePerson.TANVIR, Lane.Kind.OWN),
                                "x"))
                .as("what it notes for itself is its own")
                .isInstanceOf(Outcome.Done.class);
        assertThat(listed(here, SamplePerson.TANVIR)).isEqualTo("withdrawn, null");
        assertThat(listed(here, SamplePerson.LIN)).startsWith("null, ");
    }

    @Test
    void who_has_left_takes_home_the_record_as_it_was_and_gets_no_mail() {
        var here = ofThree().mediation(SamplePerson.LEUNG);
        var joint = here.open(SamplePerson.BRANDT).file().joint();
        var last = here.done(SamplePerson.TANVIR, "withdraw", Map.of());
        institution.owner().sql("delete from mail").update();
        here.write(SamplePerson.LIN, joint, "After.");

        assertThat(size(SamplePerson.TANVIR, joint)).isEqualTo(last.position() + 1);
        assertThat(size(SamplePerson.LIN, joint)).isEqualTo(last.position() + 2);
        long index =
                access.as(
                        SamplePerson.TANVIR.id(),
                        () -> institution.bean(Receipts.class).of(last).index());
        assertThat(index).isEqualTo(last.position());
        assertThat(institution.owner().sql("select address from mail").query(String.class).list())
                .contains(SamplePerson.BRANDT.mail(), SamplePerson.LEUNG.mail())
                .doesNotContain(SamplePerson.TANVIR.mail());
    }

    @Test
    void a_party_whose_silence_is_refusal_leaves_when_the_limit_has_run_out() {
        var here = ofThree().invited();
        here.done(SamplePerson.LIN, "consent", Map.of());
        while (here.open(SamplePerson.BRANDT).common().place().equals("inviting")) {
            institution.clock().forward(Duration.ofDays(5));
        }
        institution.bean(Lapses.class).enter();
        here.write(SamplePerson.LIN, here.open(SamplePerson.LIN).file().joint(), "After.");

        assertThat(here.open(SamplePerson.TANVIR).left()).isTrue();
        assertThat(here.texts(SamplePerson.TANVIR)).doesNotContain("After.");
        assertThat(listed(here, SamplePerson.TANVIR)).isEqualTo("refused, null");
    }

    @Test
    void where_the_case_ends_with_a_leaving_all_keep_reading_how() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        here.done(SamplePerson.LIN, "withdraw", Map.of());

        assertThat(here.open(SamplePerson.LIN).left()).isFalse();
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("withdrawn");
    }

    @Test
    void
            a_mediator_who_comes_later_reads_what_was_confided_to_the_former_one_only_when_handed_on() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        var caucus = here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        here.write(SamplePerson.BRANDT, caucus, "Our floor is nine.");
        here.done(
                SamplePerson.LEUNG, "note-among-mediators", Map.of("text", "Their floor is nine."));
        assertThat(here.texts(SamplePerson.LEUNG)).contains("Our floor is nine.");

        CaseInHand.number(here.act(SamplePerson.LEUNG, "resign", null, Map.of()));
        here.named(SamplePerson.RAHMANI).accepted(SamplePerson.RAHMANI);
        here.write(SamplePerson.BRANDT, caucus, "Welcome.");
        var others = here.lane(SamplePerson.LIN, Lane.Kind.CAUCUS);
        here.write(SamplePerson.LIN, others, "From the other side.");

        assertThat(here.texts(SamplePerson.RAHMANI))
                .contains("Welcome.", "From the other side.")
                .doesNotContain("Our floor is nine.", "Their floor is nine.");
        var handOn = institution.bean(HandOn.class);
        assertThat(
                        handOn.handOn(
                                SamplePerson.RAHMANI.id(), here.number, caucus, CaseInHand.token()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(handOn.handOn(SamplePerson.LIN.id(), here.number, caucus, CaseInHand.token()))
                .isInstanceOf(Outcome.Unknown.class);

        assertThat(handOn.handOn(SamplePerson.BRANDT.id(), here.number, caucus, CaseInHand.token()))
                .isInstanceOf(Outcome.Done.class);

        assertThat(here.texts(SamplePerson.RAHMANI))
                .contains("Our floor is nine.")
                .doesNotContain("Their floor is nine.");
        assertThat(handOn.handOn(SamplePerson.BRANDT.id(), here.number, caucus, CaseInHand.token()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void the_first_mediator_reads_what_was_confided_ahead() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .appointing();
        here.write(
                SamplePerson.BRANDT,
                here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS),
                "For whoever will be named.");
        here.named(SamplePerson.SOLHEIM);
        assertThat(here.texts(SamplePerson.SOLHEIM)).doesNotContain("For whoever will be named.");
        here.accepted(SamplePerson.SOLHEIM);

        assertThat(here.texts(SamplePerson.SOLHEIM)).contains("For whoever will be named.");
    }

    @Test
    void a_mediator_who_lets_the_time_to_accept_run_out_has_no_access_any_more() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .appointing()
                        .named(SamplePerson.LEUNG);
        assertThat(sees(here, SamplePerson.LEUNG)).isTrue();
        while (here.open(SamplePerson.BRANDT).common().place().equals("accepting")) {
            institution.clock().forward(Duration.ofDays(3));
        }
        institution.owner().sql("delete from mail").update();

        institution.bean(Lapses.class).enter();

        institution.clock().forward(Duration.ofSeconds(1));
        assertThat(sees(here, SamplePerson.LEUNG)).isFalse();
        assertThat(institution.owner().sql("select address from mail").query(String.class).list())
                .contains(SamplePerson.BRANDT.mail());
    }

    @Test
    void a_limit_of_a_closed_lane_is_shown_to_those_in_it_alone() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        here.done(SamplePerson.LEUNG, "propose", Map.of("proposal", "Eleven million."));
        here.done(SamplePerson.LIN, "accept-proposal", Map.of("text", "Yes."));
        var lin = here.party(SamplePerson.LIN).id().toString();

        assertThat(limits(here, SamplePerson.BRANDT))
                .contains("proposal-answer " + here.party(SamplePerson.BRANDT).id());
        assertThat(limits(here, SamplePerson.BRANDT)).doesNotContain("proposal-answer " + lin);
        assertThat(limits(here, SamplePerson.CHEN))
                .noneMatch(one -> one.startsWith("proposal-answer "));
        assertThat(limits(here, SamplePerson.LEUNG)).contains("proposal-answer " + lin);
    }

    @Test
    void a_part_of_what_was_asked_does_not_meet_the_limit_for_all_of_it() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        here.done(SamplePerson.CHEN, "ask-advance", Map.of("amount", "HKD 90,000"));
        pays(here, "HKD 1");
        assertThat(status(here)).isEqualTo("RUNNING");
        pays(here, "HKD 44,999");
        assertThat(status(here)).isEqualTo("MET");
    }

    private static void pays(CaseInHand here, String amount) {
        CaseInHand.number(
                here.act(
                        SamplePerson.CHEN,
                        "record-payment",
                        here.party(SamplePerson.LIN).id().toString(),
                        Map.of("amount", amount)));
    }

    private static String status(CaseInHand here) {
        var lin = here.party(SamplePerson.LIN).id().toString();
        return here.open(SamplePerson.BRANDT).common().limits().stream()
                .filter(limit -> limit.limit().name().equals("advance"))
                .filter(limit -> limit.of() != null && limit.of().id().equals(lin))
                .reduce((_, last) -> last)
                .orElseThrow()
                .status()
                .name();
    }

    private static List<String> limits(CaseInHand here, SamplePerson who) {
        return here.open(who).limits().stream()
                .map(limit ->
                        limit.limit().name() + " " + (limit.of() == null ? "" : limit.of().id()))
                .toList();
    }

    private String listed(CaseInHand here, SamplePerson who) {
        return access
                .as(
                        who.id(),
                        () ->
                                institution
                                        .bean(CaseList.class)
                                        .find(
                                                new CaseList.Filter(
                                                        here.number.value(),
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        false,
                                                        null,
                                                        0)))
                .rows()
                .stream()
                .map(row -> row.ending() + ", " + row.nextDue())
                .reduce((one, other) -> one + "; " + other)
                .orElse("not listed");
    }

    private boolean sees(CaseInHand here, SamplePerson who) {
        return access.as(
                        who.id(),
                        () ->
                                institution
                                        .bean(Docket.class)
                                        .open(new PersonId(who.id().value()), here.number))
                .isPresent();
    }

    private long size(SamplePerson who, LaneId lane) {
        return access.as(who.id(), () -> institution.bean(Receipts.class).checkpoint(lane))
                .orElseThrow()
                .checkpoint()
                .size();
    }
}
