package org.goodoffices.casework.appointment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.panel.Panel;
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

/// The form in which a party or the Registry states what a case needs.
@Controller
class NeedsController {

    private final Access access;
    private final Docket docket;
    private final StateNeeds states;
    private final Panel panel;

    NeedsController(Access access, Docket docket, StateNeeds states, Panel panel) {
        this.access = access;
        this.docket = docket;
        this.states = states;
        this.panel = panel;
    }

    @GetMapping("/cases/{number}/appointment/needs")
    ModelAndView form(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = stating(person, number);
                    return page(visit, open, filledFrom(visit, open), null);
                });
    }

    @PostMapping("/cases/{number}/appointment/needs")
    ModelAndView state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var said = new TreeMap<>(posted);
        said.keySet().removeIf(field -> field.startsWith("_") || field.equals("once"));
        var asked = EnterBesideRules.Asked.of(person, number, posted.getOrDefault("once", ""));
        return states.state(asked, said)
                .answered(
                        AppointmentController.done(number),
                        refused ->
                                access.as(
                                        person,
                                        () -> page(visit, stating(person, number), said, refused)));
    }

    /// The case for who states what it needs; as if it were not there for anybody else.
    private OpenCase stating(PersonId person, String number) {
        var open = docket.openOr404(person, number);
        if (!states(open)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return open;
    }

    static boolean states(OpenCase open) {
        return !open.left()
                && open.mine().stream()
                        .anyMatch(mine -> mine.role().isParty() || mine.role() == Role.REGISTRY);
    }

    /// What the form begins with: the needs as they stand.
    private static Map<String, String> filledFrom(Visit visit, OpenCase open) {
        var values = new TreeMap<String, String>();
        var stated = AppointmentState.of(open).stated();
        if (stated == null) {
            return values;
        }
        values.put("from", stated.entry().toString());
        values.put("culture", stated.needs().culture());
        int language = 0;
        int row = StateNeeds.LANGUAGES;
        var states = new ArrayList<String>();
        for (var wanted : stated.needs().wanted()) {
            switch (wanted.need()) {
                case Need.NoNational(var state) ->
                        states.add(
                                Countries.of(state)
                                        .map(one -> one.name(visit.language()))
                                        .orElse(state));
                case Need.Free(var from, var until) -> {
                    values.put("from-day", from.toString());
                    values.put("until-day", until.toString());
                    values.put("weight-days", String.valueOf(wanted.weight()));
                }
                case Need.Language _, Need.Tradition _, Need.Industry _, Need.Region _ -> {
                    boolean first =
                            row == StateNeeds.ROWS
                                    || wanted.need() instanceof Need.Language
                                            && language < StateNeeds.LANGUAGES;
                    int at = first ? language++ : row++;
                    values.put("need-" + at, wanted.need().key());
                    values.put("weight-" + at, String.valueOf(wanted.weight()));
                }
            }
        }
        // a name with a comma in it would be read as two
        values.put("states", states.stream().collect(Collectors.joining(visit.of("; ", "；"))));
        return values;
    }

    private ModelAndView page(
            Visit visit,
            OpenCase open,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var words = new AppointmentWords(visit, open);
        var why = refused == null ? null : words.of(refused.reason());
        UnaryOperator<Shown.Field> filled =
                field ->
                        field.value(values.getOrDefault(field.name(), field.value()))
                                .error(
                                        refused != null && field.name().equals(refused.field())
                                                ? why
                                                : null);
        var rows = new ArrayList<AppointmentPage.Row>();
        for (int row = 0; row < StateNeeds.ROWS; row++) {
            rows.add(
                    new AppointmentPage.Row(
                            visit.t("appointment.row", row + 1),
                            List.of(
                                    filled.apply(
                                            list(
                                                            visit,
                                                            "need-" + row,
                                                            row < StateNeeds.LANGUAGES
                                                                    ? "appointment.field.language"
                                                                    : "appointment.field.need")
                                                    .choices(
                                                            offered(
                                                                    visit,
                                                                    words,
                                                                    row,
                                                                    values.getOrDefault(
                                                                            "need-" + row, "")))),
                                    filled.apply(weight(visit, "weight-" + row)))));
        }
        rows.add(
                new AppointmentPage.Row(
                        visit.t("appointment.field.days"),
                        List.of(
                                filled.apply(day(visit, "from-day")),
                                filled.apply(day(visit, "until-day")),
                                filled.apply(weight(visit, "weight-days")))));
        return visit.page(
                "casework/appointment/needs",
                new AppointmentPage.Needs(
                        open.file().number().value(),
                        words.back(),
                        words.address() + "/needs",
                        words.lane(Lane.Kind.JOINT),
                        values.getOrDefault("from", ""),
                        rows,
                        List.of(
                                filled.apply(
                                        Shown.Field.of(
                                                        "states",
                                                        Shown.Field.Kind.LINE,
                                                        visit.t("appointment.field.states"))
                                                .hint(visit.t("appointment.field.states.hint"))
                                                .optional()),
                                filled.apply(
                                        Shown.Field.of(
                                                        "culture",
                                                        Shown.Field.Kind.TEXT,
                                                        visit.t("appointment.field.culture"))
                                                .hint(visit.t("appointment.field.culture.hint"))
                                                .optional())),
                        why));
    }

    private static Shown.Field list(Visit visit, String name, String label) {
        return Shown.Field.of(name, Shown.Field.Kind.LIST, visit.t(label)).unmarked();
    }

    private static Shown.Field day(Visit visit, String name) {
        return Shown.Field.of(name, Shown.Field.Kind.DATE, visit.t("appointment.field." + name))
                .unmarked();
    }

    private static Shown.Field weight(Visit visit, String name) {
        return list(visit, name, "appointment.field.weight")
                .value("0")
                .choices(
                        Stream.concat(
                                        Stream.of(
                                                new Shown.Choice("0", visit.t("appointment.must"))),
                                        Stream.iterate(
                                                        CaseNeeds.HEAVIEST,
                                                        weight -> weight > 0,
                                                        weight -> weight - 1)
                                                .map(weight ->
                                                        new Shown.Choice(
                                                                weight.toString(),
                                                                visit.t(
                                                                        "appointment.wish",
                                                                        weight))))
                                .toList());
    }

    /// What a profile can be asked for, in this row, and what the row already says.
    private List<Shown.Choice> offered(
            Visit visit, AppointmentWords words, int row, String already) {
        var needs = new ArrayList<Need>();
        if (row < StateNeeds.LANGUAGES) {
            for (var language : panel.choices("languages")) {
                panel.choices("levels")
                        .forEach(level -> needs.add(new Need.Language(language, level)));
            }
        } else {
            panel.choices("traditions").forEach(one -> needs.add(new Need.Tradition(one)));
            panel.choices("industries").forEach(one -> needs.add(new Need.Industry(one)));
            panel.choices("regions").forEach(one -> needs.add(new Need.Region(one)));
        }
        Need.read(already)
                .filter(one -> one.known(panel) && !needs.contains(one))
                .ifPresent(needs::add);
        return Stream.concat(
                        Stream.of(new Shown.Choice("", visit.t("appointment.field.need.none"))),
                        needs.stream().map(need -> new Shown.Choice(need.key(), words.need(need))))
                .toList();
    }
}
