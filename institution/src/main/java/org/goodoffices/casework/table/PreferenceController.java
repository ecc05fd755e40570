package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.table.PreferenceForm.Step;
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

/// The pages on which a party says what packages are worth to it, step by step, and opens it to the
/// mediators.
@Controller
class PreferenceController {

    private final Access access;
    private final Docket docket;
    private final StatePreference state;
    private final ShowPreference show;

    PreferenceController(Access access, Docket docket, StatePreference state, ShowPreference show) {
        this.access = access;
        this.docket = docket;
        this.state = state;
        this.show = show;
    }

    /// A case whose table the reader may weigh for a party.
    private record Weighed(OpenCase open, TableState.Drawn drawn, TableState state, UUID party) {}

    private Weighed weighed(PersonId person, String number) {
        var open = docket.openOr404(person, number);
        var table = TableState.of(open);
        var drawn = table.table();
        var party = TableController.party(open);
        if (drawn == null || party == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Weighed(open, drawn, table, party);
    }

    @GetMapping("/cases/{number}/table/preferences")
    ModelAndView begin(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var weighed = weighed(person, number);
                    var stated = weighed.state.stated(weighed.party);
                    var values =
                            stated == null
                                    ? new TreeMap<String, String>()
                                    : new TreeMap<>(PreferenceForm.values(stated.preference()));
                    values.put("table", weighed.drawn.entry().toString());
                    return page(visit, weighed, Step.VALUES, values, null);
                });
    }

    @PostMapping("/cases/{number}/table/preferences")
    ModelAndView on(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var step = Step.of(posted.get("step"));
        var go = posted.getOrDefault("go", "on");
        var values = new TreeMap<String, String>();
        posted.forEach((field, value) -> {
            if (field.matches("(rank|weight|value|give|take)-[a-z0-9]{1,12}|walk-away|table")) {
                values.put(field, value.strip());
            }
        });
        if (step == Step.CHECK && !go.equals("back")) {
            return kept(visit, person, number, posted.getOrDefault("once", ""), values);
        }
        return access.as(
                person,
                () -> {
                    var weighed = weighed(person, number);
                    if (go.equals("back")) {
                        return page(visit, weighed, step.back(), values, null);
                    }
                    // on the last step all that came before has to be there
                    var at = step;
                    if (step.on() == Step.CHECK) {
                        at =
                                Objects.requireNonNullElse(
                                        state.firstWrong(weighed.drawn.table(), values), step);
                    }
                    var wrong = state.wrong(at, weighed.drawn.table(), values);
                    return wrong == null
                            ? page(visit, weighed, step.on(), values, null)
                            : refused(visit, weighed, at, values, wrong);
                });
    }

    private ModelAndView kept(
            Visit visit, PersonId person, String number, String once, Map<String, String> values) {
        var version = values.getOrDefault("table", "");
        var outcome = state.state(EnterBesideRules.Asked.of(person, number, once), version, values);
        return outcome.answered(
                TableController.done(number),
                refused ->
                        access.as(
                                person,
                                () -> {
                                    var weighed = weighed(person, number);
                                    values.put("table", weighed.drawn.entry().toString());
                                    return refused(visit, weighed, Step.VALUES, values, refused);
                                }));
    }

    @PostMapping("/cases/{number}/table/preferences/opening")
    ModelAndView open(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String stated,
            @RequestParam(defaultValue = "") String once) {
        return show.show(EnterBesideRules.Asked.of(person, number, once), stated)
                .answered(
                        TableController.done(number),
                        refused ->
                                access.as(
                                        person,
                                        () -> {
                                            var weighed = weighed(person, number);
                                            return refused(
                                                    visit,
                                                    weighed,
                                                    Step.VALUES,
                                                    new TreeMap<>(
                                                            Map.of(
                                                                    "table",
                                                                    weighed.drawn
                                                                            .entry()
                                                                            .toString())),
                                                    refused);
                                        }));
    }

    private ModelAndView refused(
            Visit visit,
            Weighed weighed,
            Step step,
            Map<String, String> values,
            Outcome.Refused refused) {
        var again = page(visit, weighed, step, values, refused);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(
            Visit visit,
            Weighed weighed,
            Step step,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var open = weighed.open;
        var table = weighed.drawn.table();
        var words = new TableWords(visit, open);
        var why = refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
        var groups =
                groups(visit, words, table, step, values).stream()
                        .map(group ->
                                new PreferencePage.Group(
                                        group.legend(),
                                        group.fields().stream()
                                                .map(field -> filled(field, values, refused, why))
                                                .toList()))
                        .toList();
        var here =
                groups.stream()
                        .flatMap(group -> group.fields().stream())
                        .map(Shown.Field::name)
                        .toList();
        var stated = step == Step.CHECK ? PreferenceForm.stated(table, values) : null;
        return visit.page(
                "casework/table/preferences",
                new PreferencePage(
                        open.file().number().value(),
                        words.back(),
                        words.address() + "/preferences",
                        new CaseWords(visit, open)
                                .lane(
                                        open.lanes().stream()
                                                .filter(lane -> lane.kind() == Lane.Kind.OWN)
                                                .findFirst()
                                                .orElseThrow()),
                        step.key(),
                        visit.t("table.step." + step.key()),
                        visit.t("table.step", step.ordinal() + 1, Step.values().length),
                        visit.t("table.step." + step.key() + ".what"),
                        groups,
                        values.entrySet().stream()
                                .filter(value -> !here.contains(value.getKey()))
                                .map(value -> new Shown.Choice(value.getKey(), value.getValue()))
                                .toList(),
                        step == Step.WEIGHTS
                                ? table.issues().stream()
                                        .map(issue ->
                                                new Shown.Choice(
                                                        "weight-" + issue.id(),
                                                        words.of(issue.words())))
                                        .toList()
                                : List.of(),
                        stated == null ? List.of() : TableWords.preference(visit, table, stated),
                        stated == null ? List.of() : new Consistency(visit, table, stated).hints(),
                        step == Step.VALUES,
                        step == Step.CHECK,
                        why));
    }

    private static Shown.Field filled(
            Shown.Field field,
            Map<String, String> values,
            Outcome.@Nullable Refused refused,
            @Nullable String why) {
        return field.value(values.getOrDefault(field.name(), field.value()))
                .error(refused != null && field.name().equals(refused.field()) ? why : null);
    }

    private static List<PreferencePage.Group> groups(
            Visit visit,
            TableWords words,
            IssueTable table,
            Step step,
            Map<String, String> values) {
        return switch (step) {
            case VALUES ->
                    table.issues().stream()
                            .map(issue ->
                                    new PreferencePage.Group(
                                            words.of(issue.words()),
                                            issue.options().stream()
                                                    .map(option ->
                                                            number(
                                                                    "value-" + option.id(),
                                                                    words.of(option.words())))
                                                    .toList()))
                            .toList();
            case ORDER ->
                    List.of(
                            new PreferencePage.Group(
                                    null,
                                    table.issues().stream()
                                            .map(issue ->
                                                    number(
                                                                    "rank-" + issue.id(),
                                                                    words.of(issue.words()))
                                                            .hint(
                                                                    swing(
                                                                            visit, words, issue,
                                                                            values)))
                                            .toList()));
            case WEIGHTS -> weights(visit, words, table, values);
            case WALK_AWAY ->
                    List.of(
                            new PreferencePage.Group(
                                    null,
                                    List.of(
                                            number("walk-away", visit.t("table.walk-away"))
                                                    .hint(visit.t("table.walk-away.hint")))));
            case CHECK -> List.of();
        };
    }

    private static List<PreferencePage.Group> weights(
            Visit visit, TableWords words, IssueTable table, Map<String, String> values) {
        var groups = new ArrayList<PreferencePage.Group>();
        groups.add(
                new PreferencePage.Group(
                        null,
                        table.issues().stream()
                                .sorted(Comparator.comparingInt(issue -> rank(issue, values)))
                                .map(issue ->
                                        Shown.Field.of(
                                                        "weight-" + issue.id(),
                                                        Shown.Field.Kind.LINE,
                                                        words.of(issue.words()))
                                                .optional()
                                                .hint(swing(visit, words, issue, values))
                                                .value(rank(issue, values) == 1 ? "100" : ""))
                                .toList()));
        if (table.issues().size() > 1) {
            groups.add(trades(visit, words, table, values));
        }
        return groups;
    }

    /// What the party would give up for what: as many as it said, and one more.
    private static PreferencePage.Group trades(
            Visit visit, TableWords words, IssueTable table, Map<String, String> values) {
        var options = new ArrayList<Shown.Choice>();
        options.add(new Shown.Choice("", visit.t("table.trade.none")));
        for (var issue : table.issues()) {
            for (var option : issue.options()) {
                // the worst is nothing to give up or to gain
                if (value(option, values) > 0) {
                    options.add(new Shown.Choice(option.id(), words.named(table, option.id())));
                }
            }
        }
        var fields = new ArrayList<Shown.Field>();
        for (int t = 0; t < PreferenceForm.MOST_TRADES; t++) {
            fields.add(
                    Shown.Field.of("give-" + t, Shown.Field.Kind.LIST, visit.t("table.trade.give"))
                            .choices(options)
                            .unmarked());
            fields.add(
                    Shown.Field.of("take-" + t, Shown.Field.Kind.LIST, visit.t("table.trade.take"))
                            .choices(options)
                            .unmarked());
            if (values.getOrDefault("give-" + t, "").isEmpty()
                    && values.getOrDefault("take-" + t, "").isEmpty()) {
                break;
            }
        }
        fields.set(0, fields.getFirst().hint(visit.t("table.trade.hint")));
        return new PreferencePage.Group(visit.t("table.trade"), fields);
    }

    private static Shown.Field number(String name, String label) {
        return Shown.Field.of(name, Shown.Field.Kind.NUMBER, label);
    }

    private static int rank(IssueTable.Issue issue, Map<String, String> values) {
        return Objects.requireNonNullElse(
                PreferenceForm.number(values.get("rank-" + issue.id())), 100);
    }

    /// From which option to which an issue swings.
    private static String swing(
            Visit visit, TableWords words, IssueTable.Issue issue, Map<String, String> values) {
        var worst = issue.options().getFirst();
        var best = issue.options().getFirst();
        for (var option : issue.options()) {
            if (value(option, values) < value(worst, values)) {
                worst = option;
            }
            if (value(option, values) > value(best, values)) {
                best = option;
            }
        }
        return visit.t("table.swing", words.of(worst.words()), words.of(best.words()));
    }

    private static int value(IssueTable.Option option, Map<String, String> values) {
        return Objects.requireNonNullElse(
                PreferenceForm.number(values.get("value-" + option.id())), 0);
    }
}
