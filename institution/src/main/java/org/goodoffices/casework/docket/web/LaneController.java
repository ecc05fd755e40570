package org.goodoffices.casework.docket.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.HandOn;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.ReleaseThing;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// A lane of a case: reading there, writing and filing there.
@Controller
class LaneController {

    private final Access access;
    private final Docket docket;
    private final Papers papers;
    private final WriteInLane write;
    private final HandOn handOn;
    private final ReadUpload uploads;
    private final KeepPaper keep;

    LaneController(
            Access access,
            Docket docket,
            Papers papers,
            WriteInLane write,
            HandOn handOn,
            ReadUpload uploads,
            KeepPaper keep) {
        this.access = access;
        this.docket = docket;
        this.papers = papers;
        this.write = write;
        this.handOn = handOn;
        this.uploads = uploads;
        this.keep = keep;
    }

    /// To the lane in which this person has most to say to themselves: their own, else the joint.
    @GetMapping("/cases/{number}/lanes")
    String first(
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String choose,
            @RequestParam(defaultValue = "own") String in) {
        var open = access.as(person, () -> docket.openOr404(person, number));
        var lane =
                open.lanes().stream()
                        .filter(one -> one.kind().key().equals(in))
                        .findFirst()
                        .orElseGet(() -> open.lanes().getFirst());
        var chosen =
                "releases".equals(choose) || "quarantines".equals(choose)
                        ? "?choose=" + choose
                        : "";
        return "redirect:/cases/" + open.file().number() + "/lanes/" + lane.id() + chosen;
    }

