package org.goodoffices.casework.docket.web;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Receipts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// The page from which one takes home receipts and checkpoints.
@Controller
class CaseRecordController implements CaseSection {

    private final Access access;
    private final Docket docket;
    private final Receipts receipts;

    CaseRecordController(Access access, Docket docket, Receipts receipts) {
        this.access = access;
        this.docket = docket;
        this.receipts = receipts;
    }

    @Override
    public Shown.Link of(Visit visit, OpenCase open) {
        return new Shown.Link(
                visit.t("docket.record.title"), "/cases/" + open.file().number() + "/record");
    }

    @GetMapping("/cases/{number}/record")
    ModelAndView show(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var words = new CaseWords(visit, open);
                    return visit.page(
                            "casework/docket/record",
                            new CaseRecordPage(
                                    number,
                                    new Shown.Link(words.title(), words.address()),
                                    open.lanes().stream()
                                            .map(lane -> log(visit, open, words, lane))
                                            .toList()));
                });
    }

    private CaseRecordPage.LaneLog log(Visit visit, OpenCase open, CaseWords words, Lane lane) {
        var head = receipts.checkpoint(lane.id()).orElseThrow().checkpoint();
        var address = "/record/lanes/" + lane.id();
        return new CaseRecordPage.LaneLog(
                words.lane(lane),
                visit.t("docket.record.size", head.size()),
                head.root().hex(),
                java.util.List.of(
                        new Shown.Link(
                                visit.t("docket.record.checkpoint"), address + "/checkpoint"),
                        new Shown.Link(visit.t("docket.record.log"), address + "/log")),
                open.entries().stream()
                        .filter(entry -> entry.lane().equals(lane.id()))
                        .filter(entry -> !CaseWords.quarantined(entry))
                        .map(entry ->
                                new Shown.Link(
                                        visit.t(
                                                "docket.record.receipt",
                                                entry.position() + 1,
                                                words.entry(entry, lane, 1).title()),
                                        "/record/entries/" + entry.id() + "/receipt"))
                        .toList());
    }
}
