package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPagesTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Guest guest = signedIn(SamplePerson.DUBOIS);

    @Test
    void a_request_is_written_part_by_part_reviewed_and_sent() {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "next", parties());
        assertThat(guest.last().path()).isEqualTo(draft + "?step=dispute");
        post(draft, "dispute", "next", dispute());
        assertThat(guest.last().path()).isEqualTo(draft + "?step=papers");
        var review = guest.get(draft + "?step=review");
        assertThat(review.body())
                .contains(
                        "Meridian Solar SA, 子午线太阳能公司, Company or other body, France, you act for"
                                + " it")
                .contains("State, Morocco, to be invited: Sana Tanvir tanvir@sample.invalid")
                .contains("EUR 14,200,000")
                .contains("Expropriation");

        var sent = guest.post(draft + "/sending");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.path()).matches("/cases/GO-[0-9]{4}-[2-9A-Z]{5}\\?done=request");
        assertThat(sent.body())
                .contains("Meridian Solar SA – Morocco")
                .contains("You are counsel to Meridian Solar SA.")
                .contains("The permit was withdrawn.")
                .contains("Amount: EUR 14,200,000");
        assertThat(guest.get("/requests").body()).contains("href=\"" + sent.path().split("\\?")[0]);
    }

    @Test
    void what_is_wanting_is_told_and_what_was_filled_in_is_kept() {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "next", with(parties(), "p1-country", "Atlantis"));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body())
                .contains("still to be mended before the request can be sent")
                .doesNotContain("nothing has been changed");
        assertThat(guest.get(draft + "?step=parties").body()).contains("value=\"Atlantis\"");
    }

    @Test
    void no_state_is_in_dispute_with_itself() {
        var draft = begun("model-state-to-state/state-to-state");
        var twice = with(with(parties(), "p0-kind", "state"), "p0-country", "摩洛哥");
        post(draft, "parties", "next", twice);

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body()).contains("This State is named as a party already.");
        post(draft, "parties", "next", with(twice, "p0-country", "Norway"));
        assertThat(guest.last().path()).isEqualTo(draft + "?step=dispute");
    }

    @Test
    void sent_twice_it_is_one_case_and_its_draft_leads_there() {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "next", parties());
        post(draft, "dispute", "next", dispute());
        int before = cases();

        var first = guest.post(draft + "/sending").path();
        var again = guest.post(draft + "/sending").path();

        assertThat(again).isEqualTo(first);
        assertThat(cases()).isEqualTo(before + 1);
        assertThat(guest.get(draft + "?step=parties").path()).isEqualTo(first.split("\\?")[0]);
        post(draft, "parties", "save", parties());
        assertThat(guest.last().path()).isEqualTo(first.split("\\?")[0]);
    }

    @Test
    void a_form_posted_twice_begins_one_draft() {
        guest.get("/requests/new");
        var first =
                guest.post(
                        "/requests",
                        "rules",
                        "model-commercial/commercial",
                        "once",
                        "the-same-once");
        guest.get("/requests/new");
        var again =
                guest.post(
                        "/requests",
                        "rules",
                        "model-commercial/commercial",
                        "once",
                        "the-same-once");

        assertThat(again.path()).isEqualTo(first.path());
    }

    @Test
    void what_is_half_filled_in_is_kept_and_nobody_else_sees_it() {
        var draft = begun("model-commercial/commercial");
        post(draft, "parties", "save", List.of("p0-nameEn", "Half a Name"));

        assertThat(guest.get(draft + "?step=parties").body()).contains("value=\"Half a Name\"");
        assertThat(guest.get(draft + "?step=review").body()).contains("Before it can be sent");
        assertThat(signedIn(SamplePerson.LIN).get(draft).status()).isEqualTo(404);
        assertThat(signedIn(SamplePerson.CHEN).get(draft).status()).isEqualTo(404);
        assertThat(guest.post(draft + "/sending").status()).isEqualTo(422);
    }

    @Test
    void a_party_is_added_and_taken_out_again() {
        var draft = begun("model-commercial/commercial");
        post(draft, "parties", "add", List.of("p0-nameEn", "One", "p1-nameEn", "Two"));
        assertThat(guest.last().body()).contains("Party 3").doesNotContain("Party 4");
        post(
                draft,
                "parties",
                "remove-0",
                List.of("p0-nameEn", "One", "p1-nameEn", "Two", "p2-nameEn", "Three"));

        assertThat(guest.last().body())
                .contains("value=\"Two\"")
                .contains("value=\"Three\"")
                .doesNotContain("value=\"One\"")
                .doesNotContain("Party 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p0-kind|county|Say what kind of party this is.",
                "p1-country|ATLANTIS|Give a State by the name that is offered as you type.",
                "p1-country|HKG|Give a State by the name that is offered as you type.",
                "p1-contactMail|nobody|This is not an e-mail address.",
                "p1-contactMail|''|Give the e-mail address, or the postal address, to which the"
                        + " invitation can be sent.",
                "p1-mine|yes|At least one party has to be one for which you do not act",
                "p1-contactLanguage|fr|Choose English or Chinese.",
                "speaksAs|bystander|Say in what capacity you write.",
                "p1-kind|company|Under rules for investment disputes, at least one party is a State"
            })
    void a_wrong_party_is_told_at_the_field(String field, String value, String sentence) {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "next", with(parties(), field, value));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body()).contains(sentence).contains(" wrong\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount|a lot|Give the amount in figures",
                "amount|-5|Give the amount in figures",
                "currency|XXX|Choose the currency.",
                "classes|everything|Choose at least one class from the list.",
                "agreement|perhaps|Say whether there is an agreement to mediate.",
                "languages|tlh|Choose at least one language.",
                "text|''|Say what the dispute is about."
            })
    void a_wrong_word_on_the_dispute_is_told_at_the_field(
            String field, String value, String sentence) {
        var draft = begun("model-investment/investment");
        post(draft, "dispute", "next", with(dispute(), field, value));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0001B", "A\u202EB", "A\u2066B", "A\u0007B"})
    void characters_that_cannot_be_shown_are_refused_and_nothing_is_kept(String name) {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "save", List.of("p0-nameEn", name));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body()).contains("This contains characters that cannot be shown");
        assertThat(guest.get(draft + "?step=review").body()).doesNotContain("A\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p0-nameEn", "p0-nameZh", "p1-contactEn", "p1-contactZh"})
    void a_name_that_no_settlement_could_print_is_told_at_once(String field) {
        var draft = begun("model-investment/investment");
        post(draft, "parties", "next", with(parties(), field, "Solar \uD83C\uDF1E"));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body())
                .contains("href=\"#" + field + "\"")
                .contains("The character U+1F31E \uD83C\uDF1E cannot be printed");
    }

    @Test
    void what_is_said_of_the_dispute_is_not_held_to_the_fonts_of_a_settlement() {
        var draft = begun("model-investment/investment");
        post(draft, "dispute", "next", with(dispute(), "text", "A message said \uD83D\uDE00."));

        assertThat(guest.last().status()).isEqualTo(200);
    }

    @Test
    void ten_thousand_characters_for_a_name_are_refused_in_the_readers_language() {
        var draft = begun("model-investment/investment");
        guest.speaking("zh");
        post(draft, "parties", "next", List.of("p0-nameEn", "x".repeat(10_000)));

        assertThat(guest.last().status()).isEqualTo(422);
        assertThat(guest.last().body()).contains("超过300个字符。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/requests/not-an-id", "/requests/00000000-0000-0000-0000-000000000009"})
    void an_unknown_draft_is_not_found(String path) {
        assertThat(guest.get(path).status()).isEqualTo(404);
    }

    @Test
    void unknown_rules_begin_nothing() {
        guest.get("/requests/new");
        var answer = guest.post("/requests", "rules", "model-maritime/sea");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose the rules under which you ask for mediation.");
    }

    @Test
    void a_draft_given_up_is_gone() {
        var draft = begun("model-commercial/commercial");
        guest.get(draft);
        assertThat(guest.post(draft + "/removal").path()).isEqualTo("/requests");
        assertThat(guest.get(draft).status()).isEqualTo(404);
    }

    private String begun(String rules) {
        guest.get("/requests/new");
        var path = guest.post("/requests", "rules", rules).path();
        assertThat(path).endsWith("?step=parties");
        return path.replace("?step=parties", "");
    }

    private void post(String draft, String step, String go, List<String> fields) {
        guest.get(draft + "?step=" + step);
        var all = new ArrayList<>(fields);
        all.addAll(List.of("go", go, "step", step));
        guest.post(draft, all.toArray(String[]::new));
    }

    private static List<String> parties() {
        return List.of(
                "speaksAs", "counsel",
                "p0-mine", "yes",
                "p0-kind", "company",
                "p0-country", "FRA",
                "p0-nameEn", "Meridian Solar SA",
                "p0-nameZh", "子午线太阳能公司",
                "p1-kind", "state",
                "p1-country", "Morocco",
                "p1-contactEn", "Sana Tanvir",
                "p1-contactMail", "tanvir@sample.invalid",
                "p1-contactLanguage", "zh");
    }

    private static List<String> dispute() {
        return List.of(
                "text", "The permit was withdrawn.",
                "classes", "expropriation",
                "agreement", "before",
                "languages", "en",
                "languages", "zh",
                "amount", "14,200,000",
                "currency", "EUR");
    }

    private static List<String> with(List<String> fields, String field, String value) {
        var changed = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (!fields.get(i).equals(field)) {
                changed.addAll(fields.subList(i, i + 2));
            }
        }
        changed.addAll(List.of(field, value));
        return changed;
    }

    private static int cases() {
        return institution
                .owner()
                .sql("select count(*) from case_file")
                .query(Integer.class)
                .single();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
