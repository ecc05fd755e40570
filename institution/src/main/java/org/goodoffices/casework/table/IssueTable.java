package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Constraint;
import org.goodoffices.engines.bargaining.Domain;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// What is to be settled in a case: the issues with their options, in both languages, and which
/// options cannot be agreed together. Issues and options keep their ids from version to version as
/// long as they say the same.
///
/// @param constraints between options, by their ids
/// @param tells whether the server may tell, of preferences that stay closed, that a package better
///   for every party than the one put exists; else nothing
/// @param next the number of the next id
public record IssueTable(List<Issue> issues, List<Bar> constraints, boolean tells, int next) {

    /// More than this nobody can weigh.
    public static final int MOST_ISSUES = 40;

    public static final int MOST_OPTIONS = 30;
    public static final int MOST_CONSTRAINTS = 40;

    /// A question to be settled.
    public record Issue(String id, Text words, List<Option> options) {
        public Issue {
            options = List.copyOf(options);
        }
    }

    /// One way to settle it. Its id is its own in the whole table.
    public record Option(String id, Text words) {}

    /// That an option cannot go with another, or not without it.
    ///
    /// @param excludes else it requires the other
    public record Bar(String one, boolean excludes, String other) {}

    public IssueTable {
        issues = List.copyOf(issues);
        constraints = List.copyOf(constraints);
    }

    static IssueTable empty() {
        return new IssueTable(List.of(), List.of(), false, 1);
    }

    /// The facts of the entry in which it stands.
    Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put(
                "issues",
                issues.stream()
                        .map(issue -> {
                            var one = words(issue.id, issue.words);
                            one.put(
                                    "options",
                                    issue.options.stream()
                                            .map(option -> words(option.id, option.words))
                                            .toList());
                            return one;
                        })
                        .toList());
        facts.put(
                "constraints",
                constraints.stream()
                        .map(bar ->
                                Map.of(
                                        "one",
                                        bar.one,
                                        "kind",
                                        bar.excludes ? "excludes" : "requires",
                                        "other",
                                        bar.other))
                        .toList());
        if (tells) {
            facts.put("tells", "better");
        }
        facts.put("next", (long) next);
        return facts;
    }

    private static Map<String, Object> words(String id, Text words) {
        return new TreeMap<>(Map.of("id", id, "en", words.en(), "zh", words.zh()));
    }

    /// The table that an entry carries.
    static IssueTable ofFacts(Map<String, ? extends @Nullable Object> facts) {
        var issues =
                list(facts.get("issues")).stream()
                        .map(issue ->
                                new Issue(
                                        text(issue, "id"),
                                        words(issue),
                                        list(issue.get("options")).stream()
                                                .map(one -> new Option(text(one, "id"), words(one)))
                                                .toList()))
                        .toList();
        var constraints =
                list(facts.get("constraints")).stream()
                        .map(bar ->
                                new Bar(
                                        text(bar, "one"),
                                        text(bar, "kind").equals("excludes"),
                                        text(bar, "other")))
                        .toList();
        return new IssueTable(
                issues,
                constraints,
                "better".equals(facts.get("tells")),
                facts.get("next") instanceof Number next ? next.intValue() : 1);
    }

    private static List<Map<?, ?>> list(@Nullable Object value) {
        var all = new ArrayList<Map<?, ?>>();
        if (value instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> map) {
                    all.add(map);
                }
            }
        }
        return all;
    }

    private static String text(Map<?, ?> facts, String name) {
        return Objects.toString(facts.get(name), "");
    }

    private static Text words(Map<?, ?> facts) {
        return new Text(text(facts, "en"), text(facts, "zh"));
    }

    /// The same with issues settled elsewhere: no package has another option of them. An option is
    /// barred by a constraint with itself.
    ///
    /// @param settled option by issue; what is not on this table counts for nothing
    IssueTable keeping(Map<String, String> settled) {
        var bars = new ArrayList<>(constraints);
        for (var issue : issues) {
            if (issue.options.stream().anyMatch(one -> one.id.equals(settled.get(issue.id)))) {
                issue.options.stream()
                        .filter(one -> !one.id.equals(settled.get(issue.id)))
                        .forEach(one -> bars.add(new Bar(one.id, true, one.id)));
            }
        }
        return new IssueTable(issues, bars, tells, next);
    }

    /// The table as the engine knows it: by ids.
    Domain domain() {
        return new Domain(
                "table",
                issues.stream()
                        .map(issue ->
                                new org.goodoffices.engines.bargaining.Issue(
                                        issue.id, issue.options.stream().map(Option::id).toList()))
                        .toList(),
                constraints.stream().map(this::constraint).toList());
    }

    private Constraint constraint(Bar bar) {
        return bar.excludes
                ? new Constraint.Excludes(choice(bar.one), choice(bar.other))
                : new Constraint.Requires(choice(bar.one), choice(bar.other));
    }

    private Constraint.Choice choice(String option) {
        for (int i = 0; i < issues.size(); i++) {
            for (int o = 0; o < issues.get(i).options.size(); o++) {
                if (issues.get(i).options.get(o).id.equals(option)) {
                    return new Constraint.Choice(i, o);
                }
            }
        }
        throw new IllegalStateException("no option " + option);
    }

    /// The package of these options by issue; null where it is none of this table, or the
    /// constraints forbid it.
    @Nullable PackageDeal deal(Map<String, String> chosen) {
        var options = new ArrayList<Integer>();
        for (var issue : issues) {
            int at =
                    IntStream.range(0, issue.options.size())
                            .filter(o -> issue.options.get(o).id.equals(chosen.get(issue.id)))
                            .findFirst()
                            .orElse(-1);
            if (at < 0) {
                return null;
            }
            options.add(at);
        }
        var deal = new PackageDeal(options);
        return domain().allows(deal) ? deal : null;
    }

    /// A package as options by issue.
    Map<String, String> chosen(PackageDeal deal) {
        var chosen = new LinkedHashMap<String, String>();
        for (int i = 0; i < issues.size(); i++) {
            chosen.put(issues.get(i).id, issues.get(i).options.get(deal.options().get(i)).id);
        }
        return chosen;
    }

    /// The option of this id.
    Option option(String id) {
        return issues.stream()
                .flatMap(issue -> issue.options.stream())
                .filter(option -> option.id.equals(id))
                .findFirst()
                .orElseThrow();
    }
}
