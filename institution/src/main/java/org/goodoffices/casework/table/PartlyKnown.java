package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.ImprecisePreference;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Preference;
import org.jspecify.annotations.Nullable;

/// What can be said of a side that told its preferences in part: of the packages that every other
/// side can accept, which are best for it whatever its weights are, which may be, and what to ask
/// it next.
///
/// @param packages those compared: acceptable to the others, and not beaten for this side issue by
///   issue by another of them
/// @param necessarily places of those that are best whatever the weights are
/// @param possibly places of those that are best for some weights that fit what it said
/// @param question the two packages between which to ask; null where no answer would narrow it, or
///   where there are too many to find out
record PartlyKnown(
        List<PackageDeal> packages,
        List<Integer> necessarily,
        List<Integer> possibly,
        ImprecisePreference.@Nullable Question question) {

    /// More packages than this are not gone through.
    private static final long MOST_LISTED = 20_000;

    /// More that no other beats are not compared.
    private static final int MOST_COMPARED = 30;

    /// Among more that may be best no question is looked for: each pair is tried with each answer.
    private static final int MOST_ASKED = 8;

    PartlyKnown {
        packages = List.copyOf(packages);
        necessarily = List.copyOf(necessarily);
        possibly = List.copyOf(possibly);
    }

    /// Looks.
    ///
    /// @param others the other sides, whose preferences are known
    /// @return null where there are too many packages to compare
    static @Nullable PartlyKnown of(IssueTable table, StatedPreference stated, List<Party> others) {
        var domain = table.domain();
        if (domain.packages().bitLength() > 40
                || domain.packages().longValueExact() > MOST_LISTED) {
            return null;
        }
        var values = stated.values(table);
        var unbeaten = new ArrayList<PackageDeal>();
        for (var deal : all(domain.issues().stream().map(one -> one.options().size()).toList())) {
            if (domain.allows(deal)
                    && others.stream()
                            .allMatch(one -> one.preference().of(deal).atLeast(one.walkAway()))
                    && unbeaten.stream().noneMatch(other -> asGood(values, other, deal))) {
                unbeaten.removeIf(other -> asGood(values, deal, other));
                unbeaten.add(deal);
                if (unbeaten.size() > MOST_LISTED / 100) {
                    return null;
                }
            }
        }
        if (unbeaten.size() > MOST_COMPARED) {
            return null;
        }
        var known = stated.known(table);
        var possibly = known.possiblyBest(unbeaten);
        return new PartlyKnown(
                unbeaten,
                known.necessarilyBest(unbeaten),
                possibly,
                possibly.size() > MOST_ASKED ? null : known.question(unbeaten).orElse(null));
    }

    private static List<PackageDeal> all(List<Integer> sizes) {
        var all = new ArrayList<List<Integer>>(List.of(List.of()));
        for (int size : sizes) {
            var longer = new ArrayList<List<Integer>>();
            for (var begun : all) {
                for (int option = 0; option < size; option++) {
                    var one = new ArrayList<>(begun);
                    one.add(option);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all.stream().map(PackageDeal::new).toList();
    }

    /// Whether the one is worth at least as much on every issue.
    private static boolean asGood(Preference.Additive values, PackageDeal one, PackageDeal other) {
        return IntStream.range(0, values.values().size())
                .allMatch(i -> {
                    var row = values.values().get(i);
                    return row.get(one.options().get(i)).atLeast(row.get(other.options().get(i)));
                });
    }

    /// The bounds that a side gave: an issue weighs between so many hundredths of what its most
    /// important issue weighs, and issues weigh in the order that it put them in.
    static ImprecisePreference known(IssueTable table, StatedPreference stated) {
        var issues = table.issues();
        var order =
                IntStream.range(0, issues.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> stated.rank(issues.get(i).id())))
                        .toList();
        int most =
                order.stream()
                        .filter(i -> stated.least(issues.get(i).id()) == 100)
                        .findFirst()
                        .orElse(order.getFirst());
        var known = ImprecisePreference.of(stated.values(table));
        for (int i = 0; i < issues.size(); i++) {
            for (int j = 0; j < issues.size(); j++) {
                if (stated.rank(issues.get(i).id()) < stated.rank(issues.get(j).id())) {
                    known = known.ordered(List.of(i, j));
                }
            }
            var id = issues.get(i).id();
            if (i != most) {
                known =
                        known.inProportion(
                                i,
                                most,
                                Fraction.of(stated.least(id), 100),
                                Fraction.of(stated.most(id), 100));
            }
        }
        for (var trade : stated.trades()) {
            known = traded(known, table, stated, trade);
        }
        return known;
    }

    /// All other issues alike, the package with the one issue at its worst and the other as good as
    /// was said is worth at least as much as the package with these two the other way round.
    private static ImprecisePreference traded(
            ImprecisePreference known,
            IssueTable table,
            StatedPreference stated,
            StatedPreference.Trade trade) {
        var issues = table.issues();
        var given = new ArrayList<Integer>();
        var taken = new ArrayList<Integer>();
        int named = 0;
        for (var issue : issues) {
            int worst = place(issue, option -> stated.values().getOrDefault(option.id(), -1) == 0);
            int give = place(issue, option -> option.id().equals(trade.give()));
            int take = place(issue, option -> option.id().equals(trade.take()));
            given.add(give >= 0 ? give : Math.max(worst, 0));
            taken.add(take >= 0 ? take : Math.max(worst, 0));
            named += (give >= 0 ? 1 : 0) + (take >= 0 ? 1 : 0);
        }
        // an option that has left the table takes with it what was said of it
        return named < 2 ? known : known.prefers(new PackageDeal(taken), new PackageDeal(given));
    }

    private static int place(
            IssueTable.Issue issue, java.util.function.Predicate<IssueTable.Option> which) {
        return IntStream.range(0, issue.options().size())
                .filter(o -> which.test(issue.options().get(o)))
                .findFirst()
                .orElse(-1);
    }
}
