package org.goodoffices.foundation.time;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the sample world's clock forward, so that time limits can be seen to run out. Exists in
/// the sample world only.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
public class MoveClock {

    /// How far one move goes at most: beyond it the dated calendars end and limits cannot be told.
    public static final Duration FARTHEST = Duration.ofDays(366);

    /// What became of a move.
    public sealed interface Outcome {
        record Moved(Instant to) implements Outcome {}

        /// The clock never goes back, and not farther than `FARTHEST` at once.
        record Refused() implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final WorldClock clock;
    private final ApplicationEventPublisher events;

    MoveClock(JdbcClient jdbc, WorldClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// Forward by a length of time.
    public Outcome by(Duration length) {
        if (!length.isPositive() || length.compareTo(FARTHEST) > 0) {
            return new Outcome.Refused();
        }
        jdbc.sql(
                        """
                        insert into clock_moved (moved_at, by_how_much)
                        values (?, make_interval(secs => ?))
                        """)
                .params(Timestamp.from(clock.instant()), length.toSeconds())
                .update();
        clock.forward(Duration.ofSeconds(length.toSeconds()));
        var now = clock.instant();
        events.publishEvent(new ClockMoved(now));
        return new Outcome.Moved(now);
    }

    /// Forward to a moment.
    public Outcome to(Instant moment) {
        return by(Duration.between(clock.instant(), moment).plusSeconds(1));
    }
}
