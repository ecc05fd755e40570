package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads profiles of NegoLog (github.com/aniltrue/NegoLog), two-party domains as JSON:
/// `issueWeights` by issue, `issues` with the value of each option, `reservationValue`. A package
/// is worth the sum of weight × value; nothing is divided or cut off.
public final class NegoLogReader {

    private static final Fraction TELLING = Fraction.of(1, 1_000_000_000);

    private NegoLogReader() {}

    /// The domain that a profile speaks of.
    ///
    /// @throws Refused where the file is no such profile, with its line
    public static Domain domain(String file, byte[] bytes) throws Refused {
        var root = JsonObject.read(file, bytes);
        var issues = new ArrayList<Issue>();
        for (var member : root.object("issues").members().entrySet()) {
            var options = root.object("issues").object(member.getKey());
            if (options.members().isEmpty()) {
                throw options.refused("The issue has no option.", "该议题没有选项。");
            }
            issues.add(new Issue(member.getKey(), List.copyOf(options.members().keySet())));
        }
        if (issues.isEmpty()) {
            throw root.refused("There is no issue in this file.", "文件中没有议题。");
        }
        return new Domain("", issues);
    }

    /// Reads the profile of a party.
    ///
    /// @throws Refused where it is no such profile of this domain, with its line
    public static Profile profile(String file, byte[] bytes, String party, Domain domain)
            throws Refused {
        var root = JsonObject.read(file, bytes);
        var weights = root.object("issueWeights").numbers();
        var issues = root.object("issues");
        known(issues, domain.issues().stream().map(Issue::name).toList());
        var values = new ArrayList<List<Fraction>>();
        var sum = Fraction.ZERO;
        for (var issue : domain.issues()) {
            var options = issues.object(issue.name());
            known(options, issue.options());
            var weight = weights.get(issue.name());
            if (weight == null) {
                throw root.refused(
                        "The issue “" + issue.name() + "” has no weight.",
                        "议题“" + issue.name() + "”没有权重。");
            }
            sum = sum.plus(weight);
            var row = new ArrayList<Fraction>();
            for (var option : issue.options()) {
                row.add(options.number(option).times(weight));
            }
            values.add(row);
        }
        var notes = new ArrayList<Text>();
        var distance = sum.minus(Fraction.ONE);
        if (Fraction.max(distance, Fraction.ZERO.minus(distance)).atLeast(TELLING)) {
            var told = sum.decimal().toPlainString();
            notes.add(
                    new Text(
                            "the weights sum to " + told + ", not to 1; they are taken as they are",
                            "权重之和为" + told + "而非1，按原值采用"));
        }
        @Nullable Fraction walkAway =
                root.has("reservationValue") ? root.number("reservationValue") : null;
        return new Profile(
                new Party(
                        party,
                        new Preference.Additive(values),
                        walkAway == null ? Fraction.ZERO : walkAway),
                notes);
    }

    /// Whether a file is of this format.
    public static boolean reads(byte[] bytes) {
        try {
            var root = JsonObject.read("", bytes);
            return root.has("issueWeights");
        } catch (Refused other) {
            return false;
        }
    }

    private static void known(JsonObject object, List<String> names) throws Refused {
        for (Map.Entry<String, Json.Node> member : object.members().entrySet()) {
            if (!names.contains(member.getKey())) {
                throw Refused.at(
                        object.file(),
                        member.getValue().line(),
                        new Text(
                                "“" + member.getKey() + "” is not in the domain.",
                                "该谈判领域没有“" + member.getKey() + "”。"));
            }
        }
    }
}
