package org.goodoffices.engines.bargaining;

import org.jspecify.annotations.Nullable;

/// Sums of two parties as a falling staircase: keys fall, values rise, none is beaten.
///
/// @param size how many of both arrays are in use
/// @param moves what led here from `below`; for the first layer neither is there
record Steps(long[] keys, long[] values, int size, @Nullable Moves moves, @Nullable Steps below)
        implements Sums {

    static Steps origin() {
        return new Steps(new long[1], new long[1], 1, null, null);
    }

    /// The layer above: the staircase moved by each row, merged pair by pair as in a tournament.
    Steps with(Moves moves) {
        var merged = merged(moves, 0, moves.size());
        var moved = new long[2][merged.size];
        for (int i = 0; i < merged.size; i++) {
            moved[0][i] = merged.keys[i] + merged.key;
            moved[1][i] = merged.values[i] + merged.value;
        }
        return new Steps(moved[0], moved[1], merged.size, moves, this);
    }

    /// A staircase moved by so much.
    private record Moved(long[] keys, long[] values, int size, long key, long value) {}

    private Moved merged(Moves moves, int from, int to) {
        if (to - from == 1) {
            return new Moved(keys, values, size, moves.keys()[from], moves.values()[from]);
        }
        int middle = (from + to) >>> 1;
        return merge(merged(moves, from, middle), merged(moves, middle, to));
    }

    private static Moved merge(Moved one, Moved other) {
        var keys = new long[one.size + other.size];
        var values = new long[one.size + other.size];
        int size = 0;
        long best = -1;
        int i = 0;
        int j = 0;
        while (i < one.size || j < other.size) {
            long a = i < one.size ? one.keys[i] + one.key : -1;
            long b = j < other.size ? other.keys[j] + other.key : -1;
            long key = Math.max(a, b);
            long value = -1;
            if (a == key) {
                value = one.values[i++] + one.value;
            }
            if (b == key) {
                value = Math.max(value, other.values[j++] + other.value);
            }
            if (value > best) {
                keys[size] = key;
                values[size++] = value;
                best = value;
            }
        }
        return new Moved(keys, values, size, 0, 0);
    }

    @Override
    public int find(long key, long value) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] == key) {
                return values[middle] == value ? middle : -1;
            }
            if (keys[middle] > key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public int from(int node, int row) {
        return below == null || moves == null
                ? -1
                : below.find(keys[node] - moves.keys()[row], values[node] - moves.values()[row]);
    }
}
