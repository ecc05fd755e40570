package org.goodoffices.casework.docket.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cases whose names have been published.
public record PublishedPage(List<Line> lines) {

    public PublishedPage {
        lines = List.copyOf(lines);
    }

    /// One case.
    ///
    /// @param ended how and when; that it had not, where it had not
    public record Line(
            String names,
            String track,
            @Nullable String registered,
            @Nullable String mediators,
            String ended) {}
}
