package org.goodoffices.organs.governance;

import java.util.List;
import org.goodoffices.foundation.web.Visit;

/// How far a resolution has been carried out, told by whoever carries it out.
public interface CarryingOut {

    /// One task that follows from a paragraph, in words.
    ///
    /// @param report empty while it is not done
    record Line(
            String paragraph,
            String task,
            String department,
            String due,
            String standing,
            String report) {}

    /// By paragraph, as far as the person of the transaction may read of it; outside a transaction
    /// of a person, nothing.
    List<Line> of(String session, int resolution, Visit visit);
}
