package org.goodoffices.foundation.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Post;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where an act leaves its mail. It is queued in the transaction of the act: no act without its
/// mail, no mail without its act.
@Component
public class Outbox implements Post {

    private final JdbcClient jdbc;
    private final Letters letters;
    private final Texts texts;
    private final String address;

    Outbox(
            JdbcClient jdbc,
            Letters letters,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.texts = texts;
        this.address = address;
    }

    @Override
    public void post(PersonId to, Letter letter) {
        insideAnAct();
        jdbc.sql("select 1 from (select post_mail_to_person(?, ?)) posted")
                .params(to.value(), letters.sealed(letter))
                .query((_, _) -> 1)
                .single();
    }

    @Override
    public void post(String to, Language language, Letter letter) {
        insideAnAct();
        jdbc.sql("select 1 from (select post_mail_to_address(lower(?), ?, ?)) posted")
                .params(to.strip(), language.code(), letters.sealed(letter))
                .query((_, _) -> 1)
                .single();
    }

    /// Posts a notification: once, however often it is asked for; what becomes of it is kept under
    /// its name.
    ///
    /// @param about the notification, and where there are several recipients, which
    public void post(String about, String to, Language language, Letter letter) {
        insideAnAct();
        jdbc.sql("select post_mail_about(?, lower(?), ?, ?)")
                .params(about, to.strip(), language.code(), letters.sealed(letter))
                .query(Boolean.class)
                .single();
    }

    /// What became of a notification.
    ///
    /// @param sentAt null while it waits
    /// @param failedAt when the post gave up; null where it did not
    public record Posted(
            String about, Instant postedAt, @Nullable Instant sentAt, @Nullable Instant failedAt) {}

    /// The notifications whose names begin so, as far as the person of the transaction may know.
    public List<Posted> about(String beginning) {
        return jdbc.sql("select * from mail_about(?)")
                .param(beginning)
                .query((row, _) ->
                        new Posted(
                                row.getString("about"),
                                row.getTimestamp("posted_at").toInstant(),
                                moment(row.getTimestamp("sent_at")),
                                moment(row.getTimestamp("failed_at"))))
                .list();
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// Tells a person that something waits for them at a page of this server, and not what.
    ///
    /// @param path of the page, from the root: `/cases/…`
    public void postWaiting(PersonId to, String path) {
        post(to, Letter.of(texts, "mail.waits", address + path));
    }

    /// Tells everybody who is in a lane, but who acted, that something waits for them at a page.
    ///
    /// @return who is in the lane but has never been here: they were not told, and need a way in
    public List<PersonId> postWaitingToLane(UUID lane, PersonId butNot, String path) {
        insideAnAct();
        return jdbc.sql("select * from post_mail_to_lane(?, ?, ?)")
                .params(
                        lane,
                        butNot.value(),
                        letters.sealed(Letter.of(texts, "mail.waits", address + path)))
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    private static void insideAnAct() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("mail is posted by an act, in its transaction");
        }
    }
}
