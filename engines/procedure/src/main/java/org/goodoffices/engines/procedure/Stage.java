package org.goodoffices.engines.procedure;

import org.jspecify.annotations.Nullable;

/// Where a case is. A stage begins with an empty memory; a stage `within` another is a part of its
/// visit and shares its memory.
public record Stage(
        String name, Text title, @Nullable String article, @Nullable String within, int line) {}
