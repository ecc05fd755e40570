package org.goodoffices.foundation.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends the mail that waits, one recipient a message, oldest first; tries again later and later.
///
/// A mail is taken up, sent, and marked as sent in three steps. A fault between the last two sends
/// it twice under one message id, which mail readers show once; none is lost.
@Component
class SendMail {

    static final WorkQueue.Patience PATIENCE = new WorkQueue.Patience(Duration.ofHours(6), 12);

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    private final Access access;
    private final MailStore store;
    private final InstantSource clock;
    private final Optional<JavaMailSender> smtp;
    private final Envelope envelope;
    private final boolean sampleWorld;
    private final WorkQueue<OutgoingMail> queue;

    SendMail(
            Access access,
            MailStore store,
            JdbcClient jdbc,
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
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.POST,
                        new WorkQueue.Table(
                                "mail",
                                "id",
                                "sent_at is null and failed_at is null and place is not null",
                                "mail.id, address, language, sealed, place, posted_at, tries - 1 as tries"),
                        PATIENCE,
                        store::mail);
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
        var server = smtp.get();
        queue.run(
                new WorkQueue.Worker<>() {
                    @Override
                    public void work(OutgoingMail mail) throws MessagingException {
                        send(server, mail);
                    }

                    @Override
                    public void giveUp(OutgoingMail mail, Instant at) {
                        store.failed(mail.id(), at);
                    }
                });
    }

    private void send(JavaMailSender server, OutgoingMail mail) throws MessagingException {
        server.send(envelope.of(server, mail));
        access.run(PersonId.POST, () -> store.sent(mail.id(), clock.instant(), !sampleWorld));
    }
}
