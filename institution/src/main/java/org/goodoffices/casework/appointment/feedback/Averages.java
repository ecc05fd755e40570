package org.goodoffices.casework.appointment.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An average as it may be told: to the half; and near either end of the scale only that it is
/// there, so that whoever is told, even together with one of those who answered, can tell no answer
/// of anybody else.
///
/// With n answers from 1 to 5 the lowest that is told is “b or less”, with b the least half that is
/// no less than 1 + 5/n, and the highest likewise. For then the sums that are told alike reach at
/// least to n + 5: whoever answered 5 leaves n or more for the others, one more than all ones.
final class Averages {

    static final int LEAST = 1;
    static final int MOST = 5;

    private Averages() {}

    /// Tells it: `low`, `at` or `high`, and after a colon the number, as `high:4`, `at:3.5`.
    ///
    /// @param sum of all answers
    /// @param answers how many, at least five
    /// @throws IllegalArgumentException where there are fewer, or the sum is none of theirs
    static String told(int sum, int answers) {
        if (answers < MOST || sum < LEAST * answers || sum > MOST * answers) {
            throw new IllegalArgumentException(sum + " of " + answers);
        }
        // in halves: the open ends, and the average to the nearest
        int end = 2 * LEAST + (2 * MOST + answers - 1) / answers;
        int other = 2 * (LEAST + MOST) - end;
        if (2 * sum <= end * answers) {
            return "low:" + number(end);
        }
        if (2 * sum >= other * answers) {
            return "high:" + number(other);
        }
        return "at:"
                + number(
                        new BigDecimal(2 * sum)
                                .divide(new BigDecimal(answers), 0, RoundingMode.HALF_UP)
                                .intValueExact());
    }

    private static String number(int halves) {
        return halves % 2 == 0 ? String.valueOf(halves / 2) : halves / 2 + ".5";
    }
}
