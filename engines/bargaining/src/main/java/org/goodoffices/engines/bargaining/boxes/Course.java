package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/// The issues in the order in which they are settled, and what each step does to the gains. What
/// has been settled matters to what is left only by the gains that are *open*: those begun, not yet
/// lost, and not yet won. Two beginnings with the same open gains have the same ways on.
final class Course {

    /// Settling one issue. Options that are in the same sets of all gains are one choice.
    ///
    /// @param choices the options of each choice
    /// @param begins the gains that no earlier issue touches
    /// @param lives for each choice, the gains that it does not lose
    /// @param ends the gains that no later issue touches
    record Step(
            int issue, List<List<Integer>> choices, long[] begins, long[][] lives, long[] ends) {

        /// The gains that live on if this choice is made; of those, `ends` are won.
        long[] living(long[] open, int choice) {
            var living = new long[open.length];
            for (int word = 0; word < open.length; word++) {
                living[word] = (open[word] | begins[word]) & lives[choice][word];
            }
            return living;
        }
    }

    final List<Gain> gains;
    final List<Step> steps;
    final int words;

    private Course(List<Gain> gains, List<Step> steps, int words) {
        this.gains = gains;
        this.steps = steps;
        this.words = words;
    }

    static Course of(List<Integer> options, List<Gain> gains) {
        var order = order(options.size(), gains);
        int words = (gains.size() + 63) / 64;
        var first = new int[gains.size()];
        var last = new int[gains.size()];
        Arrays.fill(first, -1);
        for (int t = 0; t < order.size(); t++) {
            for (int g = 0; g < gains.size(); g++) {
                if (gains.get(g).sets().containsKey(order.get(t))) {
                    first[g] = first[g] < 0 ? t : first[g];
                    last[g] = t;
                }
            }
        }
        var steps = new ArrayList<Step>();
        for (int t = 0; t < order.size(); t++) {
            int issue = order.get(t);
            var begins = new long[words];
            var ends = new long[words];
            var alike = new LinkedHashMap<BitSet, List<Integer>>();
            for (int option = 0; option < options.get(issue); option++) {
                var lives = new BitSet();
                for (int g = 0; g < gains.size(); g++) {
                    var set = gains.get(g).sets().get(issue);
                    lives.set(g, set == null || set.get(option));
                }
                alike.computeIfAbsent(lives, _ -> new ArrayList<>()).add(option);
            }
            for (int g = 0; g < gains.size(); g++) {
                if (first[g] == t) {
                    begins[g / 64] |= 1L << g;
                }
                if (last[g] == t) {
                    ends[g / 64] |= 1L << g;
                }
            }
            var lives =
                    alike.keySet().stream()
                            .map(set -> Arrays.copyOf(set.toLongArray(), words))
                            .toArray(long[][]::new);
            steps.add(new Step(issue, List.copyOf(alike.values()), begins, lives, ends));
        }
        return new Course(gains, List.copyOf(steps), words);
    }

    /// What the gains of a set that a step ends are worth.
    Worth won(long[] living, Step step) {
        long one = 0;
        long other = 0;
        for (int word = 0; word < words; word++) {
            for (long rest = living[word] & step.ends()[word]; rest != 0; rest &= rest - 1) {
                var worth = gains.get(word * 64 + Long.numberOfTrailingZeros(rest)).worth();
                one += worth.one();
                other += worth.other();
            }
        }
        return new Worth(one, other);
    }

    /// Next always the issue that leaves the fewest gains open; of all beginnings, the one with the
    /// fewest open over the whole course. (Greedy: to find the best order is as hard as the
    /// search.)
    private static List<Integer> order(int issues, List<Gain> gains) {
        var touching = new ArrayList<List<Integer>>();
        for (int issue = 0; issue < issues; issue++) {
            touching.add(new ArrayList<>());
        }
        for (int g = 0; g < gains.size(); g++) {
            var sets = gains.get(g).sets();
            if (sets.size() > 1) {
                for (int issue : sets.keySet()) {
                    touching.get(issue).add(g);
                }
            }
        }
        List<Integer> best = List.of();
        long fewest = Long.MAX_VALUE;
        for (int start = 0; start < issues; start++) {
            var order = new ArrayList<Integer>();
            var left = gains.stream().mapToInt(gain -> gain.sets().size()).toArray();
            var settled = new BitSet();
            long open = 0;
            long sum = 0;
            for (int next = start;
                    next >= 0;
                    next = closing(issues, settled, touching, gains, left)) {
                open += opened(touching.get(next), gains, left);
                sum += open * open;
                order.add(next);
                settled.set(next);
                for (int g : touching.get(next)) {
                    left[g]--;
                }
            }
            if (sum < fewest) {
                fewest = sum;
                best = order;
            }
        }
        return best;
    }

    /// The issue not yet settled that would leave the fewest gains open, or -1 where all are.
    private static int closing(
            int issues,
            BitSet settled,
            List<List<Integer>> touching,
            List<Gain> gains,
            int[] left) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int issue = settled.nextClearBit(0);
                issue < issues;
                issue = settled.nextClearBit(issue + 1)) {
            int opened = opened(touching.get(issue), gains, left);
            if (opened < fewest) {
                fewest = opened;
                best = issue;
            }
        }
        return best;
    }

    /// How many gains more are open if the issue of these gains is settled.
    private static int opened(List<Integer> touching, List<Gain> gains, int[] left) {
        int opened = 0;
        for (int g : touching) {
            opened += left[g] == gains.get(g).sets().size() ? 1 : left[g] == 1 ? -1 : 0;
        }
        return opened;
    }
}
