package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A double click, a form sent again, two people at once: one act, or a clear refusal.
class TogetherTest {

    private static final int CASES = 8;

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    @Test
    void a_form_sent_many_times_at_once_is_one_act() throws Exception {
        var number = cases.requested("model-commercial");
        var address = "/cases/" + number + "/acts/file-paper";
        var posts = new ArrayList<Supplier<Guest.Answer>>();
        for (int i = 0; i < 8; i++) {
            var guest = WithdrawalTest.signIn(institution, SamplePerson.BRANDT);
            guest.get(address);
            posts.add(() ->
                    guest.post(address, "once", "one-and-the-same-form", "text", "Clicked twice."));
        }

        var answers = atOnce(posts);

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.path()).startsWith("/cases/" + number + "?done=");
                });
        assertThat(acts(number, "file-paper")).isOne();

        assertThat(posts.getFirst().get().status()).isEqualTo(200);
        assertThat(acts(number, "file-paper")).as("sent again later").isOne();
    }

    @Test
    void of_two_case_managers_who_register_at_once_one_does_and_one_is_told() throws Exception {
        var chen = WithdrawalTest.signIn(institution, SamplePerson.CHEN);
        var okafor = WithdrawalTest.signIn(institution, SamplePerson.OKAFOR);
        for (int i = 0; i < CASES; i++) {
            var number = cases.requested("model-commercial");
            var answers =
                    atOnce(
                            List.of(
                                    post(chen, number, "register"),
                                    post(okafor, number, "register")));

            assertThat(answers)
                    .extracting(Guest.Answer::status)
                    .containsExactlyInAnyOrder(200, 422);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 422)
                    .allMatch(answer -> answer.body().contains("refused"));
            assertThat(acts(number, "register")).isOne();
        }
    }

    @Test
    void of_two_who_appoint_at_once_one_wins_and_the_other_is_told() throws Exception {
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing-by-authority");
        var posts = new ArrayList<Supplier<Guest.Answer>>();
        for (var mediator : List.of(SamplePerson.LEUNG, SamplePerson.RAHMANI)) {
            var guest = WithdrawalTest.signIn(institution, SamplePerson.VALDES);
            var address = "/cases/" + number + "/acts/appoint";
            guest.get(address);
            posts.add(() ->
                    guest.post(
                            address,
                            "mediator",
                            mediator.id().toString(),
                            "reason",
                            "Knows the trade."));
        }

        var answers = atOnce(posts);

        assertThat(answers).extracting(Guest.Answer::status).containsExactlyInAnyOrder(200, 422);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .allMatch(answer -> answer.body().contains("refused"));
        assertThat(acts(number, "appoint")).isOne();
        assertThat(cases.open(SamplePerson.BRANDT, number).common().nominatedMediators())
                .hasSize(1);
    }

    @Test
    void when_both_parties_withdraw_at_once_the_case_ends_once() throws Exception {
        var brandt = WithdrawalTest.signIn(institution, SamplePerson.BRANDT);
        var lin = WithdrawalTest.signIn(institution, SamplePerson.LIN);
        for (int i = 0; i < CASES; i++) {
            var number = cases.requested("model-commercial");
            cases.bring(number, "appointing");
            var answers =
                    atOnce(
                            List.of(
                                    post(brandt, number, "withdraw"),
                                    post(lin, number, "withdraw")));

            assertThat(answers)
                    .extracting(Guest.Answer::status)
                    .containsExactlyInAnyOrder(200, 422);
            assertThat(acts(number, "withdraw")).isOne();
        }
    }

    @Test
    void acts_of_many_at_once_stand_in_one_order_without_gaps() throws Exception {
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        var posts = new ArrayList<Supplier<Guest.Answer>>();
        for (var person : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            for (int i = 0; i < 6; i++) {
                posts.add(post(WithdrawalTest.signIn(institution, person), number, "file-paper"));
            }
        }

        assertThat(atOnce(posts)).extracting(Guest.Answer::status).containsOnly(200);

        assertThat(acts(number, "file-paper")).isEqualTo(12);
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        """
                                        select count(*) from lane l where size <>
                                            (select count(*) from entry e where e.lane = l.id and e.position < l.size)
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private static Supplier<Guest.Answer> post(Guest guest, CaseNumber number, String act) {
        var address = "/cases/" + number + "/acts/" + act;
        guest.get(address);
        return () ->
                guest.post(
                        address,
                        "text",
                        "At once.",
                        "gate-mutual-consent",
                        "unknown",
                        "gate-excluded-classes",
                        "yes");
    }

    private static List<Guest.Answer> atOnce(List<Supplier<Guest.Answer>> posts) throws Exception {
        var ready = new CountDownLatch(posts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Guest.Answer>>();
            for (var post : posts) {
                running.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return post.get();
                        }));
            }
            var answers = new ArrayList<Guest.Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static int acts(CaseNumber number, String act) {
        return institution
                .owner()
                .sql(
                        """
                        select count(*) from entry e join case_file c on c.id = e.case_id
                        where c.number = :number and e.act = :act
                        """)
                .params(Map.of("number", number.value(), "act", act))
                .query(Integer.class)
                .single();
    }
}
