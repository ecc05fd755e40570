package org.goodoffices.casework.table;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goodoffices.casework.api.Answers;
import org.goodoffices.casework.api.Api;
import org.goodoffices.casework.api.Described;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Point;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The negotiating table over the wire: the same acts and the same rights as on its pages.
@RestController
class TableApi {

    /// How many points of a frontier come at once.
    private static final int POINTS = 500;

    /// The table of a case, as the reader sees it.
    ///
    /// @param entry of the table; null before there is one
    /// @param tells `nothing` or `better`: what may be told of preferences that stay closed
    /// @param settled option by issue, where the negotiating text has settled it
    /// @param agreed the parties that agreed to it as it stands
    /// @param packages those put to all, oldest first
    /// @param own what the reader's own side stated last; null where it stated nothing
    record TableNow(
            @Nullable String entry,
            List<TableIssue> issues,
            List<TableConstraint> constraints,
            String tells,
            Map<String, String> settled,
            List<String> agreed,
            List<PackagePut> packages,
            @Nullable OwnPreference own) {
        TableNow {
            issues = List.copyOf(issues);
            constraints = List.copyOf(constraints);
            settled = Map.copyOf(settled);
            agreed = List.copyOf(agreed);
            packages = List.copyOf(packages);
        }
    }

    /// An issue and its options.
    record TableIssue(String id, Text words, List<TableOption> options) {
        TableIssue {
            options = List.copyOf(options);
        }
    }

    /// One way to settle it.
    record TableOption(String id, Text words) {}

    /// That an option cannot be agreed with another, or not without it.
    ///
    /// @param kind `excludes` or `requires`
    record TableConstraint(String one, String kind, String other) {}

    /// A package that was put to all.
    ///
    /// @param table the entry of the table that it is a package of
    /// @param options option by issue
    /// @param until when the answers are opened
    /// @param accepted whether every party accepted it; false until that is known
    /// @param own the answer of the reader's own side; null where there is none
    /// @param better the last question whether one better for all exists; null where none was asked
    record PackagePut(
            String entry,
            String table,
            Map<String, String> options,
            String at,
            String until,
            @Nullable String text,
            boolean accepted,
            @Nullable Boolean own,
            @Nullable BetterAsked better) {
        PackagePut {
            options = Map.copyOf(options);
        }
    }

    /// That it was asked whether a package better for all exists.
    ///
    /// @param until when it is answered, to all at once
    /// @param agreed the parties that agreed to ask
    /// @param exists the answer; null before it is told, and where not all agreed
    record BetterAsked(String entry, String until, List<String> agreed, @Nullable Boolean exists) {
        BetterAsked {
            agreed = List.copyOf(agreed);
        }
    }

    /// What the reader's own side prefers.
    ///
    /// @param covers whether it is said of the issues as they stand
    /// @param values the fields of the form: `rank-i1`, `weight-i1`, `value-o2`, `give-0`,
    ///   `take-0`, `walk-away`
    /// @param opened whether this is what the mediators see
    record OwnPreference(
            String entry, String at, boolean covers, Map<String, String> values, boolean opened) {
        OwnPreference {
            values = Map.copyOf(values);
        }
    }

    /// What can be agreed, for the mediators.
    ///
    /// @param parties in the order of values
    /// @param missing why there is nothing to see; empty where all is opened
    /// @param all how many points no other package beats; null where that is not known
    /// @param points from the one asked for on, 500 at most
    /// @param named the points with a name
    record FrontierPart(
            List<String> parties,
            List<Text> missing,
            @Nullable Integer all,
            List<FrontierPoint> points,
            List<NamedPoint> named) {
        FrontierPart {
            parties = List.copyOf(parties);
            missing = List.copyOf(missing);
            points = List.copyOf(points);
            named = List.copyOf(named);
        }
    }

    /// A point of the frontier.
    ///
    /// @param number from 1
    /// @param values in points, to 17 digits where they have no end
    /// @param options a package of it
    record FrontierPoint(int number, List<String> values, Map<String, String> options) {
        FrontierPoint {
            values = List.copyOf(values);
            options = Map.copyOf(options);
        }
    }

