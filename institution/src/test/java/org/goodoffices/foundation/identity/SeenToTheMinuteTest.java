package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSessionRepository;

class SeenToTheMinuteTest {

    private Instant now = Instant.EPOCH;
    private final SeenToTheMinute<?> sessions =
            new SeenToTheMinute<>(new MapSessionRepository(new ConcurrentHashMap<>()), () -> now);

    @Test
    void a_visit_within_the_minute_changes_nothing() {
        var session = sessions.createSession();
        Instant began = session.getLastAccessedTime();
        now = began.plusSeconds(59);
        session.setLastAccessedTime(Instant.MAX);
        assertThat(session.getLastAccessedTime()).isEqualTo(began);
        now = began.plusSeconds(60);
        session.setLastAccessedTime(Instant.MIN);
        assertThat(session.getLastAccessedTime()).isEqualTo(now);
    }

    @Test
    void who_is_not_known_has_no_session() {
        assertThat(sessions.findById("none")).isNull();
    }
}
