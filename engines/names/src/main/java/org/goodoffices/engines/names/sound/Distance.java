package org.goodoffices.engines.names.sound;

/// How many signs must be put in, left out or exchanged to make one word of another, every step
/// costing one (Levenshtein 1966; recalled, not read).
public final class Distance {

    private Distance() {}

    /// The distance.
    public static int of(int[] one, int[] other) {
        var row = new int[other.length + 1];
        for (int j = 0; j <= other.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length; j++) {
                int up = row[j];
                row[j] =
                        Math.min(
                                Math.min(row[j], row[j - 1]) + 1,
                                diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = up;
            }
        }
        return row[other.length];
    }
}
