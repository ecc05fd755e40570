package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The adjusted winner of Brams and Taylor (Fair Division, 1996): each item first goes to the party
/// that gives more of its points for it; then items go over, those first for which the two differ
/// least, until both have the same part of their own points. At most one item is split. For the
/// points entered, no other division gives both more; neither would rather have the other's part;
/// both parts are the same.
///
/// @param shares by item, the part of it that goes to the party named first; the rest goes to the
///   other
/// @param each the part of its own points that each party gets
public record AdjustedWinner(List<Fraction> shares, Fraction each) {

    public AdjustedWinner {
        shares = List.copyOf(shares);
    }

    /// Divides.
    ///
    /// @throws IllegalArgumentException where there are not two parties
    public static AdjustedWinner of(Division division) {
        if (division.claims().size() != 2) {
            throw new IllegalArgumentException("not two parties");
        }
        var one = parts(division.claims().get(0));
        var other = parts(division.claims().get(1));
        var shares = new ArrayList<Fraction>();
        for (int i = 0; i < one.size(); i++) {
            shares.add(one.get(i).atLeast(other.get(i)) ? Fraction.ONE : Fraction.ZERO);
        }
        var mine = worth(one, shares);
        var yours = Fraction.ONE.minus(worth(other, shares));
        if (yours.compareTo(mine) > 0) {
            var turned = new Division(division.items(), division.claims().reversed());
            var same = of(turned);
            return new AdjustedWinner(
                    same.shares.stream().map(Fraction.ONE::minus).toList(), same.each);
        }
        // What the party ahead holds, the least difference first; what the other gives nothing for
        // never helps.
        var order =
                IntStream.range(0, shares.size())
                        .filter(i -> shares.get(i).signum() > 0 && other.get(i).signum() > 0)
                        .boxed()
                        .sorted(Comparator.comparing(i -> one.get(i).over(other.get(i))))
                        .toList();
        for (int i : order) {
            var ahead = mine.minus(yours);
            var part = Fraction.min(Fraction.ONE, ahead.over(one.get(i).plus(other.get(i))));
            shares.set(i, Fraction.ONE.minus(part));
            mine = mine.minus(part.times(one.get(i)));
            yours = yours.plus(part.times(other.get(i)));
        }
        return new AdjustedWinner(shares, mine);
    }

    /// The place of the item that is split, or -1.
    public int split() {
        return IntStream.range(0, shares.size())
                .filter(i ->
                        shares.get(i).signum() > 0 && shares.get(i).compareTo(Fraction.ONE) < 0)
                .findFirst()
                .orElse(-1);
    }

    private static List<Fraction> parts(Division.Claim claim) {
        return claim.points().stream().map(points -> points.over(claim.total())).toList();
    }

    private static Fraction worth(List<Fraction> points, List<Fraction> shares) {
        return Fraction.sum(
                IntStream.range(0, points.size())
                        .mapToObj(i -> points.get(i).times(shares.get(i)))
                        .toList());
    }
}
