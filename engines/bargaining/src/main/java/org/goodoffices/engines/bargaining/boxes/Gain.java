package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the parties gain, never less than nothing, by a package whose options all lie in some sets.
///
/// A loss is told as gains: who loses by lying in a box has lost already, and wins it back outside.
/// Outside is the first issue out of its range; or the first in it and the second out; and so on,
/// of which only one can hold. So every sum of boxes is a constant and gains, and whatever may
/// still be gained bounds from above what may still come.
///
/// @param sets by issue, the options that gain; neither empty nor all
record Gain(SortedMap<Integer, BitSet> sets, Worth worth) {

    /// A constant, and gains of which no two have the same sets.
    record Sum(Worth constant, List<Gain> gains) {}

    static Sum of(SumOfBoxes one, SumOfBoxes other) {
        var found = new LinkedHashMap<SortedMap<Integer, BitSet>, Worth>();
        for (var box : one.boxes()) {
            add(found, one.options(), box.ranges(), new Worth(box.weight(), 0));
        }
        for (var box : other.boxes()) {
            add(found, one.options(), box.ranges(), new Worth(0, box.weight()));
        }
        var constant = found.remove(new TreeMap<Integer, BitSet>());
        var gains = new ArrayList<Gain>();
        found.forEach((sets, worth) -> gains.add(new Gain(sets, worth)));
        return new Sum(constant == null ? Worth.NOTHING : constant, List.copyOf(gains));
    }

    private static void add(
            LinkedHashMap<SortedMap<Integer, BitSet>, Worth> found,
            List<Integer> options,
            List<Box.Range> ranges,
            Worth worth) {
        var sets = new TreeMap<Integer, BitSet>();
        for (var range : ranges) {
            var size = options.get(range.issue());
            var set = sets.computeIfAbsent(range.issue(), _ -> all(size));
            for (int option = 0; option < size; option++) {
                if (!range.holds(option)) {
                    set.clear(option);
                }
            }
        }
        if (worth.equals(Worth.NOTHING) || sets.values().stream().anyMatch(BitSet::isEmpty)) {
            return;
        }
        sets.entrySet().removeIf(each -> each.getValue().equals(all(options.get(each.getKey()))));
        if (worth.one() >= 0 && worth.other() >= 0) {
            found.merge(sets, worth, Worth::plus);
            return;
        }
        found.merge(new TreeMap<>(), worth, Worth::plus);
        var regained = new Worth(-worth.one(), -worth.other());
        var before = new TreeMap<Integer, BitSet>();
        sets.forEach((issue, inside) -> {
            var outside = all(options.get(issue));
            outside.andNot(inside);
            var piece = new TreeMap<>(before);
            piece.put(issue, outside);
            found.merge(piece, regained, Worth::plus);
            before.put(issue, inside);
        });
    }

    private static BitSet all(int size) {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }
}
