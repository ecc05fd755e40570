package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time limit of a case, as at some instant.
///
/// @param of whose duty it is; absent for a period that binds nobody in particular
/// @param dueAt the first instant that is too late; absent while it waits for a receipt, or where
///   no calendar tells (the explanation says which)
/// @param settledAt when it was met or ran out
/// @param moved when its end was moved since it began, in order of time: by a receipt that was
///   recorded, by an extension, by time that stood still
public record RunningLimit(
        Limit limit,
        @Nullable Actor of,
        Status status,
        Instant anchoredAt,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        List<Instant> moved,
        Explanation explanation) {

    public RunningLimit {
        moved = List.copyOf(moved);
    }

    /// How a limit stands.
    public enum Status {
        /// The anchor is there, but receipt is neither recorded nor presumed.
        AWAITS_RECEIPT,
        RUNNING,
        /// The case is in a stage that stops the time.
        STANDS_STILL,
        MET,
        LAPSED,
        /// No calendar of working days covers the time in question.
        NOT_RECKONED
    }
}
