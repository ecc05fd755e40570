package org.goodoffices.casework.docket.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Attachment;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.OpenPaper;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The page of a paper, its bytes, and its next version.
@Controller
class PaperController {

    private final Access access;
    private final Docket docket;
    private final Papers papers;
    private final OpenPaper openPaper;
    private final WriteInLane write;
    private final ReadUpload uploads;
    private final KeepPaper keep;

    PaperController(
            Access access,
            Docket docket,
            Papers papers,
            OpenPaper openPaper,
            WriteInLane write,
            ReadUpload uploads,
            KeepPaper keep) {
        this.access = access;
        this.docket = docket;
        this.papers = papers;
        this.openPaper = openPaper;
        this.write = write;
        this.uploads = uploads;
        this.keep = keep;
    }

    @GetMapping("/cases/{number}/papers/{paper}")
    ModelAndView show(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String paper) {
        return access.as(person, () -> page(visit, person, number, paper, null));
    }

    /// Hands a paper out to be saved; a browser never shows it as a page of ours.
    @GetMapping("/cases/{number}/papers/{paper}/file")
    void file(
            PersonId person,
            @PathVariable String number,
            @PathVariable String paper,
            HttpServletResponse response)
            throws IOException {
        var caseId = access.as(person, () -> docket.openOr404(person, number).file().id().value());
        try (var opened =
                openPaper
                        .open(person, id(paper), one -> one.caseId().equals(caseId))
                        .orElseThrow(PaperController::notThere)) {
            var content = opened.content();
            Attachment.handOut(
                    response, content.type(), content.size(), content.name(), opened.bytes());
        }
    }

    @PostMapping("/cases/{number}/papers/{paper}")
    ModelAndView follow(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String paper) {
        var before =
                access.as(
                        person,
                        () -> {
                            var open = docket.openOr404(person, number);
                            var found = paper(open, paper);
                            return WriteInLane.owns(open, found) ? found : null;
                        });
        var read = uploads.read(person, request, _ -> before == null ? null : before.lane());
        return switch (read) {
            case Uploaded.Unfit unfit ->
                    refused(visit, person, number, paper, new PaperWords(visit, "").refusal(unfit));
            case Uploaded.Form form ->
                    write.follow(
                                    person,
                                    new CaseNumber(number),
                                    id(paper),
                                    LaneController.written(form))
                            .answered(
                                    "/cases/" + number + "/papers/" + paper,
                                    refused ->
                                            refused(
                                                    visit,
                                                    person,
                                                    number,
                                                    paper,
                                                    visit.of(
                                                            refused.reason().en(),
                                                            refused.reason().zh())));
        };
    }

    private ModelAndView refused(
            Visit visit, PersonId person, String number, String paper, String why) {
        var again = access.as(person, () -> page(visit, person, number, paper, why));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private Paper paper(OpenCase open, String id) {
        return papers.paper(id(id))
                .filter(paper -> paper.caseId().equals(open.file().id().value()))
                .orElseThrow(PaperController::notThere);
    }

    private static PaperId id(String text) {
        return PaperId.read(text).orElseThrow(PaperController::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private ModelAndView page(
            Visit visit, PersonId person, String number, String id, @Nullable String refusal) {
        var open = docket.openOr404(person, number);
        var paper = paper(open, id);
        var words = new CaseWords(visit, open);
        var paperWords = new PaperWords(visit, words.address());
        var lane = LaneController.lane(open, paper.lane().toString());
        var versions = papers.versions(paper.first());
        var content = paper.content();
        boolean owner = WriteInLane.owns(open, paper);
        boolean last = versions.getLast().id().equals(paper.id());
        return visit.page(
                "casework/docket/paper",
                new PaperPage(
                        open.file().number().value(),
                        new Shown.Link(
                                words.lane(lane).name(), words.address() + "/lanes/" + lane.id()),
                        paperWords.title(paper),
                        paperWords.address(paper),
                        words.lane(lane),
                        facts(visit, open, words, paperWords, paper),
                        content == null ? null : content.hash(),
                        content == null ? null : paperWords.address(paper) + "/file",
                        content != null && content.type().belies(content.name())
                                ? visit.t(
                                        "docket.paper.belied",
                                        visit.t("documents.type." + content.type().key()))
                                : null,
                        versions.size() == 1
                                ? List.of()
                                : versions.stream()
                                        .map(one ->
                                                new LanePage.Line(
                                                        paperWords.title(one),
                                                        paperWords.address(one),
                                                        paperWords.about(one)))
                                        .toList(),
                        owner ? openings(visit, paper, versions) : null,
                        actions(visit, open, paper),
                        owner && last && content != null
                                ? new PaperWords(visit, "").field(keep.largest()).error(refusal)
                                : null,
                        refusal));
    }

    private List<Shown.Fact> facts(
            Visit visit, OpenCase open, CaseWords words, PaperWords paperWords, Paper paper) {
        var facts = new ArrayList<Shown.Fact>();
        var content = paper.content();
        if (content != null) {
            facts.addAll(paperWords.facts(content));
        }
        facts.add(
                new Shown.Fact(
                        visit.t("docket.paper.version.what"), Integer.toString(paper.version())));
        open.entries().stream()
                .filter(entry -> entry.id().equals(paper.entry()))
                .findFirst()
                .ifPresent(entry -> {
                    facts.add(new Shown.Fact(visit.t("docket.paper.by"), words.by(entry)));
                    facts.add(new Shown.Fact(visit.t("docket.paper.at"), visit.moment(entry.at())));
                });
        return facts;
    }

    private List<Shown.Fact> openings(Visit visit, Paper paper, List<Paper> versions) {
        return papers.openings(paper.first()).stream()
                .map(opening ->
                        new Shown.Fact(
                                visit.of(opening.nameEn(), opening.nameZh()),
                                visit.moment(opening.at())
                                        + versions.stream()
                                                .filter(one ->
                                                        versions.size() > 1
                                                                && one.id().equals(opening.paper()))
                                                .map(one ->
                                                        " · "
                                                                + visit.t(
                                                                        "docket.paper.version",
                                                                        one.version()))
                                                .findFirst()
                                                .orElse("")))
                .toList();
    }

    private List<Shown.Link> actions(Visit visit, OpenCase open, Paper paper) {
        var lane = LaneController.lane(open, paper.lane().toString());
        return open.entries().stream()
                .filter(entry -> entry.id().equals(paper.entry()))
                .findFirst()
                .map(entry ->
                        LaneController.ThingActions.of(
                                visit,
                                open,
                                lane,
                                entry,
                                new Papers.Owned(paper.side(), paper.role())))
                .orElse(List.of());
    }
}
