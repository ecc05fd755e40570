package org.goodoffices.casework.table;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// Says in the reader's language what stands on the table.
record TableWords(Visit visit, OpenCase open) {

    static String of(Visit visit, Text words) {
        return visit.of(words.en(), words.zh());
    }

    String of(Text words) {
        return of(visit, words);
    }

    String address() {
        return "/cases/" + open.file().number() + "/table";
    }

    Shown.Link back() {
        return new Shown.Link(visit.t("table.title"), address());
    }

    Shown.Link toCase() {
        var words = new CaseWords(visit, open);
        return new Shown.Link(words.title(), words.address());
    }

    /// A package, issue by issue.
    List<Shown.Fact> settles(IssueTable table, Map<String, String> chosen) {
        return table.issues().stream()
                .map(issue ->
                        new Shown.Fact(
                                of(issue.words()),
                                issue.options().stream()
                                        .filter(option ->
                                                option.id().equals(chosen.get(issue.id())))
                                        .map(option -> of(option.words()))
                                        .findFirst()
                                        .orElse("–")))
                .toList();
    }

    /// On what the negotiating text has settled an issue, and how it is opened again; null where it
    /// has not.
    @Nullable String settled(TableState state, IssueTable.Issue issue) {
        var on = state.settled().get(issue.id());
        return issue.options().stream()
                .filter(option -> option.id().equals(on))
                .findFirst()
                .map(option ->
                        visit.t("table.settled", of(issue.words()), of(option.words()), issue.id()))
                .orElse(null);
    }

    List<String> constraints(IssueTable table) {
        return table.constraints().stream()
                .map(bar ->
                        visit.t(
                                bar.excludes() ? "table.excludes" : "table.requires",
                                named(table, bar.one()),
                                named(table, bar.other())))
                .toList();
    }

    /// An option with its issue.
    String named(IssueTable table, String option) {
        return named(visit, table, option);
    }

    private static String named(Visit visit, IssueTable table, String option) {
        return table.issues().stream()
                .flatMap(issue ->
                        issue.options().stream()
                                .filter(one -> one.id().equals(option))
                                .map(one ->
                                        of(visit, issue.words())
                                                + visit.of(": ", "：")
                                                + of(visit, one.words())))
                .findFirst()
                .orElse(option);
    }

    /// What a package is worth to a party, against its walk-away.
    String worth(Fraction value, Fraction walkAway) {
        return visit.t(
                value.atLeast(walkAway) ? "table.worth.above" : "table.worth.below",
                points(value),
                points(walkAway));
    }

    /// What a party said packages are worth to it, issue by issue.
    static List<Shown.Fact> preference(Visit visit, IssueTable table, StatedPreference stated) {
        var facts = new ArrayList<Shown.Fact>();
        for (var issue : table.issues()) {
            facts.add(
                    new Shown.Fact(
                            of(visit, issue.words()),
                            visit.t(
                                    stated.exact() ? "table.counts" : "table.counts-between",
                                    stated.exact()
                                            ? stated.share(table, issue.id())
                                            : bounds(stated, issue.id()),
                                    String.join(
                                            visit.of(", ", "，"),
                                            issue.options().stream()
                                                    .map(option ->
                                                            visit.t(
                                                                    "table.option-worth",
                                                                    of(visit, option.words()),
                                                                    String.valueOf(
                                                                            stated.values()
                                                                                    .get(
                                                                                            option
                                                                                                    .id()))))
                                                    .toList()))));
        }
        for (var trade : stated.trades()) {
            facts.add(
                    new Shown.Fact(
                            visit.t("table.trade"),
                            visit.t(
                                    "table.trade.said",
                                    named(visit, table, trade.give()),
                                    named(visit, table, trade.take()))));
        }
        facts.add(
                new Shown.Fact(
                        visit.t("table.walk-away"), visit.t("table.points", stated.walkAway())));
        return facts;
    }

    private static String bounds(StatedPreference stated, String issue) {
        return stated.least(issue) == stated.most(issue)
                ? String.valueOf(stated.least(issue))
                : stated.least(issue) + "–" + stated.most(issue);
    }

    /// Points, to one decimal for reading; whatever is decided is decided on the exact number.
    static String points(Fraction value) {
        return value.decimal().setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
