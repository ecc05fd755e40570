package org.goodoffices.casework.docket.web;

import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Asks to confirm a quarantine.
public record QuarantinePage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        String what,
        Shown.Field reason,
        Shown.@Nullable Article article,
        @Nullable String refusal) {}
