package org.goodoffices.casework.table;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// Whether a package exists that is better for every party than one that was put: asked of what the
/// parties keep closed, once for each package and only if all agree to ask.
///
/// @param of the package
/// @param until when it is answered, to all at once
/// @param agreed the parties that agreed to ask
/// @param exists the answer; null before it is told, and where not all agreed
record BetterQuestion(
        EntryId entry, String of, Instant until, List<UUID> agreed, @Nullable Boolean exists) {

    /// How a party agrees to ask.
    static final AgreeToIt.Kind AGREEMENT = new AgreeToIt.Kind(LaneAct.BETTER_AGREED, "question");

    BetterQuestion {
        agreed = List.copyOf(agreed);
    }

    /// The questions of a case, oldest first.
    static List<BetterQuestion> of(OpenCase open) {
        var joint =
                open.entries().stream()
                        .filter(entry -> entry.lane().equals(open.file().joint()))
                        .toList();
        var told = new HashMap<String, Boolean>();
        for (var entry : joint) {
            if (entry.act().equals(LaneAct.BETTER_TOLD.key())) {
                told.put(
                        String.valueOf(entry.text("question")),
                        Boolean.TRUE.equals(entry.facts().get("exists")));
            }
        }
        var questions = new ArrayList<BetterQuestion>();
        for (var entry : joint) {
            if (entry.act().equals(LaneAct.BETTER.key())) {
                questions.add(
                        new BetterQuestion(
                                entry.id(),
                                String.valueOf(entry.text("package")),
                                Instant.parse(Objects.requireNonNull(entry.text("until"))),
                                AGREEMENT.agreed(open, entry.id()),
                                told.get(entry.id().toString())));
            }
        }
        return questions;
    }

    /// The question that was asked last of a package; null where none was.
    static @Nullable BetterQuestion last(OpenCase open, EntryId put) {
        return of(open).stream()
                .filter(question -> question.of.equals(put.toString()))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /// The question that can be agreed to now: the last, while it is open.
    static AgreeToIt.Stands standing(InstantSource clock) {
        return open -> {
            var asked = of(open);
            return asked.isEmpty() || !asked.getLast().open(clock.instant())
                    ? null
                    : asked.getLast().entry();
        };
    }

    boolean open(Instant now) {
        return now.isBefore(until);
    }

    boolean agreedByAll(OpenCase open) {
        return AGREEMENT.byAll(open, entry);
    }
}
