package org.goodoffices.records.record;

import java.util.UUID;

/// Names a lane.
public record LaneId(UUID value) {

    public static LaneId of(String text) {
        return new LaneId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
