package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RegistrationPagesTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static int requests;

    @Test
    void a_class_that_a_state_has_excluded_is_told_with_its_source() {
        var number = betweenStates("CHN", Map.of("classes", "wto", "text", "x"));

        var page = signedIn(SamplePerson.CHEN).get("/cases/" + number + "/registration/register");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("No, as far as the docket shows")
                .contains("Will not submit its disputes under the WTO to the IOMed")
                .contains("https://www.international-mediation.org/2025/05/china-ratifies")
                .contains("Northland: nothing has been found about it under the Convention.")
                .contains("The request names no third State.");
    }

    @Test
    void another_class_is_not_excluded_but_the_other_states_declarations_stay_unknown() {
        var number = betweenStates("CHN", Map.of("classes", "treaty", "text", "x"));

        var page = signedIn(SamplePerson.CHEN).get("/cases/" + number + "/registration/register");

        assertThat(page.body())
                .contains("The dispute is not of that class.")
                .doesNotContain("No, as far as the docket shows");
    }

    @Test
    void registration_against_a_gate_needs_reasons_and_the_decisions_are_on_the_docket() {
        var number = betweenStates("CHN", Map.of("classes", "wto", "text", "x"));
        var manager = signedIn(SamplePerson.CHEN);
        var address = "/cases/" + number + "/registration/register";
        manager.get(address);
        var refused =
                manager.post(
                        address,
                        "gate-mutual-consent",
                        "unknown",
                        "gate-excluded-classes",
                        "yes",
                        "gate-third-state-consent",
                        "yes");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Give reasons for this decision.");

        var done =
                manager.post(
                        address,
                        "gate-mutual-consent",
                        "unknown",
                        "gate-excluded-classes",
                        "yes",
                        "gate-excluded-classes-reason",
                        "Lifted by a note of 3 November.",
                        "gate-third-state-consent",
                        "yes");

        assertThat(done.path()).isEqualTo("/cases/" + number + "?done=register");
        var entry =
                institution
                        .owner()
                        .sql(
                                "select body->'facts'->'gates'->1 from entry where act = 'register' and body->>'case' = (select id::text from case_file where number = ?)")
                        .param(number)
                        .query(String.class)
                        .single();
        assertThat(entry)
                .contains("\"gate\": \"excluded-classes\"")
                .contains("\"answer\": \"no\"")
                .contains("\"decided\": \"yes\"")
                .contains("Lifted by a note of 3 November.");
    }

    @Test
    void each_question_has_to_be_decided() {
        var number = betweenStates("CHN", Map.of("classes", "treaty", "text", "x"));
        var manager = signedIn(SamplePerson.CHEN);
        var address = "/cases/" + number + "/registration/register";
        manager.get(address);

        var refused = manager.post(address, "gate-mutual-consent", "perhaps");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Decide this question first.");
    }

    @Test
    void the_registration_page_is_the_registrys_alone() {
        var number = betweenStates("CHN", Map.of("classes", "treaty", "text", "x"));

        assertThat(
                        signedIn(SamplePerson.ADEYEMI)
                                .get("/cases/" + number + "/registration/register")
                                .status())
                .isEqualTo(404);
        assertThat(
                        signedIn(SamplePerson.LIN)
                                .get("/cases/" + number + "/registration/register")
                                .status())
                .isEqualTo(404);
        assertThat(
                        signedIn(SamplePerson.CHEN)
                                .get("/cases/" + number + "/registration/request")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void the_consent_of_one_third_state_is_not_that_of_two() {
        var number =
                betweenStates(
                        "CHN",
                        Map.of("classes", "treaty", "thirdStates", "法国、Midland", "text", "x"));
        var manager = signedIn(SamplePerson.CHEN);
        var address = "/cases/" + number + "/registration/register";
        assertThat(manager.get(address).body())
                .contains("The request names France, Midland. No consent is on the docket.");
        act(manager, number, "ask-third-state", "text", "Both are asked.");
        for (var said : List.of("One consents.", "The other consents.")) {
            assertThat(manager.get(address).body()).doesNotContain("A third State has consented");
            act(
                    manager,
                    number,
                    "give-third-state-consent",
                    "actor",
                    "third-state",
                    "text",
                    said,
                    "filedChannel",
                    "note verbale",
                    "filedOn",
                    "2026-11-20");
        }
        assertThat(manager.get(address).body()).contains("A third State has consented");
    }

    @Test
    void a_third_states_consent_is_recorded_by_the_registry_and_answers_the_question() {
        var number =
                betweenStates(
                        "CHN", Map.of("classes", "treaty", "thirdStates", "Midland", "text", "x"));
        var manager = signedIn(SamplePerson.CHEN);
        assertThat(manager.get("/cases/" + number + "/registration/register").body())
                .contains("The request names Midland. No consent is on the docket.");
        act(manager, number, "ask-third-state", "text", "Midland is asked.");
        act(
                manager,
                number,
                "give-third-state-consent",
                "actor",
                "third-state",
                "text",
                "Midland consents.",
                "filedChannel",
                "note verbale",
                "filedOn",
                "2026-11-20");

        assertThat(manager.get("/cases/" + number + "/registration/register").body())
                .contains("A third State has consented; the consent is on the docket.");
    }

    @Test
    void acts_are_offered_for_entry_for_the_party_alone_that_has_no_access() {
        var number = betweenStates("CHN", Map.of("classes", "treaty", "text", "x"));
        var page = signedIn(SamplePerson.CHEN).get("/cases/" + number + "/filing").body();

        assertThat(page)
                .contains("<h2>Northland</h2>")
                .contains("/acts/join-request?actor=")
                .doesNotContain("<h2>China</h2>")
                .contains("What is for China alone to enter is not offered");
    }

    @Test
    void a_paper_that_came_by_post_is_entered_for_the_party() {
        var number = betweenStates("CHN", Map.of("classes", "treaty", "text", "x"));
        var manager = signedIn(SamplePerson.CHEN);
        var party =
                institution
                        .owner()
                        .sql(
                                "select p.id::text from party p join case_file c on c.id = p.case_id where c.number = ? and not requesting")
                        .param(number)
                        .query(String.class)
                        .single();
        var future = act(manager, number, "join-request", "actor", party, "filedOn", "2099-01-01");
        assertThat(future.status()).isEqualTo(422);
        var nobody = act(manager, number, "join-request", "actor", "nobody");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("Say for whom this act is entered.");

        var done =
                act(
                        manager,
                        number,
                        "join-request",
                        "actor",
                        party,
                        "filedChannel",
                        "courier",
                        "filedOn",
                        "2026-11-01",
                        "filedProof",
                        "Note verbale");

        assertThat(done.path()).isEqualTo("/cases/" + number + "?done=join-request");
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select body->'facts'->>'filedChannel' from entry where act = 'join-request' and party = ?::uuid")
                                .param(party)
                                .query(String.class)
                                .single())
                .isEqualTo("courier");
    }

    private static Guest.Answer act(Guest guest, String number, String act, String... fields) {
        guest.get("/cases/" + number + "/acts/" + act);
        return guest.post("/cases/" + number + "/acts/" + act, fields);
    }

    private static String betweenStates(String code, Map<String, String> facts) {
        var outcome =
                institution
                        .bean(RequestMediation.class)
                        .request(
                                SamplePerson.ADEYEMI.id(),
                                new RequestForm(
                                        "model-state-to-state",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.STATE,
                                                        code,
                                                        "China",
                                                        "中国",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.STATE,
                                                        "XNL",
                                                        "Northland",
                                                        "北国",
                                                        false,
                                                        new RequestForm.Contact(
                                                                "Sana Tanvir",
                                                                "",
                                                                "tanvir@sample.invalid",
                                                                "en"))),
                                        facts,
                                        "registration-test-" + ++requests));
        return ((Outcome.Done) outcome).number().value();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
