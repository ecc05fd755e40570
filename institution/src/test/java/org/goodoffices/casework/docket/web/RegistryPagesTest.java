package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPagesTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static String number = "";
    private static String lanhai = "";

    @BeforeAll
    static void find_the_sample_case() {
        number =
                institution
                        .owner()
                        .sql("select number from case_file where title_en like 'Brandt Turbines%'")
                        .query(String.class)
                        .single();
        lanhai =
                institution
                        .owner()
                        .sql("select id::text from party where name_en like 'Lanhai%'")
                        .query(String.class)
                        .single();
    }

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void a_case_is_assigned_and_handed_over_with_dates() {
        var chen = signedIn(SamplePerson.CHEN);
        assertThat(assign(chen, SamplePerson.CHEN).path()).endsWith("?done=assign");
        assertThat(chen.get("/cases?mine=yes&state=all").body()).contains(number);
        var again = assign(chen, SamplePerson.CHEN);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("This case manager has the case already.");

        assertThat(assign(chen, SamplePerson.OKAFOR).path()).endsWith("?done=assign");

        assertThat(chen.get("/cases?mine=yes&state=all").body()).doesNotContain(number);
        assertThat(signedIn(SamplePerson.OKAFOR).get("/cases?mine=yes&state=all").body())
                .contains(number);
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select count(*) from lane_member where member = ? and"
                                                + " until is null")
                                .param(SamplePerson.CHEN.id().value())
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(chen.get("/cases/" + number).status()).isEqualTo(200);
    }

    @Test
    void a_session_that_was_left_open_lets_nobody_into_the_case() {
        var lin = signedIn(SamplePerson.LIN);
        lin.get("/cases/" + number + "/people");
        institution
                .owner()
                .sql(
                        "delete from spring_session_attributes where attribute_name ="
                                + " 'signed-in-since'")
                .update();

        var refused =
                lin.post(
                        "/cases/" + number + "/people",
                        "party",
                        lanhai,
                        "as",
                        "counsel",
                        "nameEn",
                        "An Intruder",
                        "mail",
                        "intruder@example.org",
                        "confirmed",
                        "yes");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("please sign out and sign in again.");
        assertThat(lin.get("/cases/" + number + "/people").body()).doesNotContain("An Intruder");
    }

    @Test
    void nobody_but_a_case_manager_is_assigned_or_assigns() {
        assertThat(assign(signedIn(SamplePerson.CHEN), SamplePerson.LIN).status()).isEqualTo(422);
        assertThat(signedIn(SamplePerson.LIN).get("/cases/" + number + "/assignment").status())
                .isEqualTo(404);
        assertThat(signedIn(SamplePerson.TANVIR).get("/cases/" + number + "/service").status())
                .isEqualTo(404);
    }

    @Test
    void an_attempt_at_service_is_on_the_docket_for_everyone() {
        var chen = signedIn(SamplePerson.CHEN);
        chen.get("/cases/" + number + "/service");
        var done =
                chen.post(
                        "/cases/" + number + "/service",
                        "party",
                        lanhai,
                        "channel",
                        "courier",
                        "place",
                        "1 Harbour Road",
                        "date",
                        "2026-11-20",
                        "result",
                        "no-answer");

        assertThat(done.path()).endsWith("?done=service-attempt");
        assertThat(signedIn(SamplePerson.LIN).get("/cases/" + number).body())
                .contains("Attempt at service")
                .contains("1 Harbour Road")
                .contains("No answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "party|nobody|There is no such party in this case.",
                "channel|pigeon|Choose a channel from the list.",
                "date|31 November|This is not a day of the calendar.",
                "date|2099-01-01|An attempt cannot lie in the future.",
                "result|eaten|Say what came of it.",
                "place|''|Please fill in this field."
            })
    void a_wrong_word_about_an_attempt_is_told_at_the_field(
            String field, String value, String sentence) {
        var chen = signedIn(SamplePerson.CHEN);
        chen.get("/cases/" + number + "/service");
        var fields =
                new java.util.LinkedHashMap<>(
                        Map.of(
                                "party", lanhai,
                                "channel", "courier",
                                "place", "x",
                                "date", "2026-11-20",
                                "result", "sent"));
        fields.put(field, value);
        var flat =
                fields.entrySet().stream()
                        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new);

        var refused = chen.post("/cases/" + number + "/service", flat);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(sentence);
    }

    @Test
    void what_may_be_entered_for_others_is_listed_by_name() {
        assertThat(signedIn(SamplePerson.CHEN).get("/cases/" + number + "/filing").body())
                .contains("<h2>Lanhai Heavy Industries Co., Ltd.</h2>")
                .contains("/acts/record-payment?actor=" + lanhai);
    }

    @Test
    void what_a_party_enters_itself_is_not_offered_and_the_page_says_why() {
        assertThat(signedIn(SamplePerson.CHEN).get("/cases/" + number + "/filing").body())
                .doesNotContain("/acts/withdraw?actor=")
                .contains(
                        "What is for Brandt Turbines AG, Lanhai Heavy Industries Co., Ltd. alone to"
                                + " enter is not offered: a party that has access to the docket enters"
                                + " its acts itself (art. 2(6)).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words=Lanhai",
                "rules=model-commercial",
                "track=commercial",
                "stage=mediation",
                "due=90"
            })
    void the_list_is_narrowed_to_what_matches(String query) {
        assertThat(signedIn(SamplePerson.CHEN).get("/cases?" + query).body()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words=nothing-like-it",
                "rules=hkiac",
                "track=investment",
                "stage=signing",
                "words=%01%25"
            })
    void a_case_that_does_not_match_is_left_out(String query) {
        var page = signedIn(SamplePerson.CHEN).get("/cases?" + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(number);
    }

    @Test
    void a_stage_is_found_under_each_title_that_a_set_of_rules_gives_it() {
        var title = "<option [^>]*>[^<]*Request under examination</option>";
        assertThat(signedIn(SamplePerson.CHEN).get("/cases").body()).containsPattern(title);
        assertThat(signedIn(SamplePerson.CHEN).get("/cases?rules=icsid-2022").body())
                .doesNotContainPattern(title);
    }

    @Test
    void a_character_that_no_person_types_is_refused_at_the_door() {
        var page = signedIn(SamplePerson.CHEN).get("/cases?words=%00");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("Exception").doesNotContain(number);
    }

    @Test
    void words_are_found_in_ones_own_lanes_alone() {
        var entered =
                institution
                        .bean(EnterAct.class)
                        .enter(
                                SamplePerson.BRANDT.id(),
                                new CaseNumber(number),
                                new ActForm(
                                        "confide",
                                        null,
                                        "confided-for-search",
                                        Map.of("text", "我方底线为 nine million。")));
        assertThat(entered).isInstanceOf(Outcome.Done.class);

        var owner = signedIn(SamplePerson.BRANDT).get("/search?words=%E5%BA%95%E7%BA%BF").body();
        assertThat(owner)
                .contains("Tell the mediator in confidence")
                .contains("我方底线为 nine million。");
        assertThat(signedIn(SamplePerson.LEUNG).get("/search?words=nine+million").body())
                .contains("Tell the mediator in confidence");
        var other = signedIn(SamplePerson.LIN).get("/search?words=nine+million").body();
        assertThat(other).contains("Nothing was found").doesNotContain("底线");
        assertThat(signedIn(SamplePerson.CHEN).get("/search?words=nine+million").body())
                .contains("Nothing was found");
    }

    @Test
    void an_advance_is_asked_for_paid_and_stated_party_by_party() {
        var chen = signedIn(SamplePerson.CHEN);
        chen.get("/cases/" + number + "/acts/ask-advance");
        var wrong = chen.post("/cases/" + number + "/acts/ask-advance", "amount", "a lot");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Give the currency and the sum in figures");
        var asked = chen.post("/cases/" + number + "/acts/ask-advance", "amount", "HKD 90,000");
        assertThat(asked.path()).endsWith("?done=ask-advance");
        chen.get("/cases/" + number + "/acts/record-payment?actor=" + lanhai);
        var paid =
                chen.post(
                        "/cases/" + number + "/acts/record-payment",
                        "actor",
                        lanhai,
                        "amount",
                        "45,000.00 HKD");
        assertThat(paid.path()).endsWith("?done=record-payment");

        var statement = signedIn(SamplePerson.BRANDT).get("/cases/" + number + "/costs").body();

        assertThat(statement)
                .contains("data-label=\"Share asked\">HKD 45,000</td>")
                .contains("data-label=\"Open\">HKD 45,000</td>")
                .contains("data-label=\"Open\">HKD 0</td>")
                .contains("Filing fee");
    }

    @Test
    void an_amount_in_another_currency_than_the_fees_is_not_called_unstated() {
        var brandt = signedIn(SamplePerson.BRANDT);
        var sample =
                brandt.get("/cases")
                        .body()
                        .replaceFirst("(?s).*href=\"(/cases/GO-[^\"#?]+)\".*", "$1");

        assertThat(brandt.get(sample + "/costs").body())
                .contains("EUR 14,200,000")
                .contains("stated in EUR, not in the currency of the fees")
                .doesNotContain("no amount in dispute is stated");
    }

    private static Guest.Answer assign(Guest guest, SamplePerson to) {
        guest.get("/cases/" + number + "/assignment");
        return guest.post("/cases/" + number + "/assignment", "person", to.id().toString());
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
