package org.goodoffices.casework.docket.web;

import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Where the Registry or the appointing authority vouches for somebody who lost their means of
/// signing in.
///
/// @param what who it is, and what follows
/// @param field how they made sure
/// @param refusal why it was not done; null before it was tried
public record WayInPage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        String what,
        Shown.Field field,
        @Nullable String refusal) {}
