package org.goodoffices.engines.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a published set differs from a check, declared and cited.
public record Deviation(int check, List<String> at, @Nullable String article, Text why, int line) {
    public Deviation {
        at = List.copyOf(at);
    }
}
