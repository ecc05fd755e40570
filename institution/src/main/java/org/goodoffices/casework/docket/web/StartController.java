package org.goodoffices.casework.docket.web;

import java.time.Duration;
import java.util.List;
import org.goodoffices.casework.docket.Agenda;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Desk;
import org.goodoffices.casework.docket.OfferGoodOffices;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.secretariat.DepartmentWork;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The first page: for the public what the institution is, for a person what lies on their desk.
@Controller
class StartController {

    private static final Duration NEAR = Duration.ofDays(7);
    private static final int DATES = 20;
    private static final int CHANGES = 25;

    private final Access access;
    private final Desk desk;
    private final OfferGoodOffices offers;
    private final DepartmentWork work;
    private final List<AlsoWaits> also;

    StartController(
            Access access,
            Desk desk,
            OfferGoodOffices offers,
            DepartmentWork work,
            List<AlsoWaits> also) {
        this.access = access;
        this.desk = desk;
        this.offers = offers;
        this.work = work;
        this.also = List.copyOf(also);
    }

    @GetMapping("/")
    ModelAndView start(Visit visit, PersonId person, @RequestParam(defaultValue = "") String from) {
        var name = visit.visitor();
        if (name == null) {
            return visit.page("casework/docket/home", new HomePage(visit.t("start.public.title")));
        }
        return visit.page(
                "casework/docket/start",
                access.as(
                        person,
                        () ->
                                page(
                                        visit,
                                        name,
                                        desk.look(person, number(from)),
                                        also.stream()
                                                .flatMap(one -> one.of(person, visit).stream())
                                                .toList(),
                                        work.of(person, visit),
                                        !offers.possible().isEmpty() && offers.mayOffer())));
    }

    private static StartPage page(
            Visit visit,
            String name,
            Desk.Laid laid,
            List<AlsoWaits.Piece> also,
            List<DepartmentWork.Waiting> work,
            boolean offers) {
        return new StartPage(
                name,
                laid.waiting().stream().map(one -> waiting(visit, one)).toList(),
                also,
                laid.changes().stream().map(one -> changed(visit, one)).toList(),
                visit.moment(laid.since()),
                laid.dates().stream().limit(DATES).map(one -> date(visit, one)).toList(),
                work.stream().map(one -> department(visit, one)).toList(),
                laid.takesPart(),
                offers,
                laid.moreCases() ? "/?from=" + (laid.from() + Desk.casesAtOnce()) : null,
                laid.from() == 0
                        ? null
                        : "/?from=" + Math.max(0, laid.from() - Desk.casesAtOnce()));
    }

    /// All changes, page by page.
    @GetMapping("/changes")
    ModelAndView changes(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String from) {
        int at = number(from);
        var found = access.as(person, () -> desk.changes(person, at, CHANGES + 1));
        return visit.page(
                "casework/docket/changes",
                new ChangesPage(
                        found.stream().limit(CHANGES).map(one -> changed(visit, one)).toList(),
                        new Shown.Paging(
                                "",
                                at == 0 ? null : "/changes?from=" + Math.max(0, at - CHANGES),
                                found.size() > CHANGES
                                        ? "/changes?from=" + (at + CHANGES)
                                        : null)));
    }

    private static int number(String from) {
        return from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }

    private static StartPage.Waiting waiting(Visit visit, Desk.Waiting one) {
        var words = new CaseWords(visit, one.open());
        return new StartPage.Waiting(
                words.of(one.act().title()),
                words.address() + "/acts/" + one.act().name(),
                words.title(),
                one.open().file().number().value(),
                words.address(),
                words.limit(one.limit()).due(),
                words.limit(one.limit()).left(),
                Duration.between(visit.now(), one.due()).compareTo(NEAR) < 0 ? "care" : "",
                words.article(one.limit().limit().article()));
    }

    private static StartPage.Department department(Visit visit, DepartmentWork.Waiting one) {
        return new StartPage.Department(
                one.department(),
                one.address(),
                visit.t("start.department.tasks", one.tasks()),
                one.overdue() == 0 ? null : visit.t("start.department.overdue", one.overdue()));
    }

    private static StartPage.Changed changed(Visit visit, Desk.Change one) {
        var words = new CaseWords(visit, one.open());
        var lane =
                one.open().lanes().stream()
                        .filter(l -> l.id().equals(one.entry().lane()))
                        .findFirst()
                        .orElseThrow();
        var entry = words.entry(one.entry(), lane, 1);
        return new StartPage.Changed(
                entry.title(),
                words.addressOf(one.entry()),
                words.title(),
                one.open().file().number().value(),
                entry.by(),
                entry.when(),
                entry.lane());
    }

    /// That a limit ends, and for whom; for nobody in particular where it is the case's.
    private static String ends(Visit visit, String whose) {
        return visit.t("start.date.ends")
                + (whose.isEmpty() ? "" : visit.of(" (", "（") + whose + visit.of(")", "）"));
    }

    private static StartPage.Date date(Visit visit, Agenda.Dated one) {
        var words = new CaseWords(visit, one.open());
        return switch (one) {
            case Agenda.Dated.Due(_, var limit, var at) ->
                    new StartPage.Date(
                            visit.day(at.minusSeconds(1), one.open().rules().zone()),
                            words.of(limit.limit().title()),
                            words.address(),
                            words.title(),
                            ends(visit, words.limit(limit).of()));
            case Agenda.Dated.Meeting(_, var act, var entry, var day, _) ->
                    new StartPage.Date(
                            visit.day(day),
                            words.of(act.title()),
                            words.addressOf(entry),
                            words.title(),
                            java.util.Objects.requireNonNullElse(entry.text("place"), ""));
        };
    }
}
