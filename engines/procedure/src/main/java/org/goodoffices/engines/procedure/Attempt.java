package org.goodoffices.engines.procedure;

import org.jspecify.annotations.Nullable;

/// What came of trying an act.
public sealed interface Attempt {

    /// The rules allow it; the state after it.
    record Allowed(Proceeding after) implements Attempt {}

    /// The rules do not allow it, with the reason and the provision.
    record Refused(Text reason, @Nullable String article) implements Attempt {}
}
