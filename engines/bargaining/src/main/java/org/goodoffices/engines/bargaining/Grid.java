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
        var block = new int[BLOCK];
        var shifted = new int[BLOCK];
        for (int begin = 0; begin < next.length; begin += BLOCK) {
            Arrays.fill(block, UNREACHED);
            int end = Math.min(next.length, begin + BLOCK);
            for (int row = 0; row < moves.size(); row++) {
                int key = (int) moves.keys()[row];
                int from = Math.max(begin - key, 0);
                int count = Math.min(end - key, cells.length) - from;
                if (count > 0) {
                    int at = from + key - begin;
                    System.arraycopy(cells, from, shifted, at, count);
                    raise(block, shifted, (int) moves.values()[row], at, at + count);
                }
            }
            System.arraycopy(block, 0, next, begin, end - begin);
        }
        return new Grid(next, moves, below);
    }

    /// Both arrays are gone through at the same places: only so does the compiler, up to Java 25,
    /// work on several cells at once.
    private static void raise(int[] block, int[] shifted, int value, int from, int to) {
        for (int i = from; i < to; i++) {
            block[i] = Math.max(block[i], shifted[i] + value);
        }
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
