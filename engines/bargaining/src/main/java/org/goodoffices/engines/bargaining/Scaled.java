package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Additive preferences as whole numbers: to each party its own unit, the least of every issue at
/// nothing, no common divisor left. A package of n units is worth `base + n * unit`.
///
/// @param parts what constraints leave free of one another
/// @param total the most units that each party can have
record Scaled(List<Part> parts, List<Fraction> base, List<Fraction> unit, List<BigInteger> total) {

    /// A slot; `values` are by row and party, `ways` by row: the packages of the slot that are
    /// worth just that. Rows that another row of the slot beats are left out: they are in no
    /// package of the frontier.
    record Part(Slot slot, BigInteger[][] values, List<List<int[]>> ways) {
        int rows() {
            return values.length;
        }
    }

    static Scaled of(Domain domain, List<Preference.Additive> preferences) throws Refused {
        var units = new ArrayList<BigInteger[][]>();
        var base = new ArrayList<Fraction>();
        var unit = new ArrayList<Fraction>();
        for (var preference : preferences) {
            units.add(units(preference, base, unit));
        }
        var parts = new ArrayList<Part>();
        var total = new ArrayList<BigInteger>();
        preferences.forEach(_ -> total.add(BigInteger.ZERO));
        for (var slot : Slot.of(domain)) {
            var part = part(slot, units);
            parts.add(part);
            for (int p = 0; p < units.size(); p++) {
                var most = BigInteger.ZERO;
                for (var row : part.values()) {
                    most = most.max(row[p]);
                }
                total.set(p, total.get(p).add(most));
            }
        }
        return new Scaled(
                List.copyOf(parts), List.copyOf(base), List.copyOf(unit), List.copyOf(total));
    }

    Fraction value(int party, BigInteger units) {
        return base.get(party).plus(unit.get(party).times(Fraction.of(units)));
    }

    /// A preference by issue and option; base and unit are entered in their lists.
    private static BigInteger[][] units(
            Preference.Additive preference, List<Fraction> base, List<Fraction> unit) {
        var below = BigInteger.ONE;
        for (var row : preference.values()) {
            for (var value : row) {
                below = lcm(below, value.denominator());
            }
        }
        var sum = BigInteger.ZERO;
        var common = BigInteger.ZERO;
        var units = new BigInteger[preference.values().size()][];
        for (int i = 0; i < units.length; i++) {
            var row = preference.values().get(i);
            units[i] = new BigInteger[row.size()];
            var least = whole(row.getFirst(), below);
            for (int o = 0; o < units[i].length; o++) {
                units[i][o] = whole(row.get(o), below);
                least = least.min(units[i][o]);
            }
            sum = sum.add(least);
            for (int o = 0; o < units[i].length; o++) {
                units[i][o] = units[i][o].subtract(least);
                common = common.equals(BigInteger.ONE) ? common : common.gcd(units[i][o]);
            }
        }
        if (common.signum() == 0) {
            common = BigInteger.ONE;
        }
        if (!common.equals(BigInteger.ONE)) {
            for (var row : units) {
                for (int o = 0; o < row.length; o++) {
                    row[o] = row[o].divide(common);
                }
            }
        }
        base.add(new Fraction(sum, below));
        unit.add(new Fraction(common, below));
        return units;
    }

    private static BigInteger lcm(BigInteger one, BigInteger other) {
        return one.equals(other) || other.equals(BigInteger.ONE)
                ? one
                : one.divide(one.gcd(other)).multiply(other);
    }

    private static BigInteger whole(Fraction value, BigInteger below) {
        return below.equals(value.denominator())
                ? value.numerator()
                : value.numerator().multiply(below.divide(value.denominator()));
    }

    private static Part part(Slot slot, List<BigInteger[][]> units) {
        var values = new ArrayList<BigInteger[]>();
        var ways = new ArrayList<List<int[]>>();
        for (var way : slot.ways()) {
            var sums = new BigInteger[units.size()];
            for (int p = 0; p < sums.length; p++) {
                sums[p] = BigInteger.ZERO;
                for (int i = 0; i < way.length; i++) {
                    sums[p] = sums[p].add(units.get(p)[slot.issues()[i]][way[i]]);
                }
            }
            enter(values, ways, sums, way);
        }
        return new Part(slot, values.toArray(BigInteger[][]::new), List.copyOf(ways));
    }

    private static void enter(
            List<BigInteger[]> values, List<List<int[]>> ways, BigInteger[] sums, int[] way) {
        for (int row = values.size() - 1; row >= 0; row--) {
            boolean covers = covers(values.get(row), sums);
            boolean covered = covers(sums, values.get(row));
            if (covers && covered) {
                ways.get(row).add(way);
                return;
            }
            if (covers) {
                return;
            }
            if (covered) {
                values.remove(row);
                ways.remove(row);
            }
        }
        values.add(sums);
        ways.add(new ArrayList<>(List.of(way)));
    }

    private static boolean covers(BigInteger[] one, BigInteger[] other) {
        for (int p = 0; p < one.length; p++) {
            if (one[p].compareTo(other[p]) < 0) {
                return false;
            }
        }
        return true;
    }
}
