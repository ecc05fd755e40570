package org.goodoffices.organs.panel;

import java.time.Instant;
import java.util.UUID;

/// In how many cases a member was named, as far as the person of the transaction may know. The
/// cases themselves are nothing to the panel: whoever keeps them answers.
public interface Served {

    /// @param from the first moment
    /// @param until the moment after the last
    /// @return nought for whoever may not know
    int appointments(UUID member, Instant from, Instant until);
}
