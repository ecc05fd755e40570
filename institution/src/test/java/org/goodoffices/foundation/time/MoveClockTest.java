package org.goodoffices.foundation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.goodoffices.TestInstitution;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MoveClockTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final MoveClock move = institution.bean(MoveClock.class);

    @Test
    void the_clock_goes_forward_and_is_as_far_ahead_after_a_restart() {
        var before = institution.clock().ahead();

        assertThat(move.by(Duration.ofDays(30))).isInstanceOf(MoveClock.Outcome.Moved.class);

        assertThat(institution.clock().ahead()).isEqualTo(before.plusDays(30));
        assertThat(restarted(true).ahead()).isEqualTo(before.plusDays(30));
    }

    @Test
    void the_clock_never_goes_back_nor_beyond_a_year_at_once() {
        var before = institution.clock().ahead();

        assertThat(move.by(Duration.ZERO)).isEqualTo(new MoveClock.Outcome.Refused());
        assertThat(move.by(Duration.ofDays(-1))).isEqualTo(new MoveClock.Outcome.Refused());
        assertThat(move.by(Duration.ofDays(367))).isEqualTo(new MoveClock.Outcome.Refused());
        assertThat(institution.clock().ahead()).isEqualTo(before);
    }

    @Test
    void moved_to_a_moment_it_is_at_or_past_that_moment() {
        var moment = institution.clock().instant().plus(Duration.ofHours(5));

        move.to(moment);

        assertThat(institution.clock().instant()).isAfterOrEqualTo(moment);
    }

    @Test
    void without_the_sample_world_the_clock_is_the_machines_own() {
        move.by(Duration.ofDays(1));

        assertThat(restarted(false).ahead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void time_outside_is_not_moved() {
        var clock = new WorldClock(InstantSource.fixed(java.time.Instant.EPOCH));

        clock.forward(Duration.ofDays(1));

        assertThat(clock.outside()).isEqualTo(java.time.Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo("1970-01-02T00:00:00Z");
    }

    private static WorldClock restarted(boolean sampleWorld) {
        return new TimeConfiguration().clock(institution.bean(JdbcClient.class), sampleWorld);
    }
}
