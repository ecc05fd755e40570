package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The blind bids of a case: the rounds, and for each side in its own place what it stated.
///
/// @param rounds newest first
/// @param put the fields by which the mediators put terms to all; empty for everybody else, and
///   while a round is on
public record BidsPage(
        String number,
        Shown.Link back,
        String address,
        List<Round> rounds,
        Shown.@Nullable Lane joint,
        List<Shown.Field> put,
        @Nullable String said,
        @Nullable String refusal) {

    public BidsPage {
        rounds = List.copyOf(rounds);
        put = List.copyOf(put);
    }

    /// One round.
    ///
    /// @param facts its terms
    /// @param learns what each of the two can infer from the outcome, in sentences
    /// @param parties who has agreed to the terms; empty once it is over
    /// @param agree what the reader may agree to, by its entry
    /// @param own what the reader's own side stated, or can; null where it states nothing
    /// @param text where it becomes a text; null unless it settled
    public record Round(
            String title,
            String state,
            String tone,
            List<Shown.Fact> facts,
            List<String> learns,
            List<TablePage.Party> parties,
            @Nullable String agree,
            @Nullable Own own,
            Shown.@Nullable Link text) {
        public Round {
            facts = List.copyOf(facts);
            learns = List.copyOf(learns);
            parties = List.copyOf(parties);
        }
    }

    /// What the reader's own side stated.
    ///
    /// @param said in a sentence
    /// @param address where it states its number; null where it cannot, or not now
    public record Own(
            Shown.Lane lane, String said, @Nullable String address, List<Shown.Field> fields) {
        public Own {
            fields = List.copyOf(fields);
        }
    }
}
