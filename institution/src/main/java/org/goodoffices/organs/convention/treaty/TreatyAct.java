package org.goodoffices.organs.convention.treaty;

import java.util.Comparator;
import java.util.List;

/// One act of a participant.
///
/// @param kinds what it is; more than one where the source says only that it is one of these
/// @param on the day of deposit, or of the signature
public record TreatyAct(Participant by, List<Kind> kinds, When on) {

    public TreatyAct {
        kinds = kinds.stream().distinct().sorted(Comparator.naturalOrder()).toList();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("an act of no kind");
        }
    }

    /// Whether it is one of these, as far as the source says.
    public Answer isOneOf(List<Kind> wanted) {
        return wanted.containsAll(kinds)
                ? Answer.YES
                : kinds.stream().anyMatch(wanted::contains) ? Answer.UNKNOWN : Answer.NO;
    }
}
