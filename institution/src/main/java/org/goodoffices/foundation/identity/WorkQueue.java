package org.goodoffices.foundation.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Work that waits in a table, done by the server one piece after another.
///
/// A piece is taken up, done, and marked as done by whoever does it. One that fails is tried again,
/// later and later; one whose server stopped in the middle is taken up again; two servers never
/// take up the same one.
///
/// @param <W> a piece of the work
public final class WorkQueue<W extends WorkQueue.Piece> {

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

    /// After which a piece that was taken up and never finished is taken up again.
    private static final Duration CUT_OFF = Duration.ofMinutes(5);

    /// A piece of work, as it was taken up.
    public interface Piece {

        /// Its key in the table.
        Object key();

        /// How often it was tried before.
        int tries();
    }

    /// Who does the work.
    ///
    /// @param <W> a piece of it
    public interface Worker<W> {

        /// Does it, and marks it as done.
        ///
        /// @throws Exception if it is to be tried again
        void work(W piece) throws Exception;

        /// Marks it as failed for good.
        void giveUp(W piece, Instant at);
    }

    /// Where the work waits.
    ///
    /// @param name of a table that keeps `tries` and `try_after`
    /// @param key its column
    /// @param waits when a row waits to be done, as a condition
    /// @param read what is read of a row that is taken up, `tries` included
    public record Table(String name, String key, String waits, String read) {}

    /// How long to go on.
    ///
    /// @param longest between two tries
    /// @param tries after which it is given up
    public record Patience(Duration longest, int tries) {

        /// The pause after so many tries: one minute, then twice as long each time.
        public Duration after(int tries) {
            var pause = Duration.ofMinutes(1L << Math.min(tries, 10));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    private final Access access;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final PersonId as;
    private final Table table;
    private final Patience patience;
    private final RowMapper<W> rows;

    /// @param as whose transactions take the work up and put it off
    public WorkQueue(
            Access access,
            JdbcClient jdbc,
            InstantSource clock,
            PersonId as,
            Table table,
            Patience patience,
            RowMapper<W> rows) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
        this.as = as;
        this.table = table;
        this.patience = patience;
        this.rows = rows;
    }

    /// Does all that is due.
    public void run(Worker<W> worker) {
        for (var next = takeUp(); next.isPresent(); next = takeUp()) {
            run(worker, next.get());
        }
    }

    private void run(Worker<W> worker, W piece) {
        try {
            worker.work(piece);
        } catch (Exception failed) {
            // its message stays out of the log: an address may be in it
            LOG.warn("{}: not done, try {}: {}", table.name(), piece.tries() + 1, causes(failed));
            var now = clock.instant();
            if (piece.tries() + 1 >= patience.tries()) {
                access.run(as, () -> worker.giveUp(piece, now));
            } else {
                access.run(as, () -> putOff(piece, now.plus(patience.after(piece.tries()))));
            }
        }
    }

    private Optional<W> takeUp() {
        var now = clock.instant();
        return access.as(
                as,
                () ->
                        jdbc.sql(
                                        """
                                        with due as (
                                            select %2$s from %1$s where %3$s and try_after <= :now
                                            order by tries, try_after, %2$s limit 1 for update skip locked)
                                        update %1$s set tries = tries + 1, try_after = :again
                                        from due where %1$s.%2$s = due.%2$s
                                        returning %4$s
                                        """
                                                .formatted(
                                                        table.name(),
                                                        table.key(),
                                                        table.waits(),
                                                        table.read()))
                                .param("now", Timestamp.from(now))
                                .param("again", Timestamp.from(now.plus(CUT_OFF)))
                                .query(rows)
                                .optional());
    }

    private void putOff(W piece, Instant moment) {
        jdbc.sql("update %s set try_after = ? where %s = ?".formatted(table.name(), table.key()))
                .params(Timestamp.from(moment), piece.key())
                .update();
    }

    private static String causes(Throwable failed) {
        var cause = failed.getCause();
        return failed.getClass().getName() + (cause == null ? "" : " < " + causes(cause));
    }
}
