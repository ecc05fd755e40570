package org.goodoffices.sample;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The day on which the sample world is made, at the seat of the institution.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleDays {

    private static final ZoneId WHERE_IT_IS_ANOTHER_HOUR = ZoneId.of("Europe/Zurich");

    private final InstantSource clock;
    private final ZoneId seat;

    SampleDays(InstantSource clock, @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.clock = clock;
        this.seat = seat;
    }

    LocalDate today() {
        return clock.instant().atZone(seat).toLocalDate();
    }

    /// In two minutes.
    LocalDateTime soon(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant().plus(Duration.ofMinutes(2)), zone)
                .truncatedTo(ChronoUnit.MINUTES);
    }

    /// Where a meeting that begins soon begins on the day itself, so that it can be opened at once:
    /// at the seat, unless it is about to be midnight there.
    ZoneId zone() {
        return soon(seat).toLocalDate().equals(today()) ? seat : WHERE_IT_IS_ANOTHER_HOUR;
    }
}
