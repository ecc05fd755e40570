package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.goodoffices.FakeIdentityProvider;
import org.goodoffices.TestInstitution;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInByProviderTest {

    @AutoClose static final FakeIdentityProvider house = new FakeIdentityProvider();

    @AutoClose static final TestInstitution institution = TestInstitution.start(house.settings());

    @BeforeAll
    static void one_person_is_known() {
        Someone.called(institution, "Vera Vouched");
    }

    @Test
    void whom_the_house_vouches_for_is_signed_in_as_the_person_known_here() {
        house.vouchFor("Vera.Vouched@example.org", true);
        var guest = institution.guest();
        assertThat(guest.get("/sign-in").body())
                .contains("href=\"/oauth2/authorization/house\"", ">Ministry<");

        guest.get("/oauth2/authorization/house");

        assertThat(guest.get("/my-sign-in").body()).contains("Vera Vouched · Vera Vouched（中文）");
    }

    @Test
    void an_address_that_the_house_has_not_confirmed_is_refused() {
        house.vouchFor("vera.vouched@example.org", false);
        refused();
    }

    @Test
    void a_person_unknown_here_is_refused_with_a_clear_sentence_and_not_entered() {
        house.vouchFor("stranger@example.org", true);
        refused();
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select count(*) from person where mail = 'stranger@example.org'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private static void refused() {
        var guest = institution.guest();

        var answer = guest.get("/oauth2/authorization/house");

        assertThat(answer.path()).isEqualTo("/sign-in?said=provider-unknown");
        assertThat(answer.body()).contains("no confirmed address of yours is known here");
        assertThat(guest.get("/my-sign-in").path()).startsWith("/sign-in");
    }

    @Test
    void an_answer_that_was_not_asked_for_is_refused() {
        var answer = institution.guest().get("/login/oauth2/code/house?code=good&state=forged");

        assertThat(answer.path()).isEqualTo("/sign-in?said=provider-failed");
    }
}
