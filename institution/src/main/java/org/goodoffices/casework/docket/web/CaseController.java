package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.FunderOrExpert;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The page of a case.
@Controller
class CaseController {

    private final Access access;
    private final Docket docket;
    private final List<CaseSection> sections;

    CaseController(Access access, Docket docket, List<CaseSection> sections) {
        this.access = access;
        this.docket = docket;
        this.sections = List.copyOf(sections);
    }

    @GetMapping("/cases/{number}")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String lane,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) @Nullable String done) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/docket/case",
                                page(visit, docket.openOr404(person, number), lane, from, done)));
    }

    private CasePage page(
            Visit visit, OpenCase open, @Nullable String lane, String from, @Nullable String done) {
        var words = new CaseWords(visit, open);
        var rails = new LinkedHashMap<LaneId, Integer>();
        for (var seen : open.lanes()) {
            rails.put(seen.id(), rails.size() + 1);
        }
        var tabs = new ArrayList<Shown.LaneTab>();
        tabs.add(
                new Shown.LaneTab(
                        null, visit.t("docket.lanes.all"), words.address(), lane == null));
        for (var seen : open.lanes()) {
            tabs.add(
                    new Shown.LaneTab(
                            words.lane(seen),
                            words.lane(seen).name(),
                            words.address() + "/lanes/" + seen.id(),
                            seen.id().toString().equals(lane)));
        }
        var timeline =
                Timeline.of(
                        visit,
                        open.entries().reversed().stream()
                                .filter(entry ->
                                        lane == null || entry.lane().toString().equals(lane))
                                .filter(entry -> rails.containsKey(entry.lane()))
                                .toList(),
                        words.address() + (lane == null ? "" : "?lane=" + lane),
                        from,
                        entry ->
                                words.entry(
                                        entry,
                                        LaneController.lane(open, entry.lane().toString()),
                                        rails.getOrDefault(entry.lane(), 1)));
        return new CasePage(
                open.file().number().value(),
                words.title(),
                open.mine().stream()
                        .map(c ->
                                visit.t(
                                        open.file().isThePartyItself(c)
                                                ? "docket.capacity.itself"
                                                : "docket.capacity." + c.asWhat(),
                                        words.party(String.valueOf(c.party()))))
                        .distinct()
                        .collect(Collectors.joining(visit.of("; ", "；"))),
                words.stages(),
                acts(visit, open, words),
                others(visit, open, words),
                open.limits().stream()
                        .filter(CaseController::worthShowing)
                        .map(words::limit)
                        .toList(),
                tabs,
                timeline,
                rails.size(),
                words.parties(),
                sections.stream()
                        .map(section -> section.of(visit, open))
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                done == null ? null : visit.t("docket.done"));
    }

    private static boolean worthShowing(RunningLimit limit) {
        return switch (limit.status()) {
            case RUNNING, AWAITS_RECEIPT, STANDS_STILL, NOT_RECKONED, LAPSED -> true;
            case MET -> false;
        };
    }

    private static List<CasePage.Acts> acts(Visit visit, OpenCase open, CaseWords words) {
        var due =
                open.limits().stream()
                        .filter(limit -> limit.status() == RunningLimit.Status.RUNNING)
                        .flatMap(limit -> limit.limit().duty().stream())
                        .collect(Collectors.toSet());
        var told = new HashSet<String>();
        var acts = new EnumMap<Purpose, List<Shown.Act>>(Purpose.class);
        for (var possible : open.mayDoNow()) {
            var act = possible.act();
            if (FunderOrExpert.idle(open, act)) {
                continue;
            }
            if (told.add(act.name())) {
                var purpose = Purpose.of(act.effect(), due.contains(act.name()));
                acts.computeIfAbsent(purpose, _ -> new ArrayList<>())
                        .add(
                                new Shown.Act(
                                        words.of(act.title()),
                                        words.address() + "/acts/" + act.name(),
                                        switch (purpose) {
                                            case LEAVING -> Shown.Act.Weight.GRAVE;
                                            case DUE -> Shown.Act.Weight.MAIN;
                                            case COURSE, WORDS, SETTLEMENT, MONEY ->
                                                    Shown.Act.Weight.SECOND;
                                        },
                                        words.laneOf(act, possible.actor()),
                                        words.article(act.article()),
                                        null));
            }
        }
        return acts.entrySet().stream()
                .map(one -> new CasePage.Acts(visit.t(one.getKey().key()), one.getValue()))
                .toList();
    }

    /// Who else may do what: only what moves the case, and only of lanes that everybody sees.
    private static List<Shown.Fact> others(Visit visit, OpenCase open, CaseWords words) {
        var mine = open.actors();
        var byActor = new LinkedHashMap<String, List<String>>();
        for (var possible : open.common().mayDoNow()) {
            if (!possible.act().lane().common() || possible.act().to() == null) {
                continue;
            }
            for (var actor : possible.actors()) {
                if (!mine.contains(actor)) {
                    byActor.computeIfAbsent(words.actor(actor), _ -> new ArrayList<>())
                            .add(words.of(possible.act().title()));
                }
            }
        }
        return byActor.entrySet().stream()
                .map(entry ->
                        new Shown.Fact(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .distinct()
                                        .collect(Collectors.joining(visit.of("; ", "；")))))
                .toList();
    }
}
