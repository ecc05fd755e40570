package org.goodoffices.casework.appointment.screening;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// How a case was screened, for the institution's people in it: candidate by candidate, each path a
/// chain that can be read aloud.
///
/// @param facts when, over what, whose names; empty before the first screening
/// @param ask where to ask for a screening; null for who cannot, or while one waits
/// @param waits that one waits; null where none does
public record ScreeningPage(
        String number,
        Shown.Link back,
        @Nullable String said,
        @Nullable String refusal,
        List<Shown.Fact> facts,
        @Nullable String complete,
        @Nullable String ask,
        @Nullable String waits,
        List<Candidate> candidates) {

    public ScreeningPage {
        facts = List.copyOf(facts);
        candidates = List.copyOf(candidates);
    }

    /// A candidate.
    ///
    /// @param about what is not shown, and why
    public record Candidate(
            String name, String grade, String tone, List<Chain> chains, List<String> about) {
        public Candidate {
            chains = List.copyOf(chains);
            about = List.copyOf(about);
        }
    }

    /// A path.
    ///
    /// @param says why it weighs so, with the article
    /// @param known where its ties are known from
    /// @param matched how names were taken to be one bearer's, part by part
    public record Chain(
            String title,
            String says,
            List<String> steps,
            List<String> known,
            List<String> matched) {
        public Chain {
            steps = List.copyOf(steps);
            known = List.copyOf(known);
            matched = List.copyOf(matched);
        }
    }
}
