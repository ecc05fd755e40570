package org.goodoffices.foundation.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Takes in people whom nobody has invited: who would bring a request. They are entered when they
/// have confirmed their address, by a link that carries it under the institution's stamp; until
/// then nothing is kept of them.
@Component
class Enrolments {

    private static final Duration OPEN = Duration.ofHours(24);

    private final Access access;
    private final People people;
    private final Post post;
    private final Texts texts;
    private final Vault vault;
    private final InstantSource clock;
    private final String address;

    Enrolments(
            Access access,
            People people,
            Post post,
            Texts texts,
            Vault vault,
            InstantSource clock,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.people = people;
        this.post = post;
        this.texts = texts;
        this.vault = vault;
        this.clock = clock;
        this.address = address;
    }

    /// Sends the link, in the transaction at hand.
    void invite(String mail, Language language) {
        var said = clock.instant().plus(OPEN).getEpochSecond() + " " + mail;
        var token = encoded(said.getBytes(StandardCharsets.UTF_8)) + "." + encoded(stamp(said));
        post.post(
                mail,
                language,
                Letter.of(texts, "identity.mail.enrolment", address + "/enrolments/" + token));
    }

    /// Whose address a link confirms: empty if it is not ours, has expired, or they are known by
    /// now.
    Optional<String> look(String token) {
        return mail(token)
                .filter(mail -> access.as(PersonId.PUBLIC, () -> people.withMail(mail).isEmpty()));
    }

    /// Enters the person; empty as `look` is.
    Optional<Person> redeem(String token, String nameEn, String nameZh, Language language) {
        return mail(token).flatMap(mail -> enter(mail, nameEn, nameZh, language));
    }

    private Optional<Person> enter(String mail, String nameEn, String nameZh, Language language) {
        var drawn = UUID.nameUUIDFromBytes(vault.stamp("person " + mail));
        return access.as(
                PersonId.PUBLIC,
                () ->
                        people.withMail(mail).isPresent()
                                ? Optional.<Person>empty()
                                : people.enter(drawn, nameEn, nameZh, mail, language.code(), false)
                                                .equals(new PersonId(drawn))
                                        ? people.withMail(mail)
                                        : Optional.empty());
    }

    private Optional<String> mail(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            boolean ours =
                    MessageDigest.isEqual(stamp(said), Base64.getUrlDecoder().decode(parts[1]));
            int space = said.indexOf(' ');
            return ours
                            && Instant.ofEpochSecond(Long.parseLong(said.substring(0, space)))
                                    .isAfter(clock.instant())
                    ? Optional.of(said.substring(space + 1))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private byte[] stamp(String said) {
        return vault.stamp("enrolment " + said);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
