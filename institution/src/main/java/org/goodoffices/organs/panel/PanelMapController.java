package org.goodoffices.organs.panel;

import java.util.List;
import java.util.Map;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.foundation.web.WorldMap;
import org.goodoffices.organs.governance.StatesParties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where the members of the panel come from on any day, on a map of the world and State by State in
/// words: by nationality, or by who nominated.
@Controller
class PanelMapController {

    private static final List<String> BY = List.of("nationalities", "nominated");

    private final Access access;
    private final PanelStore store;
    private final PanelRules panel;
    private final StatesParties parties;

    PanelMapController(Access access, PanelStore store, PanelRules panel, StatesParties parties) {
        this.access = access;
        this.store = store;
        this.panel = panel;
        this.parties = parties;
    }

    @GetMapping("/panel/map")
    ModelAndView map(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String by) {
        var asked = PanelController.day(on);
        var day = asked == null ? new PanelWords(visit, panel, parties).today() : asked;
        var of = BY.contains(by) ? by : BY.getFirst();
        var members =
                access.as(person, () -> new PanelRegister(store.all(), day).find(Map.of(), ""));
        var counts = PanelRegister.origins(members, of);
        var states = counts.keySet().stream().filter(code -> !code.isEmpty()).count();
        return visit.page(
                "organs/panel/map",
                new PanelPage.Map(
                        visit.t("panel.as-at", visit.day(day)),
                        asked == null && !on.isBlank() ? visit.t("panel.refused.day") : null,
                        fields(visit, of, on),
                        visit.t("panel.map." + of + ".words", members.size(), states),
                        WorldMap.areas(code -> says(visit, code, counts.getOrDefault(code, 0))),
                        List.of(
                                new WorldMap.Told("dotted", visit.t("panel.map.one")),
                                new WorldMap.Told("hatched", visit.t("panel.map.two")),
                                new WorldMap.Told("full", visit.t("panel.map.more"))),
                        counts.entrySet().stream()
                                .map(one ->
                                        new Shown.Fact(
                                                name(visit, one.getKey(), of),
                                                visit.t("panel.map.count", one.getValue())))
                                .toList()));
    }

    private static WorldMap.Says says(Visit visit, String code, int count) {
        var name = Countries.of(code).map(one -> one.name(visit.language())).orElse("");
        return switch (count) {
            case 0 -> new WorldMap.Says(null, "", name);
            case 1 -> said(visit, "dotted", name, count);
            case 2 -> said(visit, "hatched", name, count);
            default -> said(visit, "full", name, count);
        };
    }

    private static WorldMap.Says said(Visit visit, String look, String name, int count) {
        return new WorldMap.Says(
                null, look, visit.t("panel.map.state", name, visit.t("panel.map.count", count)));
    }

    private String name(Visit visit, String code, String of) {
        return code.isEmpty()
                ? visit.t(of.equals("nominated") ? "panel.institution" : "panel.not-stated")
                : parties.named(code)
                        .map(state -> visit.of(state.en(), state.zh()))
                        .or(() -> Countries.of(code).map(one -> one.name(visit.language())))
                        .orElse(code);
    }

    private static List<Shown.Field> fields(Visit visit, String by, String on) {
        return List.of(
                Shown.Field.of("by", Shown.Field.Kind.LIST, visit.t("panel.map.by"))
                        .choices(
                                BY.stream()
                                        .map(one ->
                                                new Shown.Choice(
                                                        one, visit.t("panel.map.by." + one)))
                                        .toList())
                        .value(by),
                Shown.Field.of("on", Shown.Field.Kind.DATE, visit.t("panel.filter.on"))
                        .value(on)
                        .unmarked());
    }
}
