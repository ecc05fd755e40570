package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;

class SeenToTheMinuteTest {

    private Instant now = Instant.EPOCH;
    private final SeenToTheMinute<?> sessions =
            new SeenToTheMinute<>(new MapSessionRepository(new ConcurrentHashMap<>()), () -> now);

    @Test
    void a_visit_within_the_minute_changes_nothing() {
        var session = sessions.createSession();
        Instant began = session.getLastAccessedTime();
        now = now.plusSeconds(59);
        session.setLastAccessedTime(Instant.MAX);
        assertThat(session.getLastAccessedTime()).isEqualTo(began);
        assertThat(seen(session)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void each_minute_is_kept_by_both_clocks() {
        var session = sessions.createSession();
        now = now.plusSeconds(60);
        session.setLastAccessedTime(Instant.MAX);
        assertThat(session.getLastAccessedTime()).isEqualTo(Instant.MAX);
        assertThat(seen(session)).isEqualTo(now);
    }

    private static Object seen(Session session) {
        return session.getRequiredAttribute(SeenToTheMinute.SEEN);
    }

    /// A tie left to the ids, which are drawn at random, would order the page anew each time.
    @Test
    void sign_ins_used_in_the_same_minute_have_one_order() {
        var later = new SignIns.Open(now.plusSeconds(1), now, false);
        var here = new SignIns.Open(now, now, true);
        var there = new SignIns.Open(now, now, false);
        assertThat(Stream.of(there, here, later).sorted(SignIns.Open.LATEST_FIRST))
                .containsExactly(later, here, there);
        assertThat(Stream.of(here, later, there).sorted(SignIns.Open.LATEST_FIRST))
                .containsExactly(later, here, there);
    }

    @Test
    void who_is_not_known_has_no_session() {
        assertThat(sessions.findById("none")).isNull();
    }
}
