package org.goodoffices.engines.bargaining;

/// A layer whose nodes are pairs of whole numbers: a key, which stands for the sums of all parties
/// but one, and the sum of that one.
sealed interface Sums extends Layer permits Steps, Grid {

    /// The node of this key and value, or -1.
    int find(long key, long value);

    /// Slots of which a row adds to key and value.
    ///
    /// @param keys by row
    /// @param values by row
    record Moves(long[] keys, long[] values) {
        int size() {
            return keys.length;
        }

        long farthest() {
            long most = 0;
            for (long key : keys) {
                most = Math.max(most, key);
            }
            return most;
        }
    }
}
