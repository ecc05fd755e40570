package org.goodoffices.casework.appointment.graph;

import java.time.LocalDate;

/// Where a tie is known from.
public sealed interface Evidence {

    /// A line of a file.
    ///
    /// @param statement its own identifier there; empty where it has none
    record InFile(String file, int line, String statement) implements Evidence {}

    /// What somebody declared on a day.
    record Declared(String by, LocalDate on) implements Evidence {}

    /// The docket of a case of this institution.
    record OnDocket(String number) implements Evidence {}
}
