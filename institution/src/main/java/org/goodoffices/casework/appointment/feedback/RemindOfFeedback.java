package org.goodoffices.casework.appointment.feedback;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.organs.panel.Panel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Reminds whoever acts for a party, once and by a letter without particulars, that the party can
/// still answer about its mediators. It is posted on a day that depends on the end of the case
/// alone, and to nobody else, so that it tells no side whether another has answered.
@Component
public class RemindOfFeedback {

    private final Access access;
    private final JdbcClient jdbc;
    private final Panel panel;
    private final Outbox outbox;
    private final InstantSource clock;

    RemindOfFeedback(
            Access access, JdbcClient jdbc, Panel panel, Outbox outbox, InstantSource clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.panel = panel;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Posts what is due.
    @Scheduled(fixedDelayString = "${goodoffices.feedback.every:PT1H}")
    public void look() {
        var rules = panel.feedback();
        var over = clock.instant().minus(Duration.ofDays(rules.days()));
        access.run(
                PersonId.RULES,
                () ->
                        jdbc.sql("select * from to_remind_of_feedback(?, ?)")
                                .params(
                                        Timestamp.from(over),
                                        Timestamp.from(
                                                over.plus(Duration.ofDays(rules.reminder()))))
                                .query(row -> {
                                    outbox.postWaiting(
                                            new PersonId(row.getObject("person", UUID.class)),
                                            "/cases/" + row.getString("number") + "/feedback");
                                }));
    }
}
