package org.goodoffices.casework.table;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Point;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.bargaining.Table;
import org.goodoffices.engines.bargaining.Trade;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
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

/// The mediators' page: what can be agreed, from the preferences that every side opened to them;
/// and the putting of a package to all.
@Controller
class PackagesController {

    private final Access access;
    private final Docket docket;
    private final SuggestPackage suggest;
    private final InstantSource clock;

    PackagesController(Access access, Docket docket, SuggestPackage suggest, InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.suggest = suggest;
        this.clock = clock;
    }

    @GetMapping("/cases/{number}/table/packages")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> asked) {
        return access.as(person, () -> page(visit, docket.openOr404(person, number), asked, null));
    }

    @PostMapping("/cases/{number}/table/packages")
    ModelAndView put(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var chosen = new LinkedHashMap<String, String>();
        posted.forEach((field, value) -> {
            if (field.matches("i[0-9]{1,9}")) {
                chosen.put(field, value);
            }
        });
        var hours = posted.getOrDefault("hours", "");
        var outcome =
                suggest.suggest(
                        EnterBesideRules.Asked.of(person, number, posted.getOrDefault("once", "")),
                        posted.getOrDefault("table", ""),
                        chosen,
                        hours.matches("[0-9]{1,4}") ? Integer.valueOf(hours) : null,
                        posted.getOrDefault("text", ""));
        return outcome.answered(
                TableController.done(number),
                refused ->
                        access.as(
                                person,
                                () ->
                                        page(
                                                visit,
                                                docket.openOr404(person, number),
                                                posted,
                                                refused)));
    }

    private ModelAndView page(
            Visit visit,
            OpenCase open,
            Map<String, String> asked,
            Outcome.@Nullable Refused refused) {
        var state = TableState.of(open);
        var drawn = state.table();
        var lane = open.lane(Lane.Kind.MEDIATORS, null);
        if (!TableState.forMediators(open) || drawn == null || lane == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var view = new View(visit, open, state, drawn, refused);
        return visit.page(
                "casework/table/packages", view.page(new CaseWords(visit, open).lane(lane), asked));
    }

    /// One look at the packages of a table.
    private final class View {

        private final Visit visit;
        private final OpenCase open;
        private final TableState state;
        private final TableState.Drawn drawn;
        private final IssueTable issues;
        private final TableWords words;
        private final Outcome.@Nullable Refused refused;
        private final OpenedTable opened;
        private final @Nullable Table table;
        private final List<String> missing = new ArrayList<>();
        private final @Nullable Solution solution;

        View(
                Visit visit,
                OpenCase open,
                TableState state,
                TableState.Drawn drawn,
                Outcome.@Nullable Refused refused) {
            this.visit = visit;
            this.open = open;
            this.state = state;
            this.drawn = drawn;
            this.words = new TableWords(visit, open);
            var caseWords = new CaseWords(visit, open);
            this.refused = refused;
            this.opened =
                    OpenedTable.of(
                            open, state, drawn, party -> caseWords.party(party.id().toString()));
            this.issues = opened.issues();
            this.table = opened.table();
            opened.missing().forEach(one -> missing.add(visit.t(one.key(), one.party())));
            this.solution = table == null ? null : solved(table);
        }

        private @Nullable Solution solved(Table whole) {
            try {
                return Solution.of(whole);
            } catch (Refused refusal) {
                missing.add(visit.of(refusal.why().en(), refusal.why().zh()));
                return null;
            }
        }

        PackagesPage page(Shown.Lane lane, Map<String, String> asked) {
            var frontier = frontier();
            int point = frontier == null ? -1 : frontier.asked(asked);
            var looked =
                    frontier != null && point >= 0
                            ? issues.chosen(frontier.deal(point))
                            : issues.issues().stream()
                                            .anyMatch(issue -> asked.containsKey(issue.id()))
                                    ? chosen(asked)
                                    : null;
            var deal = looked == null ? null : issues.deal(looked);
            var wrong =
                    refused != null
                            ? visit.of(refused.reason().en(), refused.reason().zh())
                            : looked != null && deal == null ? notOne(looked) : null;
            var drawing = drawing(deal);
            return new PackagesPage(
                    open.file().number().value(),
                    words.back(),
                    address(),
                    lane,
                    missing,
                    drawn.table().issues().stream()
                            .map(issue -> words.settled(state, issue))
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    frontier == null
                            ? null
                            : visit.t("table.frontier.said", frontier.frontier().size()),
                    drawing == null ? null : drawing.svg(),
                    table == null ? List.of() : table.parties().stream().map(Party::name).toList(),
                    opened.inPart().entrySet().stream()
                            .map(side -> partly(side.getKey(), side.getValue()))
                            .toList(),
                    solution == null ? List.of() : named(solution),
                    frontier == null ? List.of() : frontier.rows(asked),
                    frontier == null ? null : frontier.paging(asked),
                    frontier == null || table == null
                            ? null
                            : frontier.pick(table.parties(), point),
                    deal == null || looked == null
                            ? null
                            : looked(
                                    deal,
                                    looked,
                                    frontier == null ? List.of() : frontier.beside(point),
                                    asked),
                    build(looked),
                    wrong);
        }

        /// Why this is no package: what the text has settled is said first.
        private String notOne(Map<String, String> chosen) {
            var against = drawn.table().deal(chosen) == null ? null : state.against(chosen);
            var settled =
                    against == null || against.isEmpty()
                            ? null
                            : words.settled(state, against.getFirst());
            return settled == null ? visit.t("docket.refused.table-no-package") : settled;
        }

        private String address() {
            return words.address() + "/packages";
        }

        private @Nullable FrontierView frontier() {
            var frontier = solution == null ? null : solution.frontier();
            return frontier == null
                    ? null
                    : new FrontierView(visit, frontier, drawing(null), address());
        }

        /// @param looked the package looked at
        private @Nullable FrontierDrawing drawing(@Nullable PackageDeal looked) {
            var frontier = solution == null ? null : solution.frontier();
            var named = solution == null ? null : solution.named();
            return table == null || table.parties().size() != 2 || frontier == null || named == null
                    ? null
                    : new FrontierDrawing(
                            table,
                            frontier,
                            named,
                            onTable(table),
                            looked == null ? List.of() : table.values(looked),
                            visit.language() == Language.ZH);
        }

        private Map<String, String> chosen(Map<String, String> asked) {
            var chosen = new LinkedHashMap<String, String>();
            issues.issues()
                    .forEach(issue -> chosen.put(issue.id(), asked.getOrDefault(issue.id(), "")));
            return chosen;
        }

        private List<List<Fraction>> onTable(Table whole) {
            return state.packages().stream()
                    .filter(put -> put.version().equals(drawn.entry()))
                    .map(put -> issues.deal(put.chosen()))
                    .filter(Objects::nonNull)
                    .map(whole::values)
                    .toList();
        }

        private List<PackagesPage.Named> named(Solution solved) {
            var named = new ArrayList<PackagesPage.Named>();
            for (var point : Point.values()) {
                solved.deal(point)
                        .ifPresent(deal ->
                                named.add(
                                        new PackagesPage.Named(
                                                visit.t("table.point." + point.key()),
                                                visit.of(point.words().en(), point.words().zh()),
                                                new PackagesPage.Row(
                                                        "",
                                                        solved.values(point).orElseThrow().stream()
                                                                .map(TableWords::points)
                                                                .toList(),
                                                        new Shown.Link(
                                                                visit.t("table.look"),
                                                                look(deal))))));
            }
            return named;
        }

        /// What is known of a side that said its preferences in part.
        private PackagesPage.Partly partly(String name, StatedPreference stated) {
            // who has opened nothing, or in part too, cannot say what it accepts
            var others = opened.known();
            var looked = PartlyKnown.of(issues, stated, others);
            var of =
                    others.isEmpty()
                            ? visit.t("table.partly.of-all", name)
                            : visit.t(
                                    "table.partly.of",
                                    name,
                                    others.stream()
                                            .map(Party::name)
                                            .collect(Collectors.joining(visit.of(", ", "、"))));
            if (looked == null) {
                return new PackagesPage.Partly(
                        of, List.of(), visit.t("table.partly.too-many"), null);
            }
            var rows = new ArrayList<PackagesPage.Best>();
            for (int at : looked.possibly()) {
                var deal = looked.packages().get(at);
                rows.add(
                        new PackagesPage.Best(
                                visit.t(
                                        looked.necessarily().contains(at)
                                                ? "table.partly.necessarily"
                                                : "table.partly.possibly"),
                                sentence(deal),
                                new Shown.Link(visit.t("table.look"), look(deal))));
            }
            var question = looked.question();
            return new PackagesPage.Partly(
                    of,
                    rows,
                    rows.isEmpty() ? visit.t("table.partly.none") : null,
                    question == null
                            ? null
                            : visit.t(
                                    "table.partly.question",
                                    sentence(looked.packages().get(question.one())),
                                    sentence(looked.packages().get(question.other())),
                                    question.left()));
        }

        private String sentence(PackageDeal deal) {
            return words.settles(issues, issues.chosen(deal)).stream()
                    .map(fact -> fact.what() + visit.of(": ", "：") + fact.value())
                    .collect(Collectors.joining(visit.of("; ", "；")));
        }

        private String look(PackageDeal deal) {
            return address()
                    + "?"
                    + issues.chosen(deal).entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("&"))
                    + "#package";
        }

        private PackagesPage.Looked looked(
                PackageDeal deal,
                Map<String, String> chosen,
                List<Shown.Link> beside,
                Map<String, String> asked) {
            var frontier = solution == null ? null : solution.frontier();
            var hidden = new ArrayList<Shown.Choice>();
            hidden.add(new Shown.Choice("table", drawn.entry().toString()));
            chosen.forEach((issue, option) -> hidden.add(new Shown.Choice(issue, option)));
            var cannot = cannot();
            if (table == null || frontier == null) {
                return new PackagesPage.Looked(
                        words.settles(issues, chosen),
                        table == null ? List.of() : worth(table, deal),
                        visit.t("table.stands.unknown"),
                        beside,
                        List.of(),
                        hidden,
                        cannot == null ? putFields(asked) : List.of(),
                        cannot);
            }
            var room = Trade.from(table, frontier, deal);
            return new PackagesPage.Looked(
                    words.settles(issues, chosen),
                    worth(table, deal),
                    room.onFrontier()
                            ? visit.t("table.stands.frontier")
                            : visit.t("table.stands.beaten", gains(room.most())),
                    beside,
                    room.smallest().stream().map(trade -> trade(trade, deal)).toList(),
                    hidden,
                    cannot == null ? putFields(asked) : List.of(),
                    cannot);
        }

        private List<Shown.Fact> worth(Table whole, PackageDeal deal) {
            var values = whole.values(deal);
            return IntStream.range(0, values.size())
                    .mapToObj(p ->
                            new Shown.Fact(
                                    whole.parties().get(p).name(),
                                    words.worth(values.get(p), whole.parties().get(p).walkAway())))
                    .toList();
        }

        private String gains(List<Fraction> gains) {
            var parties = Objects.requireNonNull(table).parties();
            return IntStream.range(0, gains.size())
                    .filter(p -> gains.get(p).signum() > 0)
                    .mapToObj(p ->
                            visit.t(
                                    "table.gain",
                                    parties.get(p).name(),
                                    TableWords.points(gains.get(p))))
                    .collect(Collectors.joining(visit.of(", ", "，")));
        }

        private PackagesPage.Trade trade(Trade trade, PackageDeal from) {
            return new PackagesPage.Trade(
                    trade.issues().stream()
                            .map(i -> {
                                var issue = issues.issues().get(i);
                                return visit.t(
                                        "table.change",
                                        words.of(issue.words()),
                                        words.of(
                                                issue.options().get(from.options().get(i)).words()),
                                        words.of(
                                                issue.options()
                                                        .get(trade.deal().options().get(i))
                                                        .words()));
                            })
                            .toList(),
                    gains(trade.gains()),
                    new Shown.Link(visit.t("table.look"), look(trade.deal())));
        }

        /// Why no package can be put to all now.
        private @Nullable String cannot() {
            var now = clock.instant();
            return !state.agreedByAll(open)
                    ? visit.t("docket.refused.table-not-agreed")
                    : state.packages().stream().anyMatch(put -> put.open(now))
                            ? visit.t("docket.refused.table-one-at-a-time")
                            : null;
        }

        private List<Shown.Field> putFields(Map<String, String> asked) {
            return List.of(
                            SuggestPackage.hours(visit, "table.hours.hint"),
                            Shown.Field.of(
                                            "text",
                                            Shown.Field.Kind.TEXT,
                                            visit.t("table.put.words"))
                                    .hint(visit.t("table.put.words.hint"))
                                    .optional())
                    .stream()
                    .map(field ->
                            field.value(asked.getOrDefault(field.name(), field.value()))
                                    .error(
                                            refused != null && field.name().equals(refused.field())
                                                    ? visit.of(
                                                            refused.reason().en(),
                                                            refused.reason().zh())
                                                    : null))
                    .toList();
        }

        private List<Shown.Field> build(@Nullable Map<String, String> looked) {
            var values = looked == null ? new TreeMap<String, String>() : looked;
            return issues.issues().stream()
                    .map(issue ->
                            Shown.Field.of(
                                            issue.id(),
                                            Shown.Field.Kind.LIST,
                                            words.of(issue.words()))
                                    .choices(
                                            issue.options().stream()
                                                    .map(option ->
                                                            new Shown.Choice(
                                                                    option.id(),
                                                                    words.of(option.words())))
                                                    .toList())
                                    .value(values.getOrDefault(issue.id(), "")))
                    .toList();
        }
    }
}
