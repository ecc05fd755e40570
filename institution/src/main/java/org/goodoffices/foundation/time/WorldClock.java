package org.goodoffices.foundation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The institution's time: the machine's own, moved forward by what the sample world asked for.
///
/// Moments are cut to microseconds, the precision of the database, so that what is read back equals
/// what was written.
public final class WorldClock implements InstantSource {

    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public WorldClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /// The machine's own time, for what must agree with a device outside: one-time codes.
    public Instant outside() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// How far this clock is ahead of the machine's.
    public Duration ahead() {
        return ahead.get();
    }

    /// Moves the clock forward, never back: limits that ran out stay run out.
    public void forward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock never goes back");
        }
        ahead.updateAndGet(now -> now.plus(by));
    }
}
