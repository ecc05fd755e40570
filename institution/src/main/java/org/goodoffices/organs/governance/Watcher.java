package org.goodoffices.organs.governance;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody who watches a meeting, by one connection. Whoever shows them something never waits:
/// what they were not quick enough to take is replaced by what came after.
final class Watcher {

    private final PersonId person;
    private final @Nullable String signIn;
    private final AtomicReference<@Nullable Drawn> newest = new AtomicReference<>();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean ended;

    /// @param signIn the id of the session in which they signed in; null for a visitor
    Watcher(PersonId person, @Nullable String signIn) {
        this.person = person;
        this.signIn = signIn;
    }

    PersonId person() {
        return person;
    }

    @Nullable String signIn() {
        return signIn;
    }

    /// Shows what was there before they came, unless something newer was shown already.
    void begin(Drawn drawn) {
        newest.compareAndSet(null, drawn);
        bell.release();
    }

    void show(Drawn drawn) {
        newest.set(drawn);
        bell.release();
    }

    /// Shows nothing more.
    void end() {
        ended = true;
        bell.release();
    }

    boolean ended() {
        return ended;
    }

    /// What is to be shown next; null when nothing came for so long, or it ended.
    @Nullable Drawn next(Duration most) throws InterruptedException {
        bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
        return ended ? null : newest.getAndSet(null);
    }
}
