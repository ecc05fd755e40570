package org.goodoffices.records.language;

import java.util.List;

/// A version and who wrote it.
///
/// @param by names or ids, under which its alternatives stand where they conflict
/// @param <T> what was written: a wording, or a whole text
public record Said<T>(T what, List<String> by) {
    public Said {
        by = List.copyOf(by);
    }

    public Said(T what, String by) {
        this(what, List.of(by));
    }
}
