package org.goodoffices.casework.appointment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Candidates in the order in which they suit a case, each with the reasons, and what fairness over
/// the year would cost.
///
/// Whoever does not meet what must be met, or is tied to the case by what nobody may waive, does
/// not suit. Of those who suit, first come those of whom no tie is known; then by points; among
/// equals whoever was named less often in the last twelve months; then by name.
///
/// @param suitable the best first
/// @param others in the order of their names
/// @param inTurn what it costs to take whoever is next in turn instead of the first; null where
///   nobody was named less often
public record Ranking(List<Ranked> suitable, List<Ranked> others, @Nullable InTurn inTurn) {

    /// A candidate with what the rules say of them.
    ///
    /// @param points in hundredths of a point
    public record Ranked(Candidate candidate, List<Fitness.Reason> reasons, int points) {

        public Ranked {
            reasons = List.copyOf(reasons);
        }

        boolean suits() {
            return candidate.grade() != ConflictGrade.NOT_WAIVABLE
                    && reasons.stream().allMatch(reason -> !reason.wanted().must() || reason.met());
        }
    }

    /// The price of fairness.
    ///
    /// @param costs in hundredths of a point, never negative
    /// @param where in which needs the next one gives less, or more
    public record InTurn(Ranked next, int costs, List<Difference> where) {
        public InTurn {
            where = List.copyOf(where);
        }
    }

    /// By how much the first is better in a need, in hundredths of a point; negative where worse.
    public record Difference(Need need, int points) {}

    private static final Comparator<Ranked> BY_NAME =
            Comparator.comparing((Ranked one) -> one.candidate.profile().member().name().en())
                    .thenComparing(one -> one.candidate.person());

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparing((Ranked one) -> one.candidate.grade())
                    .thenComparing(Comparator.comparingInt(Ranked::points).reversed())
                    .thenComparingInt(one -> one.candidate.load())
                    .thenComparing(BY_NAME);

    public Ranking {
        suitable = List.copyOf(suitable);
        others = List.copyOf(others);
    }

    /// Ranks all of them.
    public static Ranking of(CaseNeeds needs, List<Candidate> candidates, Fitness fitness) {
        var all =
                candidates.stream()
                        .map(candidate -> {
                            var reasons =
                                    needs.wanted().stream()
                                            .map(one -> fitness.reason(one, candidate))
                                            .toList();
                            return new Ranked(
                                    candidate,
                                    reasons,
                                    reasons.stream().mapToInt(Fitness.Reason::points).sum());
                        })
                        .toList();
        var suitable = all.stream().filter(Ranked::suits).sorted(BEST_FIRST).toList();
        return new Ranking(
                suitable,
                all.stream().filter(one -> !one.suits()).sorted(BY_NAME).toList(),
                inTurn(suitable));
    }

    /// Next in turn is whoever was named least often, the better first, among those of whom no more
    /// is known than of the first.
    private static @Nullable InTurn inTurn(List<Ranked> suitable) {
        if (suitable.isEmpty()) {
            return null;
        }
        var first = suitable.getFirst();
        var next =
                suitable.stream()
                        .filter(one -> one.candidate.grade() == first.candidate.grade())
                        .min(Comparator.comparingInt(one -> one.candidate.load()))
                        .orElse(first);
        if (next.candidate.load() == first.candidate.load()) {
            return null;
        }
        return new InTurn(
                next,
                first.points - next.points,
                IntStream.range(0, first.reasons.size())
                        .mapToObj(i ->
                                new Difference(
                                        first.reasons.get(i).wanted().need(),
                                        first.reasons.get(i).points()
                                                - next.reasons.get(i).points()))
                        .filter(one -> one.points != 0)
                        .toList());
    }
}
