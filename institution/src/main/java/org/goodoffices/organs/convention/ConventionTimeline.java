package org.goodoffices.organs.convention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.EntryIntoForce;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.When;

/// What happened to the Convention, in the order in which it happened.
final class ConventionTimeline {

    private final Visit visit;
    private final Register register;
    private final RegisterWords words;
    private final Map<LocalDate, List<ConventionPage.Deed>> byDay = new TreeMap<>();

    ConventionTimeline(Visit visit, Register register) {
        this.visit = visit;
        this.register = register;
        this.words = new RegisterWords(visit, register);
    }

    ConventionPage.Timeline page() {
        var known = new TreeMap<LocalDate, Map<Kind, List<Shown.Link>>>();
        var unknown = new LinkedHashMap<Kind, List<Shown.Link>>();
        for (var state : ConventionController.states(register, visit.language())) {
            register.of(state.code())
                    .forEach(entry -> {
                        var kinds =
                                entry.act()
                                        .on()
                                        .day()
                                        .map(day ->
                                                known.computeIfAbsent(day, _ -> new TreeMap<>()))
                                        .orElse(unknown);
                        kinds.computeIfAbsent(
                                        entry.act().kinds().getFirst(), _ -> new ArrayList<>())
                                .add(
                                        new Shown.Link(
                                                visit.of(state.name().en(), state.name().zh()),
                                                "/convention/" + state.code()));
                    });
        }
        known.forEach((day, kinds) -> byDay.put(day, deeds(kinds)));
        happened();
        var days = new ArrayList<ConventionPage.Day>();
        byDay.forEach((day, deeds) -> days.add(new ConventionPage.Day(visit.day(day), deeds)));
        if (!unknown.isEmpty()) {
            days.add(
                    new ConventionPage.Day(
                            RegisterWords.begun(visit.t("convention.day-not-found")),
                            deeds(unknown)));
        }
        return new ConventionPage.Timeline(days);
    }

    private List<ConventionPage.Deed> deeds(Map<Kind, List<Shown.Link>> kinds) {
        var deeds = new ArrayList<ConventionPage.Deed>();
        kinds.forEach((kind, states) ->
                deeds.add(
                        new ConventionPage.Deed(
                                visit.t(
                                        "convention.timeline.deed",
                                        RegisterWords.begun(words.kind(kind)),
                                        String.valueOf(states.size())),
                                states)));
        return deeds;
    }

    /// The entry into force: as the register gives it, or else as it was published.
    private void happened() {
        var force = register.force();
        var announced = register.rule().announced();
        if (force.outcome() == EntryIntoForce.Outcome.KNOWN) {
            force.on().day().ifPresent(day -> happened(day, "convention.timeline.force"));
        } else if (announced != null) {
            happened(announced.on(), "convention.timeline.announced");
        }
        for (var state : register.participants()) {
            register.bound(state.code()).stream()
                    .flatMap(one -> one.until().flatMap(When::day).stream())
                    .filter(day -> register.party(state.code(), day) != Answer.YES)
                    .forEach(day ->
                            byDay.computeIfAbsent(day, _ -> new ArrayList<>())
                                    .add(
                                            new ConventionPage.Deed(
                                                    visit.t("convention.timeline.until"),
                                                    List.of(
                                                            new Shown.Link(
                                                                    visit.of(
                                                                            state.name().en(),
                                                                            state.name().zh()),
                                                                    "/convention/"
                                                                            + state.code())))));
        }
    }

    private void happened(LocalDate day, String key) {
        byDay.computeIfAbsent(day, _ -> new ArrayList<>())
                .addFirst(new ConventionPage.Deed(visit.t(key), List.of()));
    }
}
