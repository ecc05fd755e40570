package org.goodoffices.casework.docket.web;

import org.goodoffices.casework.docket.PublishNames;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The public page of the names that have been published (Model Rules, art. 27).
@Controller
class PublishedController {

    private final Access access;
    private final PublishNames names;

    PublishedController(Access access, PublishNames names) {
        this.access = access;
        this.names = names;
    }

    @GetMapping("/published")
    ModelAndView published(Visit visit) {
        // as the public sees it, whoever asks
        var all = access.as(PersonId.PUBLIC, names::all);
        return visit.page(
                "casework/docket/published",
                new PublishedPage(all.stream().map(one -> line(visit, one)).toList()));
    }

    private static PublishedPage.Line line(Visit visit, PublishNames.Published one) {
        var ended = one.ended();
        var on = one.endedOn();
        var registered = one.registered();
        var mediators = visit.of(one.mediators().en(), one.mediators().zh());
        return new PublishedPage.Line(
                visit.of(one.names().en(), one.names().zh()),
                visit.t("docket.cases.track." + one.track()),
                registered == null ? null : visit.t("published.registered", visit.day(registered)),
                mediators.isEmpty() ? null : visit.t("published.mediators", mediators),
                ended == null
                        ? visit.t("published.runs")
                        : visit.of(ended.en(), ended.zh())
                                + (on == null ? "" : visit.of(", ", "，") + visit.day(on)));
    }
}
