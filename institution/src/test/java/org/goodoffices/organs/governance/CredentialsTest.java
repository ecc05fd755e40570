package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.List;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.organs.governance.OrganSession.Credentials;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Credentials in a session of the Assembly: who examines them, who objects, and what a delegate
/// whose credentials the organ does not accept can do no more.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CredentialsTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.startWith(List.of(StatesOfTests.class));

    private static final HeldInSecret assembly = HeldInSecret.sitting(institution);

    private static final String PAGE = "/sessions/" + assembly.session;

    @Test
    @Order(1)
    void the_organ_appoints_a_committee_of_three_to_nine_members_on_the_proposal_of_the_chair() {
        assembly.refused("No credentials committee", TANVIR, REPORT_CREDENTIALS, report());
        assembly.refused("has not reported", VARGA, PUT_REPORT, "method", "hands");
        assertThat(assembly.enter(TANVIR, PROPOSE_COMMITTEE)).isInstanceOf(Outcome.Unknown.class);
        proposed("Choose from 3 to 9 States", "");
        proposed("Choose from 3 to 9 States", "XAV,XNE");
        proposed("Choose each State once", "XAV,XNE,XAV");
        proposed("Choose a State Party from the list", "XAV,XNE,XXX");
        proposed("For Beyara nobody sits in this session", "XAV,XNE,XBE");
        assembly.refused(
                "Choose how it is decided",
                VARGA,
                PROPOSE_COMMITTEE,
                "states",
                "XAV,XLO,XNE",
                "method",
                "secret");
        assertThat(signedIn(VARGA).get(PAGE + "/acts/propose-committee").body())
                .contains("Members of the committee", "value=\"XOS\"", "By consensus")
                .doesNotContain("By secret ballot", "value=\"XBE\"");

        propose("consensus");
        assembly.refused("Vote 1 is still open", VARGA, PROPOSE_COMMITTEE, committee("hands"));
        assembly.done(SEITKALI, OBJECT, "decision", "1");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "1");
        assertThat(assembly.now().committee()).isEmpty();
        propose("hands");
        assertThat(signedIn(SEITKALI).get(PAGE + "/votes/2").body())
                .contains("AP/2/Committee.2", "as the chair proposes it", "Nerith", "奈里斯");
        assertThat(signedIn(SEITKALI).get(PAGE + "/meetings/1/live").body())
                .contains("Vote 2 on AP/2/Committee.2", "全权证书委员会", "奈里斯");
        hands("2", "3", "1", "1");
        assertThat(assembly.now().committee()).containsExactly("XAV", "XLO", "XNE");
        proposed("is already appointed", "XAV,XLO,XOS");
        assertThat(institution.guest().get(PAGE).body())
                .contains("Credentials committee", "Avaria, Lorvane, Nerith")
                .doesNotContain("Committee.2");
        assertThat(institution.guest().speaking("zh").get(PAGE).body()).contains("全权证书委员会");
        assertThat(signedIn(VALDES).get(PAGE).body())
                .contains(
                        "proposed the credentials committee: Avaria, Lorvane, Nerith",
                        "The credentials committee was appointed: Avaria, Lorvane, Nerith");
        assertThat(signedIn(VARGA).get(PAGE).body()).doesNotContain("acts/propose-committee");
    }

    private static void proposed(String refusal, String states) {
        assembly.refused(
                refusal, VARGA, PROPOSE_COMMITTEE, "states", states, "method", "without-vote");
    }

    private static void propose(String method) {
        assembly.done(VARGA, PROPOSE_COMMITTEE, committee(method));
    }

    private static String[] committee(String method) {
        return new String[] {"states", "XAV,XLO,XNE", "method", method};
    }

    private static void hands(String decision, String yes, String no, String abstain) {
        assembly.done(
                VALDES,
                COUNT_HANDS,
                "decision",
                decision,
                "yes",
                yes,
                "no",
                no,
                "abstain",
                abstain);
        assembly.done(VARGA, CLOSE_VOTE, "decision", decision);
    }

    @Test
    @Order(2)
    void whoever_is_objected_to_sits_provisionally_with_the_same_rights() {
        objecting("No such delegate", LIN, "en", "Not of Kharun.");
        objecting("in at least one language", SEITKALI);
        assembly.refused(
                "Nobody objects to their own",
                SEITKALI,
                OBJECT_TO_CREDENTIALS,
                objection(SEITKALI, "en", "x"));
        assembly.done(MARENKO, OBJECT_TO_CREDENTIALS, objection(SEITKALI, "zh", "未经其政府签发。"));
        objecting("is already recorded", SEITKALI, "en", "Again.");

        assertThat(delegate(SEITKALI).accepted()).isTrue();
        assertThat(signedIn(VALDES).get(PAGE).body())
                .contains(
                        "Accepted by the Secretariat; objected to by Ostrevia: seated provisionally"
                                + " with the same rights until the organ has decided")
                .contains("objected to the credentials of Daniyar Seitkali");
        assertThat(signedIn(TANVIR).speaking("zh").get(PAGE).body())
                .contains("提出异议：在机关作出决定之前，暂时出席");
        assertThat(institution.guest().get(PAGE).body()).doesNotContain("provisionally");
        assembly.done(SEITKALI, ASK_FLOOR, "meeting", "1", "purpose", "statement");
        assembly.done(SEITKALI, SUBMIT, "titleEn", "x", "titleZh", "y", "en", "a", "zh", "b");
    }

    private static void objecting(String refusal, SamplePerson to, String... why) {
        assembly.refused(refusal, MARENKO, OBJECT_TO_CREDENTIALS, objection(to, why));
    }

    private static String[] objection(SamplePerson to, String... why) {
        var values = new java.util.ArrayList<>(List.of("delegate", to.id().toString()));
        values.addAll(List.of(why));
        return values.toArray(String[]::new);
    }

    private static OrganSession.Delegate delegate(SamplePerson person) {
        return assembly.now().delegate(person.id().value()).orElseThrow();
    }

    @Test
    @Order(3)
    void a_member_of_the_committee_reports_in_both_languages_and_anybody_reads_it() {
        assembly.refused(
                "Ostrevia does not sit in the credentials committee",
                MARENKO,
                REPORT_CREDENTIALS,
                report(SEITKALI));
        assembly.refused("No such delegate", TANVIR, REPORT_CREDENTIALS, report(SEITKALI, LIN));
        assembly.refused(
                "The English text has 2 paragraphs",
                TANVIR,
                REPORT_CREDENTIALS,
                "en",
                "One.\n\nTwo.",
                "zh",
                "一。");
        assembly.refused("needed in both", TANVIR, REPORT_CREDENTIALS, "en", "One.");
        assertThat(signedIn(MARENKO).get(PAGE).body()).doesNotContain("acts/report-credentials");
        assertThat(signedIn(TANVIR).get(PAGE).body()).contains("acts/report-credentials");
        denied(MARENKO, "report-credentials");
        assembly.done(
                VALDES,
                NAME_DELEGATE,
                "state",
                "XAV",
                "nameEn",
                "Lin",
                "nameZh",
                "林",
                "mail",
                LIN.mail());
        assembly.done(TANVIR, REPORT_CREDENTIALS, report(SEITKALI));

        for (var guest : List.of(institution.guest(), signedIn(BRANDT))) {
            assertThat(guest.get(PAGE).body())
                    .contains("AP/2/Report.1", "The committee examined credentials.", "委员会审查了证书。")
                    .containsPattern(
                            "Credentials in order</dt><dd>Avaria, Nerith, Lorvane, Ostrevia<")
                    .containsPattern("Credentials not in order</dt><dd>Kharun<")
                    .contains("not adopted so far")
                    .doesNotContain("Seitkali");
        }
        assertThat(delegate(SEITKALI).credentials()).isEqualTo(Credentials.ACCEPTED);
    }

    private static String[] report(SamplePerson... refused) {
        return new String[] {
            "notInOrder",
            java.util.Arrays.stream(refused)
                    .map(one -> one.id().toString())
                    .collect(java.util.stream.Collectors.joining(",")),
            "en",
            "The committee examined credentials.",
            "zh",
            "委员会审查了证书。"
        };
    }

    /// By the database itself.
    private static void denied(SamplePerson person, String kind) {
        int next = seenBySecretariat().entries().size() + 1;
        var sql =
                "insert into session_entry values (?, ?, ?, false, '{\"number\":"
                        + next
                        + "}', decode(repeat('00', 32), 'hex'), myself(), null, null, null)";
        assertThatThrownBy(() ->
                        as(
                                person,
                                () ->
                                        institution
                                                .bean(JdbcClient.class)
                                                .sql(sql)
                                                .params(assembly.session, next, kind)
                                                .update()))
                .as(kind)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private static OrganSession seenBySecretariat() {
        return as(
                VALDES,
                () -> institution.bean(SessionStore.class).session(assembly.session).orElseThrow());
    }

    private static <T> T as(SamplePerson person, java.util.function.Supplier<T> work) {
        return institution.bean(Access.class).as(person.id(), work);
    }

    @Test
    @Order(4)
    void with_the_adoption_of_the_report_they_have_no_seat_and_what_they_voted_before_is_counted() {
        assembly.election("1", "1", "Anna", "Berta");
        assembly.put("1");
        assembly.keys("2");
        assembly.register("2");
        assembly.done(VARGA, PUT_REPORT, "method", "roll-call");
        assembly.done(VARGA, GIVE_FLOOR, "meeting", "1", "speaker", "XKH.statement");
        assembly.done(SEITKALI, VOTE, "decision", "3", "vote", "no");
        assembly.done(ADEYEMI, VOTE, "decision", "3", "vote", "yes");
        assembly.done(TANVIR, VOTE, "decision", "3", "vote", "yes");
        assembly.refused("Vote 3 is still open", TANVIR, REPORT_CREDENTIALS, report());
        assembly.refused("Kharun has the floor", VARGA, CLOSE_VOTE, "decision", "3");
        assembly.done(VARGA, END_SPEECH, "meeting", "1");
        assembly.done(SEITKALI, ASK_FLOOR, "meeting", "1", "purpose", "reply");
        var before = signedIn(SEITKALI);
        assertThat(before.get(PAGE + "/votes/3").body()).contains("AP/2/Report.1", "Seitkali");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "3");

        assertThat(delegate(SEITKALI).credentials()).isEqualTo(Credentials.REFUSED);
        assertThat(assembly.now().meetings().getFirst().present())
                .containsExactlyInAnyOrder("XAV", "XLO", "XNE", "XOS");
        assertThat(assembly.now().floor(1).waiting()).isEmpty();
        assertThat(signedIn(TANVIR).get(PAGE + "/votes/3").body())
                .contains("Kharun: <strong>No", "2 votes for, 1 against")
                .contains("Credentials not in order: " + SEITKALI.en() + " (Kharun)")
                .contains("证书不妥善者：" + SEITKALI.zh());
        var none = "The organ has not accepted these credentials; whoever holds them has no seat";
        assembly.refused(none, SEITKALI, ATTEND, "meeting", "1");
        assembly.refused(none, SEITKALI, ASK_FLOOR, "meeting", "1", "purpose", "statement");
        assembly.refused(none, SEITKALI, EXPLAIN, "decision", "3", "en", "x");
        assembly.refused(none, SEITKALI, SPONSOR, "motion", "L.1");
        assembly.refused(none, SEITKALI, REGISTER, "secret", "1");
        assembly.refused(
                "new ones are examined by the committee",
                HALVORSEN,
                ACCEPT_CREDENTIALS,
                "delegate",
                SEITKALI.id().toString());
        objecting("has decided on these credentials", SEITKALI, "en", "x");
        objecting("has decided on these credentials", ADEYEMI, "en", "x");
        assembly.refused("already adopted", VARGA, PUT_REPORT, "method", "hands");
        denied(SEITKALI, "sponsor");

        assertThat(before.get(PAGE + "/votes/3").status()).isEqualTo(404);
        assertThat(before.get(PAGE).body())
                .contains("no seat in this session", "Adopted on")
                .doesNotContain("Record of the session", "AP/2/L.1", "acts/");
        assertThat(before.get(PAGE + "/meetings/1/live").body()).doesNotContain("Vote 3");
        assertThat(institution.guest().get(PAGE).body()).contains("Adopted on");
        assertThat(signedIn(VALDES).get(PAGE).body())
                .contains(
                        "Found in order; accepted by the organ",
                        "The organ decided on credentials by adopting report")
                .contains("Not accepted by the organ: no seat in this session");
    }

    @Test
    @Order(5)
    void no_ballot_is_opened_with_a_credential_that_they_sealed() {
        assembly.refused(
                "The credential of Kharun was sealed by a delegate whose credentials",
                VARGA,
                OPEN_BALLOT,
                "secret",
                "1");
        assembly.done(VARGA, BREAK_OFF, "secret", "1", "reasonEn", "Credentials", "reasonZh", "证书");
        assertThat(assembly.vote("2").envelopes()).containsOnlyKeys("XAV", "XLO", "XNE", "XOS");
        assembly.done(VARGA, CLOSE_REGISTRATION, "secret", "2");
    }

    @Test
    @Order(6)
    void a_later_report_finds_new_credentials_in_order_and_one_that_was_rejected_is_made_anew() {
        assertThat(signedIn(TANVIR).get(PAGE + "/acts/report-credentials").body())
                .containsPattern("value=\"" + SEITKALI.id() + "\" checked");
        assembly.done(TANVIR, REPORT_CREDENTIALS, report(ADEYEMI));
        assembly.done(VARGA, PUT_REPORT, "method", "hands");
        hands("4", "1", "2", "1");
        assertThat(delegate(ADEYEMI).accepted()).isTrue();
        assembly.refused("has rejected the last report", VARGA, PUT_REPORT, "method", "hands");

        assembly.done(ADEYEMI, REPORT_CREDENTIALS, report());
        assembly.done(VARGA, PUT_REPORT, "method", "consensus");
        assembly.done(MARENKO, OBJECT, "decision", "5");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "5");
        assertThat(delegate(SEITKALI).accepted()).isFalse();
        assembly.done(VARGA, PUT_REPORT, "method", "without-vote");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "6");
        assertThat(delegate(SEITKALI).credentials()).isEqualTo(Credentials.IN_ORDER);
        assertThat(delegate(LIN).credentials()).isEqualTo(Credentials.AWAITED);
        assertThat(assembly.now().meetings().getFirst().present()).contains("XKH");
        assembly.done(SEITKALI, WITHDRAW, "motion", "L.1");
        assertThat(assembly.vote("2").envelopes()).doesNotContainKey("XKH");
    }

    @Test
    @Order(7)
    void a_chair_without_a_seat_presides_no_more() {
        assembly.done(TANVIR, REPORT_CREDENTIALS, report(VARGA));
        assembly.done(VARGA, PUT_REPORT, "method", "without-vote");
        assembly.done(VARGA, CLOSE_VOTE, "decision", "7");

        assembly.refused("has no seat in this session", VARGA, CLOSE_MEETING, "meeting", "1");
        denied(VARGA, "close-meeting");
        assembly.refused(
                "credentials are accepted presides",
                VALDES,
                ELECT_CHAIR,
                "delegate",
                VARGA.id().toString());
        assembly.done(VALDES, ELECT_CHAIR, "delegate", TANVIR.id().toString());
        assembly.done(TANVIR, CLOSE_MEETING, "meeting", "1");
        var meeting = seenBySecretariat().meetings().getFirst();
        assertThat(meeting.present()).doesNotContain("XLO").contains("XKH");
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
