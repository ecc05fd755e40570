package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts what follows what, and makes a [Chain] of it: interpolated Kneser-Ney smoothing with one
/// discount a length (Chen and Goodman 1999, section 3), rare long histories left out.
final class ChainCounts {

    static final int START = 1;

    private final int order;
    private final int[] cutOff;

    /// A history, reached from the one that remembers one symbol less.
    private static final class State {
        final int shorter;
        final int oldest;
        final int length;
        final LongInts counts = new LongInts(2);

        State(int shorter, int oldest, int length) {
            this.shorter = shorter;
            this.oldest = oldest;
            this.length = length;
        }
    }

    private final List<State> states = new ArrayList<>();
    private final LongInts longer = new LongInts(1 << 12);

    /// @param order how many symbols a figure is about, the last included
    /// @param cutOff for each length of history from 0, the count up to which a figure is left out
    ChainCounts(int order, int... cutOff) {
        this.order = order;
        this.cutOff = cutOff.clone();
        states.add(new State(0, 0, 0));
        state(0, START);
    }

    private int state(int shorter, int oldest) {
        long key = (long) shorter << 24 | oldest;
        int known = longer.get(key, 0);
        if (known != 0) {
            return known;
        }
        states.add(new State(shorter, oldest, states.get(shorter).length + 1));
        longer.put(key, states.size() - 1);
        return states.size() - 1;
    }

    /// Counts one chain; start and end are added here.
    void add(int[] symbols, int times) {
        for (int at = 0; at <= symbols.length; at++) {
            int symbol = at == symbols.length ? Chain.END : symbols[at];
            int state = 0;
            for (int back = 1; ; back++) {
                var counts = states.get(state).counts;
                counts.put(symbol, counts.get(symbol, 0) + times);
                if (back == order || at - back < -1) {
                    break;
                }
                state = state(state, at - back < 0 ? START : symbols[at - back]);
            }
        }
    }

    /// The chain's table.
    Chain.Table table() {
        int size = states.size();
        // Kneser-Ney: a shorter history counts before how many different symbols it was seen.
        var counts = new LongInts[size];
        for (int i = 0; i < size; i++) {
            var state = states.get(i);
            boolean full = state.length == order - 1 || i != 0 && beginsAtStart(i);
            counts[i] = full ? state.counts : new LongInts(4);
        }
        for (int i = 1; i < size; i++) {
            int shorter = states.get(i).shorter;
            if (counts[shorter] != states.get(shorter).counts) {
                for (long symbol : states.get(i).counts.sorted()) {
                    counts[shorter].put(symbol, counts[shorter].get(symbol, 0) + 1);
                }
            }
        }
        var symbolsOf = new long[size][];
        for (int i = 0; i < size; i++) {
            symbolsOf[i] = counts[i].sorted();
        }
        var discounts = discounts(counts);
        var probabilities = new ArrayList<double[]>();
        var kept = new boolean[size][];
        var backOff = new double[size];
        boolean[] alive = new boolean[size];
        alive[0] = true;
        for (int i = 0; i < size; i++) {
            var state = states.get(i);
            var symbols = symbolsOf[i];
            double total = 0;
            for (long symbol : symbols) {
                total += counts[i].get(symbol, 0);
            }
            double discount = discounts[state.length];
            double left = symbols.length == 0 ? 1 : discount * symbols.length / total;
            var chances = new double[symbols.length];
            kept[i] = new boolean[symbols.length];
            double keptMass = 0;
            double keptBelow = 0;
            for (int s = 0; s < symbols.length; s++) {
                double below =
                        i == 0
                                ? 1.0 / symbols.length
                                : probabilities
                                        .get(state.shorter)[
                                        // whatever follows a longer history follows each shorter
                                        // one
                                        Arrays.binarySearch(symbolsOf[state.shorter], symbols[s])];
                chances[s] = (counts[i].get(symbols[s], 0) - discount) / total + left * below;
                kept[i][s] = state.counts.get(symbols[s], 0) > cutOff[state.length] || i == 0;
                if (kept[i][s]) {
                    keptMass += chances[s];
                    keptBelow += below;
                    alive[i] = true;
                }
            }
            probabilities.add(chances);
            backOff[i] = i == 0 ? 1 : (1 - keptMass) / Math.max(1e-9, 1 - keptBelow);
        }
        for (int i = size - 1; i > 0; i--) {
            alive[i] |= i == longer.get(START, 0);
            if (alive[i]) {
                alive[states.get(i).shorter] = true;
            }
        }
        return sorted(counts, probabilities, kept, backOff, alive);
    }

    private boolean beginsAtStart(int state) {
        return states.get(state).oldest == START;
    }

    /// n1 / (n1 + 2 n2), for each length.
    private double[] discounts(LongInts[] counts) {
        var once = new double[order];
        var twice = new double[order];
        for (int i = 0; i < counts.length; i++) {
            for (long symbol : counts[i].sorted()) {
                int count = counts[i].get(symbol, 0);
                once[states.get(i).length] += count == 1 ? 1 : 0;
                twice[states.get(i).length] += count == 2 ? 1 : 0;
            }
        }
        var discounts = new double[order];
        for (int length = 0; length < order; length++) {
            discounts[length] =
                    once[length] == 0 || twice[length] == 0
                            ? 0.5
                            : once[length] / (once[length] + 2 * twice[length]);
        }
        return discounts;
    }

    /// States by length, then by the state they back off to, then by symbol; so that differences
    /// are small and a run repeats to the byte.
    private Chain.Table sorted(
            LongInts[] counts,
            List<double[]> probabilities,
            boolean[][] kept,
            double[] backOff,
            boolean[] alive) {
        var order = new ArrayList<Integer>();
        order.add(0);
        var place = new int[states.size()];
        var children = new ArrayList<List<Integer>>();
        for (int i = 0; i < states.size(); i++) {
            children.add(new ArrayList<>());
        }
        for (int i = 1; i < states.size(); i++) {
            if (alive[i]) {
                children.get(states.get(i).shorter).add(i);
            }
        }
        for (int at = 0; at < order.size(); at++) {
            var below = children.get(order.get(at));
            below.sort((one, other) -> states.get(one).oldest - states.get(other).oldest);
            for (int child : below) {
                place[child] = order.size();
                order.add(child);
            }
        }
        int size = order.size();
        var table =
                new Chain.Table(
                        new int[size],
                        new int[size],
                        new int[size],
                        place[longer.get(START, 0)],
                        new int[size][],
                        new int[size][]);
        for (int at = 0; at < size; at++) {
            int old = order.get(at);
            table.shorter()[at] = place[states.get(old).shorter];
            table.oldest()[at] = states.get(old).oldest;
            table.backOff()[at] = cost(backOff[old]);
            var symbols = counts[old].sorted();
            int count = 0;
            for (boolean keep : kept[old]) {
                count += keep ? 1 : 0;
            }
            table.symbols()[at] = new int[count];
            table.costs()[at] = new int[count];
            int to = 0;
            for (int s = 0; s < symbols.length; s++) {
                if (kept[old][s]) {
                    table.symbols()[at][to] = (int) symbols[s];
                    table.costs()[at][to++] = cost(probabilities.get(old)[s]);
                }
            }
        }
        return table;
    }

    private static int cost(double chance) {
        return (int) Math.clamp(Math.round(-Math.log(Math.max(chance, 1e-12)) * 16), 0, 255);
    }
}
