package org.goodoffices.organs.convention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The status of the Convention as of a day, open to anyone.
@Controller
class ConventionController {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^ )]+");

    private final Convention convention;

    ConventionController(Convention convention) {
        this.convention = convention;
    }

    @GetMapping("/convention")
    ModelAndView status(Visit visit, @RequestParam(defaultValue = "") String on) {
        var today = visit.now().atZone(visit.zone()).toLocalDate();
        LocalDate day = today;
        String wrong = null;
        if (!on.isBlank()) {
            try {
                day = LocalDate.parse(on.strip());
            } catch (DateTimeException notADay) {
                wrong = visit.t("convention.on.wrong");
            }
        }
        var asOf = day;
        var states =
                convention.states().stream()
                        .filter(state -> state.acts().stream().anyMatch(act -> act.doneBy(asOf)))
                        .map(state -> line(visit, state, asOf))
                        .toList();
        return visit.page(
                "organs/convention/status",
                new ConventionPage(
                        Shown.Field.of("on", Shown.Field.Kind.DATE, visit.t("convention.on"))
                                .value(asOf.toString())
                                .error(wrong)
                                .optional(),
                        visit.day(asOf),
                        count(asOf, Convention.Action.SIGNATURE),
                        count(asOf, Convention.Action.RATIFICATION),
                        states));
    }

    @GetMapping("/convention/{code}")
    ModelAndView state(Visit visit, @PathVariable String code) {
        var today = visit.now().atZone(visit.zone()).toLocalDate();
        var state =
                convention
                        .state(code)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return visit.page("organs/convention/state", line(visit, state, today));
    }

    private int count(LocalDate day, Convention.Action action) {
        return (int)
                convention.states().stream()
                        .filter(state -> state.act(action, day).isPresent())
                        .count();
    }

    private static ConventionPage.Line line(Visit visit, Convention.State state, LocalDate day) {
        return new ConventionPage.Line(
                state.code(),
                visit.of(state.nameEn(), state.nameZh()),
                act(visit, state, Convention.Action.SIGNATURE, day),
                act(visit, state, Convention.Action.RATIFICATION, day),
                state.declarations().stream()
                        .map(one ->
                                new ConventionPage.Said(
                                        one.content(),
                                        one.lodged()
                                                ? visit.t("convention.declared", one.articles())
                                                : visit.t("convention.not-known-if-lodged"),
                                        sources(one.sources())))
                        .toList(),
                state.steps().stream()
                        .filter(step -> step.on() == null || !step.on().isAfter(day))
                        .map(step ->
                                new ConventionPage.Said(
                                        step.description(),
                                        step.on() == null
                                                ? visit.t("convention.day-not-found")
                                                : visit.day(step.on()),
                                        sources(step.sources())))
                        .toList());
    }

    private static ConventionPage.Said act(
            Visit visit, Convention.State state, Convention.Action action, LocalDate day) {
        return state.act(action, day)
                .map(act ->
                        new ConventionPage.Said(
                                act.on() == null
                                        ? visit.t("convention.done-day-not-found")
                                        : visit.day(act.on()),
                                remarks(act.sources()),
                                sources(act.sources())))
                .orElse(new ConventionPage.Said(visit.t("convention.none-known"), "", List.of()));
    }

    /// What the compilation remarks beside its sources, in its own words.
    private static String remarks(List<String> sources) {
        return String.join(
                        " ", sources.stream().map(s -> ADDRESS.matcher(s).replaceAll("")).toList())
                .strip();
    }

    private static List<Shown.Link> sources(List<String> sources) {
        return sources.stream()
                .flatMap(source -> ADDRESS.matcher(source).results())
                .map(found -> found.group())
                .map(address ->
                        new Shown.Link(
                                address.replaceFirst("https?://(www\\.)?", "")
                                        .replaceFirst("/.*", ""),
                                address))
                .toList();
    }
}
