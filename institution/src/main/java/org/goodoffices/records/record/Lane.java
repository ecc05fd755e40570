package org.goodoffices.records.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may see a thing: a lane of a case, of one side of it for `OWN` and `CAUCUS`.
///
/// @param side the side whose lane it is; null for the lanes that belong to no side
public record Lane(LaneId id, UUID caseId, Kind kind, @Nullable UUID side) {

    /// The kinds of lane, from the widest in a case to the narrowest, then beyond the case.
    public enum Kind {
        JOINT,
        OWN,
        CAUCUS,
        MEDIATORS,
        REGISTRY,
        PUBLIC;

        /// As in the database, in addresses and in style sheets.
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// The kind with this key.
        public static Kind of(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
