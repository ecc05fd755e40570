package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Practice at a table, alone against a simulated other side.
///
/// @param title of the scenario
/// @param walkAway what the reader has without agreement, in a sentence
/// @param opening with what the other side opened
/// @param rounds what was put and answered so far
/// @param round where one is, as in “Round 3 of 8”
/// @param kept what was put so far, as fields of the form
/// @param fields one for each issue; empty where it is over
/// @param end how it ended; null where it has not
public record TrainingPage(
        String title,
        String walkAway,
        Offer opening,
        List<Round> rounds,
        String round,
        List<Shown.Choice> kept,
        List<Shown.Field> fields,
        @Nullable End end,
        @Nullable String refusal) {

    public TrainingPage {
        rounds = List.copyOf(rounds);
        kept = List.copyOf(kept);
        fields = List.copyOf(fields);
    }

    /// A package in one sentence, and what it is worth to the reader.
    public record Offer(String settles, String worth) {}

    /// One package put, and its answer.
    ///
    /// @param counter what the other side would rather have; null where it accepted or left
    public record Round(String title, Offer put, String answer, @Nullable Offer counter) {}

    /// What is told once it is over.
    ///
    /// @param result in sentences
    /// @param preferences of both, issue by issue
    /// @param drawing the frontier, with where it ended
    /// @param trades changes that make nobody worse
    /// @param again the seed of the next
    public record End(
            List<String> result,
            List<Shown.Fact> preferences,
            String drawing,
            List<String> trades,
            String again) {
        public End {
            result = List.copyOf(result);
            preferences = List.copyOf(preferences);
            trades = List.copyOf(trades);
        }
    }
}