    /// A point with a name: `nash`, `kalaiSmorodinsky`, `egalitarian` or `utilitarian`.
    record NamedPoint(String name, Text what, List<String> values, Map<String, String> options) {
        NamedPoint {
            values = List.copyOf(values);
            options = Map.copyOf(options);
        }
    }

    /// A table to be drawn up.
    ///
    /// @param values the fields of the form: `from`, `i-0-id`, `i-0-en`, `i-0-options-en`, …
    record NewTable(String token, Map<String, String> values) {}

    /// @param table its entry
    record TableAgreement(String token, String table) {}

    /// A preference to be stated.
    ///
    /// @param values as in `OwnPreference`
    record NewPreference(String token, String table, Map<String, String> values) {}

    /// @param stated the entry of what is opened to the mediators
    record PreferenceOpening(String token, String stated) {}

    /// A package to be put to all.
    ///
    /// @param options option by issue
    /// @param hours to answer: 1, 4, 24, 72, 168 or 336
    record NewPackage(
            String token,
            String table,
            Map<String, String> options,
            int hours,
            @Nullable String text) {}

    record PackageAnswer(String token, boolean accepts) {}

    private final Access access;
    private final Docket docket;
    private final DrawUpTable draw;
    private final AgreeToIt agree;
    private final StatePreference state;
    private final ShowPreference show;
    private final SuggestPackage suggest;
    private final AnswerPackage answer;

    TableApi(
            Access access,
            Docket docket,
            DrawUpTable draw,
            AgreeToIt agree,
            StatePreference state,
            ShowPreference show,
            SuggestPackage suggest,
            AnswerPackage answer) {
        this.access = access;
        this.docket = docket;
        this.draw = draw;
        this.agree = agree;
        this.state = state;
        this.show = show;
        this.suggest = suggest;
        this.answer = answer;
    }

    @GetMapping("/api/cases/{number}/table")
    TableNow now(PersonId person, @PathVariable String number) {
        return access.as(person, () -> now(docket.openOr404(person, number)));
    }

    private static TableNow now(OpenCase open) {
        var state = TableState.of(open);
        var drawn = state.table();
        var table = drawn == null ? IssueTable.empty() : drawn.table();
        var mine = TableController.party(open);
        return new TableNow(
                drawn == null ? null : drawn.entry().toString(),
                table.issues().stream()
                        .map(issue ->
                                new TableIssue(
                                        issue.id(),
                                        issue.words(),
                                        issue.options().stream()
                                                .map(option ->
                                                        new TableOption(
                                                                option.id(), option.words()))
                                                .toList()))
                        .toList(),
                table.constraints().stream()
                        .map(bar ->
                                new TableConstraint(
                                        bar.one(),
                                        bar.excludes() ? "excludes" : "requires",
                                        bar.other()))
                        .toList(),
                table.tells() ? "better" : "nothing",
                state.settled(),
                state.agreed().stream().map(UUID::toString).toList(),
                state.packages().stream()
                        .map(put ->
                                new PackagePut(
                                        put.entry().toString(),
                                        put.version().toString(),
                                        put.chosen(),
                                        put.at().toString(),
                                        put.until().toString(),
                                        put.words(),
                                        put.accepted(),
                                        mine == null ? null : state.answer(put.entry(), mine),
                                        better(open, put)))
                        .toList(),
                mine == null ? null : own(state, table, mine));
    }

    private static @Nullable BetterAsked better(OpenCase open, TableState.Put put) {
        var last = BetterQuestion.last(open, put.entry());
        return last == null
                ? null
                : new BetterAsked(
                        last.entry().toString(),
                        last.until().toString(),
                        last.agreed().stream().map(UUID::toString).toList(),
                        last.exists());
    }

    private static @Nullable OwnPreference own(TableState state, IssueTable table, UUID mine) {
        var stated = state.stated(mine);
        var shown = state.shown(mine);
        return stated == null
                ? null
                : new OwnPreference(
                        stated.entry().toString(),
                        stated.at().toString(),
                        stated.preference().covers(table),
                        PreferenceForm.values(stated.preference()),
                        shown != null && shown.preference().equals(stated.preference()));
    }

