package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What differs between two versions, word by word, brackets as they are printed.
public final class Comparison {

    private Comparison() {}

    /// What became of a run of words.
    public enum Kind {
        SAME,
        GONE,
        NEW;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A run of words of which the same can be said.
    public record Run(Kind kind, String text) {}

    /// Both versions in runs. Without what is new they read as the one, without what is gone as the
    /// other.
    public static List<Run> of(Wording one, Wording other) {
        return Diff.runs(Tokens.of(Notation.print(one)), Tokens.of(Notation.print(other))).stream()
                .map(run -> new Run(run.kind(), String.join("", run.elements())))
                .toList();
    }

    /// As above, of texts without open places.
    public static List<Run> of(String one, String other) {
        return Diff.runs(Tokens.of(one), Tokens.of(other)).stream()
                .map(run -> new Run(run.kind(), String.join("", run.elements())))
                .toList();
    }

    /// Which of the things that are in both lists were moved from the one to the other.
    public static Set<String> moved(List<String> one, List<String> other) {
        var left = new ArrayList<>(one);
        left.retainAll(other);
        var right = new ArrayList<>(other);
        right.retainAll(one);
        var there = Diff.of(left, right).there();
        var moved = new HashSet<String>();
        for (int i = 0; i < there.length; i++) {
            if (there[i] < 0) {
                moved.add(left.get(i));
            }
        }
        return moved;
    }
}
