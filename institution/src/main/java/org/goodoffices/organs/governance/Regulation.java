package org.goodoffices.organs.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.goodoffices.engines.decision.Text;
import org.jspecify.annotations.Nullable;

/// An internal regulation: a numbered text in both languages, adopted and amended by resolutions of
/// the organ that makes such, each in force from a day until the next is.
///
/// @param versions in the order in which they were adopted, which is also that in which they enter
///   into force
/// @param repeal null where none was adopted
record Regulation(int number, List<Version> versions, @Nullable Repeal repeal) {

    Regulation {
        versions = List.copyOf(versions);
    }

    /// @param inForce from which day; never before that of the adoption
    /// @param symbol of the resolution: `C/RES/1/3`
    record Version(
            int number,
            Text title,
            List<Text> paragraphs,
            LocalDate inForce,
            String session,
            int resolution,
            String symbol,
            Instant adopted) {
        Version {
            paragraphs = List.copyOf(paragraphs);
        }

        /// Its paragraphs in one language, as drafts are written.
        String text(Function<Text, String> language) {
            return DraftResolution.joined(paragraphs.stream().map(language).toList());
        }
    }

    /// @param from the first day on which no version is in force
    /// @param symbol of the resolution
    record Repeal(LocalDate from, String session, int resolution, String symbol, Instant adopted) {}

    Optional<Repeal> repealed() {
        return Optional.ofNullable(repeal);
    }

    /// The version in force on a day; empty before the first, and after the repeal.
    Optional<Version> on(LocalDate day) {
        if (repeal != null && !day.isBefore(repeal.from())) {
            return Optional.empty();
        }
        return versions.stream()
                .filter(one -> !one.inForce().isAfter(day))
                .reduce((_, later) -> later);
    }

    Version last() {
        return versions.getLast();
    }
}
