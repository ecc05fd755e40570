package org.goodoffices.casework.docket.web;

import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Asks to confirm that a seat ends.
public record EndSeatPage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        String question,
        @Nullable String refusal) {}
