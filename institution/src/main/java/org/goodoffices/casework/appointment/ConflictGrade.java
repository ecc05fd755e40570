package org.goodoffices.casework.appointment;

/// How heavy what is known to tie a candidate to the people of a case is. Which ties are which is
/// data, by published guidelines.
public enum ConflictGrade {
    /// Nothing is known.
    NONE,
    /// The parties may waive it once it has been disclosed to them.
    WAIVABLE,
    /// Nobody may waive it.
    NOT_WAIVABLE
}
