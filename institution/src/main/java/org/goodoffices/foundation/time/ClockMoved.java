package org.goodoffices.foundation.time;

import java.time.Instant;

/// The sample world's clock went forward: limits may have run out. Published after the move is
/// kept.
///
/// @param to the institution's time after the move
public record ClockMoved(Instant to) {}
