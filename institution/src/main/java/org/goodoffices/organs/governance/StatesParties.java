package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which States have a seat and a vote in an organ of all parties, on a day. The register of the
/// Convention answers; the sample world has fictional States.
public interface StatesParties {

    /// A State by its three letters (ISO 3166-1; X.. for fictional ones) and its names.
    record State(String code, String en, String zh) {}

    /// All parties on this day.
    List<State> on(LocalDate day);

    /// A State that is or was a party, for its name.
    Optional<State> named(String code);
}
