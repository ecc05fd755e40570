package org.goodoffices.engines.procedure;

import org.jspecify.annotations.Nullable;

/// How a case can end.
public record Ending(String name, Text title, @Nullable String article, Kind kind, int line) {

    /// The kinds of ending.
    public enum Kind {
        SETTLEMENT,
        WITHDRAWAL,
        REFUSAL,
        LAPSE,
        DECLARATION
    }
}
