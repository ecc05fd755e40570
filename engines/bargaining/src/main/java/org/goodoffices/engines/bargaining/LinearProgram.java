package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Linear conditions on numbers that are not below zero, and the largest that a linear sum of the
/// numbers can be: the simplex method in exact numbers, with Bland's rule, under which it ends.
final class LinearProgram {

    /// The sum of these, each times its number, is at most so much.
    record Condition(List<Fraction> factors, Fraction most) {
        Condition {
            factors = List.copyOf(factors);
        }
    }

    private final int numbers;
    private final List<Condition> conditions = new ArrayList<>();

    LinearProgram(int numbers) {
        this.numbers = numbers;
    }

    LinearProgram with(Condition condition) {
        var more = new LinearProgram(numbers);
        more.conditions.addAll(conditions);
        more.conditions.add(condition);
        return more;
    }

    /// The same conditions, and one more number that is in none of them.
    LinearProgram wider() {
        var wider = new LinearProgram(numbers + 1);
        for (var condition : conditions) {
            var factors = new ArrayList<>(condition.factors());
            factors.add(Fraction.ZERO);
            wider.conditions.add(new Condition(factors, condition.most()));
        }
        return wider;
    }

    /// The largest that the sum of these factors times the numbers can be, or none where the
    /// conditions contradict one another.
    ///
    /// @throws ArithmeticException where there is no largest
    Optional<Fraction> largest(List<Fraction> factors) {
        return new Tableau().largest(factors);
    }

    boolean possible() {
        return largest(Collections.nCopies(numbers, Fraction.ZERO)).isPresent();
    }

    /// Rows: one a condition, with its slack in the basis; columns: numbers, slacks, one helper;
    /// the last is the right-hand side.
    private final class Tableau {
        private final int rows = conditions.size();
        private final int helper = numbers + rows;
        private final int right = helper + 1;
        private final Fraction[][] cells = new Fraction[rows][right + 1];
        private final int[] basis = new int[rows];

        Tableau() {
            for (int r = 0; r < rows; r++) {
                Arrays.fill(cells[r], Fraction.ZERO);
                for (int n = 0; n < numbers; n++) {
                    cells[r][n] = conditions.get(r).factors().get(n);
                }
                cells[r][numbers + r] = Fraction.ONE;
                cells[r][helper] = Fraction.of(-1);
                cells[r][right] = conditions.get(r).most();
                basis[r] = numbers + r;
            }
        }

        Optional<Fraction> largest(List<Fraction> factors) {
            int worst = -1;
            for (int r = 0; r < rows; r++) {
                if (cells[r][right].signum() < 0
                        && (worst < 0 || cells[r][right].compareTo(cells[worst][right]) < 0)) {
                    worst = r;
                }
            }
            if (worst >= 0) {
                pivot(worst, helper);
                var goal = new Fraction[right];
                Arrays.fill(goal, Fraction.ZERO);
                goal[helper] = Fraction.of(-1);
                if (climb(goal, right).signum() < 0) {
                    return Optional.empty();
                }
                leave();
            }
            var goal = new Fraction[right];
            Arrays.fill(goal, Fraction.ZERO);
            for (int n = 0; n < numbers; n++) {
                goal[n] = factors.get(n);
            }
            return Optional.of(climb(goal, helper));
        }

        /// The helper has done its work: it leaves the basis, at nothing.
        private void leave() {
            for (int r = 0; r < rows; r++) {
                if (basis[r] == helper) {
                    for (int c = 0; c < helper; c++) {
                        if (cells[r][c].signum() != 0) {
                            pivot(r, c);
                            break;
                        }
                    }
                }
            }
        }

        /// Raises the goal as far as it goes, by columns before this one.
        private Fraction climb(Fraction[] goal, int columns) {
            while (true) {
                int enters = -1;
                for (int c = 0; c < columns && enters < 0; c++) {
                    if (gain(goal, c).signum() > 0) {
                        enters = c;
                    }
                }
                if (enters < 0) {
                    var value = Fraction.ZERO;
                    for (int r = 0; r < rows; r++) {
                        value = value.plus(goal[basis[r]].times(cells[r][right]));
                    }
                    return value;
                }
                int leaves = -1;
                for (int r = 0; r < rows; r++) {
                    if (cells[r][enters].signum() > 0) {
                        int order =
                                leaves < 0 ? -1 : ratio(r, enters).compareTo(ratio(leaves, enters));
                        if (order < 0 || order == 0 && basis[r] < basis[leaves]) {
                            leaves = r;
                        }
                    }
                }
                if (leaves < 0) {
                    throw new ArithmeticException("no largest");
                }
                pivot(leaves, enters);
            }
        }

        private Fraction ratio(int row, int column) {
            return cells[row][right].over(cells[row][column]);
        }

        /// What a column would add to the goal, for each unit of it.
        private Fraction gain(Fraction[] goal, int column) {
            var gain = goal[column];
            for (int r = 0; r < rows; r++) {
                gain = gain.minus(goal[basis[r]].times(cells[r][column]));
            }
            return gain;
        }

        private void pivot(int row, int column) {
            var by = cells[row][column];
            for (int c = 0; c <= right; c++) {
                cells[row][c] = cells[row][c].over(by);
            }
            for (int r = 0; r < rows; r++) {
                var factor = cells[r][column];
                if (r != row && factor.signum() != 0) {
                    for (int c = 0; c <= right; c++) {
                        cells[r][c] = cells[r][c].minus(factor.times(cells[row][c]));
                    }
                }
            }
            basis[row] = column;
        }
    }
}
