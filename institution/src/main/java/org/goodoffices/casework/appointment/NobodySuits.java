package org.goodoffices.casework.appointment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Why nobody suits: the smallest set of needs that no candidate meets together, and what gives
/// way.
///
/// A set of needs cannot be met together where every candidate fails one of them, so the smallest
/// is a smallest hitting set of what each candidate fails (R. Reiter, A theory of diagnosis from
/// first principles, Artificial Intelligence 32, 1987; recalled). Exact: all sets are looked at, of
/// which there are few.
///
/// @param clash the set, in the order of the needs; of several of the same size the first
/// @param independence whether that nobody may be tied to the case belongs to the set
/// @param relax for each need of the case, how many would suit without it; the most first, those
///   without which nobody would left out
/// @param together where no single need gives way: each set of the fewest that do so together, that
///   without which most would suit first; empty where one does, or where nothing helps
public record NobodySuits(
        List<Need> clash, boolean independence, List<Relaxed> relax, List<Together> together) {

    /// A need, and how many would suit without it.
    public record Relaxed(Need need, int candidates) {}

    /// Needs, and how many would suit without all of them.
    public record Together(List<Need> needs, int candidates) {
        public Together {
            needs = List.copyOf(needs);
        }
    }

    public NobodySuits {
        clash = List.copyOf(clash);
        relax = List.copyOf(relax);
        together = List.copyOf(together);
    }

    /// Explains it.
    ///
    /// @throws IllegalArgumentException where somebody suits
    public static NobodySuits of(CaseNeeds stated, List<Candidate> candidates, Fitness fitness) {
        var musts = stated.wanted().stream().filter(CaseNeeds.Wanted::must).toList();
        var needs = musts.stream().map(CaseNeeds.Wanted::need).toList();
        int tied = 1 << needs.size();
        var fails =
                candidates.stream()
                        .map(candidate -> {
                            int mask = candidate.grade() == ConflictGrade.NOT_WAIVABLE ? tied : 0;
                            for (int i = 0; i < musts.size(); i++) {
                                if (!fitness.reason(musts.get(i), candidate).met()) {
                                    mask |= 1 << i;
                                }
                            }
                            return mask;
                        })
                        .toList();
        if (fails.contains(0)) {
            throw new IllegalArgumentException("somebody suits");
        }
        int smallest = smallest(fails, needs.size() + 1);
        var free = fails.stream().filter(mask -> (mask & tied) == 0).toList();
        var relax = new ArrayList<Relaxed>();
        for (int i = 0; i < needs.size(); i++) {
            int without = without(free, 1 << i);
            if (without > 0) {
                relax.add(new Relaxed(needs.get(i), without));
            }
        }
        relax.sort(Comparator.comparingInt(one -> -one.candidates()));
        return new NobodySuits(
                in(smallest, needs),
                (smallest & tied) != 0,
                relax,
                relax.isEmpty() ? together(free, needs) : List.of());
    }

    /// The smallest set that has something of each of these; the lowest of several.
    private static int smallest(List<Integer> sets, int width) {
        var distinct = sets.stream().distinct().mapToInt(Integer::intValue).toArray();
        return IntStream.range(0, 1 << width)
                .filter(set -> IntStream.of(distinct).allMatch(fails -> (fails & set) != 0))
                .boxed()
                .min(
                        Comparator.comparingInt((Integer set) -> Integer.bitCount(set))
                                .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static int without(List<Integer> fails, int set) {
        return (int) fails.stream().filter(mask -> (mask & ~set) == 0).count();
    }

    private static List<Together> together(List<Integer> free, List<Need> needs) {
        int fewest = free.stream().mapToInt(Integer::bitCount).min().orElse(0);
        return free.stream()
                .distinct()
                .filter(set -> Integer.bitCount(set) == fewest)
                .sorted(
                        Comparator.comparingInt((Integer set) -> -without(free, set))
                                .thenComparing(Comparator.naturalOrder()))
                .map(set -> new Together(in(set, needs), without(free, set)))
                .toList();
    }

    private static List<Need> in(int set, List<Need> needs) {
        return IntStream.range(0, needs.size())
                .filter(i -> (set & 1 << i) != 0)
                .mapToObj(needs::get)
                .toList();
    }
}
