package org.goodoffices.foundation.mail;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.goodoffices.Golden;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeTest {

    private final Envelope envelope = new Envelope(URI.create("https://good-offices.example"), "");

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_mail_that_something_waits(Language language) throws Exception {
        var letter =
                Letter.of(
                        Texts.ofAllModules(),
                        "mail.waits",
                        "https://good-offices.example/cases/c1");
        var mail =
                new OutgoingMail(
                        1,
                        "agent@example.org",
                        language,
                        letter,
                        3,
                        Instant.parse("2026-12-01T08:30:00Z"),
                        0);

        var message = envelope.of((jakarta.mail.Session) null, mail);

        var wire = new ByteArrayOutputStream();
        message.writeTo(wire);
        var headers = wire.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
        Golden.agrees(
                "foundation/mail/something-waits_" + language.code() + ".txt",
                headers.replace("\r\n", "\n")
                        + "\n\n"
                        + message.getSubject()
                        + "\n\n"
                        + message.getContent());
    }
}
