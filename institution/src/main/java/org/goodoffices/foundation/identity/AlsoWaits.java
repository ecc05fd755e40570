package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Visit;

/// What waits for a person beside the limits of their cases, for their first page; each module
/// tells its own.
public interface AlsoWaits {

    /// Something to do.
    ///
    /// @param about whom or what it concerns, and until when where there is a time
    record Piece(String title, String address, String about) {}

    /// What waits, in a transaction of the person.
    List<Piece> of(PersonId person, Visit visit);
}
