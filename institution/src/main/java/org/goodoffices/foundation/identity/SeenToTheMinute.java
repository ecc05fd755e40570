package org.goodoffices.foundation.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/// Keeps to the minute when somebody was last here, so that reading a page writes nothing and does
/// not wait for the disk. The minute is that of the given clock; the store itself goes by the
/// machine's when it drops what was not used for long.
final class SeenToTheMinute<S extends Session>
        implements SessionRepository<SeenToTheMinute.Seen<S>> {

    /// Holds when the session was last used, by the given clock.
    static final String SEEN = "seen";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SessionRepository<S> kept;
    private final InstantSource clock;

    SeenToTheMinute(SessionRepository<S> kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public Seen<S> createSession() {
        var session = kept.createSession();
        session.setAttribute(SEEN, clock.instant());
        return new Seen<>(session, clock);
    }

    @Override
    public void save(Seen<S> session) {
        kept.save(session.kept());
    }

    @Override
    public @Nullable Seen<S> findById(String id) {
        var found = kept.findById(id);
        return found == null ? null : new Seen<>(found, clock);
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
    }

    /// A session that does not change with each page.
    record Seen<S extends Session>(S kept, InstantSource clock) implements Session {

        /// @param now the machine's time
        @Override
        public void setLastAccessedTime(Instant now) {
            var here = clock.instant();
            if (!(kept.getAttribute(SEEN) instanceof Instant seen)
                    || !here.isBefore(seen.plus(MINUTE))) {
                kept.setAttribute(SEEN, here);
                kept.setLastAccessedTime(now);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
