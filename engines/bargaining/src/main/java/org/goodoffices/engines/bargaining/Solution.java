package org.goodoffices.engines.bargaining;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be said of a table: the frontier with its named points; or, where there are too many
/// parties for the frontier to be found whole, the named points alone, each proven by itself.
///
/// @param frontier absent where it could not be found whole
/// @param named absent where the frontier is
public record Solution(
        Table table,
        @Nullable Frontier frontier,
        @Nullable NamedPoints named,
        Map<Point, PackageDeal> deals) {

    public Solution {
        deals = Map.copyOf(deals);
    }

    /// With four parties and more a frontier that needs more half-way sums than this is not waited
    /// for: the named points are found sooner by themselves.
    private static final long QUICK = 20_000;

    /// Solves a table.
    ///
    /// @throws Refused where neither the frontier nor the named points are found and proven
    public static Solution of(Table table) throws Refused {
        try {
            var frontier = table.parties().size() > 3 ? table.frontier(QUICK) : table.frontier();
            var named = NamedPoints.of(frontier, table.walkAways());
            var deals = new EnumMap<Point, PackageDeal>(Point.class);
            named.points().forEach((point, at) -> deals.put(point, frontier.deal(at.getFirst())));
            return new Solution(table, frontier, named, deals);
        } catch (Refused tooLarge) {
            if (table.parties().size() < 3) {
                throw tooLarge;
            }
            return new Solution(table, null, null, BestPackages.of(table));
        }
    }

    /// The package of a named point; none where no package is at or above every walk-away.
    public Optional<PackageDeal> deal(Point point) {
        return Optional.ofNullable(deals.get(point));
    }

    /// What the package of a named point is worth to each party.
    public Optional<List<Fraction>> values(Point point) {
        return deal(point).map(table::values);
    }
}
