package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Refusals;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// The form in which mediators draw up the issues: for each its name and its options, one a line,
/// the same number of lines in both languages.
///
/// Fields: `i-0-id`, `i-0-en`, `i-0-zh`, `i-0-options-en`, `i-0-options-zh`; `c-0-one`, `c-0-kind`,
/// `c-0-other`; `tells`.
final class IssuesForm {

    private final Refusals refusals;
    private final FormReader reader;

    IssuesForm(Refusals refusals) {
        this.refusals = refusals;
        this.reader = new FormReader(refusals);
    }

    /// A table, or what is wrong with the form.
    sealed interface Reading {
        record Read(IssueTable table) implements Reading {}

        record Wrong(Outcome.Refused refusal) implements Reading {}
    }

    /// Reads the form as the table after this one: what says the same keeps its id.
    Reading read(Map<String, String> values, IssueTable before) {
        var issues = new ArrayList<IssueTable.Issue>();
        int next = before.next();
        for (int i = 0; i < IssueTable.MOST_ISSUES; i++) {
            var at = "i-" + i + "-";
            var words = new Text(value(values, at + "en"), value(values, at + "zh"));
            var english = lines(values, at + "options-en");
            var chinese = lines(values, at + "options-zh");
            if (words.en().isEmpty()
                    && words.zh().isEmpty()
                    && english.isEmpty()
                    && chinese.isEmpty()) {
                continue;
            }
            var wrong = wrong(at, i + 1, words, english, chinese);
            if (wrong != null) {
                return new Reading.Wrong(wrong);
            }
            var id = value(values, at + "id");
            var old =
                    before.issues().stream()
                            .filter(one -> one.id().equals(id))
                            .filter(_ -> issues.stream().noneMatch(one -> one.id().equals(id)))
                            .findFirst()
                            .orElse(null);
            var issue = old == null ? "i" + next++ : old.id();
            var options = new ArrayList<IssueTable.Option>();
            for (int o = 0; o < english.size(); o++) {
                var option = new Text(english.get(o), chinese.get(o));
                var same = old == null ? null : said(old, option);
                options.add(new IssueTable.Option(same == null ? "o" + next++ : same, option));
            }
            issues.add(new IssueTable.Issue(issue, words, options));
        }
        if (issues.isEmpty()) {
            return new Reading.Wrong(refusals.of("table-no-issue", "i-0-en"));
        }
        var table =
                new IssueTable(issues, List.of(), value(values, "tells").equals("better"), next);
        return constrained(values, table);
    }

