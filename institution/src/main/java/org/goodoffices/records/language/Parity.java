package org.goodoffices.records.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the two texts of a clause say the same, and what follows where they do not.
public enum Parity {
    NOT_CONFIRMED,
    CONFIRMED,
    CHINESE_PREVAILS,
    ENGLISH_PREVAILS;

    /// As in records and forms.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The parity of this name; not confirmed where it is none.
    public static Parity of(@Nullable String key) {
        for (var parity : values()) {
            if (parity.key().equals(key)) {
                return parity;
            }
        }
        return NOT_CONFIRMED;
    }
}
