package org.goodoffices.engines.bargaining.boxes;

import java.util.List;

/// A preference in which issues depend on one another: a package is worth the sum of the weights of
/// all boxes it lies in. The form is that of the constraints of Ito, Hattori and Klein (Multi-issue
/// negotiation protocol for agents: exploring nonlinear utility spaces, IJCAI 2007), used in the
/// nonlinear scenarios of the 2014 negotiating agents competition.
///
/// @param options how many options each issue has, at least one
public record SumOfBoxes(List<Integer> options, List<Box> boxes) {

    /// The weights of a sum, their signs left out, may come to this much: it leaves the search room
    /// to weigh two parties against each other in whole numbers.
    public static final long LARGEST_SUM = 1L << 38;

    /// @throws IllegalArgumentException where an issue has no option, a box names an issue that is
    ///   not there, or the weights come to more than {@link #LARGEST_SUM}
    public SumOfBoxes {
        options = List.copyOf(options);
        boxes = List.copyOf(boxes);
        for (int count : options) {
            if (count < 1) {
                throw new IllegalArgumentException("an issue without an option");
            }
        }
        long sum = 0;
        for (var box : boxes) {
            for (var range : box.ranges()) {
                if (range.issue() < 0 || range.issue() >= options.size()) {
                    throw new IllegalArgumentException("no issue " + range.issue());
                }
            }
            var weight = box.weight();
            if (weight > LARGEST_SUM || weight < -LARGEST_SUM) {
                throw new IllegalArgumentException("a weight too large: " + weight);
            }
            sum += Math.abs(weight);
            if (sum > LARGEST_SUM) {
                throw new IllegalArgumentException("weights too large together");
            }
        }
    }

    /// What a package is worth.
    ///
    /// @param deal one option an issue, counted from 0
    /// @throws IllegalArgumentException where the package is not one of these issues
    public long of(List<Integer> deal) {
        if (deal.size() != options.size()) {
            throw new IllegalArgumentException("not one option an issue: " + deal);
        }
        for (int i = 0; i < deal.size(); i++) {
            if (deal.get(i) < 0 || deal.get(i) >= options.get(i)) {
                throw new IllegalArgumentException("no option " + deal.get(i) + " on issue " + i);
            }
        }
        return boxes.stream().filter(box -> box.holds(deal)).mapToLong(Box::weight).sum();
    }
}
