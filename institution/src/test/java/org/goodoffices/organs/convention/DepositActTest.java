package org.goodoffices.organs.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.DepositAct.Outcome;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participants;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.TreatyAct;
import org.goodoffices.organs.convention.treaty.When;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class DepositActTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static int forms;

    private final DepositAct deposits = institution.bean(DepositAct.class);
    private final Convention convention = institution.bean(Convention.class);

    /// A form with a signature by the minister and nothing else.
    private static DepositForm form(String state, String kind, String on) {
        return form(state, kind, on, "", "", "");
    }

    private static DepositForm form(
            String state, String kind, String on, String follows, String right, String words) {
        return new DepositForm(
                state,
                kind,
                on,
                "",
                follows,
                right,
                "",
                words,
                List.of(),
                "The Minister",
                "foreign-minister",
                "",
                "deposit-form-" + ++forms,
                "");
    }

    /// The same, naming the day from which it has effect.
    private static DepositForm from(String effective, DepositForm form) {
        return new DepositForm(
                form.state(),
                form.kind(),
                form.on(),
                effective,
                form.follows(),
                form.right(),
                form.articles(),
                form.words(),
                form.classes(),
                form.signatory(),
                form.capacity(),
                form.powers(),
                form.token(),
                form.language());
    }

    private long entered(DepositForm form) {
        return entered(form, TODAY);
    }

    private long entered(DepositForm form, LocalDate today) {
        var outcome = deposits.deposit(SamplePerson.HALVORSEN.id(), form, today);
        assertThat(outcome).isInstanceOf(Outcome.Entered.class);
        return ((Outcome.Entered) outcome).number();
    }

    private Text refused(DepositForm form) {
        return refused(form, TODAY);
    }

    private Text refused(DepositForm form, LocalDate today) {
        int before = convention.register().entries().size();
        var outcome = deposits.deposit(SamplePerson.HALVORSEN.id(), form, today);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(convention.register().entries()).hasSize(before);
        return ((Outcome.Refused) outcome).reason();
    }

    @ParameterizedTest
    @CsvSource({
        "Ruritania, ratification, 2026-01-10, “Ruritania” is not a State., “Ruritania”不是国家。",
        "CHN, ratification, 2026-01-10, already expressed its consent, 该国已表示同意受公约约束。",
        "CHN, signature, 2026-01-10, has signed already, 该国已签署公约。",
        "FRA, ratification, 2026-01-10, has not signed, 该国未签署公约",
        "IDN, ratification, 2025-05-29, opened for signature on 30 May 2025, 公约自2025年5月30日起开放签署",
        "AGO, ratification, 2025-09-17, signed on 18 September 2025, 该国于2025年9月18日签署",
        "IDN, ratification, 2026-11-21, has not come yet, 该日期尚未到来。",
        "IDN, ratification, tomorrow, a day of the calendar, 日期无效，请填写实有的日期。",
        "IDN, adoption, 2026-01-10, Choose the act, 请选择行为。",
        "FRA, withdrawal, 2026-01-10, not a Party on that day, 该国于该日并非缔约国",
        "FRA, objection, 2026-01-10, Choose the entry that, 请选择该行为所承接的条目。",
    })
    void what_does_not_fit_is_refused_in_both_languages_and_nothing_is_entered(
            String state, String kind, String on, String en, String zh) {
        var reason = refused(form(state, kind, on));
        assertThat(reason.en()).contains(en);
        assertThat(reason.zh()).contains(zh);
    }

    @Test
    void a_withdrawal_takes_effect_after_the_period_of_its_clause() {
        entered(form("GNQ", "ratification", "2026-02-01"));
        var early = refused(from("2027-05-31", form("GNQ", "withdrawal", "2026-06-01")));
        assertThat(early.en())
                .isEqualTo("The withdrawal takes effect on 1 June 2027 at the earliest.");
        assertThat(early.zh()).isEqualTo("退出最早于2027年6月1日生效。");
        entered(from("2027-08-01", form("GNQ", "withdrawal", "2026-06-01")));
        assertThat(convention.party("GNQ", LocalDate.of(2027, 7, 31))).isEqualTo(Answer.YES);
        assertThat(convention.party("GNQ", LocalDate.of(2027, 8, 1))).isEqualTo(Answer.NO);
    }

    /// The Convention is subject to ratification: a definitive signature is a signature.
    @ParameterizedTest
    @CsvSource({
        "AUT, joint-statement, , NO",
        "BEL, signature-ad-referendum, , NO",
        "BGR, signature-ad-referendum, confirmation-of-signature, NO",
        "HRV, definitive-signature, , NO",
        "CYP, definitive-signature, approval, YES",
        "DNK, provisional-application, , NO",
        "EST, provisional-application, accession, YES",
    })
    void only_an_instrument_makes_a_party(
            String state, String first, @Nullable String second, Answer party) {
        var number = "" + entered(form(state, first, "2026-03-01"));
        if (second != null) {
            var follows = second.startsWith("confirmation") ? number : "";
            entered(form(state, second, "2026-03-02", follows, "", ""));
        }
        assertThat(convention.party(state, LocalDate.of(2026, 3, 31))).isEqualTo(Answer.NO);
        assertThat(convention.party(state, LocalDate.of(2026, 4, 1))).isEqualTo(party);
    }

    @Test
    void provisional_application_is_on_the_status_table_until_it_is_ended() {
        var number = entered(form("FIN", "provisional-application", "2026-03-01"));
        assertThat(row("FIN", "2026-03-01")).contains("applied provisionally from 1 March 2026");
        entered(form("FIN", "taking-back", "2026-05-01", "" + number, "", ""));
        assertThat(row("FIN", "2026-04-30")).contains("applied provisionally from 1 March 2026");
        assertThat(row("FIN", "2026-05-01")).doesNotContain("provisionally");
        assertThat(csv("FIN", "2026-04-30")).containsEntry("provisional", "2026-03-01");
        assertThat(csv("FIN", "2026-05-01")).containsEntry("provisional", "");
    }

    /// The row of a State in the status table as at a day.
    private static String row(String state, String day) {
        var page = institution.guest().get("/convention?on=" + day).body();
        var from = page.indexOf("<a href=\"/convention/" + state + "\">");
        return page.substring(from, page.indexOf("</tr>", from));
    }

    private static Map<String, String> csv(String state, String day) {
        return Csv.table(institution.guest().get("/convention/status.csv?on=" + day).body())
                .stream()
                .filter(row -> state.equals(row.get("state_iso3")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_correction_fits_among_what_was_done_before_and_after() {
        var signature = "" + entered(form("ESP", "signature", "2026-01-10"));
        var ratification = "" + entered(form("ESP", "ratification", "2026-02-01"));
        var declared =
                "" + entered(form("ESP", "declaration", "2026-03-01", "", "", "No boundaries."));
        var back = "" + entered(form("ESP", "taking-back", "2026-04-01", declared, "", ""));

        assertThat(refused(corrects(ratification, "ratification", "2026-01-09")).en())
                .startsWith("The State signed on 10 January 2026.");
        assertThat(refused(corrects(back, "taking-back", "2026-02-28")).en())
                .contains("was done on 1 March 2026");
        assertThat(refused(corrects(signature, "signature", "2026-02-02")).en())
                .startsWith("An act that rests on this one was done on 1 February 2026.");
        assertThat(refused(corrects(declared, "declaration", "2026-04-02")).zh())
                .startsWith("以该行为为依据的行为于2026年4月1日作出");
        assertThat(refused(corrects(ratification, "taking-back", "2026-02-02")).en())
                .endsWith("Strike that entry out, and deposit the act anew.");

        entered(corrects(ratification, "ratification", "2026-01-10"));
        entered(corrects(back, "taking-back", "2026-03-15"));
        assertThat(convention.register().statements("ESP", LocalDate.of(2026, 3, 14))).hasSize(1);
        assertThat(convention.register().statements("ESP", LocalDate.of(2026, 3, 15))).isEmpty();
    }

    private static DepositForm corrects(String number, String right, String on) {
        return form("ESP", "correction", on, number, right, "The day was misread.");
    }

    @Test
    void a_succession_says_whether_the_predecessor_goes_on() {
        var number = "" + entered(form("VUT", "ratification", "2026-02-01"));
        var succession = form("NZL", "succession-to-former-state", "2026-06-01", number, "", "");
        assertThat(refused(succession).en())
                .startsWith("Give the day on which the State succeeded");
        var notified = entered(from("2026-05-01", succession));
        for (var day : List.of(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 1))) {
            var before = day.getMonthValue() == 4;
            assertThat(convention.party("VUT", day)).isEqualTo(before ? Answer.YES : Answer.NO);
            assertThat(convention.party("NZL", day)).isEqualTo(before ? Answer.NO : Answer.YES);
        }
        assertThat(institution.guest().get("/convention/notifications/" + notified).body())
                .contains("Vanuatu is no longer a Party from 1 May 2026.")
                .contains("For New Zealand the Convention is in force from 1 May 2026.")
                .contains("瓦努阿图自2026年5月1日起不再是缔约国。", "公约自2026年5月1日起对新西兰生效。");
        assertThat(row("VUT", "2026-06-01")).contains("no longer a Party");
    }

    @Test
    void as_at_a_day_the_status_tells_nothing_of_the_days_after_it() {
        entered(form("PNG", "ratification", "2026-02-01"));
        var withdrawal = entered(form("PNG", "withdrawal", "2026-06-01"));
        assertThat(institution.guest().get("/convention/notifications/" + withdrawal).body())
                .contains("Papua New Guinea is no longer a Party from 1 June 2027.");
        assertThat(row("PNG", "2026-03-02")).doesNotContain("Party", "March 2026");
        assertThat(row("PNG", "2026-03-03")).contains("3 March 2026");
        var leaves = "No longer a Party from 1 June 2027.";
        assertThat(institution.guest().get("/convention?on=2026-05-31").body())
                .doesNotContain(leaves);
        assertThat(institution.guest().get("/convention?on=2026-06-01").body()).contains(leaves);
        assertThat(row("PNG", "2027-06-01")).contains("no longer a Party");
        assertThat(csv("PNG", "2026-01-31")).containsEntry("since", "").containsEntry("until", "");
        assertThat(csv("PNG", "2026-01-31")).containsEntry("founding", "no");
        assertThat(csv("PNG", "2026-05-31"))
                .containsEntry("since", "2026-03-03")
                .containsEntry("until", "")
                .containsEntry("founding", "yes");
        assertThat(csv("PNG", "2026-06-01")).containsEntry("until", "2027-06-01");
    }

    @Test
    void a_text_keeps_the_language_in_which_it_came_in() {
        assertThat(refused(inLanguage("xx")).en()).contains("Choose the language");
        entered(inLanguage("fr"));
        assertThat(institution.guest().get("/convention/PAK").body())
                .contains("<p lang=\"fr\">Aucun différend", "Received in French.");
        assertThat(institution.guest().speaking("zh").get("/convention/PAK").body())
                .contains("<p lang=\"fr\">Aucun différend", "原文语文：法语。");
    }

    private static DepositForm inLanguage(String language) {
        return new DepositForm(
                "PAK",
                "declaration",
                "2026-03-02",
                "",
                "",
                "",
                "",
                "Aucun différend sur les frontières.",
                List.of("territory"),
                "The Minister",
                "foreign-minister",
                "",
                "language-form-" + language,
                language);
    }

    @Test
    void full_powers_are_produced_unless_the_office_is_enough() {
        var without =
                new DepositForm(
                        "IDN",
                        "ratification",
                        "2026-01-10",
                        "",
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        "The Ambassador",
                        "full-powers",
                        "",
                        "powers-form-0001",
                        "");
        assertThat(refused(without).en()).startsWith("Full powers have to be produced");
        assertThat(
                        ((Outcome.Refused)
                                        deposits.deposit(
                                                SamplePerson.HALVORSEN.id(), without, TODAY))
                                .article())
                .isEqualTo("7");
        var number =
                entered(
                        new DepositForm(
                                "KHM",
                                "ratification",
                                "2026-01-10",
                                "",
                                "",
                                "",
                                "",
                                "",
                                List.of(),
                                "The Ambassador",
                                "full-powers",
                                "King of Cambodia, 2 January 2026",
                                "powers-form-0002",
                                ""));
        assertThat(convention.register().entry(number).orElseThrow().details().powers())
                .isEqualTo("King of Cambodia, 2 January 2026");
    }

    @Test
    void a_form_posted_twice_is_one_deposit() {
        var form = form("JAM", "ratification", "2026-02-01");
        entered(form);
        assertThat(deposits.deposit(SamplePerson.HALVORSEN.id(), form, TODAY))
                .isEqualTo(new Outcome.EnteredBefore());
    }

    @Test
    void a_correction_follows_what_it_corrects_and_gives_reasons() {
        var number = entered(form("UGA", "ratification", "2026-02-01"));
        assertThat(
                        refused(
                                        form(
                                                "UGA",
                                                "correction",
                                                "2026-03-01",
                                                "" + number,
                                                "ratification",
                                                ""))
                                .en())
                .isEqualTo("Give the reasons of the correction.");
        assertThat(
                        refused(
                                        form(
                                                "JAM",
                                                "correction",
                                                "2026-03-01",
                                                "" + number,
                                                "ratification",
                                                "x"))
                                .en())
                .contains("is not one that such an act of this State can follow");
        assertThat(
                        refused(
                                        form(
                                                "UGA",
                                                "correction",
                                                "2026-03-01",
                                                "9999",
                                                "ratification",
                                                "x"))
                                .en())
                .isEqualTo("No act stands in the register under no. 9999.");
        entered(
                form(
                        "UGA",
                        "correction",
                        "2026-03-01",
                        "" + number,
                        "ratification",
                        "The day was misread."));
        assertThat(convention.register().consent("UGA").orElseThrow().act().on().day())
                .contains(LocalDate.of(2026, 3, 1));
        assertThat(convention.register().entry(number).orElseThrow().act().on().day())
                .contains(LocalDate.of(2026, 2, 1));
        entered(form("UGA", "correction", "", "" + number, "", "There was none."));
        assertThat(convention.register().consent("UGA")).isEmpty();
    }

    @Test
    void an_objection_follows_a_reservation_of_another_state_and_a_reservation_can_be_taken_back() {
        var reservation =
                entered(
                        form(
                                "BEN",
                                "reservation",
                                "2026-04-01",
                                "",
                                "",
                                "Not bound by article 5."));
        assertThat(
                        refused(form("BEN", "objection", "2026-05-01", "" + reservation, "", "No."))
                                .en())
                .contains("is not one that such an act");
        var objection =
                entered(
                        form(
                                "CUB",
                                "objection",
                                "2026-05-01",
                                "" + reservation,
                                "",
                                "Incompatible."));
        assertThat(convention.register().statements("CUB", TODAY)).hasSize(1);
        assertThat(refused(form("BEN", "taking-back", "2026-03-01", "" + reservation, "", "")).en())
                .contains("done on 1 April 2026");
        entered(form("BEN", "taking-back", "2026-06-01", "" + reservation, "", ""));
        assertThat(convention.register().statements("BEN", TODAY)).isEmpty();
        var late =
                deposits.deposit(
                        SamplePerson.HALVORSEN.id(),
                        form("DJI", "objection", "2026-05-01", "" + objection, "", "x"),
                        TODAY);
        assertThat(late).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void an_objection_has_twelve_months_or_until_the_state_agrees_to_be_bound() {
        var reservation =
                "" + entered(form("AGO", "reservation", "2026-04-01", "", "", "Not by article 5."));
        entered(form("GAB", "ratification", "2026-02-01"));
        var aYearLater = TODAY.plusYears(1).plusMonths(2);
        assertThat(refused(late("GAB", "objection", "2027-11-21", reservation), aYearLater).en())
                .isEqualTo("This State could object to the reservation until 20 November 2027.");
        assertThat(institution.guest().get("/convention/AGO").body())
                .contains("may be raised until 20 November 2027, and by a State that agrees");
        // what was deposited in time is in time, though it is entered after
        entered(late("GAB", "objection", "2027-11-20", reservation), aYearLater);
        // and who is not bound yet has time until it is
        entered(late("ZWE", "objection", "2027-12-01", reservation), aYearLater);
        entered(form("ZWE", "ratification", "2027-12-10"), aYearLater);
        assertThat(refused(late("ZWE", "objection", "2027-12-11", reservation), aYearLater).zh())
                .isEqualTo("该国对该保留的反对应在2027年12月10日之前（含当日）提出。");
        assertThat(refused(form("CUB", "objection", "2026-03-31", reservation, "", "No.")).en())
                .contains("done on 1 April 2026");
    }

    @Test
    void a_reservation_comes_with_a_signature_or_an_instrument_and_a_successor_replaces_one() {
        assertThat(refused(form("FRA", "reservation", "2026-04-01", "", "", "x")).zh())
                .startsWith("保留应于签署公约或者表示同意受公约约束时提出");
        var withdrawn = entered(form("SLB", "ratification", "2026-02-01"));
        var withdrawal = entered(form("SLB", "withdrawal", "2026-06-01"));
        assertThat(refused(form("FJI", "succession", "2026-07-01", "" + withdrawal, "", "")).en())
                .contains("is not one that such an act of this State can follow");
        entered(form("FJI", "succession", "2026-07-01", "" + withdrawn, "", ""));
    }

    @Test
    void provisions_given_by_number_are_said_in_both_languages() {
        assertThat(RegisterWords.articles(Language.EN, "25, 29(2)"))
                .isEqualTo("articles 25, 29(2)");
        assertThat(RegisterWords.articles(Language.ZH, "25, 29(2)")).isEqualTo("第25条、第29条第2款");
        assertThat(RegisterWords.articles(Language.EN, "29")).isEqualTo("article 29");
        assertThat(RegisterWords.articles(Language.ZH, "Annex II")).isEqualTo("Annex II");
    }

    private static DepositForm late(String state, String kind, String on, String follows) {
        return form(state, kind, on, follows, "", "Incompatible.");
    }

    @Test
    void only_legal_affairs_deposits_and_the_database_holds_to_it() {
        assertThat(
                        deposits.deposit(
                                SamplePerson.CHEN.id(),
                                form("NRU", "ratification", "2026-01-10"),
                                TODAY))
                .isEqualTo(new Outcome.NotTheirs());
        assertThat(signedIn(SamplePerson.CHEN).get("/convention/deposit").status()).isEqualTo(404);
        assertThat(institution.guest().get("/convention/deposit").status()).isEqualTo(404);

        var access = institution.bean(Access.class);
        var store = institution.bean(RegisterStore.class);
        var entries = convention.register().entries();
        var first = entries.getFirst();
        var next =
                new RegisterEntry(
                        entries.size() + 1L,
                        first.entered(),
                        first.act(),
                        true,
                        null,
                        null,
                        first.details(),
                        TODAY);
        assertThatThrownBy(() ->
                        access.run(
                                SamplePerson.CHEN.id(),
                                () -> store.append(List.of(next), SamplePerson.CHEN.id(), null)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() ->
                        access.run(
                                SamplePerson.HALVORSEN.id(),
                                () ->
                                        store.append(
                                                List.of(first), SamplePerson.HALVORSEN.id(), null)))
                .rootCause()
                .hasMessageContaining("the register goes on with its next number");
        var jdbc = institution.bean(org.springframework.jdbc.core.simple.JdbcClient.class);
        assertThatThrownBy(() ->
                        access.run(
                                SamplePerson.HALVORSEN.id(),
                                () -> jdbc.sql("delete from register_act").update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void what_was_changed_behind_the_applications_back_no_longer_fits_the_log() {
        assertThat(institution.faults()).isEmpty();
        var owner = institution.owner();
        var kept =
                owner.sql("select content from register_act where number = 2")
                        .query(String.class)
                        .single();
        owner.sql(
                        "update register_act set content = replace(content, 'BLR', 'FRA') where"
                                + " number = 2")
                .update();
        assertThat(institution.faults())
                .contains("register 2: what was written is not what the log commits to");
        owner.sql("update register_act set content = ? where number = 2").param(kept).update();
    }

    @Test
    void a_deposit_by_hand_is_notified_in_both_languages_and_mailed() {
        var guest = signedIn(SamplePerson.HALVORSEN);
        assertThat(guest.get("/convention").body()).contains("/convention/deposit");
        guest.get("/convention/deposit");
        var refused =
                guest.post(
                        "/convention/deposit",
                        "state",
                        "TLS",
                        "kind",
                        "ratification",
                        "on",
                        "2026-10-10");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Say who signed.")
                .contains("<option value=\"TLS\" selected>Timor-Leste</option>");
        var done =
                guest.post(
                        "/convention/deposit",
                        "state",
                        "TLS",
                        "kind",
                        "ratification",
                        "on",
                        "2026-10-10",
                        "signatory",
                        "The President",
                        "capacity",
                        "head-of-state");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.path()).startsWith("/convention/notifications/");
        assertThat(done.body())
                .contains("Timor-Leste: ratification, 10 October 2026.")
                .contains("东帝汶：批准，2026年10月10日。")
                .contains("For Timor-Leste the Convention is in force from 9 November 2026.")
                .contains("公约自2026年11月9日起对东帝汶生效。");
        assertThat(institution.guest().get(done.path()).status()).isEqualTo(200);
        assertThat(institution.guest().get(done.path() + "/print").header("Content-Type"))
                .isEqualTo("application/pdf");
        assertThat(institution.guest().get("/convention/notifications/1/print").status())
                .isEqualTo(404);
        assertThat(institution.guest().get("/convention/notifications").body())
                .contains("Timor-Leste: ratification");
        assertThat(institution.guest().get("/convention/notifications/1").status()).isEqualTo(404);
        assertThat(institution.guest().get("/sample-world/outbox").body())
                .contains("Timor-Leste: ratification");
    }

    @Test
    void a_notification_is_printed_in_both_languages_and_says_what_it_cannot_print()
            throws Exception {
        var words = "Subject to our law. مع مراعاة قانوننا";
        var entry =
                new RegisterEntry(
                        7,
                        Kind.DECLARATION,
                        new TreatyAct(
                                Participants.of("EGY").orElseThrow(),
                                List.of(Kind.DECLARATION),
                                When.on(LocalDate.of(2026, 10, 10))),
                        true,
                        null,
                        null,
                        new RegisterEntry.Details(
                                "25", words, "", List.of(), true, "The Minister", "", List.of()),
                        LocalDate.of(2026, 10, 12));
        var notify = institution.bean(NotifyOfDeposit.class);
        var texts = institution.bean(Texts.class);
        var pdf = NotificationPrint.of(notify, texts, entry, ZoneId.of("Asia/Hong_Kong"));
        assertThat(NotificationPrint.of(notify, texts, entry, ZoneId.of("Asia/Hong_Kong")))
                .isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("DN/2026/7", "Egypt: declaration", "埃及：声明")
                    .contains("Subject to our law. □□ □□□□□□ □□□□□□□")
                    .contains("□ stands for a character", "“□”代表本印本无法显示的字符");
        }
        VeraGreenfieldFoundryProvider.initialise();
        for (var flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (var parser =
                            Foundries.defaultInstance()
                                    .createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
            }
        }
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
