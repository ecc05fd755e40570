package org.goodoffices.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.boxes.Box;
import org.goodoffices.engines.bargaining.boxes.SumOfBoxes;
import org.goodoffices.engines.bargaining.boxes.Worth;
import org.jspecify.annotations.Nullable;

/// The frontier of two sums of boxes by CP-SAT: the most for the one, and without loss to it the
/// most for the other; then again, with more for the other than before, until there is nothing more
/// (the ε-constraint method). A variable a box; a variable an issue and group of options that no
/// box tells apart, of which exactly one holds; a box holds only with one of its options on each of
/// its issues. Each run starts from the package found last. One solve a point, with both aims in
/// one sum, was quicker than two solves, one after the other.
final class EpsilonConstraint {

    private static final int WORKERS = 2;

    /// All of the model in the linear relaxation, which is nearly tight here: quicker than the
    /// default on the scenario of 40 issues.
    private static final int LINEAR = 2;

    private final SumOfBoxes one;
    private final SumOfBoxes other;
    private final double limit;
    private final long began = System.nanoTime();

    private final CpModel model = new CpModel();
    private final List<List<BoolVar>> groups = new ArrayList<>();
    private final List<List<Integer>> firsts = new ArrayList<>();
    private final List<BoolVar> variables = new ArrayList<>();
    private final LinearExpr worthOne;
    private final LinearExpr worthOther;

    /// @param limit seconds for the whole frontier
    EpsilonConstraint(SumOfBoxes one, SumOfBoxes other, double limit) {
        Loader.loadNativeLibraries();
        this.one = one;
        this.other = other;
        this.limit = limit;
        for (int issue = 0; issue < one.options().size(); issue++) {
            var borders = new TreeSet<>(List.of(0));
            for (var sum : List.of(one, other)) {
                for (var box : sum.boxes()) {
                    for (var range : box.ranges()) {
                        if (range.issue() == issue) {
                            borders.add(range.from());
                            borders.add(range.to() + 1);
                        }
                    }
                }
            }
            var inside = List.copyOf(borders.subSet(0, one.options().get(issue)));
            firsts.add(inside);
            groups.add(inside.stream().map(_ -> variable()).toList());
            model.addExactlyOne(groups.getLast().toArray(Literal[]::new));
        }
        worthOne = worth(one);
        worthOther = worth(other);
    }

    private BoolVar variable() {
        var variable = model.newBoolVar("");
        variables.add(variable);
        return variable;
    }

    private LinearExpr worth(SumOfBoxes sum) {
        LinearExprBuilder worth = LinearExpr.newBuilder();
        for (var box : sum.boxes()) {
            if (box.ranges().isEmpty()) {
                worth.add(box.weight());
                continue;
            }
            var holds = variable();
            worth.addTerm(holds, box.weight());
            if (box.weight() > 0) {
                for (var range : box.ranges()) {
                    model.addLessOrEqual(holds, LinearExpr.sum(options(range, true)));
                }
            } else {
                var apart = new ArrayList<Literal>(List.of(holds));
                for (var range : box.ranges()) {
                    apart.addAll(List.of(options(range, false)));
                }
                model.addBoolOr(apart);
            }
        }
        return worth.build();
    }

    private BoolVar[] options(Box.Range range, boolean inside) {
        var begin = firsts.get(range.issue());
        return IntStream.range(0, begin.size())
                .filter(group ->
                        inside
                                == (range.from() <= begin.get(group)
                                        && begin.get(group) <= range.to()))
                .mapToObj(groups.get(range.issue())::get)
                .toArray(BoolVar[]::new);
    }

    /// The points, or fewer where the time was over before the last was proven.
    List<Worth> points() {
        // First the one, then the other, as one sum: no gain of the other is worth one unit less.
        long range = 1 + other.boxes().stream().mapToLong(box -> Math.abs(box.weight())).sum();
        model.maximize(LinearExpr.newBuilder().addTerm(worthOne, range).add(worthOther).build());
        var points = new ArrayList<Worth>();
        while (true) {
            var point = best();
            if (point == null) {
                return points;
            }
            points.add(point);
            model.addGreaterOrEqual(worthOther, point.other() + 1);
        }
    }

    /// Whether time is over.
    boolean over() {
        return left() <= 0;
    }

    private double left() {
        return limit - (System.nanoTime() - began) / 1e9;
    }

    private @Nullable Worth best() {
        if (over()) {
            return null;
        }
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(WORKERS).setMaxTimeInSeconds(left());
        if (Integer.getInteger("lin", -1) >= 0)
            solver.getParameters().setLinearizationLevel(Integer.getInteger("lin"));
        if (solver.solve(model) != CpSolverStatus.OPTIMAL) {
            return null;
        }
        model.clearHints();
        for (var variable : variables) {
            model.addHint(variable, solver.booleanValue(variable) ? 1 : 0);
        }
        var deal =
                IntStream.range(0, groups.size())
                        .mapToObj(issue -> {
                            var group = groups.get(issue);
                            int chosen =
                                    IntStream.range(0, group.size())
                                            .filter(g -> solver.booleanValue(group.get(g)))
                                            .findFirst()
                                            .orElseThrow();
                            return firsts.get(issue).get(chosen);
                        })
                        .toList();
        return new Worth(one.of(deal), other.of(deal));
    }
}