    private Outcome.@Nullable Refused wrong(
            String at, int place, Text words, List<String> english, List<String> chinese) {
        if (words.en().isEmpty() || words.zh().isEmpty()) {
            return refusals.of(
                    "table-issue-in-both", at + (words.en().isEmpty() ? "en" : "zh"), place);
        }
        if (english.size() != chinese.size()) {
            return refusals.of(
                    "table-options-in-both",
                    at + "options-zh",
                    place,
                    english.size(),
                    chinese.size());
        }
        if (english.size() < 2 || english.size() > IssueTable.MOST_OPTIONS) {
            return refusals.of(
                    "table-options-number", at + "options-en", place, IssueTable.MOST_OPTIONS);
        }
        if (new HashSet<>(english).size() < english.size()) {
            return refusals.of("table-option-twice", at + "options-en", place);
        }
        if (new HashSet<>(chinese).size() < chinese.size()) {
            return refusals.of("table-option-twice", at + "options-zh", place);
        }
        for (var field :
                Map.of(
                                "en",
                                words.en(),
                                "zh",
                                words.zh(),
                                "options-en",
                                longest(english),
                                "options-zh",
                                longest(chinese))
                        .entrySet()) {
            var unfit =
                    reader.unfit(field.getValue(), FormReader.LONGEST_LINE, at + field.getKey());
            if (unfit != null) {
                return unfit;
            }
        }
        return java.util.stream.Stream.concat(english.stream(), chinese.stream())
                .map(line -> reader.unfit(line, FormReader.LONGEST_LINE, at + "options-en"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String longest(List<String> lines) {
        return lines.stream().max(java.util.Comparator.comparingInt(String::length)).orElse("");
    }

    private static @Nullable String said(IssueTable.Issue old, Text option) {
        return old.options().stream()
                .filter(one -> one.words().equals(option))
                .map(IssueTable.Option::id)
                .findFirst()
                .orElse(null);
    }

    private Reading constrained(Map<String, String> values, IssueTable table) {
        var bars = new ArrayList<IssueTable.Bar>();
        var issueOf = new TreeMap<String, String>();
        for (var issue : table.issues()) {
            issue.options().forEach(option -> issueOf.put(option.id(), issue.id()));
        }
        for (int c = 0; c < IssueTable.MOST_CONSTRAINTS; c++) {
            var at = "c-" + c + "-";
            var one = value(values, at + "one");
            var other = value(values, at + "other");
            // an option that was reworded or left out takes its constraints with it
            if (!issueOf.containsKey(one) || !issueOf.containsKey(other)) {
                continue;
            }
            if (issueOf.get(one).equals(issueOf.get(other))) {
                return new Reading.Wrong(refusals.of("table-constraint-in-one", at + "other"));
            }
            bars.add(
                    new IssueTable.Bar(one, !value(values, at + "kind").equals("requires"), other));
        }
        var whole =
                new IssueTable(
                        table.issues(),
                        bars.stream().distinct().toList(),
                        table.tells(),
                        table.next());
        return possible(whole)
                ? new Reading.Read(whole)
                : new Reading.Wrong(refusals.of("table-nothing-possible", "c-0-one"));
    }

    /// Whether any package is left by the constraints: the issues they name are tried out, option
    /// by option, the others are free.
    private static boolean possible(IssueTable table) {
        var domain = table.domain();
        var options = new int[domain.issues().size()];
        java.util.Arrays.fill(options, -1);
        var named =
                domain.constraints().stream()
                        .flatMap(bar ->
                                java.util.stream.Stream.of(bar.one().issue(), bar.other().issue()))
                        .distinct()
                        .toList();
        return possible(domain, options, named, 0);
    }

    private static boolean possible(
            org.goodoffices.engines.bargaining.Domain domain,
            int[] options,
            List<Integer> named,
            int at) {
        if (at == named.size()) {
            return true;
        }
        int issue = named.get(at);
        for (int o = 0; o < domain.issues().get(issue).options().size(); o++) {
            options[issue] = o;
            boolean fits =
                    domain.constraints().stream()
                            .filter(bar ->
                                    options[bar.one().issue()] >= 0
                                            && options[bar.other().issue()] >= 0)
                            .allMatch(bar -> bar.allows(options));
            if (fits && possible(domain, options, named, at + 1)) {
                return true;
            }
        }
        options[issue] = -1;
        return false;
    }

    /// The fields of a table, to be shown again.
    static Map<String, String> values(IssueTable table) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < table.issues().size(); i++) {
            var issue = table.issues().get(i);
            var at = "i-" + i + "-";
            values.put(at + "id", issue.id());
            values.put(at + "en", issue.words().en());
            values.put(at + "zh", issue.words().zh());
            values.put(
                    at + "options-en",
                    String.join("\n", issue.options().stream().map(o -> o.words().en()).toList()));
            values.put(
                    at + "options-zh",
                    String.join("\n", issue.options().stream().map(o -> o.words().zh()).toList()));
        }
        values.put("tells", table.tells() ? "better" : "nothing");
        for (int c = 0; c < table.constraints().size(); c++) {
            var bar = table.constraints().get(c);
            values.put("c-" + c + "-one", bar.one());
            values.put("c-" + c + "-kind", bar.excludes() ? "excludes" : "requires");
            values.put("c-" + c + "-other", bar.other());
        }
        return values;
    }

    private static String value(Map<String, String> values, String field) {
        return values.getOrDefault(field, "").strip();
    }

    private static List<String> lines(Map<String, String> values, String field) {
        return value(values, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
