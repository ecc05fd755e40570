package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Refusals;
import org.jspecify.annotations.Nullable;

/// The way on which somebody who has never done it says what packages are worth to them: the
/// options of each issue, the order of the issues, their weights, the walk-away, and a last look.
/// What was said on earlier steps travels with the form; nothing is kept before the end.
///
/// A weight may be left out, or be bounds (`40-60`): then packages are compared as far as that
/// goes.
///
/// What one would give up for what may be said besides: two options of different issues.
///
/// Fields: `rank-i1`, `weight-i1`, `value-o2`, `give-0`, `take-0`, `walk-away`.
final class PreferenceForm {

    /// The steps, in order.
    enum Step {
        VALUES,
        ORDER,
        WEIGHTS,
        WALK_AWAY,
        CHECK;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Step of(@Nullable String key) {
            for (var step : values()) {
                if (step.key().equals(key)) {
                    return step;
                }
            }
            return VALUES;
        }

        Step on() {
            return values()[Math.min(ordinal() + 1, values().length - 1)];
        }

        Step back() {
            return values()[Math.max(ordinal() - 1, 0)];
        }
    }

    /// More trades than this are not asked for.
    static final int MOST_TRADES = 3;

    private final Refusals refusals;

    PreferenceForm(Refusals refusals) {
        this.refusals = refusals;
    }

    /// What is wrong with what a step asks; null where nothing is.
    Outcome.@Nullable Refused wrong(Step step, IssueTable table, Map<String, String> values) {
        return switch (step) {
            case ORDER -> order(table, values);
            case WEIGHTS -> weights(table, values);
            case VALUES -> values(table, values);
            case WALK_AWAY ->
                    number(values.get("walk-away")) == null
                            ? refusals.of("table-not-points", "walk-away")
                            : null;
            case CHECK -> null;
        };
    }

    private Outcome.@Nullable Refused order(IssueTable table, Map<String, String> values) {
        for (var issue : table.issues()) {
            var rank = number(values.get("rank-" + issue.id()));
            if (rank == null || rank < 1 || rank > table.issues().size()) {
                return refusals.of("table-not-a-rank", "rank-" + issue.id(), table.issues().size());
            }
        }
        return null;
    }

    private Outcome.@Nullable Refused weights(IssueTable table, Map<String, String> values) {
        int most = 0;
        for (var issue : table.issues()) {
            var weight = bounds(values.get("weight-" + issue.id()));
            if (weight == null) {
                return refusals.of("table-not-a-weight", "weight-" + issue.id());
            }
            most = Math.max(most, weight.least);
        }
        if (most < 100) {
            return refusals.of("table-no-weight-of-100", "weight-" + first(table).id());
        }
        for (int t = 0; t < MOST_TRADES; t++) {
            var give = values.getOrDefault("give-" + t, "");
            var take = values.getOrDefault("take-" + t, "");
            if (!(give.isEmpty() && take.isEmpty()) && trade(table, give, take) == null) {
                return refusals.of("table-no-trade", "take-" + t);
            }
        }
        boolean whole = order(table, values) == null && values(table, values) == null;
        if (whole) {
            var stated = stated(table, values);
            if ((!stated.exact() || !stated.trades().isEmpty())
                    && !stated.known(table).consistent()) {
                return refusals.of("table-no-weights-fit", "weight-" + first(table).id());
            }
        }
        return null;
    }

    private Outcome.@Nullable Refused values(IssueTable table, Map<String, String> values) {
        for (var issue : table.issues()) {
            int most = 0;
            int least = 100;
            for (var option : issue.options()) {
                var value = number(values.get("value-" + option.id()));
                if (value == null) {
                    return refusals.of("table-not-points", "value-" + option.id());
                }
                most = Math.max(most, value);
                least = Math.min(least, value);
            }
            if (most < 100 || least > 0) {
                return refusals.of(
                        "table-no-best-and-worst",
                        "value-" + issue.options().getFirst().id(),
                        issue.words().en(),
                        issue.words().zh());
            }
        }
        return null;
    }

