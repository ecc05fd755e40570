package org.goodoffices.records.documents;

import java.util.Optional;
import java.util.UUID;

/// Names one version of a paper, in one lane.
public record PaperId(UUID value) {

    /// From what stands in an address; empty where it is no id.
    public static Optional<PaperId> read(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(new PaperId(id)) : Optional.empty();
        } catch (IllegalArgumentException not) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