    @GetMapping("/api/cases/{number}/table/frontier")
    FrontierPart frontier(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "1") int from) {
        return access.as(person, () -> frontier(visit, docket.openOr404(person, number), from));
    }

    private static FrontierPart frontier(Visit visit, OpenCase open, int from) {
        var state = TableState.of(open);
        var drawn = state.table();
        if (!TableState.forMediators(open) || drawn == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var opened = OpenedTable.of(open, state, drawn, party -> party.id().toString());
        var parties = TableState.inCase(open).stream().map(party -> party.id().toString()).toList();
        var table = opened.table();
        if (table == null) {
            return new FrontierPart(
                    parties,
                    opened.missing().stream().map(one -> missing(visit, open, one)).toList(),
                    null,
                    List.of(),
                    List.of());
        }
        try {
            var solution = Solution.of(table);
            var frontier = solution.frontier();
            return new FrontierPart(
                    parties,
                    List.of(),
                    frontier == null ? null : frontier.size(),
                    frontier == null
                            ? List.of()
                            : IntStream.range(
                                            Math.clamp(from - 1L, 0, frontier.size()),
                                            Math.clamp(from - 1L + POINTS, 0, frontier.size()))
                                    .mapToObj(at ->
                                            new FrontierPoint(
                                                    at + 1,
                                                    decimals(frontier.values(at)),
                                                    options(opened, frontier.deal(at))))
                                    .toList(),
                    List.of(Point.values()).stream()
                            .flatMap(point ->
                                    solution.deal(point).stream()
                                            .map(deal ->
                                                    new NamedPoint(
                                                            point.key(),
                                                            new Text(
                                                                    point.words().en(),
                                                                    point.words().zh()),
                                                            decimals(table.values(deal)),
                                                            options(opened, deal))))
                            .toList());
        } catch (Refused refused) {
            return new FrontierPart(
                    parties,
                    List.of(new Text(refused.why().en(), refused.why().zh())),
                    null,
                    List.of(),
                    List.of());
        }
    }

    private static Text missing(Visit visit, OpenCase open, OpenedTable.Missing one) {
        var name = open.file().party(one.party()).name();
        return new Text(
                visit.texts().of(Language.EN, one.key(), name.en()),
                visit.texts().of(Language.ZH, one.key(), name.zh()));
    }

    private static Map<String, String> options(OpenedTable opened, PackageDeal deal) {
        return opened.issues().chosen(deal);
    }

    private static List<String> decimals(List<Fraction> values) {
        return values.stream().map(value -> value.decimal().toPlainString()).toList();
    }

    @PostMapping("/api/cases/{number}/table")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> draw(
            Visit visit, PersonId person, @PathVariable String number, @RequestBody NewTable body) {
        return Answers.of(
                visit, draw.draw(asked(person, number, body.token), Answers.given(body.values)));
    }

    @PostMapping("/api/cases/{number}/table/agreement")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody TableAgreement body) {
        return Answers.of(
                visit,
                agree.agree(
                        asked(person, number, body.token),
                        TableState.AGREEMENT,
                        body.table,
                        "table-changed",
                        TableState::standing));
    }

    @PostMapping("/api/cases/{number}/table/preferences")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody NewPreference body) {
        return Answers.of(
                visit,
                state.state(
                        asked(person, number, body.token), body.table, Answers.given(body.values)));
    }

    @PostMapping("/api/cases/{number}/table/preferences/opening")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody PreferenceOpening body) {
        return Answers.of(visit, show.show(asked(person, number, body.token), body.stated));
    }

    @PostMapping("/api/cases/{number}/table/packages")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> suggest(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody NewPackage body) {
        return Answers.of(
                visit,
                suggest.suggest(
                        asked(person, number, body.token),
                        body.table,
                        Answers.given(body.options),
                        body.hours,
                        body.text == null ? "" : body.text));
    }

    @PostMapping("/api/cases/{number}/table/packages/{entry}/answer")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> answer(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestBody PackageAnswer body) {
        return Answers.of(
                visit, answer.answer(asked(person, number, body.token), entry, body.accepts));
    }

    static EnterBesideRules.Asked asked(PersonId person, String number, String token) {
        return EnterBesideRules.Asked.of(person, number, Answers.token(token));
    }
}
