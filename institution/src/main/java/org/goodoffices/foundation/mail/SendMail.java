package org.goodoffices.foundation.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends the mail that waits, one recipient a message, oldest first; tries again later and later.
///
/// A mail is taken up, sent, and marked as sent in three steps. A fault between the last two sends
/// it twice under one message id, which mail readers show once; none is lost.
@Component
class SendMail {

    static final int MOST_TRIES = 12;

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    private final Access access;
    private final MailStore store;
    private final InstantSource clock;
    private final Optional<JavaMailSender> smtp;
    private final Envelope envelope;
    private final boolean sampleWorld;

    SendMail(
            Access access,
            MailStore store,
            InstantSource clock,
            ObjectProvider<JavaMailSender> smtp,
            Envelope envelope,
            @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        this.access = access;
        this.store = store;
        this.clock = clock;
        this.smtp = Optional.ofNullable(smtp.getIfAvailable());
        this.envelope = envelope;
        this.sampleWorld = sampleWorld;
        if (this.smtp.isEmpty() && !sampleWorld) {
            log.warn("no mail server is set (spring.mail.host): mail waits in the database");
        }
    }

    /// Sends all that is due.
    @Scheduled(fixedDelayString = "${goodoffices.mail.every:2s}")
    void sendWhatIsDue() {
        while (access.as(PersonId.POST, store::givePlaces)) {
            // the next ones
        }
        if (smtp.isEmpty()) {
            return;
        }
        for (var mail = takeUp(); mail.isPresent(); mail = takeUp()) {
            send(smtp.get(), mail.get());
        }
    }

    private Optional<OutgoingMail> takeUp() {
        var now = clock.instant();
        return access.as(PersonId.POST, () -> store.takeUp(now, now.plus(Duration.ofMinutes(5))));
    }

    private void send(JavaMailSender server, OutgoingMail mail) {
        try {
            server.send(envelope.of(server, mail));
            done(mail, clock.instant());
        } catch (MailException | MessagingException refused) {
            // the address stays out of the log: who gets mail is nobody's business there
            log.warn("mail not sent, try {}: {}", mail.tries() + 1, refused.getClass().getName());
            later(mail, clock.instant());
        }
    }

    private void done(OutgoingMail mail, Instant now) {
        access.run(PersonId.POST, () -> store.sent(mail.id(), now, !sampleWorld));
    }

    private void later(OutgoingMail mail, Instant now) {
        if (mail.tries() + 1 >= MOST_TRIES) {
            access.run(PersonId.POST, () -> store.failed(mail.id(), now));
        } else {
            access.run(
                    PersonId.POST, () -> store.tryAfter(mail.id(), now.plus(pause(mail.tries()))));
        }
    }

    /// One minute, then twice as long each time, at most six hours.
    static Duration pause(int tries) {
        var longest = Duration.ofHours(6);
        var pause = Duration.ofMinutes(1L << Math.min(tries, 10));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
