package org.goodoffices.casework.docket.web;

import java.util.List;
import java.util.Locale;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Search inside a case: in what was written, in the titles and names of papers, and in who did it.
/// It looks through what the searcher could read page by page, and nothing else.
@Controller
class CaseSearchController {

    private final Access access;
    private final Docket docket;
    private final Papers papers;

    CaseSearchController(Access access, Docket docket, Papers papers) {
        this.access = access;
        this.docket = docket;
        this.papers = papers;
    }

    @GetMapping("/cases/{number}/search")
    ModelAndView search(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String words) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/docket/case-search",
                                page(visit, docket.openOr404(person, number), words.strip())));
    }

    private CaseSearchPage page(Visit visit, OpenCase open, String sought) {
        var words = new CaseWords(visit, open);
        var lanes = open.lanes().stream().map(Lane::id).toList();
        var found =
                sought.isEmpty()
                        ? List.<Shown.Entry>of()
                        : open.entries().reversed().stream()
                                .flatMap(entry ->
                                        open.lanes().stream()
                                                .filter(lane -> lane.id().equals(entry.lane()))
                                                .map(lane ->
                                                        words.entry(
                                                                entry,
                                                                lane,
                                                                lanes.indexOf(lane.id()) + 1))
                                                .filter(shown ->
                                                        matches(
                                                                sought,
                                                                shown,
                                                                entry.facts().containsKey("papers")
                                                                        ? names(entry.id())
                                                                        : "")))
                                .toList();
        return new CaseSearchPage(
                open.file().number().value(),
                new Shown.Link(words.title(), words.address()),
                words.address() + "/search",
                sought,
                found,
                lanes.size());
    }

    private String names(org.goodoffices.records.record.EntryId entry) {
        var names = new StringBuilder();
        for (var paper : papers.ofEntry(entry)) {
            var content = paper.content();
            if (content != null) {
                names.append(content.name()).append('\n').append(content.hash()).append('\n');
            }
        }
        return names.toString();
    }

    private static boolean matches(String sought, Shown.Entry entry, String names) {
        var all =
                String.join(
                                "\n",
                                entry.title(),
                                entry.by(),
                                entry.said() == null ? "" : entry.said(),
                                String.join(
                                        "\n",
                                        entry.papers().stream().map(Shown.Link::text).toList()),
                                names)
                        .toLowerCase(Locale.ROOT);
        return List.of(sought.toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(all::contains);
    }
}
