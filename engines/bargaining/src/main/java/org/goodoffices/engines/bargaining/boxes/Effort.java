package org.goodoffices.engines.bargaining.boxes;

/// What became of every beginning of a package (some of the issues settled) that the proving pass
/// of a search looked at. `begun` is the sum of all others: none is lost from sight.
///
/// @param passes how many passes there were, the proving one included
/// @param begun beginnings that were looked at
/// @param beaten those that another with the same gains still open beats or equals
/// @param outweighed those that another beats or equals even if they win all that it cannot
/// @param outOfReach those that by their bounds cannot get past what was found before
/// @param kept those that were carried on, to the end or to the next issue
public record Effort(
        int passes, long begun, long beaten, long outweighed, long outOfReach, long kept) {}
