package org.goodoffices.engines.bargaining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table as one JSON file of our own:
///
/// ```
/// {"name": "Water", "issues": [{"name": "Share", "options": ["40 %", "60 %"]}],
///  "constraints": [{"with": {"Share": "60 %"}, "excludes": {"Term": "50 years"}}],
///  "parties": [{"name": "Upstream", "walkAway": 30, "weights": {"Share": 2},
///               "values": {"Share": {"40 %": 5, "60 %": 20}}}]}
/// ```
///
/// `constraints`, `walkAway` (0) and `weights` (1 each) may be left out; a constraint `excludes` or
/// `requires`. Options without a value are refused. Numbers keep all their digits. Where issues
/// depend on one another a party has `boxes` instead of `values`, each worth its value to a package
/// that has one of the named options on every named issue:
///
/// ```
/// "boxes": [{"value": 12, "when": {"Share": ["60 %"], "Term": ["10 years", "20 years"]}}]
/// ```
public final class TableFile {

    private TableFile() {}

    /// Whether a file is of this format, well-formed or not in what it says.
    public static boolean reads(byte[] bytes) {
        try {
            return JsonObject.read("", bytes).has("parties");
        } catch (Refused other) {
            return false;
        }
    }

    /// Reads a table.
    ///
    /// @param file the name with which refusals begin
    /// @throws Refused where it is none, with its line
    public static Table read(String file, byte[] bytes) throws Refused {
        var root = JsonObject.read(file, bytes);
        root.only("name", "issues", "constraints", "parties");
        var issues = new ArrayList<Issue>();
        for (var one : root.objects("issues")) {
            one.only("name", "options");
            try {
                issues.add(new Issue(one.text("name"), one.texts("options")));
            } catch (IllegalArgumentException twice) {
                throw one.refused(
                        "The issue has no option, or the same option twice.", "该议题没有选项，或有重复的选项。");
            }
        }
        var name = root.has("name") ? root.text("name") : "";
        Domain domain;
        try {
            domain = new Domain(name, issues);
        } catch (IllegalArgumentException twice) {
            throw root.refused("There is no issue, or two have the same name.", "没有议题，或有两个议题同名。");
        }
        var constraints = new ArrayList<Constraint>();
        if (root.has("constraints")) {
            for (var one : root.objects("constraints")) {
                constraints.add(constraint(one, domain));
            }
        }
        var parties = new ArrayList<Party>();
        for (var one : root.objects("parties")) {
            parties.add(party(one, domain));
        }
        if (parties.isEmpty()) {
            throw root.refused("There is no party.", "没有当事方。");
        }
        return new Table(new Domain(name, issues, constraints), parties);
    }

    private static Constraint constraint(JsonObject one, Domain domain) throws Refused {
        one.only("with", "excludes", "requires");
        if (one.has("excludes") == one.has("requires")) {
            throw one.refused("A constraint either excludes or requires.", "约束条件须为排除或要求二者之一。");
        }
        var with = choice(one.object("with"), domain);
        return one.has("excludes")
                ? new Constraint.Excludes(with, choice(one.object("excludes"), domain))
                : new Constraint.Requires(with, choice(one.object("requires"), domain));
    }

    private static Constraint.Choice choice(JsonObject one, Domain domain) throws Refused {
        if (one.members().size() != 1) {
            throw one.refused("One issue and its option are expected.", "应为一个议题及其选项。");
        }
        var issue = one.members().keySet().iterator().next();
        int index = domain.indexOf(issue);
        int option = index < 0 ? -1 : domain.issues().get(index).options().indexOf(one.text(issue));
        if (option < 0) {
            throw one.refused("There is no such issue or option.", "没有该议题或选项。");
        }
        return new Constraint.Choice(index, option);
    }

    private static Party party(JsonObject one, Domain domain) throws Refused {
        one.only("name", "walkAway", "weights", "values", "boxes");
        var walkAway = one.has("walkAway") ? one.number("walkAway") : Fraction.ZERO;
        if (one.has("boxes")) {
            if (one.has("values") || one.has("weights")) {
                throw one.refused("A party has values or boxes, not both.", "当事方的分值与联合条件只能择一填写。");
            }
            return new Party(
                    one.text("name"), BoxesFile.read(one.objects("boxes"), domain), walkAway);
        }
        var weights = one.has("weights") ? one.object("weights") : null;
        var values = one.object("values");
        var names = domain.issues().stream().map(Issue::name).toArray(String[]::new);
        values.only(names);
        if (weights != null) {
            weights.only(names);
        }
        var table = new ArrayList<List<Fraction>>();
        for (var issue : domain.issues()) {
            var options = values.object(issue.name());
            options.only(issue.options().toArray(String[]::new));
            var weight = weights == null ? Fraction.ONE : weights.number(issue.name());
            var row = new ArrayList<Fraction>();
            for (var option : issue.options()) {
                row.add(options.number(option).times(weight));
            }
            table.add(row);
        }
        return new Party(one.text("name"), new Preference.Additive(table), walkAway);
    }

    /// Writes a table, weights already applied. A number without an end in decimals cannot be
    /// written as one.
    ///
    /// @throws Refused where there is such a number
    public static String write(Table table) throws Refused {
        var issues =
                table.domain().issues().stream()
                        .map(issue -> Map.of("name", issue.name(), "options", issue.options()))
                        .map(LinkedHashMap::new)
                        .toList();
        var constraints = new ArrayList<Map<String, Object>>();
        for (var one : table.domain().constraints()) {
            var written = new LinkedHashMap<String, Object>();
            written.put("with", named(one.one(), table.domain()));
            written.put(
                    switch (one) {
                        case Constraint.Excludes _ -> "excludes";
                        case Constraint.Requires _ -> "requires";
                    },
                    named(one.other(), table.domain()));
            constraints.add(written);
        }
        var parties = new ArrayList<Map<String, Object>>();
        for (var party : table.parties()) {
            var written = new LinkedHashMap<String, Object>();
            written.put("name", party.name());
            written.put("walkAway", written(party.walkAway()));
            switch (party.preference()) {
                case Preference.Additive additive -> {
                    var values = new LinkedHashMap<String, Object>();
                    for (int i = 0; i < table.domain().issues().size(); i++) {
                        var issue = table.domain().issues().get(i);
                        var row = new LinkedHashMap<String, Object>();
                        for (int o = 0; o < issue.options().size(); o++) {
                            row.put(
                                    issue.options().get(o),
                                    written(additive.values().get(i).get(o)));
                        }
                        values.put(issue.name(), row);
                    }
                    written.put("values", values);
                }
                case Preference.Boxes boxes ->
                        written.put("boxes", BoxesFile.written(boxes, table.domain()));
            }
            parties.add(written);
        }
        var root = new LinkedHashMap<String, Object>();
        root.put("name", table.domain().name());
        root.put("issues", issues);
        root.put("constraints", constraints);
        root.put("parties", parties);
        return Json.write(root);
    }

    private static Map<String, String> named(Constraint.Choice choice, Domain domain) {
        var issue = domain.issues().get(choice.issue());
        return Map.of(issue.name(), issue.options().get(choice.option()));
    }

    static BigDecimal written(Fraction value) throws Refused {
        var decimal = value.decimal();
        if (Fraction.of(decimal.toString()).compareTo(value) != 0) {
            throw new Refused(
                    "The value " + value + " has no end in decimals.", "分值" + value + "无法以有限小数表示。");
        }
        return decimal;
    }
}
