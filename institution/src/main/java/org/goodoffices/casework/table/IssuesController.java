package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The page on which the mediators draw up the issues.
@Controller
class IssuesController {

    private final Access access;
    private final Docket docket;
    private final DrawUpTable draw;

    IssuesController(Access access, Docket docket, DrawUpTable draw) {
        this.access = access;
        this.docket = docket;
        this.draw = draw;
    }

    @GetMapping("/cases/{number}/table/issues")
    ModelAndView issues(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = mediated(person, number);
                    var drawn = TableState.of(open).table();
                    return drawPage(
                            visit,
                            open,
                            drawn == null ? Map.of() : IssuesForm.values(drawn.table()),
                            drawn == null ? "" : drawn.entry().toString(),
                            null);
                });
    }

    @PostMapping("/cases/{number}/table/issues")
    ModelAndView draw(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var values = new TreeMap<>(posted);
        values.keySet().removeIf(field -> field.startsWith("_") || field.equals("once"));
        if (posted.containsKey("more")) {
            return access.as(
                    person,
                    () ->
                            drawPage(
                                    visit,
                                    mediated(person, number),
                                    values,
                                    values.getOrDefault("from", ""),
                                    null));
        }
        var asked = EnterBesideRules.Asked.of(person, number, posted.getOrDefault("once", ""));
        return draw.draw(asked, values)
                .answered(
                        TableController.done(number),
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                drawPage(
                                                        visit,
                                                        mediated(person, number),
                                                        values,
                                                        values.getOrDefault("from", ""),
                                                        refused)));
    }

    /// The case for a mediator of it; as if it were not there for anybody else.
    private OpenCase mediated(PersonId person, String number) {
        var open = docket.openOr404(person, number);
        if (!TableState.forMediators(open)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return open;
    }

    private static ModelAndView drawPage(
            Visit visit,
            OpenCase open,
            Map<String, String> values,
            String from,
            Outcome.@Nullable Refused refused) {
        var words = new TableWords(visit, open);
        var drawn = TableState.of(open).table();
        var why = refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
        UnaryOperator<Shown.Field> filled =
                field ->
                        field.value(values.getOrDefault(field.name(), field.value()))
                                .error(
                                        refused != null && field.name().equals(refused.field())
                                                ? why
                                                : null);
        var joint = open.lane(Lane.Kind.JOINT, null);
        return visit.page(
                "casework/table/issues",
                new TablePage.Draw(
                        open.file().number().value(),
                        words.back(),
                        words.address() + "/issues",
                        new CaseWords(visit, open).lane(Objects.requireNonNull(joint)),
                        from,
                        issueGroups(visit, values, filled),
                        drawn == null
                                ? List.of()
                                : constraintGroups(visit, words, drawn.table(), values, filled),
                        filled.apply(
                                list(
                                                visit,
                                                "tells",
                                                "table.tells",
                                                List.of(
                                                        new Shown.Choice(
                                                                "nothing",
                                                                visit.t(
                                                                        "table.tells.choice.nothing")),
                                                        new Shown.Choice(
                                                                "better",
                                                                visit.t(
                                                                        "table.tells.choice.better"))))
                                        .hint(visit.t("table.tells.hint"))
                                        .value("nothing")),
                        why));
    }

    private static List<TablePage.Group> issueGroups(
            Visit visit, Map<String, String> values, UnaryOperator<Shown.Field> filled) {
        int last = -1;
        for (int i = 0; i < IssueTable.MOST_ISSUES; i++) {
            for (var part : List.of("en", "zh", "options-en", "options-zh")) {
                if (!values.getOrDefault("i-" + i + "-" + part, "").isBlank()) {
                    last = i;
                }
            }
        }
        int shown = Math.min(last + (last < 0 ? 3 : 2), IssueTable.MOST_ISSUES);
        if (values.containsKey("more")) {
            shown = Math.min(shown + 2, IssueTable.MOST_ISSUES);
        }
        var groups = new ArrayList<TablePage.Group>();
        for (int i = 0; i < shown; i++) {
            var at = "i-" + i + "-";
            groups.add(
                    new TablePage.Group(
                            visit.t(i == 0 ? "table.issue" : "table.issue.more", i + 1),
                            new Shown.Choice(at + "id", values.getOrDefault(at + "id", "")),
                            List.of(
                                            line(visit, at + "en", "table.issue.en"),
                                            line(visit, at + "zh", "table.issue.zh"),
                                            lines(visit, at + "options-en", "en"),
                                            lines(visit, at + "options-zh", "zh"))
                                    .stream()
                                    .map(
                                            i == 0
                                                    ? UnaryOperator.<Shown.Field>identity()
                                                    : Shown.Field::unmarked)
                                    .map(filled)
                                    .toList()));
        }
        return groups;
    }

    private static Shown.Field line(Visit visit, String name, String label) {
        return Shown.Field.of(name, Shown.Field.Kind.LINE, visit.t(label));
    }

    private static Shown.Field lines(Visit visit, String name, String language) {
        return Shown.Field.of(
                        name, Shown.Field.Kind.TEXT, visit.t("table.issue.options-" + language))
                .hint(visit.t("table.issue.options.hint"));
    }

    private static List<TablePage.Group> constraintGroups(
            Visit visit,
            TableWords words,
            IssueTable table,
            Map<String, String> values,
            UnaryOperator<Shown.Field> filled) {
        var options = new ArrayList<Shown.Choice>();
        options.add(new Shown.Choice("", visit.t("table.constraint.none")));
        for (var issue : table.issues()) {
            for (var option : issue.options()) {
                options.add(new Shown.Choice(option.id(), words.named(table, option.id())));
            }
        }
        int shown = 1;
        for (int c = 0; c < IssueTable.MOST_CONSTRAINTS; c++) {
            if (!values.getOrDefault("c-" + c + "-one", "").isBlank()) {
                shown = Math.min(c + 2, IssueTable.MOST_CONSTRAINTS);
            }
        }
        var groups = new ArrayList<TablePage.Group>();
        for (int c = 0; c < shown; c++) {
            var at = "c-" + c + "-";
            groups.add(
                    new TablePage.Group(
                            visit.t("table.constraint", c + 1),
                            null,
                            List.of(
                                    filled.apply(
                                            list(
                                                    visit,
                                                    at + "one",
                                                    "table.constraint.one",
                                                    options)),
                                    filled.apply(
                                            list(
                                                    visit,
                                                    at + "kind",
                                                    "table.constraint.kind",
                                                    List.of(
                                                            new Shown.Choice(
                                                                    "excludes",
                                                                    visit.t("table.kind.excludes")),
                                                            new Shown.Choice(
                                                                    "requires",
                                                                    visit.t(
                                                                            "table.kind.requires"))))),
                                    filled.apply(
                                            list(
                                                    visit,
                                                    at + "other",
                                                    "table.constraint.other",
                                                    options)))));
        }
        return groups;
    }

    private static Shown.Field list(
            Visit visit, String name, String label, List<Shown.Choice> choices) {
        return Shown.Field.of(name, Shown.Field.Kind.LIST, visit.t(label))
                .choices(choices)
                .unmarked();
    }
}
