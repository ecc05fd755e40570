package org.goodoffices.foundation.identity;

import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The sample world's clock, and how to move it forward.
public record ClockPage(
        String now,
        String ahead,
        @Nullable String refused,
        Shown.Field days,
        Shown.Field hours,
        Shown.Field until) {}
