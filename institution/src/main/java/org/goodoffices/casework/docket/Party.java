package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// One of a case's parties.
///
/// @param side the parties that act together share it
/// @param country ISO 3166 alpha-3 code of the State that it is, or that it belongs to
/// @param requesting whether it made the request
/// @param named whether it has said itself how it is called
/// @param leftAt when it left the case while the others went on; null while it is in it
public record Party(
        UUID id,
        int place,
        UUID side,
        Kind kind,
        @Nullable String country,
        Text name,
        boolean requesting,
        boolean named,
        @Nullable Instant leftAt) {

    /// What can be a party.
    public enum Kind {
        STATE,
        ORGANISATION,
        COMPANY,
        PERSON;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