    /// A trade between two issues of the table; null where these are no two options of such.
    private static StatedPreference.@Nullable Trade trade(
            IssueTable table, String give, String take) {
        var one = issueOf(table, give);
        var other = issueOf(table, take);
        return one == null || other == null || one.equals(other)
                ? null
                : new StatedPreference.Trade(give, take);
    }

    private static IssueTable.@Nullable Issue issueOf(IssueTable table, String option) {
        return table.issues().stream()
                .filter(issue -> issue.options().stream().anyMatch(one -> one.id().equals(option)))
                .findFirst()
                .orElse(null);
    }

    private static IssueTable.Issue first(IssueTable table) {
        return table.issues().getFirst();
    }

    /// The first step at which something is wrong; null where the form says a whole preference.
    @Nullable Step firstWrong(IssueTable table, Map<String, String> values) {
        for (var step : Step.values()) {
            if (wrong(step, table, values) != null) {
                return step;
            }
        }
        return null;
    }

    /// The preference that a form says in which nothing is wrong.
    static StatedPreference stated(IssueTable table, Map<String, String> values) {
        var ranks = new TreeMap<String, Integer>();
        var weights = new TreeMap<String, Integer>();
        var mosts = new TreeMap<String, Integer>();
        var valued = new TreeMap<String, Integer>();
        for (var issue : table.issues()) {
            ranks.put(issue.id(), sure(values, "rank-" + issue.id()));
            var weight =
                    java.util.Objects.requireNonNull(bounds(values.get("weight-" + issue.id())));
            weights.put(issue.id(), weight.least);
            if (weight.most > weight.least) {
                mosts.put(issue.id(), weight.most);
            }
            for (var option : issue.options()) {
                valued.put(option.id(), sure(values, "value-" + option.id()));
            }
        }
        int walkAway = java.util.Objects.requireNonNullElse(number(values.get("walk-away")), 0);
        var trades = new ArrayList<StatedPreference.Trade>();
        for (int t = 0; t < MOST_TRADES; t++) {
            var trade =
                    trade(
                            table,
                            values.getOrDefault("give-" + t, ""),
                            values.getOrDefault("take-" + t, ""));
            if (trade != null) {
                trades.add(trade);
            }
        }
        return new StatedPreference(ranks, weights, mosts, valued, trades, walkAway);
    }

    private static int sure(Map<String, String> values, String field) {
        return java.util.Objects.requireNonNull(number(values.get(field)));
    }

    /// The fields of a preference, to begin from.
    static Map<String, String> values(StatedPreference stated) {
        var values = new TreeMap<String, String>();
        stated.ranks().forEach((id, rank) -> values.put("rank-" + id, rank.toString()));
        stated.weights()
                .forEach((id, weight) ->
                        values.put(
                                "weight-" + id,
                                stated.most(id) == weight
                                        ? weight.toString()
                                        : weight + "-" + stated.most(id)));
        stated.values().forEach((id, value) -> values.put("value-" + id, value.toString()));
        for (int t = 0; t < stated.trades().size(); t++) {
            values.put("give-" + t, stated.trades().get(t).give());
            values.put("take-" + t, stated.trades().get(t).take());
        }
        values.put("walk-away", Integer.toString(stated.walkAway()));
        return values;
    }

    /// The bounds of a weight.
    record Bounds(int least, int most) {}

    /// A weight, as a number or as two with a dash between them; nothing is anything from 0 to 100.
    /// Null where the text is none.
    static @Nullable Bounds bounds(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Bounds(0, 100);
        }
        var ends = text.strip().split("\\s*[-–—~～至]\\s*", -1);
        var least = number(ends[0]);
        var most = number(ends[ends.length - 1]);
        return least == null || most == null || ends.length > 2 || least > most
                ? null
                : new Bounds(least, most);
    }

    /// Points from 0 to 100; null where the text is none.
    static @Nullable Integer number(@Nullable String text) {
        return text != null
                        && text.strip().matches("[0-9]{1,3}")
                        && Integer.parseInt(text.strip()) <= 100
                ? Integer.valueOf(text.strip())
                : null;
    }
}
