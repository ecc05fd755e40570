package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.procedure.Done.Particulars;
import org.junit.jupiter.api.Test;

class ProceedingTest {

    private static final Actor P1 = Actor.party("p1");
    private static final Actor P2 = Actor.party("p2");
    private static final Actor M = Actor.mediator("m");

    private final RuleSet rules = Samples.example();
    private final List<Done> acts = new ArrayList<>();

    private Proceeding state(int parties) {
        return Proceeding.fold(rules, Samples.parties(parties), acts);
    }

    private Proceeding act(String name, Actor by, String day, Particulars particulars) {
        return act(2, name, by, day, particulars);
    }

    private Proceeding act(
            int parties, String name, Actor by, String day, Particulars particulars) {
        Done done = new Done(name, by, Samples.on(day), particulars);
        return switch (state(parties).attempt(done)) {
            case Attempt.Allowed allowed -> {
                acts.add(done);
                yield allowed.after();
            }
            case Attempt.Refused refused -> throw new AssertionError(refused.reason().en());
        };
    }

    private Proceeding act(String name, Actor by, String day) {
        return act(name, by, day, Particulars.NONE);
    }

    private void invited() {
        act("request", P1, "2026-12-01");
        act("register", Actor.registry(), "2026-12-02");
        act("invite", Actor.registry(), "2026-12-02", Particulars.of("p2"));
    }

    private void mediating() {
        invited();
        act("consent", P1, "2026-12-03");
        act("consent", P2, "2026-12-04");
        act("agree-on-mediator", P1, "2026-12-05", Particulars.mediator("m"));
        act("agree-on-mediator", P2, "2026-12-06", Particulars.mediator("m"));
        act("accept-appointment", M, "2026-12-07", Particulars.mediator("m"));
    }

    @Test
    void leads_from_request_to_settlement() {
        mediating();
        act("propose", M, "2026-12-10");
        act("settle", P1, "2026-12-11");
        Proceeding end = act("settle", P2, "2026-12-12");
        assertThat(end.place()).isEqualTo("settled");
        assertThat(end.mayDoNow()).extracting(open -> open.act().name()).containsExactly("ratify");
        assertThat(end.asAt(Samples.on("2026-12-04")).place()).isEqualTo("appointing");
        assertThat(end.asAt(Samples.on("2026-12-03")).place()).isEqualTo("inviting");
        assertThat(end.places())
                .containsExactly("requested", "inviting", "appointing", "mediation", "settled");
        assertThat(end.asAt(Samples.on("2026-12-03")).places()).endsWith("inviting");
    }

    @Test
    void refuses_with_a_sentence_and_the_article() {
        invited();
        Attempt attempt = state(2).attempt(new Done("settle", P1, Samples.on("2026-12-03")));
        assertThat(attempt)
                .isEqualTo(
                        new Attempt.Refused(
                                new Text(
                                        "“Sign a settlement” is refused: it is not open at this"
                                                + " point (“Inviting”) (art. 9(1)).",
                                        "“签署和解协议”不予受理：目前所处阶段（“邀请”）不得为之（第9条第1款）。"),
                                "art. 9(1)"));
    }

    @Test
    void silence_is_a_refusal_once_the_time_to_answer_has_run_out() {
        invited();
        act("consent", P1, "2026-12-03");
        // Receipt presumed on 9 December, 30 days end on 8 January, a Friday.
        assertThat(state(2).asAt(Samples.on("2027-01-08")).place()).isEqualTo("inviting");
        Proceeding late = state(2).asAt(Samples.on("2027-01-09"));
        assertThat(late.place()).isEqualTo("refused");
        assertThat(late.lapses()).extracting(l -> l.limit().name()).containsExactly("answer");
    }

    @Test
    void a_recorded_receipt_counts_instead_of_the_presumption() {
        invited();
        act(
                "serve",
                Actor.registry(),
                "2026-12-05",
                Particulars.receipt("p2", Samples.on("2026-12-04")));
        RunningLimit answer =
                state(2).limits().stream()
                        .filter(l -> l.limit().name().equals("answer") && P2.equals(l.of()))
                        .findFirst()
                        .orElseThrow();
        // 4 December + 30 days = 3 January 2027, a Sunday; rolled to Monday the 4th.
        assertThat(answer.explanation().asText().en())
                .isEqualTo(
                        "Time to answer: 30 days (art. 4(4)). The act it runs from: “Invite”, on 2"
                                + " December 2026 (art. 4(1)). Receipt on 4 December 2026 is recorded"
                                + " (entered on 5 December 2026). Calendar days are counted; the day of"
                                + " the event itself is not counted (art. 2(1)). A last day that is off"
                                + " by the calendar Test Calendar moves to the next working day. Days"
                                + " off passed over: 3 January 2027 (Sunday). Days are those of the"
                                + " time zone Asia/Hong_Kong. The last day is 4 January 2027; the limit"
                                + " ends with the end of that day.");
    }

    @Test
    void withdrawal_of_one_of_three_leaves_the_others_in() {
        act(3, "request", P1, "2026-12-01", Particulars.NONE);
        act(3, "register", Actor.registry(), "2026-12-02", Particulars.NONE);
        act(3, "invite", Actor.registry(), "2026-12-02", Particulars.NONE);
        act(3, "consent", P1, "2026-12-03", Particulars.NONE);
        act(3, "consent", P2, "2026-12-03", Particulars.NONE);
        Proceeding after = act(3, "withdraw", Actor.party("p3"), "2026-12-04", Particulars.NONE);
        assertThat(after.parties()).containsExactly("p1", "p2");
        assertThat(after.place()).isEqualTo("appointing");
    }
}
