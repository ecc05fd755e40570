package org.goodoffices.engines.procedure;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a case brings to its rules: the parties, and where and by which calendar days are counted.
///
/// @param mediators mediators in office before the first act, for rules that do not say how one is
///   named
public record Setting(
        ZoneId zone, WorkingCalendar calendar, List<Party> parties, List<String> mediators) {

    public Setting {
        parties = List.copyOf(parties);
        mediators = List.copyOf(mediators);
        Set<String> ids = new HashSet<>();
        for (Party party : parties) {
            if (!ids.add(party.id())) {
                throw new IllegalArgumentException("party twice: " + party.id());
            }
        }
    }

    public Setting(ZoneId zone, WorkingCalendar calendar, List<Party> parties) {
        this(zone, calendar, parties, List.of());
    }

    /// A party, and whether it made the request (jointly with others, perhaps) or was invited.
    public record Party(String id, boolean requesting) {}
}
