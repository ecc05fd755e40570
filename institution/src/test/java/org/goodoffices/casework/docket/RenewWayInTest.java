package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody who lost their only passkey gets in again when the Registry vouches for them: on the
/// docket, with letters to all of the side, and never in silence.
class RenewWayInTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private static final String HOW = "Seen with her passport in a video call. 已视频查验护照。";

    private final CaseInHand hand =
            CaseInHand.requested(
                            institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN)
                    .invited();

    @Test
    void what_was_lost_ends_and_a_letter_lets_the_person_in_once() {
        var lin = signedIn(SamplePerson.LIN);
        assertThat(lin.get("/my-sign-in").path()).isEqualTo("/my-sign-in");
        haveMeans(SamplePerson.LIN);
        assertThat(means(SamplePerson.LIN)).isEqualTo(4);
        counsel(SamplePerson.MORETTI);
        var before = letters();

        var chen = signedIn(SamplePerson.CHEN);
        var page = wayIn(SamplePerson.LIN);
        assertThat(chen.get(page).body())
                .contains(SamplePerson.LIN.en() + " has lost the passkey")
                .contains("Vouch, and end what they had");
        assertThat(chen.get(page + "?lang=zh").body()).contains("作保并终止原有登录方式");
        chen.get(page + "?lang=en");
        var silent = chen.post(page);
        assertThat(silent.status()).isEqualTo(422);
        assertThat(means(SamplePerson.LIN)).isEqualTo(4);

        chen.get(page);
        var form = chen.filled(page, "reason", HOW);
        assertThat(chen.postBare(page, form).path()).endsWith("/people?done=1");
        assertThat(chen.postBare(page, form).path())
                .endsWith("/people?done=1"); // posted again: once

        assertThat(means(SamplePerson.LIN)).isZero();
        assertThat(lin.get("/my-sign-in").path()).startsWith("/sign-in");
        var entries =
                hand.open(SamplePerson.BRANDT).entries().stream()
                        .filter(entry -> entry.act().equals("way-in-renewed"))
                        .toList();
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().nameEn()).isEqualTo(SamplePerson.CHEN.en());
        assertThat(entries.getFirst().text("reason")).isEqualTo(HOW);
        assertThat(entries.getFirst().text("seated")).isEqualTo(SamplePerson.LIN.id().toString());

        assertThat(letters() - before).isGreaterThanOrEqualTo(2);
        var told = lettersTo(SamplePerson.MORETTI);
        assertThat(told).contains("has vouched for somebody in a case of yours");
        var link = link();
        var back = institution.guest();
        back.get(link);
        assertThat(back.post(link).path()).startsWith("/my-sign-in");
        assertThat(back.get("/my-sign-in").body()).contains("Add a passkey");
        var again = institution.guest();
        again.get(link);
        assertThat(again.get("/my-sign-in").path()).startsWith("/sign-in");
    }

    @Test
    void nobody_else_vouches_and_nobody_for_themselves_or_in_silence() {
        for (var person : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            var guest = signedIn(person);
            assertThat(guest.get(wayIn(SamplePerson.LIN)).status()).isEqualTo(404);
            assertThat(guest.get("/cases/" + hand.number + "/people").body())
                    .doesNotContain("way-in");
        }
        haveMeans(SamplePerson.LIN);
        var jdbc = institution.bean(JdbcClient.class);
        var access = institution.bean(Access.class);
        var entry = hand.open(SamplePerson.CHEN).entries().getFirst().id().value();
        for (var by : List.of(entry, UUID.randomUUID())) {
            assertThatThrownBy(() ->
                            access.as(
                                    SamplePerson.CHEN.id(),
                                    () ->
                                            jdbc.sql("select end_ways_in(?)")
                                                    .param(by)
                                                    .query((_, _) -> 1)
                                                    .single()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("no way in ends by this entry");
        }
        assertThat(means(SamplePerson.LIN)).isEqualTo(4);
    }

    /// Seats somebody else on Lin's side.
    private void counsel(SamplePerson person) {
        var party =
                hand.open(SamplePerson.LIN).mine().stream()
                        .map(Capacity::party)
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        institution
                                .bean(SeatPeople.class)
                                .give(
                                        SamplePerson.LIN.id(),
                                        hand.number,
                                        new SeatPeople.Seat(
                                                party,
                                                "counsel",
                                                person.en(),
                                                person.zh(),
                                                person.mail(),
                                                "en",
                                                "",
                                                "seat-of-" + person.name())))
                .isInstanceOf(Outcome.Done.class);
    }

    /// The outbox of the sample world, from the first letter to this person on.
    private static String lettersTo(SamplePerson person) {
        var body = signedIn(SamplePerson.CHEN).get("/sample-world/outbox").body();
        assertThat(body).contains(person.mail());
        return body.substring(body.indexOf(person.mail()));
    }

    private String wayIn(SamplePerson person) {
        var seat =
                hand.open(SamplePerson.CHEN).file().capacities().stream()
                        .filter(one -> one.member().equals(person.id().value()))
                        .findFirst()
                        .orElseThrow();
        return "/cases/" + hand.number + "/people/" + seat.id() + "/way-in";
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        for (var page : List.of("/sign-in", "/sample-world")) {
            if (guest.get(page).body().contains("value=\"" + person.id() + "\"")) {
                guest.post("/sample-world/sign-in", "person", person.id().toString());
                return guest;
            }
        }
        throw new AssertionError("nowhere to sign in as " + person);
    }

    /// A passkey, a password with its seed, a recovery code and a key for programs.
    private static void haveMeans(SamplePerson person) {
        var id = person.id().value();
        var owner = institution.owner();
        owner.sql(
                        "insert into user_entities values (translate(encode(sha256(convert_to(?::text, 'UTF8')), 'base64'), '+/=', '-_'), ?::text, 'x') on conflict do nothing")
                .params(id, id)
                .update();
        owner.sql(
                        """
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible, backup_state, label)
                        select 'c' || id, id, '\\x00', false, false, 'lost' from user_entities where name = ?::text on conflict do nothing\
                        """)
                .param(id)
                .update();
        owner.sql(
                        "insert into password_and_code values (?, 'x', '\\x00', 0, now()) on conflict do nothing")
                .param(id)
                .update();
        owner.sql("insert into recovery_code values (?, '\\x00', null) on conflict do nothing")
                .param(id)
                .update();
        owner.sql(
                        "insert into personal_token values (gen_random_uuid(), ?, 'api', 'x', sha256(gen_random_uuid()::text::bytea), now(), null, null)")
                .param(id)
                .update();
    }

    private static int means(SamplePerson person) {
        return institution
                .owner()
                .sql(
                        """
                        select (select count(*) from user_credentials c join user_entities e on e.id = c.user_entity_user_id where e.name = :id::text)
                             + (select count(*) from password_and_code where person = :id)
                             + (select count(*) from recovery_code where person = :id)
                             + (select least(count(*), 1) from personal_token where person = :id and revoked_at is null)\
                        """)
                .param("id", person.id().value())
                .query(Integer.class)
                .single();
    }

    private static long letters() {
        return institution.owner().sql("select count(*) from mail").query(Long.class).single();
    }

    /// The link in the last letter that carries one, from the sample world's outbox.
    private static String link() {
        var body = signedIn(SamplePerson.CHEN).get("/sample-world/outbox").body();
        var found = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]+").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
