package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The named points of a table of any number of parties with additive preferences, each found and
/// proven by a search of its own (branch and bound).
final class BestPackages {

    private final Table table;
    private final Scaled scaled;

    /// Gains by slot, row and party, and what every package has besides, by party.
    private final List<Fraction> start = new ArrayList<>();

    private BestPackages(Table table) throws Refused {
        this.table = table;
        var additive = new ArrayList<Preference.Additive>();
        for (var party : table.parties()) {
            switch (party.preference()) {
                case Preference.Additive one -> additive.add(one);
                case Preference.Boxes _ ->
                        throw new Refused(
                                "Where issues depend on one another, two parties can be solved for.",
                                "议题相互关联时，仅能就两方当事人求解。");
            }
        }
        scaled = Scaled.of(table.domain(), additive);
        for (int p = 0; p < additive.size(); p++) {
            start.add(scaled.base().get(p).minus(table.parties().get(p).walkAway()));
        }
    }

    static Map<Point, PackageDeal> of(Table table) throws Refused {
        var search = new BestPackages(table);
        int parties = table.parties().size();
        var deals = new EnumMap<Point, PackageDeal>(Point.class);
        var own = search.in(search.units());
        int[] nash = own.best(new Measure.Product(), own.nothing());
        if (nash == null) {
            return deals;
        }
        deals.put(Point.NASH, search.deal(nash));
        var common = search.in(Collections.nCopies(parties, Fraction.ONE));
        deals.put(
                Point.UTILITARIAN,
                search.deal(found(common.best(new Measure.Sum(), common.nothing()))));
        deals.put(Point.EGALITARIAN, search.deal(common.level()));
        var parts = new ArrayList<Fraction>();
        var besides = new ArrayList<Fraction>();
        for (int p = 0; p < parties; p++) {
            var most = search.value(p, found(own.best(new Measure.Gain(p), own.nothing())));
            // Who can gain nothing counts as having all of it, and as nothing at all below.
            boolean able = most.signum() > 0;
            parts.add(able ? Fraction.ONE.over(most) : Fraction.of(2).over(search.unit(p)));
            besides.add(able ? Fraction.ZERO : Fraction.ONE);
        }
        deals.put(Point.KALAI_SMORODINSKY, search.deal(search.in(parts, besides).level()));
        return deals;
    }

    private static int[] found(int @Nullable [] rows) {
        if (rows == null) {
            throw new IllegalStateException("found before");
        }
        return rows;
    }

    /// Gains in whole numbers: what every package gives, and what rows of slots add, by party.
    private record Gains(long[] begin, List<long[][]> slots) {

        int @Nullable [] best(Measure measure, long[] floor) throws Refused {
            return new BranchAndBound(begin, slots, measure, floor).run();
        }

        long[] nothing() {
            return new long[begin.length];
        }

        /// The least gain as large as it can be; among such packages the largest sum, which no
        /// package beats.
        int[] level() throws Refused {
            int[] rows = found(best(new Measure.Least(), nothing()));
            var floor = begin.clone();
            for (int s = 0; s < rows.length; s++) {
                for (int p = 0; p < floor.length; p++) {
                    floor[p] += slots.get(s)[rows[s]][p];
                }
            }
            Arrays.fill(floor, Arrays.stream(floor).min().orElseThrow());
            return found(best(new Measure.Sum(), floor));
        }
    }

    private Fraction unit(int party) {
        return scaled.unit().get(party);
    }

    private Fraction value(int party, int[] rows) {
        var units = BigInteger.ZERO;
        for (int s = 0; s < rows.length; s++) {
            units = units.add(scaled.parts().get(s).values()[rows[s]][party]);
        }
        return start.get(party).plus(scaled.unit().get(party).times(Fraction.of(units)));
    }

    /// To each party a scale in which its gains are whole numbers.
    private List<Fraction> units() {
        var units = new ArrayList<Fraction>();
        for (int p = 0; p < start.size(); p++) {
            var below = start.get(p).over(scaled.unit().get(p)).denominator();
            units.add(Fraction.of(below).over(scaled.unit().get(p)));
        }
        return units;
    }

    /// Gains, each party's times its factor, in the largest unit that makes all of them whole.
    private Gains in(List<Fraction> factors) throws Refused {
        return in(factors, Collections.nCopies(factors.size(), Fraction.ZERO));
    }

    private Gains in(List<Fraction> factors, List<Fraction> besides) throws Refused {
        var below = BigInteger.ONE;
        for (int p = 0; p < factors.size(); p++) {
            for (var one : List.of(start.get(p), scaled.unit().get(p))) {
                var denominator = one.times(factors.get(p)).denominator();
                below = below.divide(below.gcd(denominator)).multiply(denominator);
            }
        }
        var begin = new long[factors.size()];
        var rows = new ArrayList<long[][]>();
        for (var part : scaled.parts()) {
            rows.add(new long[part.rows()][factors.size()]);
        }
        for (int p = 0; p < factors.size(); p++) {
            var factor = factors.get(p).times(Fraction.of(below));
            begin[p] =
                    whole(start.get(p).times(factor))
                            + whole(besides.get(p).times(Fraction.of(below)));
            for (int s = 0; s < rows.size(); s++) {
                for (int r = 0; r < rows.get(s).length; r++) {
                    var units = Fraction.of(scaled.parts().get(s).values()[r][p]);
                    rows.get(s)[r][p] = whole(scaled.unit().get(p).times(units).times(factor));
                }
            }
        }
        return new Gains(begin, rows);
    }

    /// With room for the sum of all slots and parties, weighted.
    private long whole(Fraction value) throws Refused {
        int room =
                62
                        - BranchAndBound.WEIGHT_BITS
                        - bits(start.size())
                        - bits(scaled.parts().size() + 1);
        if (value.numerator().bitLength() > room) {
            throw new Refused(
                    "For so many parties the values are too fine: enter them on a coarser scale.",
                    "当事方人数较多时分值标度过细：请以较粗的标度填写分值。");
        }
        return value.numerator().longValueExact();
    }

    private static int bits(int number) {
        return 32 - Integer.numberOfLeadingZeros(number);
    }

    private PackageDeal deal(int[] rows) {
        int[] options = new int[table.domain().issues().size()];
        for (int s = 0; s < rows.length; s++) {
            var part = scaled.parts().get(s);
            int[] way = part.ways().get(rows[s]).getFirst();
            for (int i = 0; i < way.length; i++) {
                options[part.slot().issues()[i]] = way[i];
            }
        }
        return PackageDeal.of(options);
    }
}
