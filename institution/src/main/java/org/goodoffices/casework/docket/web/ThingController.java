package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.goodoffices.casework.docket.AboutClause;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.QuarantineThing;
import org.goodoffices.casework.docket.ReleaseThing;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
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

/// What a side may do with a thing it put into a lane: release it, or have it quarantined.
@Controller
class ThingController {

    private final Access access;
    private final Docket docket;
    private final Papers papers;
    private final ReleaseThing release;
    private final QuarantineThing quarantine;

    ThingController(
            Access access,
            Docket docket,
            Papers papers,
            ReleaseThing release,
            QuarantineThing quarantine) {
        this.access = access;
        this.docket = docket;
        this.papers = papers;
        this.release = release;
        this.quarantine = quarantine;
    }

    /// A thing in its lane, for someone who sees it.
    private record Thing(OpenCase open, Entered entry, Lane lane, Papers.Owned owned) {}

    private Thing thing(PersonId person, String number, String id) {
        var open = docket.openOr404(person, number);
        var entry =
                open.entries().stream()
                        .filter(one -> one.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(ThingController::notThere);
        return new Thing(
                open,
                entry,
                LaneController.lane(open, entry.lane().toString()),
                papers.owned(entry.id()).orElseThrow(ThingController::notThere));
    }

    @GetMapping("/cases/{number}/release/{thing}")
    ModelAndView chooseRelease(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String thing,
            @RequestParam(required = false) @Nullable String to) {
        return access.as(person, () -> releasePage(visit, thing(person, number, thing), to, null));
    }

    @PostMapping("/cases/{number}/release/{thing}")
    ModelAndView release(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String thing,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(name = "paper", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String once) {
        var found = access.as(person, () -> thing(person, number, thing));
        var kind =
                ReleaseThing.widerThan(found.lane().kind()).stream()
                        .filter(wider -> wider.key().equals(to))
                        .findFirst()
                        .orElseThrow(ThingController::notThere);
        var choice =
                new ReleaseThing.Choice(
                        found.entry().id(),
                        kind,
                        "yes".equals(text),
                        chosen == null
                                ? List.of()
                                : chosen.stream()
                                        .flatMap(one -> PaperId.read(one).stream())
                                        .toList(),
                        once);
        return release.release(person, new CaseNumber(number), choice)
                .answered(
                        laneAddress(target(found, kind), number),
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                releasePage(
                                                        visit,
                                                        thing(person, number, thing),
                                                        to,
                                                        visit.of(
                                                                refused.reason().en(),
                                                                refused.reason().zh()))));
    }

    @GetMapping("/cases/{number}/quarantine/{thing}")
    ModelAndView askQuarantine(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String thing) {
        return access.as(
                person, () -> quarantinePage(visit, thing(person, number, thing), "", null));
    }

    @PostMapping("/cases/{number}/quarantine/{thing}")
    ModelAndView quarantine(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String thing,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String once) {
        var found = access.as(person, () -> thing(person, number, thing));
        EntryId id = found.entry().id();
        var said = reason.isBlank() ? null : reason.strip();
        return quarantine
                .quarantine(person, new CaseNumber(number), id, said, once)
                .answered(
                        laneAddress(found.lane(), number),
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                quarantinePage(
                                                        visit,
                                                        thing(person, number, thing),
                                                        reason,
                                                        refused)));
    }

    private static String laneAddress(Lane lane, String number) {
        return "/cases/" + number + "/lanes/" + lane.id() + "?done=1";
    }

    private static Lane target(Thing thing, Lane.Kind kind) {
        return Objects.requireNonNullElse(
                thing.open().lane(kind, kind == Lane.Kind.JOINT ? null : thing.lane().side()),
                thing.lane());
    }

    private ModelAndView releasePage(
            Visit visit, Thing thing, @Nullable String to, @Nullable String refusal) {
        var open = thing.open();
        var words = new CaseWords(visit, open);
        var address = words.address() + "/release/" + thing.entry().id();
        if (ReleaseThing.releaser(open, thing.lane(), thing.entry(), thing.owned()) == null
                || CaseWords.quarantined(thing.entry())) {
            throw notThere();
        }
        var wider = ReleaseThing.widerThan(thing.lane().kind());
        if (wider.isEmpty()) {
            throw notThere();
        }
        var kind = wider.stream().filter(one -> one.key().equals(to)).findFirst().orElse(null);
        var target = kind == null ? null : target(thing, kind);
        return visit.page(
                "casework/docket/release",
                new ReleasePage(
                        open.file().number().value(),
                        back(words, thing.lane()),
                        address,
                        words.lane(thing.lane()),
                        wider.stream()
                                .map(one -> {
                                    var lane = words.lane(target(thing, one));
                                    return new Shown.LaneTab(
                                            lane,
                                            lane.name(),
                                            address + "?to=" + one.key(),
                                            one == kind);
                                })
                                .toList(),
                        target == null ? null : words.lane(target),
                        kind == null ? "" : kind.key(),
                        target == null ? List.of() : readers(visit, open, words, target),
                        said(visit, thing.entry()),
                        choices(visit, thing),
                        article(words, open, Effect.RELEASES),
                        refusal));
    }

