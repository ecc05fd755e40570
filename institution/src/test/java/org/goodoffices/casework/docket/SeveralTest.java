package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.records.record.Lane;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Three parties and two mediators, one of them not on the panel (Model Rules, art. 7).
class SeveralTest {

    private static final SamplePerson OUTSIDER = SamplePerson.DUBOIS;

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private static CaseInHand ofThree() {
        return CaseInHand.requested(
                institution,
                "model-commercial",
                SamplePerson.BRANDT,
                SamplePerson.LIN,
                SamplePerson.TANVIR);
    }

    private static Map<String, String> both() {
        return Map.of(
                "mediator",
                SamplePerson.LEUNG.id().toString(),
                "otherMediatorEn",
                "Claire Dubois",
                "otherMediatorZh",
                "克莱尔·杜布瓦",
                "otherMediatorMail",
                OUTSIDER.mail());
    }

    @Test
    void three_parties_and_two_mediators_go_from_the_request_to_a_settlement() {
        var here = ofThree().appointing();
        here.done(SamplePerson.BRANDT, "name-mediator", both());
        // the others choose whom the first has named
        var form = signedIn(SamplePerson.LIN).get("/cases/" + here.number + "/acts/name-mediator");
        assertThat(form.body()).contains("Claire Dubois", "value=\"" + OUTSIDER.id() + "\"");
        var named = SamplePerson.LEUNG.id() + "," + OUTSIDER.id();
        here.done(SamplePerson.LIN, "name-mediator", Map.of("mediator", named));
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("appointing");
        here.done(
                SamplePerson.TANVIR,
                "name-mediator",
                Map.of("mediator", OUTSIDER.id() + "," + SamplePerson.LEUNG.id()));
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("accepting");
        assertThat(signedIn(SamplePerson.LIN).speaking("zh").get("/cases/" + here.number).body())
                .contains("克莱尔·杜布瓦");

        here.accepted(OUTSIDER);
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("accepting");
        here.accepted(SamplePerson.LEUNG);
        assertThat(here.open(SamplePerson.LIN).common().mediatorsInOffice()).hasSize(2);

        here.done(
                SamplePerson.LEUNG, "hold-session", Map.of("date", here.today(), "place", "Here"));
        var caucus = here.lane(SamplePerson.TANVIR, Lane.Kind.CAUCUS);
        here.write(SamplePerson.TANVIR, caucus, "For both mediators.");
        for (var mediator : List.of(SamplePerson.LEUNG, OUTSIDER)) {
            assertThat(here.texts(mediator)).contains("For both mediators.");
        }
        for (var other : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.CHEN)) {
            assertThat(here.texts(other)).doesNotContain("For both mediators.");
        }
        here.done(OUTSIDER, "note-among-mediators", Map.of("text", "Between the two of us."));
        assertThat(here.texts(SamplePerson.LEUNG)).contains("Between the two of us.");
        here.done(OUTSIDER, "propose", Map.of("proposal", "A third each."));
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.TANVIR)) {
            here.done(party, "accept-proposal", Map.of());
        }
        here.done(SamplePerson.BRANDT, "settle-elsewhere", Map.of());
        here.done(SamplePerson.LIN, "settle-elsewhere", Map.of());
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("mediation");
        here.done(SamplePerson.TANVIR, "settle-elsewhere", Map.of());

        assertThat(here.open(OUTSIDER).common().place()).isEqualTo("settled-between-parties");
    }

    @Test
    void one_of_two_declines_and_the_one_replaced_reads_no_caucus() {
        var here = ofThree().appointing();
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.TANVIR)) {
            here.done(party, "name-mediator", both());
        }
        here.accepted(SamplePerson.LEUNG);
        CaseInHand.number(here.act(OUTSIDER, "decline-appointment", null, Map.of()));
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("appointing");
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.TANVIR)) {
            here.done(
                    party,
                    "name-mediator",
                    Map.of("mediator", SamplePerson.RAHMANI.id().toString()));
        }
        here.accepted(SamplePerson.RAHMANI);

        assertThat(here.open(SamplePerson.LIN).common().mediatorsInOffice()).hasSize(2);
        here.done(SamplePerson.RAHMANI, "declare-ended", Map.of());
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("declared-ended");
    }

    @Test
    void a_party_names_the_same_mediator_once_and_another_as_often_as_it_likes() {
        var here = ofThree().appointing();
        var rahmani = Map.of("mediator", SamplePerson.RAHMANI.id().toString());
        here.done(SamplePerson.LIN, "name-mediator", rahmani);

        assertThat(CaseInHand.refusal(here.act(SamplePerson.LIN, "name-mediator", null, rahmani)))
                .isEqualTo("Your party has named the same already; it waits for the others.");

        here.done(
                SamplePerson.LIN,
                "name-mediator",
                Map.of("mediator", SamplePerson.LEUNG.id().toString()));
        here.done(SamplePerson.LIN, "name-mediator", rahmani);
    }

    @Test
    void a_mediator_nobody_knows_yet_gets_one_way_in_and_is_seated_on_acceptance() {
        var mail = "wise@person.example";
        var here = ofThree().appointing();
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.TANVIR)) {
            assertThat(letters(mail)).as("nobody is written to before all agree").isZero();
            // nobody of the sample world, for whom there is a page to sign in
            institution
                    .owner()
                    .sql("update person set fictional = false where mail = ?")
                    .param(mail)
                    .update();
            var guest = signedIn(party);
            guest.get("/cases/" + here.number + "/acts/name-mediator");
            var answer =
                    guest.post(
                            "/cases/" + here.number + "/acts/name-mediator",
                            "otherMediatorEn",
                            "Wise Person",
                            "otherMediatorZh",
                            "智者",
                            "otherMediatorMail",
                            mail);
            assertThat(answer.path()).as(answer.body()).endsWith("?done=name-mediator");
        }
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("accepting");
        assertThat(letters(mail)).isEqualTo(1);
        var outbox = signedIn(SamplePerson.LIN).get("/sample-world/outbox").body();
        var link =
                Pattern.compile("/invitations/[A-Za-z0-9_-]+")
                        .matcher(outbox.substring(outbox.indexOf(mail)));
        assertThat(link.find()).isTrue();

        var wise = institution.guest();
        assertThat(wise.get(link.group()).status()).isEqualTo(200);
        wise.post(link.group(), "nameEn", "Wise Person", "nameZh", "智者");
        var page = wise.get("/cases/" + here.number);
        assertThat(page.body()).contains("/acts/accept-appointment");
        assertThat(here.open(SamplePerson.LIN).common().mediatorsInOffice()).isEmpty();
        wise.get("/cases/" + here.number + "/acts/accept-appointment");
        var accepted =
                wise.post(
                        "/cases/" + here.number + "/acts/accept-appointment",
                        "declaration",
                        "I am independent.");

        assertThat(accepted.path()).endsWith("?done=accept-appointment");
        assertThat(here.open(SamplePerson.LIN).common().place()).isEqualTo("mediation");
        var used = institution.guest();
        used.get(link.group());
        assertThat(used.last().path()).as("the link works once").startsWith("/sign-in");
    }

    @Test
    void who_is_of_a_party_or_in_an_office_is_refused_and_so_is_what_is_no_address() {
        var here = ofThree().appointing();
        for (var mail : List.of(SamplePerson.LIN.mail(), SamplePerson.VALDES.mail())) {
            assertThat(refused(here, Map.of("otherMediatorEn", "X", "otherMediatorMail", mail)))
                    .contains("cannot be its mediator");
        }
        assertThat(refused(here, Map.of("otherMediatorEn", "X", "otherMediatorMail", "nobody")))
                .contains("address");
        assertThat(refused(here, Map.of("otherMediatorMail", "x@y.example"))).contains("fill");
        assertThat(
                        refused(
                                here,
                                Map.of(
                                        "otherMediatorZh",
                                        "智🌙",
                                        "otherMediatorMail",
                                        "x@y.example")))
                .startsWith("The character U+1F319 🌙 cannot be printed");
        assertThat(refused(here, Map.of())).contains("fill");
        assertThat(
                        refused(
                                here,
                                Map.of(
                                        "mediator",
                                        SamplePerson.LEUNG.id()
                                                + ","
                                                + SamplePerson.RAHMANI.id()
                                                + ","
                                                + SamplePerson.SOLHEIM.id())))
                .contains("no more mediators than 2", "art. 7(1)");
        assertThat(refused(here, Map.of("mediator", OUTSIDER.id().toString())))
                .as("not on the panel, and named by nobody")
                .contains("mediator");
    }

    @Test
    void the_authority_appoints_from_the_panel_alone() {
        var here = ofThree().appointing();
        while (here.open(SamplePerson.BRANDT).common().place().equals("appointing")) {
            institution.clock().forward(java.time.Duration.ofDays(5));
        }
        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.VALDES,
                                        "appoint",
                                        null,
                                        Map.of(
                                                "otherMediatorEn", "X",
                                                "otherMediatorMail", "x@y.example",
                                                "reason", "R."))))
                .contains("panel");
    }

    private static String refused(CaseInHand here, Map<String, String> values) {
        return CaseInHand.refusal(here.act(SamplePerson.BRANDT, "name-mediator", null, values));
    }

    private static int letters(String address) {
        return institution
                .owner()
                .sql("select count(*) from mail where address = ?")
                .param(address)
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
