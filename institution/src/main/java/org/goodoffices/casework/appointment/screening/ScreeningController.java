package org.goodoffices.casework.appointment.screening;

import java.util.List;
import org.goodoffices.casework.appointment.Screening;
import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where the institution's people in a case read how it was screened, and the Registry asks for it.
@Controller
class ScreeningController implements CaseSection {

    private final Access access;
    private final Docket docket;
    private final Screenings screenings;
    private final AskScreening ask;

    ScreeningController(Access access, Docket docket, Screenings screenings, AskScreening ask) {
        this.access = access;
        this.docket = docket;
        this.screenings = screenings;
        this.ask = ask;
    }

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        return Screening.readBy(open)
                ? new Shown.Link(visit.t("screening.title"), address(open))
                : null;
    }

    private static String address(OpenCase open) {
        return "/cases/" + open.file().number() + "/appointment/screening";
    }

    @GetMapping("/cases/{number}/appointment/screening")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        return page(visit, person, number, done == null ? null : visit.t("docket.done"), null);
    }

    @PostMapping("/cases/{number}/appointment/screening")
    ModelAndView ask(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String once) {
        return ask.ask(EnterBesideRules.Asked.of(person, number, once))
                .answered(
                        "/cases/" + number + "/appointment/screening?done=1",
                        refused -> page(visit, person, number, null, refused));
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            String number,
            @Nullable String said,
            Outcome.@Nullable Refused refused) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    if (!Screening.readBy(open)) {
                        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    }
                    var theCase = open.file().id();
                    var words = new ScreeningWords(visit);
                    var made = screenings.last(theCase).orElse(null);
                    boolean waits = screenings.waits(theCase);
                    return visit.page(
                            "casework/appointment/screening",
                            new ScreeningPage(
                                    number,
                                    new Shown.Link(
                                            visit.t("appointment.title"),
                                            new CaseWords(visit, open).address() + "/appointment"),
                                    said,
                                    refused == null
                                            ? null
                                            : visit.of(
                                                    refused.reason().en(), refused.reason().zh()),
                                    made == null ? List.of() : words.facts(made),
                                    made == null ? null : words.complete(made),
                                    open.forRegistry() && !waits && open.common().ending() == null
                                            ? address(open)
                                            : null,
                                    waits ? visit.t("screening.waits") : null,
                                    screenings.candidates(theCase).stream()
                                            .map(one ->
                                                    words.candidate(
                                                            one,
                                                            screenings.paths(one),
                                                            visit.of(
                                                                    one.name().en(),
                                                                    one.name().zh())))
                                            .toList()));
                });
    }
}
