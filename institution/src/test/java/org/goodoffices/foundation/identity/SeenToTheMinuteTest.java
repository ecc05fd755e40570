package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSessionRepository;

class SeenToTheMinuteTest {

    private final SeenToTheMinute<?> sessions =
            new SeenToTheMinute<>(new MapSessionRepository(new ConcurrentHashMap<>()));

    @Test
    void a_visit_within_the_minute_changes_nothing() {
        var session = sessions.createSession();
        Instant began = session.getLastAccessedTime();
        session.setLastAccessedTime(began.plusSeconds(59));
        assertThat(session.getLastAccessedTime()).isEqualTo(began);
        session.setLastAccessedTime(began.plusSeconds(60));
        assertThat(session.getLastAccessedTime()).isEqualTo(began.plusSeconds(60));
    }

    @Test
    void a_session_still_ends_when_nobody_comes() {
        var session = sessions.createSession();
        session.setMaxInactiveInterval(Duration.ofMinutes(30));
        session.setLastAccessedTime(Instant.now().minus(Duration.ofHours(1)));
        assertThat(session.isExpired()).isFalse(); // earlier than it was seen: not taken
        assertThat(sessions.findById("none")).isNull();
    }
}
