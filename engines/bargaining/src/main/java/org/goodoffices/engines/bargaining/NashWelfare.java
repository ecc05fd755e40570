package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The maximum Nash welfare for items that cannot be split: the product of what the parties get is
/// as large as it can be. Where somebody must get nothing, as many as possible get something, and
/// the product is theirs (Caragiannis and others, The unreasonable fairness of maximum Nash
/// welfare, 2019: such a division leaves nobody envious once some one item is taken from the
/// other's part).
///
/// @param owners by item, the place of the party that gets it
/// @param values what each party gets, in its own points
public record NashWelfare(List<Integer> owners, List<Fraction> values) {

    /// Looking at every choice of who goes without would no longer end.
    private static final int MOST_PARTIES = 20;

    public NashWelfare {
        owners = List.copyOf(owners);
        values = List.copyOf(values);
    }

    /// Divides, and proves that no division is better by this measure for the points entered.
    ///
    /// @throws Refused where that is not proven in time
    public static NashWelfare of(Division division) throws Refused {
        int parties = division.claims().size();
        if (parties > MOST_PARTIES) {
            throw new Refused("There are more than 20 parties.", "当事方超过二十个。");
        }
        for (int served = parties; served > 0; served--) {
            NashWelfare best = null;
            for (int who = 0; who < 1 << parties; who++) {
                if (Integer.bitCount(who) == served) {
                    var found = of(division, who);
                    if (found.isPresent()
                            && (best == null
                                    || found.get().product(who).compareTo(best.product(who(best)))
                                            > 0)) {
                        best = found.get();
                    }
                }
            }
            if (best != null) {
                return best;
            }
        }
        throw new IllegalStateException("nobody can be given anything");
    }

    private static int who(NashWelfare welfare) {
        return IntStream.range(0, welfare.values.size())
                .filter(p -> welfare.values.get(p).signum() > 0)
                .map(p -> 1 << p)
                .sum();
    }

    private Fraction product(int who) {
        return IntStream.range(0, values.size())
                .filter(p -> (who & 1 << p) != 0)
                .mapToObj(values::get)
                .reduce(Fraction.ONE, Fraction::times);
    }

    /// The best division among these parties, if each of them can get something.
    private static Optional<NashWelfare> of(Division division, int who) throws Refused {
        var served =
                IntStream.range(0, division.claims().size())
                        .filter(p -> (who & 1 << p) != 0)
                        .boxed()
                        .toList();
        if (!served(division, served)) {
            return Optional.empty();
        }
        var options = served.stream().map(p -> Integer.toString(p)).toList();
        var issues = division.items().stream().map(item -> new Issue(item, options)).toList();
        var parties = new ArrayList<Party>();
        for (int p : served) {
            var claim = division.claims().get(p);
            var values =
                    claim.points().stream()
                            .map(points ->
                                    served.stream()
                                            .map(owner -> owner == p ? points : Fraction.ZERO)
                                            .toList())
                            .toList();
            parties.add(new Party(claim.party(), new Preference.Additive(values), Fraction.ZERO));
        }
        var table = new Table(new Domain("", issues), parties);
        var deal = Solution.of(table).deal(Point.NASH).orElseThrow();
        var owners = deal.options().stream().map(served::get).toList();
        var values =
                IntStream.range(0, division.claims().size())
                        .mapToObj(p ->
                                Fraction.sum(
                                        IntStream.range(0, owners.size())
                                                .filter(item -> owners.get(item) == p)
                                                .mapToObj(item ->
                                                        division.claims().get(p).points().get(item))
                                                .toList()))
                        .toList();
        return Optional.of(new NashWelfare(owners, values));
    }

    /// Whether each of these parties can get an item that it gives points for (Hall 1935, by
    /// augmenting paths).
    private static boolean served(Division division, List<Integer> parties) {
        int[] owner = new int[division.items().size()];
        Arrays.fill(owner, -1);
        return parties.stream()
                .sorted(Comparator.naturalOrder())
                .allMatch(p -> find(division, p, owner, new boolean[owner.length]));
    }

    private static boolean find(Division division, int party, int[] owner, boolean[] seen) {
        for (int item = 0; item < owner.length; item++) {
            if (!seen[item] && division.claims().get(party).points().get(item).signum() > 0) {
                seen[item] = true;
                if (owner[item] < 0 || find(division, owner[item], owner, seen)) {
                    owner[item] = party;
                    return true;
                }
            }
        }
        return false;
    }
}
