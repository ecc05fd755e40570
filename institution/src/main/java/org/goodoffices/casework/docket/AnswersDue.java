package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What was put to all in the joint lane and is answered by each in its own side's, where nobody
/// else reads it: all answers are opened at once, at the moment named beforehand. What is told of
/// them each kind of question decides, by one function of the database that reads across lanes.
@Component
public class AnswersDue implements WorkQueue.Worker<AnswersDue.Due> {

    private static final WorkQueue.Patience PATIENCE =
            new WorkQueue.Patience(Duration.ofHours(1), Integer.MAX_VALUE);

    private final Access access;
    private final JdbcClient jdbc;
    private final Docket docket;
    private final LaneWork work;
    private final InstantSource clock;
    private final List<Opener> openers;
    private final WorkQueue<Due> queue;

    /// Tells what may be told of the answers to one kind of question.
    public interface Opener {

        /// The act by which such a question was put to all.
        LaneAct asked();

        /// Enters what is told, or nothing; run once, with the joint lane held.
        void open(OpenCase open, UUID entry);
    }

    /// A question whose time is over.
    public record Due(UUID entry, CaseNumber number, String act, int tries)
            implements WorkQueue.Piece {

        @Override
        public Object key() {
            return entry;
        }

        private static Due of(ResultSet row, int number) throws SQLException {
            return new Due(
                    row.getObject("asked", UUID.class),
                    new CaseNumber(row.getString("number")),
                    row.getString("act"),
                    row.getInt("before"));
        }
    }

    AnswersDue(
            Access access,
            JdbcClient jdbc,
            Docket docket,
            LaneWork work,
            InstantSource clock,
            List<Opener> openers) {
        this.access = access;
        this.jdbc = jdbc;
        this.docket = docket;
        this.work = work;
        this.clock = clock;
        this.openers = List.copyOf(openers);
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.RULES,
                        new WorkQueue.Table(
                                "answers_due",
                                "asked",
                                "opened_at is null",
                                """
                                answers_due.asked, answers_due.act, tries - 1 as before,
                                (select number from case_file c where c.id = answers_due.case_id) as number
                                """),
                        PATIENCE,
                        Due::of);
    }

    /// Something was put to all by this entry; its answers are opened at that moment.
    public void at(Instant until, UUID entry, LaneAct act, CaseFile file) {
        jdbc.sql(
                        "insert into answers_due (asked, case_id, joint, act, try_after) values (?, ?, ?, ?, ?)")
                .params(
                        entry,
                        file.id().value(),
                        file.joint().value(),
                        act.key(),
                        Timestamp.from(until))
                .update();
    }

    /// Opens all answers that are due.
    @Scheduled(fixedDelayString = "${goodoffices.answers.every:PT5S}")
    public void open() {
        queue.run(this);
    }

    @Override
    public void work(Due due) {
        access.run(PersonId.RULES, () -> opened(due));
    }

    private void opened(Due due) {
        var joint = docket.open(PersonId.RULES, due.number()).orElseThrow().file().joint();
        var open = Objects.requireNonNull(work.open(PersonId.RULES, due.number(), joint));
        openers.stream()
                .filter(opener -> opener.asked().key().equals(due.act()))
                .findFirst()
                .orElseThrow()
                .open(open, due.entry());
        jdbc.sql("update answers_due set opened_at = ? where asked = ?")
                .params(Timestamp.from(clock.instant()), due.entry())
                .update();
    }

    /// Answers are never left closed.
    @Override
    public void giveUp(Due due, Instant at) {
        throw new IllegalStateException("tried without end");
    }
}