    @GetMapping("/cases/{number}/lanes/{lane}")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String lane,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable String choose) {
        var said =
                done != null
                        ? visit.t("docket.done")
                        : "releases".equals(choose) || "quarantines".equals(choose)
                                ? visit.t("docket.choose." + choose)
                                : null;
        return access.as(
                person, () -> page(visit, person, number, lane, from, Map.of(), said, null, null));
    }

    @PostMapping("/cases/{number}/lanes/{lane}")
    ModelAndView write(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String lane) {
        var here = access.as(person, () -> lane(docket.openOr404(person, number), lane));
        return switch (uploads.read(person, request, _ -> here.id())) {
            case Uploaded.Unfit unfit ->
                    refused(
                            visit,
                            person,
                            number,
                            lane,
                            unfit.values(),
                            new PaperWords(visit, "").refusal(unfit),
                            "papers");
            case Uploaded.Form form ->
                    outcome(person, new CaseNumber(number), here.id(), form)
                            .answered(
                                    "/cases/" + number + "/lanes/" + lane + "?done=1",
                                    refused ->
                                            refused(
                                                    visit,
                                                    person,
                                                    number,
                                                    lane,
                                                    form.values(),
                                                    visit.of(
                                                            refused.reason().en(),
                                                            refused.reason().zh()),
                                                    refused.field()));
        };
    }

    private Outcome outcome(PersonId person, CaseNumber number, LaneId lane, Uploaded.Form form) {
        var written = written(form);
        return "yes".equals(form.values().get("handOn"))
                ? handOn.handOn(person, number, lane, written.token())
                : write.write(person, number, lane, written);
    }

    static WriteInLane.Written written(Uploaded.Form form) {
        var party = form.values().get("party");
        return new WriteInLane.Written(
                form.values().getOrDefault("once", ""),
                form.values().get("text"),
                form.values().get("title"),
                party == null ? null : uuid(party),
                form.papers(),
                "yes".equals(form.values().get("closed")));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    private ModelAndView refused(
            Visit visit,
            PersonId person,
            String number,
            String lane,
            Map<String, String> values,
            String why,
            @Nullable String field) {
        var again =
                access.as(
                        person,
                        () -> page(visit, person, number, lane, "", values, null, why, field));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    static Lane lane(OpenCase open, String id) {
        return open.lanes().stream()
                .filter(lane -> lane.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            String number,
            String laneId,
            String from,
            Map<String, String> values,
            @Nullable String said,
            @Nullable String refusal,
            @Nullable String field) {
        var open = docket.openOr404(person, number);
        var lane = lane(open, laneId);
        var words = new CaseWords(visit, open);
        var paperWords = new PaperWords(visit, words.address());
        var tabs = new ArrayList<Shown.LaneTab>();
        for (var seen : open.lanes()) {
            tabs.add(
                    new Shown.LaneTab(
                            words.lane(seen),
                            words.lane(seen).name(),
                            words.address() + "/lanes/" + seen.id(),
                            seen.id().equals(lane.id())));
        }
        return visit.page(
                "casework/docket/lane",
                new LanePage(
                        open.file().number().value(),
                        words.title(),
                        words.address(),
                        words.address() + "/lanes/" + lane.id(),
                        words.lane(lane),
                        tabs,
                        fields(visit, open, lane, values, refusal, field),
                        papers.inLane(lane.id()).stream()
                                .map(paper ->
                                        new LanePage.Line(
                                                paperWords.title(paper),
                                                paperWords.address(paper),
                                                paperWords.about(paper)))
                                .toList(),
                        Timeline.of(
                                visit,
                                open.entries().reversed().stream()
                                        .filter(entry -> entry.lane().equals(lane.id()))
                                        .toList(),
                                words.address() + "/lanes/" + lane.id(),
                                from,
                                entry ->
                                        words.entry(entry, lane, 1)
                                                .with(actions(visit, open, lane, entry))),
                        handOn.isOpenTo(open, lane),
                        said,
                        refusal));
    }

    private List<Shown.Field> fields(
            Visit visit,
            OpenCase open,
            Lane lane,
            Map<String, String> values,
            @Nullable String refusal,
            @Nullable String wrong) {
        if (!WriteInLane.mayWrite(open, lane)) {
            return List.of();
        }
        var fields = new ArrayList<Shown.Field>();
        if (open.forRegistry() && lane.kind() == Lane.Kind.JOINT) {
            var parties = new ArrayList<Shown.Choice>();
            parties.add(new Shown.Choice("", visit.t("docket.lane.for-nobody")));
            for (var party : write.filesFor(open)) {
                parties.add(
                        new Shown.Choice(
                                party.id().toString(),
                                visit.of(party.name().en(), party.name().zh())));
            }
            fields.add(
                    Shown.Field.of("party", Shown.Field.Kind.LIST, visit.t("docket.lane.filed-for"))
                            .choices(parties)
                            .optional());
        }
        fields.add(
                Shown.Field.of("text", Shown.Field.Kind.TEXT, visit.t("docket.field.text"))
                        .optional());
        fields.add(
                Shown.Field.of("title", Shown.Field.Kind.LINE, visit.t("docket.paper.title"))
                        .hint(visit.t("docket.paper.title.hint"))
                        .optional());
        if (lane.kind() == Lane.Kind.CAUCUS && ReleaseThing.isOpen(open.rules())) {
            fields.add(
                    Shown.Field.of("closed", Shown.Field.Kind.YES, visit.t("docket.field.closed"))
                            .optional());
        }
        fields.add(new PaperWords(visit, "").field(keep.largest()));
        return fields.stream()
                .map(field ->
                        field.value(values.getOrDefault(field.name(), ""))
                                .error(field.name().equals(wrong) ? refusal : null))
                .toList();
    }

    private List<Shown.Link> actions(Visit visit, OpenCase open, Lane lane, Entered entry) {
        return ThingActions.of(visit, open, lane, entry, papers.owned(entry.id()).orElse(null));
    }

    /// What may be done about a thing that was put into a lane.
    static final class ThingActions {
        private ThingActions() {}

        static List<Shown.Link> of(
                Visit visit,
                OpenCase open,
                Lane lane,
                Entered entry,
                Papers.@Nullable Owned owned) {
            if (owned == null || CaseWords.quarantined(entry)) {
                return List.of();
            }
            var address = "/cases/" + open.file().number();
            var links = new ArrayList<Shown.Link>();
            if (ReleaseThing.releaser(open, lane, entry, owned) != null
                    && !ReleaseThing.widerThan(lane.kind()).isEmpty()) {
                links.add(
                        new Shown.Link(
                                visit.t("docket.release.link"),
                                address + "/release/" + entry.id()));
            }
            if (org.goodoffices.casework.docket.QuarantineThing.allowed(open, owned)) {
                links.add(
                        new Shown.Link(
                                visit.t("docket.quarantine.link"),
                                address + "/quarantine/" + entry.id()));
            }
            return links;
        }
    }
}
