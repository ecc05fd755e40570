package org.goodoffices.casework.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.ImprecisePreference;
import org.goodoffices.engines.bargaining.Preference;
import org.jspecify.annotations.Nullable;

/// What a party says packages are worth to it. The swing from the worst to the best option of its
/// most important issue counts 100; every other issue counts what its own swing is worth by
/// comparison (swing weighting, von Winterfeldt and Edwards 1986; recalled, not read). Within an
/// issue the best option has 100 and the worst 0.
///
/// @param ranks by issue, 1 for the most important
/// @param weights by issue, 0 to 100; where only bounds were said, the least
/// @param mosts by issue, the most, where only bounds were said
/// @param values by option, 0 to 100
/// @param trades what it would give up for what, over and above that
/// @param walkAway what the party has without agreement, in points: 0 is the package of all worst
///   options, 100 that of all best
public record StatedPreference(
        Map<String, Integer> ranks,
        Map<String, Integer> weights,
        Map<String, Integer> mosts,
        Map<String, Integer> values,
        List<Trade> trades,
        int walkAway) {

    /// That a party would rather see the issue of the one option fall to its worst, and that of the
    /// other rise from its worst to this option, than the other way round.
    ///
    /// @param give an option, by its id
    /// @param take an option of another issue
    public record Trade(String give, String take) {}

    public StatedPreference {
        ranks = Map.copyOf(ranks);
        weights = Map.copyOf(weights);
        mosts = Map.copyOf(mosts);
        values = Map.copyOf(values);
        trades = List.copyOf(trades);
    }

    Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put("ranks", longs(ranks));
        facts.put("weights", longs(weights));
        if (!mosts.isEmpty()) {
            facts.put("mosts", longs(mosts));
        }
        facts.put("values", longs(values));
        if (!trades.isEmpty()) {
            facts.put(
                    "trades",
                    trades.stream()
                            .map(trade -> Map.of("give", trade.give, "take", trade.take))
                            .toList());
        }
        facts.put("walkAway", (long) walkAway);
        return facts;
    }

    private static Map<String, Object> longs(Map<String, Integer> numbers) {
        var longs = new TreeMap<String, Object>();
        numbers.forEach((key, number) -> longs.put(key, (long) number));
        return longs;
    }

    static StatedPreference ofFacts(Map<String, ? extends @Nullable Object> facts) {
        return new StatedPreference(
                numbers(facts.get("ranks")),
                numbers(facts.get("weights")),
                numbers(facts.get("mosts")),
                numbers(facts.get("values")),
                trades(facts.get("trades")),
                facts.get("walkAway") instanceof Number number ? number.intValue() : 0);
    }

    private static List<Trade> trades(@Nullable Object facts) {
        return !(facts instanceof List<?> list)
                ? List.of()
                : list.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<?, ?>) one)
                        .map(one ->
                                new Trade(
                                        String.valueOf(one.get("give")),
                                        String.valueOf(one.get("take"))))
                        .toList();
    }

    private static Map<String, Integer> numbers(@Nullable Object facts) {
        var numbers = new TreeMap<String, Integer>();
        if (facts instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof Number number) {
                    numbers.put(String.valueOf(key), number.intValue());
                }
            });
        }
        return numbers;
    }

    /// Whether it values every issue and option of this table: the table may have changed since.
    boolean covers(IssueTable table) {
        return table.issues().stream()
                .allMatch(issue ->
                        weights.containsKey(issue.id())
                                && issue.options().stream()
                                        .allMatch(option -> values.containsKey(option.id())));
    }

    /// Whether every weight was said, and not bounds alone.
    boolean exact() {
        return mosts.isEmpty();
    }

    int rank(String issue) {
        return of(ranks, issue);
    }

    /// The least that an issue weighs.
    int least(String issue) {
        return of(weights, issue);
    }

    /// The most that an issue weighs.
    int most(String issue) {
        return mosts.getOrDefault(issue, least(issue));
    }

    /// What options are worth within their issues, before any weight.
    Preference.Additive values(IssueTable table) {
        return new Preference.Additive(
                table.issues().stream()
                        .map(issue ->
                                issue.options().stream()
                                        .map(option -> Fraction.of(of(values, option.id())))
                                        .toList())
                        .toList());
    }

    /// As the engine knows what was said in part.
    ImprecisePreference known(IssueTable table) {
        return PartlyKnown.known(table, this);
    }

    /// As the engine knows it, in points: the package of all best options is worth 100.
    ///
    /// @throws java.util.NoSuchElementException where it does not cover the table
    /// @throws IllegalStateException where only bounds of weights were said
    Preference.Additive in(IssueTable table) {
        if (!exact()) {
            throw new IllegalStateException("said in part");
        }
        var whole =
                Fraction.of(
                        table.issues().stream().mapToLong(issue -> of(weights, issue.id())).sum());
        var shares =
                table.issues().stream()
                        .map(issue -> Fraction.of(of(weights, issue.id())).over(whole))
                        .toList();
        return Preference.Additive.of(shares, values(table).values());
    }

    private static int of(Map<String, Integer> numbers, String id) {
        var number = numbers.get(id);
        if (number == null) {
            throw new java.util.NoSuchElementException(id);
        }
        return number;
    }

    /// How much of the whole an issue counts, in percent, rounded for reading.
    long share(IssueTable table, String issue) {
        long whole = table.issues().stream().mapToLong(one -> of(weights, one.id())).sum();
        return Math.round(100.0 * of(weights, issue) / whole);
    }
}
