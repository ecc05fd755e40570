package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.time.MoveClock;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StartPageTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    @Test
    void the_public_reads_what_the_institution_is_and_how_to_ask() {
        var page = institution.guest().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Mediation between States, investors and companies")
                .contains("href=\"/requests/new\"")
                .contains("href=\"/rules\"");
        assertThat(institution.guest().speaking("zh").get("/").body()).contains("国家、投资者与企业间的调解");
    }

    @Test
    void a_mediator_finds_the_act_that_a_limit_asks_for_first() {
        assertThat(signedIn(SamplePerson.LEUNG).get("/").body())
                .contains("What waits for you")
                .contains("/acts/hold-session\">Hold a session</a>")
                .containsPattern(
                        "Brandt Turbines AG – Lanhai Heavy Industries Co., Ltd.</a>"
                                + " <span class=\"number\">GO-2026-[A-Z0-9]{5}<");
    }

    @Test
    void who_takes_part_in_nothing_is_told_how_a_case_begins() {
        assertThat(signedIn(SamplePerson.LUNA).get("/").body())
                .contains("You take part in no open case. A request for mediation opens one.")
                .contains("Nothing has changed");
    }

    @Test
    void changes_are_told_since_the_last_look_and_again_until_an_hour_has_passed() {
        var guest = signedIn(SamplePerson.BRANDT);
        assertThat(guest.get("/").body()).contains("Accept and declare independence");
        assertThat(guest.get("/").body()).contains("Accept and declare independence");

        institution.bean(MoveClock.class).by(Duration.ofHours(2));

        assertThat(signedIn(SamplePerson.BRANDT).get("/").body())
                .contains("Nothing has changed")
                .doesNotContain("Accept and declare independence");
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
