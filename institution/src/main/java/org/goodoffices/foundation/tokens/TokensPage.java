package org.goodoffices.foundation.tokens;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A person's keys of one kind.
///
/// @param made the key just made, or the address with it: shown this once
public record TokensPage(
        String kind, String address, Shown.Field name, @Nullable String made, List<Line> lines) {

    public TokensPage {
        lines = List.copyOf(lines);
    }

    /// One key.
    ///
    /// @param revocation where it is revoked; null if it has been
    public record Line(String name, String when, @Nullable String revocation) {}
}
