package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.TestInstitution;
import org.goodoffices.organs.convention.DepositAct;
import org.goodoffices.organs.convention.DepositForm;
import org.goodoffices.organs.governance.HeldInSecret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// One deposit is made, dated anew and dated back, and the seat, the vote and the quorum of a
/// sitting Assembly follow between one act and the next.
class SeatsFollowDepositsTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private int forms;

    @Test
    void a_state_sits_votes_and_is_counted_for_the_quorum_as_its_deposit_says() {
        var first = today();
        var ratification = deposit("ratification", "", "", first);
        assertThat(members()).hasSize(5).doesNotContain("XVE");
        institution.clock().forward(Duration.ofDays(31));
        assertThat(members()).hasSize(6).contains("XVE");

        var assembly =
                HeldInSecret.sitting(
                        institution,
                        "assembly",
                        new TreeMap<>(Map.of(ADEYEMI, "XAV", VARGA, "XLO", TANVIR, "XNE")));
        assembly.done(
                VALDES,
                NAME_DELEGATE,
                "state",
                "XVE",
                "nameEn",
                LIN.en(),
                "nameZh",
                LIN.zh(),
                "mail",
                LIN.mail());
        assembly.done(HALVORSEN, ACCEPT_CREDENTIALS, "delegate", LIN.id().toString());
        assembly.done(ADEYEMI, SUBMIT, "titleEn", "x", "titleZh", "甲", "en", "a", "zh", "乙");
        assembly.done(VALDES, CONFIRM_PARITY, "document", "1");
        assembly.refused("3 of 6 members are present, and 4 are", VARGA, OPEN_VOTE, rollCall("1"));

        // it is dated anew, and those present are enough
        deposit("correction", ratification, "ratification", today());
        assertThat(members()).hasSize(5).doesNotContain("XVE");
        assembly.refused("is not a party", LIN, ATTEND, "meeting", "1");
        assembly.done(VARGA, OPEN_VOTE, rollCall("1"));
        assembly.refused("is not a party", LIN, VOTE, "decision", "1", "vote", "yes");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "1");

        // and back
        deposit("correction", ratification, "ratification", first);
        assertThat(members()).hasSize(6).contains("XVE");
        assembly.done(ADEYEMI, SUBMIT, "titleEn", "y", "titleZh", "丙", "en", "b", "zh", "丁");
        assembly.done(VALDES, CONFIRM_PARITY, "document", "2");
        assembly.refused("3 of 6 members are present, and 4 are", VARGA, OPEN_VOTE, rollCall("2"));
        assembly.done(LIN, ATTEND, "meeting", "1");
        assembly.done(VARGA, OPEN_VOTE, rollCall("2"));
        assembly.done(LIN, VOTE, "decision", "2", "vote", "yes");
    }

    private static String[] rollCall(String document) {
        return new String[] {"document", document, "matter", "substance", "method", "roll-call"};
    }

    private static List<String> members() {
        return HeldInSecret.members(institution, "assembly", today());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
    }

    private String deposit(String kind, String follows, String right, LocalDate on) {
        var outcome =
                institution
                        .bean(DepositAct.class)
                        .deposit(
                                HALVORSEN.id(),
                                new DepositForm(
                                        "XVE",
                                        kind,
                                        on.toString(),
                                        "",
                                        follows,
                                        right,
                                        "",
                                        kind.equals("correction") ? "The day was misread." : "",
                                        List.of(),
                                        "The Minister",
                                        "foreign-minister",
                                        "",
                                        "seats-form-" + ++forms,
                                        ""),
                                today());
        assertThat(outcome).isInstanceOf(DepositAct.Outcome.Entered.class);
        return String.valueOf(((DepositAct.Outcome.Entered) outcome).number());
    }
}
