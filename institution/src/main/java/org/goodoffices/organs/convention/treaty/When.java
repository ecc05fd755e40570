package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The day of an act: known, or known only to lie within bounds, or not known at all. It is never
/// guessed; what follows from it is computed for every day that it may have been.
///
/// @param from the first day that it can have been; null where nothing bounds it
/// @param until the last day that it can have been; null where nothing bounds it
public record When(@Nullable LocalDate from, @Nullable LocalDate until) {

    public When {
        if (from != null && until != null && from.isAfter(until)) {
            throw new IllegalArgumentException(from + " is after " + until);
        }
    }

    /// On this day.
    public static When on(LocalDate day) {
        return new When(day, day);
    }

    /// On a day of which nothing is known.
    public static When unknown() {
        return new When(null, null);
    }

    /// The day, where it is known.
    public Optional<LocalDate> day() {
        return from != null && from.equals(until) ? Optional.of(from) : Optional.empty();
    }

    /// Whether it was on this day or before.
    public Answer by(LocalDate day) {
        if (until != null && !until.isAfter(day)) {
            return Answer.YES;
        }
        return from != null && from.isAfter(day) ? Answer.NO : Answer.UNKNOWN;
    }

    /// The same after a period that never turns an earlier day into a later one.
    public When then(UnaryOperator<LocalDate> period) {
        return new When(
                from == null ? null : period.apply(from),
                until == null ? null : period.apply(until));
    }

    /// Whichever of the two is later.
    public static When later(When one, When other) {
        return new When(
                one.from == null
                        ? other.from
                        : other.from == null || one.from.isAfter(other.from)
                                ? one.from
                                : other.from,
                one.until == null || other.until == null
                        ? null
                        : one.until.isAfter(other.until) ? one.until : other.until);
    }
}
