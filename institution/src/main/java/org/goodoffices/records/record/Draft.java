package org.goodoffices.records.record;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry about to be made.
///
/// @param facts what the act says, in the values canonical JSON has: text, whole numbers, booleans,
///   lists and maps of them
public record Draft(
        UUID caseId,
        String act,
        String role,
        @Nullable UUID party,
        UUID person,
        String nameEn,
        String nameZh,
        Instant at,
        Map<String, ?> facts) {}
