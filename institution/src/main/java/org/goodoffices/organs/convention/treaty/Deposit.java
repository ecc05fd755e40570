package org.goodoffices.organs.convention.treaty;

import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// An instrument that counts towards entry into force.
///
/// @param by whose; a former State where it was deposited by one whose successors now stand for it
/// @param act in both languages
/// @param on when; with no last day where it may be that it does not count at all
/// @param why what the table does not show by itself; null where it does
public record Deposit(Participant by, Text act, When on, @Nullable Text why) {}
