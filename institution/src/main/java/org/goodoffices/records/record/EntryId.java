package org.goodoffices.records.record;

import java.util.UUID;

/// Names an entry of the record.
public record EntryId(UUID value) {

    public static EntryId of(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
