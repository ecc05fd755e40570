package org.goodoffices.casework.settlement.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.goodoffices.engines.proof.CanonicalJson;

/// Reads times and days of our age from documents that anybody may have written: what lies beyond
/// cannot be printed, and nobody signed then.
final class Moments {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private Moments() {}

    static Instant instant(String text) throws CanonicalJson.Malformed {
        try {
            var at = Instant.parse(text);
            if (at.isBefore(FIRST) || at.isAfter(LAST)) {
                throw new CanonicalJson.Malformed("not a time of our age: " + text);
            }
            return at;
        } catch (DateTimeException not) {
            throw new CanonicalJson.Malformed("not a time: " + text);
        }
    }

    static LocalDate day(String text) throws CanonicalJson.Malformed {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 9998) {
                throw new CanonicalJson.Malformed("not a day of our age: " + text);
            }
            return day;
        } catch (DateTimeException not) {
            throw new CanonicalJson.Malformed("not a day: " + text);
        }
    }
}
