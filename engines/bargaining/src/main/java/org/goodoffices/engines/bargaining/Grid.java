package org.goodoffices.engines.bargaining;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// For every key the largest value with which it can be reached. With three parties the key is made
/// of two sums, laid out row by row of a square; since no sum grows beyond its side, keys add like
/// numbers.
record Grid(int[] best, @Nullable Moves moves, @Nullable Sums below) implements Sums {

    /// The largest sum of values that fits: what is not reached stays below zero whatever is added.
    static final int LARGEST = 1 << 30;

    private static final int UNREACHED = Integer.MIN_VALUE / 2;

    /// Cells that are worked on at once: as many as stay in the nearest cache.
    private static final int BLOCK = 1 << 12;

    static Grid origin() {
        return new Grid(new int[1], null, null);
    }

    /// The cells of a staircase.
    private static int[] cells(Steps steps) {
        var best = new int[Math.toIntExact(steps.keys()[0] + 1)];
        Arrays.fill(best, UNREACHED);
        for (int i = 0; i < steps.size(); i++) {
            best[(int) steps.keys()[i]] = (int) steps.values()[i];
        }
        return best;
    }

    /// The layer above a staircase or a grid.
    static Grid above(Sums below, Moves moves) {
        var cells =
                switch (below) {
                    case Steps steps -> cells(steps);
                    case Grid grid -> grid.best;
                };
        var next = new int[Math.toIntExact(cells.length + moves.farthest())];
        Arrays.fill(next, UNREACHED);
        for (int begin = 0; begin < next.length; begin += BLOCK) {
            int end = Math.min(next.length, begin + BLOCK);
            for (int row = 0; row < moves.size(); row++) {
                int key = (int) moves.keys()[row];
                move(cells, next, key, (int) moves.values()[row], begin, end);
            }
        }
        return new Grid(next, moves, below);
    }

    private static void move(int[] cells, int[] next, int key, int value, int begin, int end) {
        int last = Math.min(end - key, cells.length);
        for (int i = Math.max(begin - key, 0); i < last; i++) {
            next[i + key] = Math.max(next[i + key], cells[i] + value);
        }
    }

    boolean reached(int key) {
        return best[key] >= 0;
    }

    @Override
    public int find(long key, long value) {
        return key >= 0 && key < best.length && best[(int) key] == value ? (int) key : -1;
    }

    @Override
    public int from(int node, int row) {
        if (below == null || moves == null) {
            return -1;
        }
        long value = best[node] - moves.values()[row];
        return value < 0 ? -1 : below.find(node - moves.keys()[row], value);
    }
}
