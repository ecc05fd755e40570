package org.goodoffices.foundation.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Signing in by a one-time link sent to one's address.
///
/// Whoever asks is answered before anybody looks whether the address is known: neither the answer
/// nor the time it takes can tell.
@Component
class SignInByLink {

    private record Asked(long id, String address, String path, @Nullable String enrolIn, int tries)
            implements WorkQueue.Piece {

        @Override
        public Object key() {
            return id;
        }
    }

    private final Access access;
    private final People people;
    private final OneTimeLinks links;
    private final Enrolments enrolments;
    private final Post post;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final String address;
    private final WorkQueue<Asked> queue;

    SignInByLink(
            Access access,
            People people,
            OneTimeLinks links,
            Enrolments enrolments,
            Post post,
            Texts texts,
            JdbcClient jdbc,
            InstantSource clock,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.people = people;
        this.links = links;
        this.enrolments = enrolments;
        this.post = post;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.address = address;
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.POST,
                        new WorkQueue.Table(
                                "link_asked",
                                "id",
                                "true",
                                "link_asked.id, address, path, enrol_in, tries - 1 as tries"),
                        new WorkQueue.Patience(Duration.ofMinutes(10), 5),
                        (row, _) ->
                                new Asked(
                                        row.getLong("id"),
                                        row.getString("address"),
                                        row.getString("path"),
                                        row.getString("enrol_in"),
                                        row.getInt("tries")));
    }

    /// Notes that somebody asks for a link.
    ///
    /// @param path where it shall lead
    /// @param enrolIn in which language they are taken in if they are not known; null to leave it
    void ask(String mail, String path, @Nullable Language enrolIn) {
        access.run(
                PersonId.PUBLIC,
                () ->
                        jdbc.sql(
                                        "insert into link_asked (address, path, asked_at, try_after, enrol_in) values (?, ?, ?, ?, ?)")
                                .param(mail.strip().toLowerCase(Locale.ROOT))
                                .param(path)
                                .param(Timestamp.from(clock.instant()))
                                .param(Timestamp.from(clock.instant()))
                                .param(enrolIn == null ? null : enrolIn.code())
                                .update());
    }

    /// Posts links to those who asked and are known.
    @Scheduled(fixedDelayString = "${goodoffices.sign-in.links-every:1s}")
    void postWhatWasAsked() {
        queue.run(
                new WorkQueue.Worker<>() {
                    @Override
                    public void work(Asked asked) {
                        access.run(PersonId.POST, () -> answer(asked));
                    }

                    @Override
                    public void giveUp(Asked asked, Instant at) {
                        delete(asked);
                    }
                });
    }

    private int delete(Asked asked) {
        return jdbc.sql("delete from link_asked where id = ?").param(asked.id()).update();
    }

    private void answer(Asked asked) {
        if (delete(asked) == 1) {
            people.withMail(asked.address())
                    .ifPresentOrElse(
                            person -> send(person.id(), asked.path()), () -> takeIn(asked));
        }
    }

    private void takeIn(Asked asked) {
        if (asked.enrolIn() != null && Invitations.isAddress(asked.address())) {
            enrolments.invite(asked.address(), Language.of(Locale.forLanguageTag(asked.enrolIn())));
        }
    }

    private void send(PersonId person, String path) {
        var token = links.make(person, OneTimeLinks.Purpose.SIGN_IN, path);
        post.post(
                person, Letter.of(texts, "identity.mail.link", address + "/sign-in/link/" + token));
    }

    /// What a link is good for, without using it up.
    Optional<OneTimeLinks.Open> look(String token) {
        return access.as(PersonId.PUBLIC, () -> links.look(token, OneTimeLinks.Purpose.SIGN_IN));
    }

    /// Uses the link up, if it is still open.
    Optional<Person> use(String token) {
        return access.as(
                PersonId.PUBLIC,
                () ->
                        links.look(token, OneTimeLinks.Purpose.SIGN_IN)
                                .flatMap(_ -> links.use(token, null, null)));
    }
}
