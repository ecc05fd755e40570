package org.goodoffices.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.goodoffices.FakeMailServer;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxTest {

    @AutoClose static final FakeMailServer server = new FakeMailServer();

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.mail.every=1h", // the test itself says when
                    "goodoffices.mail.from=registry@good-offices.example",
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + server.port());

    private static final Letter LETTER =
            new Letter("Subject", "主题", "Words.\nMore words.", "正文。\n更多正文。");

    private final Access access = institution.bean(Access.class);
    private final Outbox outbox = institution.bean(Outbox.class);
    private final SendMail send = institution.bean(SendMail.class);
    private final JdbcClient application = institution.bean(JdbcClient.class);

    private PersonId wei;

    @BeforeEach
    void one_person_and_nothing_waiting() {
        send.sendWhatIsDue();
        institution.owner().sql("delete from mail").update();
        wei =
                access.as(
                        PersonId.PUBLIC,
                        () ->
                                institution
                                        .bean(People.class)
                                        .enter(
                                                new UUID(7, 7),
                                                "Wei Lin",
                                                "林薇",
                                                "wei@example.org",
                                                "zh",
                                                true));
    }

    @Test
    void a_letter_reaches_its_recipient_in_both_languages_theirs_first() {
        access.run(PersonId.PUBLIC, () -> outbox.post(wei, LETTER));
        int before = server.received().size();

        send.sendWhatIsDue();

        assertThat(server.received()).hasSize(before + 1);
        var message = server.received().getLast();
        assertThat(message).startsWith("RCPT TO:<wei@example.org>\n");
        assertThat(message).contains("\nFrom: registry@good-offices.example\n");
        assertThat(message).contains("\nAuto-Submitted: auto-generated\n");
        assertThat(
                        institution
                                .owner()
                                .sql("select sent_at is not null and sealed is null from mail")
                                .query(Boolean.class)
                                .single())
                .as("kept in the sample world for its outbox page")
                .isFalse();
    }

    @Test
    void what_was_sent_is_not_sent_again() {
        access.run(PersonId.PUBLIC, () -> outbox.post(wei, LETTER));
        send.sendWhatIsDue();
        int sent = server.received().size();

        send.sendWhatIsDue();
        institution.clock().forward(Duration.ofDays(1));
        send.sendWhatIsDue();

        assertThat(server.received()).hasSize(sent);
    }

    @Test
    void an_act_that_fails_leaves_no_mail() {
        assertThatThrownBy(() ->
                        access.run(
                                PersonId.PUBLIC,
                                () -> {
                                    outbox.post(wei, LETTER);
                                    throw new IllegalStateException("the act failed");
                                }))
                .hasMessage("the act failed");

        assertThat(waiting()).isZero();
    }

    @Test
    void mail_is_posted_by_an_act_alone() {
        assertThatThrownBy(() -> outbox.post(wei, LETTER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_busy_server_is_tried_again_after_a_minute_then_two() {
        access.run(PersonId.PUBLIC, () -> outbox.post("a@example.org", Language.EN, LETTER));
        int before = server.received().size();
        server.refuseNext(2);

        send.sendWhatIsDue();
        send.sendWhatIsDue();
        assertThat(server.received()).hasSize(before);

        institution.clock().forward(Duration.ofSeconds(61));
        send.sendWhatIsDue();
        institution.clock().forward(Duration.ofSeconds(61));
        send.sendWhatIsDue();
        assertThat(server.received()).hasSize(before);

        institution.clock().forward(Duration.ofSeconds(61));
        send.sendWhatIsDue();
        assertThat(server.received()).hasSize(before + 1);
    }

    @Test
    void tries_grow_apart_and_never_more_than_six_hours() {
        assertThat(SendMail.PATIENCE.after(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(SendMail.PATIENCE.after(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(SendMail.PATIENCE.after(9)).isEqualTo(Duration.ofHours(6));
        assertThat(SendMail.PATIENCE.after(70)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void only_the_post_reads_mail() {
        access.run(wei, () -> outbox.post(wei, LETTER));

        assertThat(access.as(wei, this::seen)).isZero();
        assertThat(access.as(PersonId.PUBLIC, this::seen)).isZero();
        assertThat(seen()).isZero();
        assertThat(access.as(PersonId.POST, this::seen)).isOne();
    }

    @Test
    void nobody_writes_into_the_queue_but_through_the_outbox() {
        assertThatThrownBy(() ->
                        access.run(
                                wei,
                                () ->
                                        application
                                                .sql(
                                                        """
                                                        insert into mail (address, language, posted_at, try_after)
                                                        values ('x@example.org', 'en', now(), now())
                                                        """)
                                                .update()))
                .rootCause()
                .hasMessage("ERROR: permission denied for table mail");
    }

    @Test
    void letters_wait_sealed() {
        access.run(wei, () -> outbox.post(wei, LETTER));

        var sealed =
                institution.owner().sql("select sealed from mail").query(byte[].class).single();

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("words", "Subject");
    }

    @Test
    void the_message_id_depends_on_the_recipients_own_mail_alone() {
        var alone = idsOfBWhenAnotherGets(0);
        var besideMany = idsOfBWhenAnotherGets(5);

        assertThat(besideMany).isEqualTo(alone).hasSize(2).doesNotHaveDuplicates();
    }

    private java.util.List<String> idsOfBWhenAnotherGets(int letters) {
        institution.owner().sql("delete from mail").update();
        int before = server.received().size();
        for (int i = 0; i < letters; i++) {
            access.run(wei, () -> outbox.post("a@example.org", Language.EN, LETTER));
        }
        access.run(wei, () -> outbox.post("b@example.org", Language.EN, LETTER));
        send.sendWhatIsDue();
        for (int i = 0; i < letters; i++) {
            access.run(wei, () -> outbox.post("a@example.org", Language.EN, LETTER));
        }
        access.run(wei, () -> outbox.post("b@example.org", Language.EN, LETTER));
        send.sendWhatIsDue();
        return server.received().stream()
                .skip(before)
                .filter(message -> message.startsWith("RCPT TO:<b@example.org>"))
                .map(message ->
                        message.lines()
                                .filter(line -> line.startsWith("Message-ID: "))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    private int waiting() {
        return institution.owner().sql("select count(*) from mail").query(Integer.class).single();
    }

    private int seen() {
        return application.sql("select count(*) from mail").query(Integer.class).single();
    }
}
