package org.goodoffices.records.language;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which elements of one list stand, in the same order, in another (E. W. Myers, "An O(ND)
/// Difference Algorithm and Its Variations", 1986, as java-diff-utils computes it).
///
/// @param there for each element of the one list its place in the other; -1 where it is not there
record Diff(int[] there) {

    /// Where both lists differ over more than this many pairs of elements, the difference is not
    /// looked into: it would take long, and the two have little in common.
    private static final long MOST_PAIRS = 4_000_000;

    static <T> Diff of(List<T> one, List<T> other) {
        var there = new int[one.size()];
        Arrays.fill(there, -1);
        int begin = 0;
        while (begin < Math.min(one.size(), other.size())
                && one.get(begin).equals(other.get(begin))) {
            there[begin] = begin;
            begin++;
        }
        int ends = 0;
        while (ends < Math.min(one.size(), other.size()) - begin
                && one.get(one.size() - 1 - ends).equals(other.get(other.size() - 1 - ends))) {
            there[one.size() - 1 - ends] = other.size() - 1 - ends;
            ends++;
        }
        var left = one.subList(begin, one.size() - ends);
        var right = other.subList(begin, other.size() - ends);
        if ((long) left.size() * right.size() <= MOST_PAIRS) {
            int i = 0;
            int j = 0;
            var changes = new MyersDiffWithLinearSpace<T>().computeDiff(left, right, null);
            for (var change : changes) {
                while (i < change.startOriginal) {
                    there[begin + i++] = begin + j++;
                }
                i = change.endOriginal;
                j = change.endRevised;
            }
            while (i < left.size()) {
                there[begin + i++] = begin + j++;
            }
        }
        slide(one, other, there);
        return new Diff(there);
    }

    /// Of several places at which elements may have been put in or taken out, as one of two spaces
    /// side by side, the last is taken, so that two differences from one list agree on it.
    private static <T> void slide(List<T> one, List<T> other, int[] there) {
        for (int i = 0; i < there.length; i++) {
            int before = i == 0 ? -1 : there[i - 1];
            if (there[i] > before + 1 && (i == 0 || before >= 0)) {
                if (one.get(i).equals(other.get(before + 1))) {
                    there[i] = before + 1;
                }
            } else if (there[i] < 0 && (i == 0 || before >= 0)) {
                int end = i;
                while (end < there.length && there[end] < 0) {
                    end++;
                }
                if (end < there.length
                        && there[end] == before + 1
                        && one.get(i).equals(one.get(end))) {
                    there[i] = before + 1;
                    there[end] = -1;
                }
            }
        }
    }

    /// Both lists in runs: what stands in both, what the one alone has, what the other alone has.
    record Run<T>(Comparison.Kind kind, List<T> elements) {}

    static <T> List<Run<T>> runs(List<T> one, List<T> other) {
        var there = of(one, other).there();
        var runs = new ArrayList<Run<T>>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            int gone = i;
            while (i < one.size() && there[i] < 0) {
                i++;
            }
            add(runs, Comparison.Kind.GONE, one.subList(gone, i));
            int until = i < one.size() ? there[i] : other.size();
            add(runs, Comparison.Kind.NEW, other.subList(j, until));
            j = until;
            int same = i;
            while (i < one.size() && there[i] == j) {
                i++;
                j++;
            }
            add(runs, Comparison.Kind.SAME, one.subList(same, i));
        }
        return runs;
    }

    private static <T> void add(List<Run<T>> runs, Comparison.Kind kind, List<T> elements) {
        if (!elements.isEmpty()) {
            runs.add(new Run<>(kind, List.copyOf(elements)));
        }
    }
}
