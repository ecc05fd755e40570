package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.api.Contract;
import org.goodoffices.casework.api.Program;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.SealWhatWaits;
import org.goodoffices.casework.settlement.bundle.Authority;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Report;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.casework.settlement.bundle.VerifyBundle;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PasswordAndCode;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.goodoffices.records.record.Entered;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a draft to the sealed bundle, act by act: who may sign, on what authority, what binds, and
/// what the bundle tells of it.
class SettlementTest {

    private static final String SAID = "What was said between the parties alone.";

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h",
                    "goodoffices.sealing.every=1h");

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
    private final Settling settling =
            new Settling(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    @Test
    void the_bundle_tells_of_the_signing_and_nothing_else_of_the_docket() {
        var number = agreed();
        settling.authorise(number, SamplePerson.BRANDT);
        settling.authorise(number, SamplePerson.LIN);
        done(sign(SamplePerson.BRANDT, number, "sign", false));
        assertThat(refused(enter(SamplePerson.LIN, number, "ratify", Map.of()))).isNotEmpty();
        done(sign(SamplePerson.LIN, number, "sign-ad-referendum", true));
        assertThat(cases.open(SamplePerson.LIN, number).common().place()).isEqualTo("signing");
        done(enter(SamplePerson.LIN, number, "ratify", Map.of("people", "The board. 董事会。")));

        assertThat(refused(enter(SamplePerson.CHEN, number, "attest", Map.of())))
                .isEqualTo(
                        SamplePerson.LEUNG.en()
                                + " has not signed as mediator. Please wait for the signature, or"
                                + " mark below that this mediator does not sign.");
        done(
                enter(
                        SamplePerson.CHEN,
                        number,
                        "attest",
                        Map.of("unsigned", SamplePerson.LEUNG.id().toString())));
        assertThat(
                        refused(
                                enter(
                                        SamplePerson.CHEN,
                                        number,
                                        "enter-into-force",
                                        Map.of("date", "2199-01-01"))))
                .isEqualTo("An entry into force is recorded when it has come, not before.");
        done(enter(SamplePerson.CHEN, number, "enter-into-force", Map.of()));
        var today = last(number, "enter-into-force").at();
        assertThat(last(number, "enter-into-force").text("date"))
                .isEqualTo(
                        today.atZone(java.time.ZoneId.of("Asia/Hong_Kong"))
                                .toLocalDate()
                                .toString());

        var bundle = bundle(number);
        assertThat(new String(bundle, StandardCharsets.UTF_8))
                .contains("Power of attorney of " + SamplePerson.BRANDT.en())
                .doesNotContain(SAID)
                .doesNotContain("draft-settlement")
                .doesNotContain("consent");
        var trust = institution.bean(InstitutionKeys.class).log().key();
        var report = VerifyBundle.verify(bundle, trust, null).orElseThrow();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Report.Outcome.VALID);
        assertThat(report.toString()).contains("signed ad referendum, confirmed on ");
    }

    @Test
    void sealing_is_asked_for_once_and_survives_a_stop_in_the_middle() throws Exception {
        var number = agreed();
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            settling.authorise(number, party);
            done(sign(party, number, "sign", false));
        }
        var attest = "/cases/" + number + "/acts/attest";
        var chen = WithdrawalTest.signIn(institution, SamplePerson.CHEN);
        chen.get(attest);
        var unsaid = chen.post(attest);
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(sealings(number)).isZero();

        chen.get(attest);
        var form = chen.filled(attest, "unsigned", SamplePerson.LEUNG.id().toString());
        var asked = chen.postBare(attest, form);
        assertThat(asked.path()).isEqualTo("/cases/" + number + "/settlement");
        assertThat(asked.body()).contains("The settlement is being printed, sealed and attested.");
        assertThat(asked.header("Refresh")).isEqualTo("2");
        assertThat(chen.postBare(attest, form).path()).isEqualTo(asked.path());
        assertThat(sealings(number)).isEqualTo(1);
        // whoever asked may leave; the parties see it too
        assertThat(
                        WithdrawalTest.signIn(institution, SamplePerson.LIN)
                                .get(asked.path() + "?lang=zh")
                                .body())
                .contains("和解协议正在制作印本、加盖印章并出具证明。");

        // a server that stops while it makes the bundle, as its database sees it
        var owner = institution.owner();
        owner.sql(
                        """
                        create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
                        create trigger stop before insert on settlement_bundle for each row execute function stop();
                        """)
                .update();
        var seal = institution.bean(SealWhatWaits.class);
        seal.seal();
        assertThat(attested(number)).isEmpty();
        assertThat(chen.get(asked.path()).header("Refresh")).isEqualTo("2");
        owner.sql("drop trigger stop on settlement_bundle; drop function stop()").update();

        seal.seal(); // not yet due again
        assertThat(attested(number)).isEmpty();
        institution.clock().forward(Duration.ofMinutes(2));
        seal.seal();
        seal.seal();
        assertThat(attested(number)).hasSize(1);
        assertThat(attested(number).getFirst().person()).isEqualTo(SamplePerson.CHEN.id().value());
        var trust = institution.bean(InstitutionKeys.class).log().key();
        assertThat(VerifyBundle.verify(bundle(number), trust, null).orElseThrow().outcome())
                .isEqualTo(Report.Outcome.VALID);
        var sealed = chen.get(asked.path());
        assertThat(sealed.headers()).doesNotContainKey("refresh");
        assertThat(sealed.body()).contains("/settlement/bundle").doesNotContain("is being printed");
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void a_sealing_that_is_taken_up_by_a_server_that_dies_is_taken_up_by_the_next()
            throws Exception {
        var number = agreed();
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            settling.authorise(number, party);
            done(sign(party, number, "sign", false));
        }
        var attest = "/cases/" + number + "/acts/attest";
        var chen = WithdrawalTest.signIn(institution, SamplePerson.CHEN);
        chen.get(attest);
        chen.post(attest, "unsigned", SamplePerson.LEUNG.id().toString());
        // taken up, and nothing more was heard of it
        institution
                .owner()
                .sql("update sealing set tries = 1, try_after = ? where done_at is null")
                .param(
                        java.sql.Timestamp.from(
                                institution.clock().instant().plus(Duration.ofMinutes(5))))
                .update();
        var seal = institution.bean(SealWhatWaits.class);
        seal.seal();
        assertThat(attested(number)).isEmpty();
        institution.clock().forward(Duration.ofMinutes(6));
        seal.seal();
        assertThat(attested(number)).hasSize(1);
    }

    @Test
    void a_program_asks_for_the_seal_and_looks_again() {
        var number = agreed();
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            settling.authorise(number, party);
            done(sign(party, number, "sign", false));
        }
        var contract = new Contract(institution);
        var chen = Program.of(institution, contract, SamplePerson.CHEN);
        var lin = Program.of(institution, contract, SamplePerson.LIN);
        var attest = "/api/cases/" + number + "/acts/attest";
        assertThat(chen.post(attest, "{\"token\":\"seal-without-word\"}").status()).isEqualTo(422);
        var asked =
                chen.post(
                        attest,
                        "{\"token\":\"seal-by-program\",\"values\":{\"unsigned\":\"%s\"}}"
                                .formatted(SamplePerson.LEUNG.id()));
        assertThat(asked.status()).isEqualTo(202);
        var where = asked.header("Location");
        assertThat(where).isEqualTo("/api/cases/" + number + "/settlement");
        assertThat(attested(number)).isEmpty();
        assertThat(lin.read(where).at("/sealing").asString()).isEqualTo("under-way");

        institution.bean(SealWhatWaits.class).seal();
        assertThat(attested(number)).hasSize(1);
        assertThat(lin.read(where).at("/sealing").asString()).isEqualTo("sealed");
        assertThat(lin.get(where + "/bundle").status()).isEqualTo(200);
    }

    private List<Entered> attested(CaseNumber number) {
        return cases.open(SamplePerson.BRANDT, number).entries().stream()
                .filter(entry -> entry.act().equals("attest"))
                .toList();
    }

    private static int sealings(CaseNumber number) {
        return institution
                .owner()
                .sql(
                        "select count(*) from sealing s join case_file c on c.id = s.case_id where number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void an_authority_serves_the_person_whom_it_names_and_nobody_else() {
        var number = agreed();
        var others = settling.seat(SamplePerson.LIN, number);
        for (var seat : List.of("", others.id().toString())) {
            assertThat(
                            refused(
                                    enter(
                                            SamplePerson.BRANDT,
                                            number,
                                            "present-authority",
                                            seat.isEmpty()
                                                    ? Map.of("people", "Power of attorney")
                                                    : Map.of("people", "Power", "seat", seat))))
                    .isEqualTo(
                            "Please say who is authorised: a person who has a seat for this"
                                    + " party.");
        }
        var own = settling.seat(SamplePerson.BRANDT, number).id().toString();
        assertThat(
                        refused(
                                enter(
                                        SamplePerson.BRANDT,
                                        number,
                                        "present-authority",
                                        Map.of("seat", own))))
                .startsWith("Please say what the authority is");
        assertThat(
                        refused(
                                enter(
                                        SamplePerson.BRANDT,
                                        number,
                                        "present-authority",
                                        Map.of("seat", own, "people", "Power\u200B of attorney"))))
                .startsWith("The character U+200B in the authority cannot be printed");
        settling.authorise(number, SamplePerson.BRANDT);

        var right = settling.statement(SamplePerson.BRANDT, number, false);
        for (var wrong :
                List.of(
                        with(right, new Bilingual("Somebody Else", "他人"), right.authority(), 0),
                        with(right, right.signatory(), right.authority(), 1),
                        with(
                                right,
                                right.signatory(),
                                new Authority(
                                        Bilingual.same("Full powers"),
                                        right.authority().entry(),
                                        List.of()),
                                0))) {
            assertThat(refused(settling.sign(SamplePerson.BRANDT, number, "sign", wrong)))
                    .isEqualTo(
                            "The text has changed since this page was drawn. Please read it"
                                    + " again.");
        }
        done(settling.sign(SamplePerson.BRANDT, number, "sign", right));
    }

    @Test
    void no_text_is_agreed_under_a_name_that_another_party_wrote() {
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        settling.draft(number);
        var hash = settling.text(number).hash().hex();

        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            assertThat(refused(enter(party, number, "agree-text", Map.of("text", hash))))
                    .startsWith("A party bears a name in this text that the party which made");
            assertThat(
                            WithdrawalTest.signIn(institution, party)
                                    .get("/cases/" + number + "/settlement")
                                    .body())
                    .contains("/people\">Who takes part</a>")
                    .doesNotContain("name=\"text\"");
        }

        cases.stateName(number, new Text("Lanhai Heavy Industry", "蓝海重工"));
        var own = settling.text(number);
        assertThat(own.parties().get(1).name())
                .isEqualTo(new Bilingual("Lanhai Heavy Industry", "蓝海重工"));
        done(enter(SamplePerson.LIN, number, "agree-text", Map.of("text", own.hash().hex())));
        done(enter(SamplePerson.BRANDT, number, "agree-text", Map.of("text", own.hash().hex())));

        cases.stateName(number, new Text("Lanhai Group", "蓝海集团"));
        assertThat(settling.text(number).hash()).isEqualTo(own.hash());
    }

    @Test
    void whoever_signs_does_so_under_their_own_name_whatever_another_party_called_them() {
        var number = agreed();
        settling.authorise(number, SamplePerson.LIN);
        var seat = settling.seat(SamplePerson.LIN, number).id();
        var call = "update capacity set name_en = ?, name_zh = ? where id = ?";
        institution.owner().sql(call).params("Ms Lynn", "林女士", seat).update();

        assertThat(
                        WithdrawalTest.signIn(institution, SamplePerson.LIN)
                                .get("/cases/" + number + "/settlement/signature?act=sign")
                                .body())
                .contains("<dd>" + SamplePerson.LIN.en() + "</dd>")
                .doesNotContain("Ms Lynn");
        assertThat(
                        WithdrawalTest.signIn(institution, SamplePerson.BRANDT)
                                .get("/cases/" + number + "/people")
                                .body())
                .contains(SamplePerson.LIN.en())
                .doesNotContain("Ms Lynn");
        institution
                .owner()
                .sql(call)
                .params(SamplePerson.LIN.en(), SamplePerson.LIN.zh(), seat)
                .update();
    }

    @Test
    void who_signs_sees_the_whole_text_and_a_recovery_code_does_not_sign() {
        var number = agreed();
        var address = "/cases/" + number + "/settlement/signature";
        var guest = WithdrawalTest.signIn(institution, SamplePerson.BRANDT);
        assertThat(guest.get(address + "?act=sign").body())
                .contains("No authority on the docket names you.")
                .doesNotContain("name=\"at\"");
        settling.authorise(number, SamplePerson.BRANDT);
        var statement = settling.statement(SamplePerson.BRANDT, number, false);
        var page = guest.get(address + "?act=sign").body();
        assertThat(page)
                .contains(
                        "Ten ships sail.",
                        "十船启航。",
                        "Power of attorney of " + SamplePerson.BRANDT.en())
                .contains(SamplePerson.LEUNG.en(), SamplePerson.LEUNG.zh())
                .contains("The two texts have not been confirmed to say the same")
                .contains("SHA-256 " + statement.text().hex())
                .contains("Definitive");
        assertThat(guest.get(address + "?act=sign-ad-referendum").body())
                .contains("Ad referendum: subject to confirmation by the party")
                .contains("is bound by the terms of this settlement agreement only when");
        var refused =
                guest.post(
                        address,
                        "act",
                        "sign",
                        "at",
                        institution.clock().instant().toString(),
                        "because",
                        "no-device",
                        "password",
                        "a long enough password",
                        "code",
                        "ABCD-EFGH-IJKL-MNOP");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A recovery code does not sign a settlement.");
        assertThat(guest.post(address, "act", "sign", "at", "2026-01-01T00:00:00Z").body())
                .contains("older than fifteen minutes");
    }

    @Test
    void a_program_is_told_what_it_would_sign_and_signs_it() {
        var number = agreed();
        var program = Program.of(institution, new Contract(institution), SamplePerson.LIN);
        var page = "/api/cases/" + number + "/settlement";
        assertThat(program.get(page + "/signature?act=sign").status()).isEqualTo(404);
        settling.authorise(number, SamplePerson.LIN);
        var passwords = institution.bean(PasswordAndCode.class);
        var device = passwords.draw();
        var outside = institution.clock().outside();
        passwords.set(
                SamplePerson.LIN.id(),
                "a long enough password",
                device,
                device.at(outside.minusSeconds(30)));

        var asked = program.read(page + "/signature?act=sign");
        assertThat(asked.at("/authority/en").asString())
                .isEqualTo("Power of attorney of " + SamplePerson.LIN.en());
        assertThat(asked.at("/hash").asString())
                .isEqualTo(settling.text(number).hash().hex())
                .isEqualTo(program.read(page).at("/hash").asString());
        assertThat(asked.at("/reasons/0/value").asString()).isEqualTo("no-device");
        var answer =
                "{\"token\":\"signed-by-program\",\"act\":\"sign\",\"at\":\"%s\",\"because\":\"%s\",\"password\":\"a"
                        + " long enough password\",\"code\":\"%s\"}";
        var at = asked.at("/at").asString();
        for (var wrong :
                java.util.List.of(
                        answer.formatted("2026-01-01T00:00:00Z", "no-device", "123456"),
                        answer.formatted(at, "", "123456"),
                        answer.formatted(at, "no-device", "ABCD-EFGH-IJKL-MNOP"))) {
            assertThat(program.post(page + "/signature", wrong).status()).isEqualTo(422);
        }
        var right = answer.formatted(at, "no-device", device.at(outside));
        assertThat(program.post(page + "/signature", right).status()).isEqualTo(201);

        var deed = program.read(page);
        assertThat(deed.at("/signatures/0/signatory/en").asString())
                .isEqualTo(SamplePerson.LIN.en());
        assertThat(deed.at("/sealing").isNull()).isTrue();
        assertThat(program.get(page + "/text").body())
                .isEqualTo(new String(settling.text(number).canonical(), StandardCharsets.UTF_8));
        assertThat(program.get(page + "/bundle").status()).isEqualTo(404);
    }

    @Test
    void a_character_that_cannot_be_printed_stops_the_draft_not_the_sealing() {
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        assertThat(
                        refused(
                                enter(
                                        SamplePerson.BRANDT,
                                        number,
                                        "draft-settlement",
                                        Map.of(
                                                "titleEn", "Settlement",
                                                "titleZh", "和解协议",
                                                "clause-0-en", "Ten\uFEFFships.",
                                                "clause-0-zh", "十船。"))))
                .startsWith("The character U+FEFF in clause 1 cannot be printed");
    }

    /// A case whose text is final for both parties.
    private CaseNumber agreed() {
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        done(enter(SamplePerson.BRANDT, number, "file-paper", Map.of("text", SAID)));
        settling.agree(number);
        return number;
    }

    private static Statement with(
            Statement from, Bilingual signatory, Authority authority, int place) {
        return new Statement(
                from.caseNumber(),
                from.text(),
                from.capacity(),
                place,
                signatory,
                authority,
                from.adReferendum(),
                from.at(),
                from.rpId());
    }

    private Outcome sign(SamplePerson who, CaseNumber number, String act, boolean adReferendum) {
        return settling.sign(who, number, act, settling.statement(who, number, adReferendum));
    }

    private Outcome enter(
            SamplePerson who, CaseNumber number, String act, Map<String, String> values) {
        return settling.enter(who, number, act, values);
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static String refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).reason().en();
    }

    private Entered last(CaseNumber number, String act) {
        return cases.open(SamplePerson.BRANDT, number).entries().stream()
                .filter(entry -> entry.act().equals(act))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private byte[] bundle(CaseNumber number) {
        var file = cases.open(SamplePerson.BRANDT, number).file();
        return institution
                .bean(Access.class)
                .as(
                        SamplePerson.BRANDT.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql(
                                                "select bundle from settlement_bundle where case_id"
                                                        + " = ?")
                                        .param(file.id().value())
                                        .query((row, _) -> row.getBytes(1))
                                        .single());
    }
}
