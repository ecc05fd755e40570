package org.goodoffices.organs.governance;

import org.goodoffices.engines.decision.Text;

/// What came of an act in a log of the organs: of a session, or of a nomination.
public sealed interface Outcome {

    /// It is in the log.
    ///
    /// @param log the session, or the nomination
    record Done(String log) implements Outcome {}

    /// The same form was posted before; nothing was added.
    record DoneBefore(String log) implements Outcome {}

    /// It is not possible; nothing was entered.
    ///
    /// @param field of the form; empty where none is at fault
    record Refused(Text reason, String field) implements Outcome {}

    /// There is no such log, or no such act for this person.
    record Unknown() implements Outcome {}
}
