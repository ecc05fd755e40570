package org.goodoffices.foundation.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Makes the message that goes over the wire (RFC 5322), with an id that depends on nothing but the
/// recipient and how many mails they had before.
@Component
class Envelope {

    private final String host;
    private final String from;

    Envelope(
            @Value("${goodoffices.address}") URI address,
            @Value("${goodoffices.mail.from:}") String from) {
        this.host = address.getHost();
        this.from = from.isEmpty() ? "no-reply@" + host : from;
    }

    MimeMessage of(JavaMailSender server, OutgoingMail mail) throws MessagingException {
        return of(server.createMimeMessage().getSession(), mail);
    }

    MimeMessage of(@Nullable Session session, OutgoingMail mail) throws MessagingException {
        var id = messageId(mail);
        var message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", id);
                    }
                };
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address()));
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(mail.postedAt().truncatedTo(ChronoUnit.SECONDS)));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no absence notes back
        message.setText(mail.body(), "UTF-8");
        message.saveChanges();
        return message;
    }

    private String messageId(OutgoingMail mail) {
        var hash = sha256(mail.address() + "\n" + mail.place());
        return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + host + ">";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