    private static @Nullable String said(Visit visit, Entered entry) {
        var said = entry.text("text");
        return said == null ? null : AboutClause.read(visit, said);
    }

    /// Who will read what is put into a lane.
    private static List<Shown.Fact> readers(
            Visit visit, OpenCase open, CaseWords words, Lane lane) {
        return open.file().capacities().stream()
                .filter(one -> lane.kind() == Lane.Kind.JOINT || inCaucus(open, one, lane))
                .map(one ->
                        new Shown.Fact(
                                words.of(one.name()),
                                one.party() == null
                                        ? visit.t("docket.people." + one.asWhat())
                                        : visit.t(
                                                "docket.people." + one.asWhat() + ".of",
                                                words.party(one.party().toString()))))
                .toList();
    }

    private static boolean inCaucus(OpenCase open, Capacity one, Lane lane) {
        return one.role() == Role.MEDIATOR
                || open.file().parties().stream()
                        .anyMatch(party ->
                                party.id().equals(one.party()) && party.side().equals(lane.side()));
    }

    private List<Shown.Field> choices(Visit visit, Thing thing) {
        var fields = new ArrayList<Shown.Field>();
        if (thing.entry().text("text") != null) {
            fields.add(
                    Shown.Field.of("text", Shown.Field.Kind.YES, visit.t("docket.release.text"))
                            .value("yes")
                            .optional());
        }
        var all =
                papers.ofEntry(thing.entry().id()).stream()
                        .filter(paper -> paper.content() != null)
                        .toList();
        if (!all.isEmpty()) {
            var paperWords = new PaperWords(visit, "");
            fields.add(
                    Shown.Field.of(
                                    "paper",
                                    Shown.Field.Kind.SOME_OF,
                                    visit.t("docket.release.papers"))
                            .choices(
                                    all.stream()
                                            .map(paper ->
                                                    new Shown.Choice(
                                                            paper.id().toString(),
                                                            paperWords.title(paper)))
                                            .toList())
                            .value(
                                    String.join(
                                            ",",
                                            all.stream()
                                                    .map((Paper paper) -> paper.id().toString())
                                                    .toList()))
                            .optional());
        }
        return fields;
    }

    private ModelAndView quarantinePage(
            Visit visit, Thing thing, String reason, Outcome.@Nullable Refused refused) {
        var open = thing.open();
        if (!QuarantineThing.allowed(open, thing.owned())) {
            throw notThere();
        }
        var words = new CaseWords(visit, open);
        var titles =
                papers.ofEntry(thing.entry().id()).stream()
                        .map(new PaperWords(visit, "")::title)
                        .toList();
        return visit.page(
                "casework/docket/quarantine",
                new QuarantinePage(
                        open.file().number().value(),
                        back(words, thing.lane()),
                        words.address() + "/quarantine/" + thing.entry().id(),
                        words.lane(thing.lane()),
                        titles.isEmpty()
                                ? Objects.requireNonNullElse(said(visit, thing.entry()), "")
                                : String.join(visit.of("; ", "；"), titles),
                        Shown.Field.of(
                                        "reason",
                                        Shown.Field.Kind.TEXT,
                                        visit.t("docket.field.reason"))
                                .value(reason)
                                .optional()
                                .error(
                                        refused != null && "reason".equals(refused.field())
                                                ? words.of(refused.reason())
                                                : null),
                        article(words, open, Effect.QUARANTINES),
                        refused == null ? null : words.of(refused.reason())));
    }

    private static Shown.Link back(CaseWords words, Lane lane) {
        return new Shown.Link(words.lane(lane).name(), words.address() + "/lanes/" + lane.id());
    }

    private static Shown.@Nullable Article article(CaseWords words, OpenCase open, Effect effect) {
        return words.article(
                open.rules().acts().values().stream()
                        .filter(act -> act.effect() == effect)
                        .map(Act::article)
                        .findFirst()
                        .orElse(null));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
