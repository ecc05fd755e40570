package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.AboutClause;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.language.Clause;
import org.goodoffices.records.language.InBoth;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.NegotiatingText.Place;
import org.goodoffices.records.language.Notation;
import org.goodoffices.records.language.Parity;
import org.goodoffices.records.language.Wording;
import org.jspecify.annotations.Nullable;

/// Draws the negotiating text for somebody who reads it.
final class DrawText {

    private final Visit visit;
    private final OpenCase open;
    private final CaseWords words;
    private final Named named;
    private final Map<String, IssuesOfTable.Issue> issues;

    /// @param issues of the table, by their marks
    DrawText(Visit visit, OpenCase open, Map<String, IssuesOfTable.Issue> issues) {
        this.visit = visit;
        this.open = open;
        this.words = new CaseWords(visit, open);
        this.named = Named.of(open);
        this.issues = Map.copyOf(issues);
    }

    TextPage page(@Nullable String said, @Nullable String refusal) {
        var versions = TextVersion.of(open);
        var last = versions.isEmpty() ? null : versions.getLast();
        var text = last == null ? NegotiatingText.NOTHING : last.text();
        var places = text.open();
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < places.size(); i++) {
            var at = places.get(i).clause() + places.get(i).heading();
            numbers.put(at + "en" + places.get(i).open().en(), i + 1);
            numbers.put(at + "zh" + places.get(i).open().zh(), i + 1);
        }
        var clauses = new ArrayList<TextPage.Clause>();
        for (int i = 0; i < text.clauses().size(); i++) {
            clauses.add(clause(text, text.clauses().get(i), i + 1, places, numbers));
        }
        return new TextPage(
                open.file().number().value(),
                new Shown.Link(words.title(), words.address()),
                words.address() + "/text",
                last == null ? null : title(last) + visit.of(", ", "，") + about(last),
                visit.t("text.open", places.size()),
                places.isEmpty(),
                PutText.mayPut(open) ? words.address() + "/text/edit" : null,
                clauses,
                open.lanes().stream()
                        .filter(lane -> WriteInLane.mayWrite(open, lane))
                        .map(lane ->
                                new Shown.Choice(
                                        lane.id().toString(),
                                        words.lane(lane).name()
                                                + visit.of(": ", "：")
                                                + words.lane(lane).who()))
                        .toList(),
                last == null ? "" : last.entry().id().toString(),
                said,
                refusal);
    }

    private TextPage.Clause clause(
            NegotiatingText text,
            Clause clause,
            int number,
            List<Place> places,
            Map<String, Integer> numbers) {
        var mine = places.stream().filter(place -> place.clause().equals(clause.id())).toList();
        var alone =
                mine.stream()
                        .filter(place -> !place.open().inBoth())
                        .map(place ->
                                visit.t(
                                        place.open().en() >= 0 ? "text.alone.en" : "text.alone.zh",
                                        places.indexOf(place) + 1))
                        .toList();
        return new TextPage.Clause(
                clause.id(),
                visit.t("text.clause", number),
                number + ".",
                "第" + number + "条",
                pieces(clause.heading().en(), Language.EN, clause.id() + true + "en", numbers),
                pieces(clause.heading().zh(), Language.ZH, clause.id() + true + "zh", numbers),
                pieces(clause.text().en(), Language.EN, clause.id() + false + "en", numbers),
                pieces(clause.text().zh(), Language.ZH, clause.id() + false + "zh", numbers),
                visit.t("text.parity." + clause.parity().key()),
                clause.parity() == Parity.CONFIRMED ? "good" : "care",
                alone,
                PutText.maySettle(open)
                        ? mine.stream()
                                .map(place -> place(text, place, places.indexOf(place) + 1))
                                .toList()
                        : List.of(),
                comments(clause.id()));
    }

    private TextPage.Place place(NegotiatingText text, Place place, int number) {
        var clause = java.util.Objects.requireNonNull(text.clause(place.clause()));
        var in = place.heading() ? clause.heading() : clause.text();
        var choices = new ArrayList<Shown.Choice>();
        var here = inMine(in, place.open()).choices();
        for (int i = 0; i < here.size(); i++) {
            var shown = shown(here.get(i).wording());
            choices.add(
                    new Shown.Choice(
                            Integer.toString(i),
                            shown.isEmpty()
                                    ? visit.t("text.settle.nothing")
                                    : visit.of("“", "“") + shown + visit.of("”", "”")));
        }
        return new TextPage.Place(
                number, place.heading(), place.open().en(), place.open().zh(), choices);
    }

    /// The bracket as the reader's language has it, if it does.
    private Wording.Bracket inMine(InBoth in, InBoth.Open place) {
        return visit.language() == Language.ZH && place.zh() >= 0
                ? in.zh().brackets().get(place.zh())
                : in.bracket(place);
    }

    private String shown(Wording wording) {
        var text =
                Notation.print(wording.renamed(id -> named.name(visit.language(), id)))
                        .replace('\n', ' ');
        return text.codePointCount(0, text.length()) <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 80)) + "…";
    }

    private List<TextPage.Piece> pieces(
            Wording wording, Language language, String at, Map<String, Integer> numbers) {
        return pieces(wording, language, at, numbers, new int[1]);
    }

    private List<TextPage.Piece> pieces(
            Wording wording,
            Language language,
            String at,
            Map<String, Integer> numbers,
            int[] met) {
        var pieces = new ArrayList<TextPage.Piece>();
        for (var part : wording.parts()) {
            switch (part) {
                case Wording.Words(var text) -> pieces.add(new TextPage.Words(text));
                case Wording.Bracket(var issue, var alternatives) -> {
                    int number = numbers.getOrDefault(at + met[0]++, 0);
                    var drawn = new ArrayList<TextPage.Alternative>();
                    for (var one : alternatives) {
                        drawn.add(
                                new TextPage.Alternative(
                                        pieces(one.wording(), language, at, numbers, met),
                                        one.by().isEmpty()
                                                ? null
                                                : one.by().stream()
                                                        .map(id -> named.name(language, id))
                                                        .collect(
                                                                Collectors.joining(
                                                                        language.of(", ", "、")))));
                    }
                    pieces.add(new TextPage.Bracket(number, tie(issue, language), drawn));
                }
            }
        }
        return pieces;
    }

    /// The issue of the table to which a bracket is tied, by its name if it is on the table still.
    private @Nullable String tie(@Nullable String issue, Language language) {
        var of = issue == null ? null : issues.get(issue);
        return of == null ? issue : language.of(of.name().en(), of.name().zh());
    }

    private List<TextPage.Comment> comments(String clause) {
        var comments = new ArrayList<TextPage.Comment>();
        for (var entry : open.entries()) {
            var about = AboutClause.of(entry.text("text")).orElse(null);
            if (about == null
                    || !about.clause().equals(clause)
                    || LaneAct.of(entry.act()).filter(LaneAct::writes).isEmpty()) {
                continue;
            }
            open.lanes().stream()
                    .filter(lane -> lane.id().equals(entry.lane()))
                    .map(lane ->
                            new TextPage.Comment(
                                    words.lane(lane),
                                    visit.of(entry.nameEn(), entry.nameZh())
                                            + visit.of(", ", "，")
                                            + visit.moment(entry.at()),
                                    about.words(),
                                    words.addressOf(entry)))
                    .forEach(comments::add);
        }
        return comments;
    }

    String title(TextVersion version) {
        return visit.t("text.version", String.valueOf(version.number()));
    }

    /// By whom and when.
    String about(TextVersion version) {
        var entry = version.entry();
        return words.by(entry) + visit.of(", ", "，") + visit.moment(entry.at());
    }
}
