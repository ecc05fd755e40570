package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The offer of good offices (Model Rules on Mediation between States, art. 3(7) and (8)).
class GoodOfficesTest {

    private static final SamplePerson AVARIA = SamplePerson.ADEYEMI;
    private static final SamplePerson NERITH = SamplePerson.TANVIR;

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private final Guest valdes = signedIn(SamplePerson.VALDES);

    @Test
    void the_secretary_general_alone_makes_the_offer_and_both_states_read_it() {
        for (var other : List.of(SamplePerson.CHEN, SamplePerson.LEUNG, NERITH)) {
            var guest = signedIn(other);
            assertThat(guest.get("/").body()).doesNotContain("/good-offices");
            assertThat(guest.get("/good-offices").status()).isEqualTo(404);
            assertThat(guest.post("/good-offices", "text", "x").status()).isEqualTo(404);
        }
        assertThat(valdes.get("/").body()).contains("href=\"/good-offices\"");

        var number = offered();

        for (var state : List.of(AVARIA, NERITH)) {
            var page = signedIn(state).get("/cases/" + number).body();
            assertThat(page)
                    .contains("Good offices offered", "The institution stands ready.")
                    .contains("good offices are offered to it")
                    .contains("/acts/request", "/acts/decline-offer", "/acts/withdraw");
        }
        assertThat(signedIn(SamplePerson.LIN).get("/cases/" + number).status()).isEqualTo(404);
    }

