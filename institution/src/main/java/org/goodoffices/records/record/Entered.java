package org.goodoffices.records.record;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as it stands in the record.
///
/// @param position its place in the log of its lane, from 0
/// @param act the name of the act, as in the rules of the case or in the docket's own list
/// @param role in what capacity: `party`, `mediator`, `registry`, `authority`, `rules`
/// @param party the party that acted, or for which it was entered
/// @param nameEn name of the person who acted, as it was then
/// @param facts what the act said beyond that, by name
public record Entered(
        EntryId id,
        LaneId lane,
        long position,
        UUID caseId,
        String act,
        String role,
        @Nullable UUID party,
        UUID person,
        String nameEn,
        String nameZh,
        Instant at,
        Map<String, @Nullable Object> facts) {

    /// A fact that is text; null where the act did not say it.
    public @Nullable String text(String name) {
        return facts.get(name) instanceof String text ? text : null;
    }
}
