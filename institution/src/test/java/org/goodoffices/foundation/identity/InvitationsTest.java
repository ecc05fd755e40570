package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.web.Language;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Access access = institution.bean(Access.class);
    private final Invitations invitations = institution.bean(Invitations.class);

    @Test
    void who_is_invited_confirms_their_name_and_comes_in_once() {
        var id = UUID.nameUUIDFromBytes(new byte[] {1});
        var person = invite(id, "Nora.Invited@example.org");
        assertThat(person).isEqualTo(new PersonId(id));
        var path = linkTo("nora.invited@example.org");
        var guest = institution.guest();
        guest.get(path);
        assertThat(guest.get(path).body())
                .contains("This invitation is for Nora I.", "value=\"诺拉\"");

        var inside = guest.post(path, "nameEn", "Nora Invited", "nameZh", "诺拉·英维特");

        assertThat(inside.path()).isEqualTo("/my-sign-in?welcome=yes&next=%2Fcases%2F12");
        assertThat(inside.body())
                .contains("Nora Invited · 诺拉·英维特", "href=\"/cases/12\"", "Welcome.");
        assertThat(institution.guest().get(path).path()).isEqualTo("/sign-in?said=link-closed");
    }

    @Test
    void a_name_that_no_settlement_could_print_is_told_at_once_and_the_invitation_stays_open() {
        invite(UUID.nameUUIDFromBytes(new byte[] {7}), "sun@example.org");
        var path = linkTo("sun@example.org");
        var guest = institution.guest();
        guest.get(path);

        var refused = guest.post(path, "nameEn", "Nora 🌞", "nameZh", "诺拉");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<a href=\"#nameEn\">The character U+1F31E 🌞 cannot be printed")
                .contains("value=\"Nora 🌞\"");
        assertThat(guest.post(path, "nameEn", "N".repeat(301), "nameZh", "诺拉").body())
                .contains("Please give the name, in at most 300 characters.");
        assertThat(guest.post(path, "nameEn", "Nora", "nameZh", "").body()).contains("Nora · 诺拉");
    }

    @Test
    void who_has_been_here_keeps_their_name() {
        var person = Someone.called(institution, "Old Hand");
        access.run(
                person,
                () ->
                        institution
                                .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                                .sql("select 1 from (select note_sign_in()) noted")
                                .query((_, _) -> 1)
                                .single());
        assertThat(invite(UUID.nameUUIDFromBytes(new byte[] {2}), "old.hand@example.org"))
                .isEqualTo(person);
        var path = linkTo("old.hand@example.org");
        var guest = institution.guest();
        assertThat(guest.get(path).body()).doesNotContain("name=\"nameEn\"");

        guest.post(path, "nameEn", "Somebody Else 🌞", "nameZh", "别人");

        assertThat(guest.get("/my-sign-in").body()).contains("Old Hand · Old Hand（中文）");
    }

    @Test
    void an_invitation_expires_after_thirty_days() {
        invite(UUID.nameUUIDFromBytes(new byte[] {3}), "late@example.org");
        var path = linkTo("late@example.org");

        institution.clock().forward(Duration.ofDays(30));

        assertThat(institution.guest().get(path).path()).isEqualTo("/sign-in?said=link-closed");
    }

    @Test
    void an_invitation_is_not_a_link_to_sign_in_nor_the_other_way() {
        invite(UUID.nameUUIDFromBytes(new byte[] {4}), "kind@example.org");
        var token = linkTo("kind@example.org").substring("/invitations/".length());

        assertThat(institution.guest().get("/sign-in/link/" + token).path())
                .isEqualTo("/sign-in?said=link-closed");
        assertThat(institution.bean(SignInByLink.class).use(token)).isEmpty();
        assertThat(invitations.redeem(token, "A", "甲")).isPresent();
    }

    @Test
    void the_database_keeps_no_link_that_could_be_used() {
        invite(UUID.nameUUIDFromBytes(new byte[] {5}), "hash@example.org");
        var token = linkTo("hash@example.org").substring("/invitations/".length());

        var rows =
                institution
                        .owner()
                        .sql(
                                "select l::text from one_time_link l union all select m::text from"
                                        + " mail m")
                        .query(String.class)
                        .list();

        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));
    }

    @Test
    void a_link_depends_on_nobody_elses_links() {
        var links = institution.bean(OneTimeLinks.class);
        var person = Someone.called(institution, "Apart Person");
        var tokens = new java.util.HashSet<String>();
        for (int i = 0; i < 3; i++) {
            tokens.add(
                    access.as(
                            PersonId.PUBLIC,
                            () -> links.make(person, OneTimeLinks.Purpose.SIGN_IN, "/")));
        }
        assertThat(tokens).hasSize(3);
    }

    @Test
    void an_act_that_fails_invites_nobody() {
        assertThatThrownBy(() ->
                        access.run(
                                PersonId.PUBLIC,
                                () -> {
                                    inviteHere(
                                            UUID.nameUUIDFromBytes(new byte[] {6}),
                                            "undone@example.org");
                                    throw new IllegalStateException("the act failed");
                                }))
                .hasMessage("the act failed");

        assertThat(
                        access.as(
                                PersonId.PUBLIC,
                                () ->
                                        institution
                                                .bean(People.class)
                                                .withMail("undone@example.org")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b@c",
                "a b@example.org",
                "a@example.org,b@example.org",
                "a@example.org\nBcc: b@example.org",
                "@example.org",
                ""
            })
    void an_address_is_one_address(String address) {
        assertThatThrownBy(() -> new Invitations.Invited(address, "A", "甲", Language.EN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PersonId invite(UUID id, String address) {
        return access.as(PersonId.PUBLIC, () -> inviteHere(id, address));
    }

    private PersonId inviteHere(UUID id, String address) {
        return invitations.invite(
                id,
                new Invitations.Invited(address, "Nora I.", "诺拉", Language.EN),
                Invitations.Purpose.mediation("/cases/12"));
    }

    private static String linkTo(String address) {
        Guest.Answer outbox = institution.guest().get("/sample-world/outbox");
        var link =
                Pattern.compile(
                                "To "
                                        + Pattern.quote(address)
                                        + ".*?href=\"http://localhost:[0-9]+(/invitations/[A-Za-z0-9_-]{43})\"",
                                Pattern.DOTALL)
                        .matcher(outbox.body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
