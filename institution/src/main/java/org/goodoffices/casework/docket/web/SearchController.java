package org.goodoffices.casework.docket.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Search;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Looks for words on every docket that the person may read.
@Controller
class SearchController {

    private final Access access;
    private final Search search;

    SearchController(Access access, Search search) {
        this.access = access;
        this.search = search;
    }

    @GetMapping("/search")
    ModelAndView find(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "0") String from) {
        int start = from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
        var sought = words.length() > 300 ? words.substring(0, 300) : words;
        var plain = sought.replace("\u0000", "");
        var found = access.as(person, () -> search.find(person, plain, start));
        return visit.page(
                "casework/docket/search",
                new SearchPage(
                        plain,
                        !plain.isBlank(),
                        found.hits().stream().map(hit -> hit(visit, hit)).toList(),
                        new Shown.Paging(
                                visit.t("search.shown", start + 1, start + found.hits().size()),
                                start == 0
                                        ? null
                                        : address(plain, Math.max(0, start - search.page())),
                                found.more() ? address(plain, start + search.page()) : null)));
    }

    private static SearchPage.Hit hit(Visit visit, Search.Hit hit) {
        var words = new CaseWords(visit, hit.open());
        var lane =
                hit.open().lanes().stream()
                        .filter(l -> l.id().equals(hit.entry().lane()))
                        .findFirst()
                        .orElseThrow();
        var entry = words.entry(hit.entry(), lane, 1);
        return new SearchPage.Hit(
                entry.title(),
                words.addressOf(hit.entry()),
                words.title(),
                hit.open().file().number().value(),
                entry.lane(),
                entry.when(),
                entry.by(),
                hit.words());
    }

    private static @Nullable String address(String words, int from) {
        return "/search?words="
                + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + "&from="
                + from;
    }
}
