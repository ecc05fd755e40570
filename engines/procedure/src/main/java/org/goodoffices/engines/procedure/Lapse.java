package org.goodoffices.engines.procedure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A limit that ran out by itself, for the docket to enter.
///
/// @param of whose limit it was
/// @param deemed the act that is deemed done, if that is what the lapse means
/// @param number its place in the order of all that happened
/// @param place the stage or ending in which the case was after it
public record Lapse(
        Limit limit,
        @Nullable Actor of,
        Instant at,
        @Nullable Act deemed,
        String place,
        int number) {}
