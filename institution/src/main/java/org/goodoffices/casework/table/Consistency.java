package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.goodoffices.engines.bargaining.Domain;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.foundation.web.Visit;

/// What in a party's preference does not seem to fit together, and what its walk-away means: told
/// to that party, and left to it.
record Consistency(Visit visit, IssueTable table, StatedPreference stated) {

    /// More packages than this are not gone through one by one.
    private static final long PATIENCE = 100_000;

    List<String> hints() {
        var hints = new ArrayList<String>();
        for (var one : table.issues()) {
            for (var other : table.issues()) {
                if (rank(one) < rank(other) && weight(one) < weight(other) && stated.exact()) {
                    hints.add(
                            visit.t(
                                    "table.hint.order",
                                    TableWords.of(visit, one.words()),
                                    TableWords.of(visit, other.words())));
                }
            }
        }
        for (var issue : table.issues()) {
            if (weight(issue) == 0 && stated.most(issue.id()) == 0) {
                hints.add(visit.t("table.hint.no-weight", TableWords.of(visit, issue.words())));
            }
        }
        if (!stated.exact()) {
            hints.add(visit.t("table.hint.in-part"));
            return hints;
        }
        var domain = table.domain();
        if (domain.packages().bitLength() < 40 && domain.packages().longValueExact() <= PATIENCE) {
            var counted = count(domain, stated.in(table), Fraction.of(stated.walkAway()));
            hints.add(
                    counted[1] == 0
                            ? visit.t("table.hint.none", counted[0])
                            : visit.t("table.hint.some", counted[1], counted[0]));
        }
        return hints;
    }

    private int rank(IssueTable.Issue issue) {
        return Objects.requireNonNullElse(stated.ranks().get(issue.id()), 100);
    }

    private int weight(IssueTable.Issue issue) {
        return Objects.requireNonNullElse(stated.weights().get(issue.id()), 0);
    }

    /// How many packages there are, and how many of them at or above the walk-away.
    private static long[] count(Domain domain, Preference preference, Fraction walkAway) {
        var counted = new long[2];
        var options = new int[domain.issues().size()];
        int at = 0;
        while (at >= 0) {
            if (domain.constraints().stream().allMatch(bar -> bar.allows(options))) {
                counted[0]++;
                var deal = new PackageDeal(java.util.Arrays.stream(options).boxed().toList());
                if (preference.of(deal).atLeast(walkAway)) {
                    counted[1]++;
                }
            }
            at = options.length - 1;
            while (at >= 0 && ++options[at] == domain.issues().get(at).options().size()) {
                options[at--] = 0;
            }
        }
        return counted;
    }
}