    @Test
    void who_is_not_known_yet_gets_a_way_in_by_mail() {
        offered("minister@avaria.example", NERITH.mail());

        assertThat(
                        institution
                                .owner()
                                .sql("select count(*) from mail where address = ?")
                                .param("minister@avaria.example")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void whichever_state_takes_it_up_is_the_requesting_party_and_the_other_is_asked() {
        var number = offered();
        done(
                NERITH,
                number,
                "request",
                null,
                Map.of("text", "We accept.", "subjects", "The strait."));

        var open = open(AVARIA, number);
        assertThat(open.common().place()).isEqualTo("requested");
        assertThat(open.file().parties())
                .extracting(Party::requesting)
                .containsExactly(false, true);
        assertThat(act(AVARIA, number, "decline-offer", null, Map.of()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(act(AVARIA, number, "request", null, Map.of()))
                .isInstanceOf(Outcome.Refused.class);
        done(SamplePerson.CHEN, number, "register", null, CaseInHand.DECIDED);
        var avaria = open.file().parties().getFirst().id().toString();
        done(
                SamplePerson.CHEN,
                number,
                "invite",
                null,
                Map.of("party", avaria, "channel", "diplomatic"));
        done(AVARIA, number, "consent", null, Map.of());

        assertThat(open(NERITH, number).common().place()).isEqualTo("appointing");
        for (var state : List.of(AVARIA, NERITH)) {
            done(
                    state,
                    number,
                    "name-mediator",
                    null,
                    Map.of("mediator", SamplePerson.SOLHEIM.id().toString()));
        }
        assertThat(open(NERITH, number).common().place()).isEqualTo("accepting");
    }

    @Test
    void where_both_take_it_up_the_request_is_joint() {
        var number = offered();
        done(AVARIA, number, "request", null, Map.of("text", "We accept."));
        done(NERITH, number, "join-request", null, Map.of());
        done(SamplePerson.CHEN, number, "register-joint", null, CaseInHand.DECIDED);

        assertThat(open(NERITH, number).common().place()).isEqualTo("appointing");
    }

    @Test
    void either_declines_or_withdraws_without_a_reason_and_silence_lets_it_lapse() {
        for (var state : List.of(AVARIA, NERITH)) {
            var declined = offered();
            done(state, declined, "decline-offer", null, Map.of());
            assertThat(open(AVARIA, declined).common().place()).isEqualTo("offer-declined");
            var withdrawn = offered();
            done(state, withdrawn, "withdraw", null, Map.of());
            assertThat(open(AVARIA, withdrawn).common().place()).isEqualTo("withdrawn");
        }
        var silent = offered();
        institution.clock().forward(Duration.ofDays(89));
        assertThat(open(AVARIA, silent).common().place()).isEqualTo("offered");
        institution.clock().forward(Duration.ofDays(2));
        assertThat(open(AVARIA, silent).common().ending()).isNotNull();
    }

    @Test
    void what_is_wrong_is_told_at_the_field_and_nothing_is_opened() {
        int before = cases();
        wrong("Give the words", form(null, NERITH.mail(), " "));
        wrong("party-without-contact", form(null, "", "Words."));
        wrong("contact-taken", form(SamplePerson.LEUNG.mail(), NERITH.mail(), "Words."));
        wrong("contact-taken", form(NERITH.mail(), NERITH.mail(), "Words."));
        var nowhere = form(null, NERITH.mail(), "Words.");
        nowhere.set(nowhere.indexOf("Norway"), "Atlantis");
        wrong("state-without-code", nowhere);

        assertThat(cases()).isEqualTo(before);
        valdes.get("/good-offices");
        var more = valdes.post("/good-offices", "go", "add", "p0-country", "Norway", "text", "T.");
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).contains("p2-country", "value=\"Norway\"", ">T.</textarea>");
        assertThat(valdes.speaking("zh").get("/good-offices").body()).contains("提议斡旋");
    }

    @Test
    void posted_twice_it_is_one_offer() {
        valdes.get("/good-offices");
        var form = form(null, NERITH.mail(), "Once only.");
        int before = cases();
        valdes.post("/good-offices", form.toArray(String[]::new));
        var path = valdes.last().path();
        form.addAll(List.of("once", "the-same-once-for-both"));
        valdes.get("/good-offices");
        valdes.post("/good-offices", form.toArray(String[]::new));
        valdes.get("/good-offices");
        valdes.post("/good-offices", form.toArray(String[]::new));

        assertThat(path).startsWith("/cases/");
        assertThat(cases()).isEqualTo(before + 2);
    }

    private void wrong(String key, List<String> form) {
        valdes.get("/good-offices");
        var answer = valdes.post("/good-offices", form.toArray(String[]::new));
        assertThat(answer.status()).as(key).isEqualTo(422);
        assertThat(answer.body()).as(key).contains("notice refused", " wrong\"");
    }

    private String offered() {
        return offered(AVARIA.mail(), NERITH.mail());
    }

    private String offered(String avaria, String nerith) {
        valdes.get("/good-offices");
        var answer =
                valdes.post(
                        "/good-offices",
                        form(avaria, nerith, "The institution stands ready.")
                                .toArray(String[]::new));
        assertThat(answer.path()).as(answer.body()).startsWith("/cases/");
        return answer.path().replaceFirst("/cases/", "").replaceFirst("[?].*", "");
    }

    private static List<String> form(@Nullable String avaria, String nerith, String text) {
        return new ArrayList<>(
                List.of(
                        "go", "offer",
                        "p0-kind", "state",
                        "p0-country", "Norway",
                        "p0-nameEn", "Republic of Avaria",
                        "p0-nameZh", "阿瓦里亚共和国",
                        "p0-contactEn", "The agent of Avaria",
                        "p0-contactMail", avaria == null ? AVARIA.mail() : avaria,
                        "p1-kind", "state",
                        "p1-country", "Morocco",
                        "p1-nameEn", "Kingdom of Nerith",
                        "p1-contactEn", "The agent of Nerith",
                        "p1-contactMail", nerith,
                        "text", text));
    }

    private static OpenCase open(SamplePerson who, String number) {
        return institution
                .bean(Access.class)
                .as(
                        who.id(),
                        () -> institution.bean(Docket.class).open(who.id(), new CaseNumber(number)))
                .orElseThrow();
    }

    private static Outcome act(
            SamplePerson who,
            String number,
            String act,
            @Nullable String actor,
            Map<String, String> values) {
        return institution
                .bean(EnterAct.class)
                .enter(
                        who.id(),
                        new CaseNumber(number),
                        new ActForm(act, actor, CaseInHand.token(), values));
    }

    private static void done(
            SamplePerson who,
            String number,
            String act,
            @Nullable String actor,
            Map<String, String> values) {
        CaseInHand.number(act(who, number, act, actor, values));
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
