package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.table.text.TextVersion;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.foundation.print.PlainPrint.Kind;
import org.goodoffices.foundation.print.PlainPrint.Line;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.language.NegotiatingText.Place;
import org.goodoffices.records.record.Lane;

/// What lies on the desk in a session: the issues and their options, the package on the table, what
/// is agreed, how many brackets are open. What the reader alone may see comes after it, on a sheet
/// of its own, so that the first can be laid before all.
///
/// @param forAll what the joint lane holds
/// @param confidential what the reader's own lane holds, or what was opened to the mediators; empty
///   for whoever sees the joint lane alone
record SessionSheet(List<Line> forAll, List<Line> confidential) {

    SessionSheet {
        forAll = List.copyOf(forAll);
        confidential = List.copyOf(confidential);
    }

    /// The sheet in the language of a visit, of a case whose table is drawn up.
    static SessionSheet of(Visit visit, OpenCase open, TableState.Drawn drawn) {
        return new Writing(visit, open, TableState.of(open), drawn).sheet();
    }

    private static final class Writing {

        private final Visit visit;
        private final OpenCase open;
        private final TableState state;
        private final TableState.Drawn drawn;
        private final TableWords words;
        private final CaseWords caseWords;
        private final List<Line> lines = new ArrayList<>();

        Writing(Visit visit, OpenCase open, TableState state, TableState.Drawn drawn) {
            this.visit = visit;
            this.open = open;
            this.state = state;
            this.drawn = drawn;
            this.words = new TableWords(visit, open);
            this.caseWords = new CaseWords(visit, open);
        }

        SessionSheet sheet() {
            line(Kind.HEADING, visit.t("table.sheet") + colon() + caseWords.title());
            line(Kind.TEXT, visit.t("table.sheet.at", visit.moment(visit.now())));
            issues();
            onTheTable();
            agreed();
            brackets();
            var forAll = List.copyOf(lines);
            lines.clear();
            ownSide();
            mediators();
            return new SessionSheet(forAll, lines);
        }

        private void issues() {
            var table = drawn.table();
            line(Kind.PART, visit.t("table.issues"));
            for (var issue : table.issues()) {
                line(Kind.TEXT, words.of(issue.words()));
                issue.options().forEach(option -> line(Kind.ITEM, "– " + words.of(option.words())));
            }
            words.constraints(table).forEach(bar -> line(Kind.TEXT, bar));
            line(Kind.PART, visit.t("table.agreement"));
            for (var party : TableState.inCase(open)) {
                fact(
                        words.of(party.name()),
                        visit.t(
                                state.agreed().contains(party.id())
                                        ? "table.has-agreed"
                                        : "table.has-not-agreed"));
            }
        }

        private void onTheTable() {
            line(Kind.PART, visit.t("table.sheet.on-table"));
            if (state.packages().isEmpty()) {
                line(Kind.TEXT, visit.t("table.sheet.no-package"));
                return;
            }
            var put = state.packages().getLast();
            line(Kind.TEXT, visit.t("table.put", visit.moment(put.at())));
            settles(put);
            if (put.words() != null) {
                line(Kind.TEXT, put.words());
            }
            line(
                    Kind.TEXT,
                    visit.t(
                            put.open(visit.now())
                                    ? "table.put.open"
                                    : put.accepted()
                                            ? "table.put.accepted"
                                            : "table.put.not-accepted",
                            visit.moment(put.until())));
        }

        private void agreed() {
            line(Kind.PART, visit.t("table.sheet.agreed"));
            var accepted = state.accepted();
            var settled =
                    BidRound.of(open).stream().filter(round -> round.settled() != null).toList();
            for (var round : settled) {
                fact(
                        words.of(round.terms().about()),
                        round.terms()
                                .said(
                                        visit.texts(),
                                        visit.language(),
                                        java.util.Objects.requireNonNull(round.settled())));
            }
            if (accepted == null && settled.isEmpty()) {
                line(Kind.TEXT, visit.t("table.sheet.nothing-agreed"));
            } else if (accepted != null) {
                line(Kind.TEXT, visit.t("table.put.accepted", visit.moment(accepted.until())));
                settles(accepted);
            }
        }

        private void brackets() {
            line(Kind.PART, visit.t("docket.act.negotiating-text"));
            var versions = TextVersion.of(open);
            if (versions.isEmpty()) {
                line(Kind.TEXT, visit.t("table.sheet.no-text"));
                return;
            }
            var last = versions.getLast();
            var places = last.text().open();
            line(Kind.TEXT, visit.t("text.on-the-docket", last.number(), places.size()));
            for (int i = 0; i < last.text().clauses().size(); i++) {
                var clause = last.text().clauses().get(i).id();
                long here = places.stream().map(Place::clause).filter(clause::equals).count();
                if (here > 0) {
                    fact(visit.t("text.clause", i + 1), visit.t("text.open", here));
                }
            }
        }

        private void ownSide() {
            var party = TableController.party(open);
            var lane = TableController.ownLane(open);
            if (party == null || lane == null) {
                return;
            }
            confidential(lane);
            var stated = state.stated(party);
            line(Kind.PART, visit.t("table.own"));
            if (stated == null) {
                line(Kind.TEXT, visit.t("table.own.none"));
            } else if (!stated.preference().covers(drawn.table())) {
                line(Kind.TEXT, visit.t("table.own.changed", visit.moment(stated.at())));
            } else {
                TableWords.preference(visit, drawn.table(), stated.preference())
                        .forEach(fact -> fact(fact.what(), fact.value()));
            }
            if (!state.packages().isEmpty()) {
                line(Kind.PART, visit.t("table.sheet.on-table"));
                TableController.ownOf(visit, state, state.packages().getLast(), party)
                        .forEach(own -> line(Kind.TEXT, own));
            }
        }

        private void mediators() {
            var lane = open.lane(Lane.Kind.MEDIATORS, null);
            if (!TableState.forMediators(open) || lane == null) {
                return;
            }
            confidential(lane);
            line(Kind.PART, visit.t("table.mediators"));
            var put = state.packages().isEmpty() ? null : state.packages().getLast();
            for (var party : TableState.inCase(open)) {
                var shown = state.shown(party.id());
                var deal = put == null ? null : put.table().deal(put.chosen());
                fact(
                        words.of(party.name()),
                        shown == null
                                ? visit.t("table.not-opened")
                                : put == null
                                                || deal == null
                                                || !shown.preference().covers(put.table())
                                                || !shown.preference().exact()
                                        ? visit.t("table.opened", visit.moment(shown.at()))
                                        : words.worth(
                                                shown.preference().in(put.table()).of(deal),
                                                Fraction.of(shown.preference().walkAway())));
            }
        }

        private void confidential(Lane lane) {
            var place = caseWords.lane(lane);
            line(Kind.ON_A_NEW_SHEET, place.name());
            line(Kind.TEXT, place.who());
            line(Kind.TEXT, visit.t("table.sheet.confidential"));
        }

        private void settles(TableState.Put put) {
            words.settles(put.table(), put.chosen())
                    .forEach(fact -> fact(fact.what(), fact.value()));
        }

        private void fact(String what, String value) {
            line(Kind.ITEM, what + colon() + value);
        }

        private String colon() {
            return visit.of(": ", "：");
        }

        private void line(Kind kind, String text) {
            lines.add(new Line(kind, visit.language().code(), text));
        }
    }
}
