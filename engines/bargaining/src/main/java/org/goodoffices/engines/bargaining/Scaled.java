package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Values of slots as whole numbers: to each party its own unit, nothing below zero, no common
/// divisor left. A sum of n units is worth `base + n * unit`.
///
/// Rows that another row of their slot beats are left out: they are in no package of the frontier.
record Scaled(List<Part> parts, List<Fraction> base, List<Fraction> unit, List<BigInteger> total) {

    /// A slot; `values` are by row and party.
    record Part(Slot slot, List<Slot.Row> rows, BigInteger[][] values) {}

    static Scaled of(List<Slot> slots, int parties) {
        var least = new ArrayList<List<Fraction>>();
        for (var slot : slots) {
            least.add(reduce(slot.rows().stream().map(Slot.Row::values).toList(), Fraction::min));
        }
        var base = new ArrayList<Fraction>();
        var unit = new ArrayList<Fraction>();
        for (int p = 0; p < parties; p++) {
            int party = p;
            base.add(Fraction.sum(least.stream().map(one -> one.get(party)).toList()));
            unit.add(unit(slots, least, p));
        }
        var parts = new ArrayList<Part>();
        var total = new ArrayList<BigInteger>();
        for (int p = 0; p < parties; p++) {
            total.add(BigInteger.ZERO);
        }
        for (int s = 0; s < slots.size(); s++) {
            var rows = unbeaten(slots.get(s).rows());
            var values = new BigInteger[rows.size()][parties];
            for (int p = 0; p < parties; p++) {
                var most = BigInteger.ZERO;
                for (int r = 0; r < rows.size(); r++) {
                    var units =
                            rows.get(r)
                                    .values()
                                    .get(p)
                                    .minus(least.get(s).get(p))
                                    .over(unit.get(p))
                                    .numerator();
                    values[r][p] = units;
                    most = most.max(units);
                }
                total.set(p, total.get(p).add(most));
            }
            parts.add(new Part(slots.get(s), rows, values));
        }
        return new Scaled(List.copyOf(parts), List.copyOf(base), List.copyOf(unit), total);
    }

    Fraction value(int party, BigInteger units) {
        return base.get(party).plus(unit.get(party).times(Fraction.of(units)));
    }

    /// The largest number of which all differences of a party are multiples.
    private static Fraction unit(List<Slot> slots, List<List<Fraction>> least, int party) {
        var below = BigInteger.ONE;
        var differences = new ArrayList<Fraction>();
        for (int s = 0; s < slots.size(); s++) {
            for (var row : slots.get(s).rows()) {
                var difference = row.values().get(party).minus(least.get(s).get(party));
                differences.add(difference);
                var denominator = difference.denominator();
                if (!denominator.equals(BigInteger.ONE)) {
                    below = below.divide(below.gcd(denominator)).multiply(denominator);
                }
            }
        }
        var above = BigInteger.ZERO;
        for (var one : differences) {
            above = above.gcd(one.numerator().multiply(below.divide(one.denominator())));
        }
        return above.signum() == 0 ? Fraction.ONE : new Fraction(above, below);
    }

    private static List<Slot.Row> unbeaten(List<Slot.Row> rows) {
        return rows.stream()
                .filter(one ->
                        rows.stream().noneMatch(other -> beats(other.values(), one.values())))
                .toList();
    }

    /// Whether one is at least as good to all and better to one.
    static boolean beats(List<Fraction> one, List<Fraction> other) {
        boolean better = false;
        for (int p = 0; p < one.size(); p++) {
            int order = one.get(p).compareTo(other.get(p));
            if (order < 0) {
                return false;
            }
            better |= order > 0;
        }
        return better;
    }

    private static List<Fraction> reduce(
            List<List<Fraction>> rows, java.util.function.BinaryOperator<Fraction> choose) {
        var result = new ArrayList<>(rows.getFirst());
        for (var row : rows) {
            for (int p = 0; p < row.size(); p++) {
                result.set(p, choose.apply(result.get(p), row.get(p)));
            }
        }
        return result;
    }
}
