package org.goodoffices.engines.bargaining.boxes;

import java.util.List;

/// What a package gains (or, of negative weight, loses) by lying inside a range on each of some
/// issues at once. A box over one issue is an ordinary value of options; a box over no issue is a
/// constant; issues that a box does not name are free.
///
/// @param ranges all of which must hold; an issue named twice must lie in both
/// @param weight in the party's own units, any sign
public record Box(List<Range> ranges, long weight) {

    /// The options of an issue from one to another, both included. A range that ends before it
    /// begins holds for no option.
    ///
    /// @param issue counted from 0
    /// @param from the first option, counted from 0
    /// @param to the last option
    public record Range(int issue, int from, int to) {

        boolean holds(int option) {
            return from <= option && option <= to;
        }
    }

    public Box {
        ranges = List.copyOf(ranges);
    }

    /// What is gained outside of a box, by lying out of at least one of its ranges: the weight
    /// everywhere, lost again inside. (The `EXCLUDES` rectangles of Genius are such.)
    public static List<Box> outside(List<Range> ranges, long weight) {
        return List.of(new Box(List.of(), weight), new Box(ranges, -weight));
    }

    boolean holds(List<Integer> options) {
        return ranges.stream().allMatch(range -> range.holds(options.get(range.issue())));
    }
}
