package org.goodoffices.casework.appointment.graph;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A tie between two things.
///
/// @param from the id of whom its word is about
/// @param to the id of the other
/// @param share in per cent, with what it is at most
/// @param since unknown where it is null: never taken for a beginning
/// @param until its last day; null where it goes on or where nobody knows, which is treated alike
public record Tie(
        String from,
        String to,
        TieKind kind,
        @Nullable Share share,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        Evidence evidence) {

    /// A share between two bounds, in per cent.
    public record Share(double least, double most) {
        public Share {
            if (!(0 <= least && least <= most && most <= 100)) {
                throw new IllegalArgumentException("a share lies between 0 and 100 per cent");
            }
        }
    }

    public Tie {
        if (since != null && until != null && until.isBefore(since)) {
            throw new IllegalArgumentException("a tie does not end before it begins");
        }
    }
}
