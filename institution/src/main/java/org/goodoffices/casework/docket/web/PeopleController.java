package org.goodoffices.casework.docket.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.RenewWayIn;
import org.goodoffices.casework.docket.SeatPeople;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.SignInSession;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
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

/// Who takes part in a case, and a party's say over its own people.
@Controller
class PeopleController {

    private final Access access;
    private final Docket docket;
    private final SeatPeople seats;
    private final RenewWayIn ways;
    private final SignInSession session;

    PeopleController(
            Access access,
            Docket docket,
            SeatPeople seats,
            RenewWayIn ways,
            SignInSession session) {
        this.session = session;
        this.ways = ways;
        this.access = access;
        this.docket = docket;
        this.seats = seats;
    }

    @GetMapping("/cases/{number}/people")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        return access.as(
                person,
                () ->
                        page(
                                visit,
                                docket.openOr404(person, number),
                                Map.of(),
                                false,
                                done == null ? null : visit.t("docket.done"),
                                null));
    }

    @PostMapping("/cases/{number}/people")
    ModelAndView give(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted,
            HttpServletRequest request) {
        var seat = seat(posted);
        if (!"yes".equals(posted.get("confirmed"))) {
            return access.as(
                    person,
                    () -> {
                        var open = docket.openOr404(person, number);
                        var unfit = seats.unfit(open, seat);
                        var page = page(visit, open, posted, unfit == null, null, unfit);
                        if (unfit != null) {
                            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                        }
                        return page;
                    });
        }
        var outcome =
                session.fresh(request)
                        ? seats.give(person, Docket.numberOr404(number), seat)
                        : seats.notFresh();
        return outcome.answered(
                "/cases/" + number + "/people?done=1",
                refused ->
                        access.as(
                                person,
                                () ->
                                        page(
                                                visit,
                                                docket.openOr404(person, number),
                                                posted,
                                                false,
                                                null,
                                                refused)));
    }

    @GetMapping("/cases/{number}/people/{seat}/end")
    ModelAndView askEnd(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String seat) {
        return access.as(
                person, () -> endPage(visit, docket.openOr404(person, number), seat, null));
    }

    @PostMapping("/cases/{number}/people/{seat}/end")
    ModelAndView end(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String seat,
            @RequestParam(defaultValue = "") String once,
            HttpServletRequest request) {
        var ended =
                session.fresh(request)
                        ? seats.end(
                                person, Docket.numberOr404(number), LaneController.uuid(seat), once)
                        : seats.notFresh();
        return ended.answered(
                "/cases/" + number + "/people?done=1",
                refused ->
                        access.as(
                                person,
                                () ->
                                        endPage(
                                                visit,
                                                docket.openOr404(person, number),
                                                seat,
                                                visit.of(
                                                        refused.reason().en(),
                                                        refused.reason().zh()))));
    }

    @GetMapping("/cases/{number}/people/{seat}/way-in")
    ModelAndView askWayIn(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String seat) {
        return access.as(
                person, () -> wayInPage(visit, docket.openOr404(person, number), seat, "", null));
    }

    @PostMapping("/cases/{number}/people/{seat}/way-in")
    ModelAndView renewWayIn(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String seat,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String once) {
        var renewed =
                ways.renew(
                        person,
                        Docket.numberOr404(number),
                        LaneController.uuid(seat),
                        reason.strip(),
                        once);
        return renewed.answered(
                "/cases/" + number + "/people?done=1",
                refused ->
                        access.as(
                                person,
                                () ->
                                        wayInPage(
                                                visit,
                                                docket.openOr404(person, number),
                                                seat,
                                                reason,
                                                refused)));
    }

    private static ModelAndView wayInPage(
            Visit visit,
            OpenCase open,
            String id,
            String reason,
            Outcome.@Nullable Refused refused) {
        var words = new CaseWords(visit, open);
        var seat =
                open.file().capacities().stream()
                        .filter(one -> one.id().toString().equals(id))
                        .filter(one -> RenewWayIn.may(open, one))
                        .findFirst()
                        .orElseThrow(PeopleController::notThere);
        return visit.page(
                "casework/docket/way-in",
                new WayInPage(
                        open.file().number().value(),
                        new Shown.Link(visit.t("docket.people.title"), words.address() + "/people"),
                        words.address() + "/people/" + id + "/way-in",
                        words.lane(Objects.requireNonNull(open.lane(Lane.Kind.JOINT, null))),
                        visit.t("docket.way-in.what", words.of(seat.name())),
                        Shown.Field.of(
                                        "reason",
                                        Shown.Field.Kind.TEXT,
                                        visit.t("docket.way-in.reason"))
                                .hint(visit.t("docket.way-in.reason.hint"))
                                .value(reason)
                                .error(
                                        refused != null && "reason".equals(refused.field())
                                                ? words.of(refused.reason())
                                                : null),
                        refused == null ? null : words.of(refused.reason())));
    }

    private static SeatPeople.Seat seat(Map<String, String> posted) {
        return new SeatPeople.Seat(
                LaneController.uuid(posted.getOrDefault("party", "")),
                posted.getOrDefault("as", ""),
                posted.getOrDefault("nameEn", "").strip(),
                posted.getOrDefault("nameZh", "").strip(),
                posted.getOrDefault("mail", "").strip().toLowerCase(Locale.ROOT),
                "zh".equals(posted.get("language")) ? "zh" : "en",
                posted.getOrDefault("reason", "").strip(),
                posted.getOrDefault("once", ""));
    }

    private ModelAndView page(
            Visit visit,
            OpenCase open,
            Map<String, String> values,
            boolean confirming,
            @Nullable String said,
            Outcome.@Nullable Refused refused) {
        var words = new CaseWords(visit, open);
        var groups = new ArrayList<PeoplePage.Group>();
        for (var party : open.file().parties()) {
            groups.add(
                    group(
                            visit,
                            open,
                            words,
                            words.of(party.name()),
                            open.file().capacities().stream()
                                    .filter(one -> party.id().equals(one.party()))
                                    .toList(),
                            party.named()
                                    ? visit.t("docket.name.stated")
                                    : open.file().isNamedByAnother(party)
                                            ? visit.t("docket.name.by-another")
                                            : null,
                            seats.decidesFor(open).contains(party)
                                    ? NameController.address(open, party)
                                    : null));
        }
        groups.add(
                group(
                        visit,
                        open,
                        words,
                        visit.t("docket.people.institution"),
                        open.file().capacities().stream()
                                .filter(one -> one.party() == null)
                                .toList(),
                        null,
                        null));
        var seat = seat(values);
        return visit.page(
                "casework/docket/people",
                new PeoplePage(
                        open.file().number().value(),
                        new Shown.Link(words.title(), words.address()),
                        words.address() + "/people",
                        groups,
                        fields(visit, open, words, values, refused),
                        words.lane(Objects.requireNonNull(open.lane(Lane.Kind.JOINT, null))),
                        confirming
                                ? visit.t(
                                        "docket.people.confirm",
                                        visit.of(seat.name().en(), seat.name().zh()),
                                        seat.mail(),
                                        visit.t(
                                                "docket.people." + seat.asWhat() + ".of",
                                                words.party(seat.party().toString())))
                                : null,
                        confirming
                                ? List.of(
                                        new Shown.Fact("party", seat.party().toString()),
                                        new Shown.Fact("as", seat.asWhat()),
                                        new Shown.Fact("nameEn", seat.nameEn()),
                                        new Shown.Fact("nameZh", seat.nameZh()),
                                        new Shown.Fact("mail", seat.mail()),
                                        new Shown.Fact("language", seat.language()),
                                        new Shown.Fact("reason", seat.reason()),
                                        new Shown.Fact("confirmed", "yes"))
                                : List.of(),
                        said,
                        refused == null ? null : words.of(refused.reason())));
    }

    private static PeoplePage.Group group(
            Visit visit,
            OpenCase open,
            CaseWords words,
            String title,
            List<Capacity> people,
            @Nullable String named,
            @Nullable String name) {
        return new PeoplePage.Group(
                title,
                people.stream()
                        .map(one ->
                                new PeoplePage.Someone(
                                        words.of(one.name()),
                                        open.file().isThePartyItself(one)
                                                ? visit.t("docket.as.itself")
                                                : visit.t("docket.people." + one.asWhat()),
                                        SeatPeople.mayEnd(open, one)
                                                        && !SeatPeople.isLastAgent(open, one)
                                                ? words.address() + "/people/" + one.id() + "/end"
                                                : null,
                                        RenewWayIn.may(open, one)
                                                ? words.address()
                                                        + "/people/"
                                                        + one.id()
                                                        + "/way-in"
                                                : null))
                        .toList(),
                named,
                name);
    }

    private List<Shown.Field> fields(
            Visit visit,
            OpenCase open,
            CaseWords words,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var parties = seats.decidesFor(open);
        if (parties.isEmpty()) {
            return List.of();
        }
        var fields = new ArrayList<Shown.Field>();
        if (open.forRegistry()) {
            fields.add(
                    Shown.Field.of("reason", Shown.Field.Kind.TEXT, visit.t("docket.field.reason"))
                            .hint(visit.t("docket.people.by-registry")));
        }
        fields.addAll(
                List.of(
                        Shown.Field.of(
                                        "party",
                                        Shown.Field.Kind.LIST,
                                        visit.t("docket.field.party"))
                                .choices(
                                        parties.stream()
                                                .map(party ->
                                                        new Shown.Choice(
                                                                party.id().toString(),
                                                                words.of(party.name())))
                                                .toList()),
                        Shown.Field.of("as", Shown.Field.Kind.LIST, visit.t("docket.people.as"))
                                .choices(
                                        List.of(
                                                new Shown.Choice(
                                                        "counsel",
                                                        visit.t("docket.people.counsel")),
                                                new Shown.Choice(
                                                        "agent", visit.t("docket.people.agent")))),
                        Shown.Field.of(
                                        "nameEn",
                                        Shown.Field.Kind.LINE,
                                        visit.t("docket.people.name-en"))
                                .hint(visit.t("docket.people.name-hint"))
                                .optional(),
                        Shown.Field.of(
                                        "nameZh",
                                        Shown.Field.Kind.LINE,
                                        visit.t("docket.people.name-zh"))
                                .optional(),
                        Shown.Field.of(
                                "mail", Shown.Field.Kind.EMAIL, visit.t("docket.people.mail")),
                        Shown.Field.of(
                                        "language",
                                        Shown.Field.Kind.LIST,
                                        visit.t("docket.people.language"))
                                .choices(
                                        List.of(
                                                new Shown.Choice("en", "English"),
                                                new Shown.Choice("zh", "简体中文")))
                                .value(visit.language().code())));
        return fields.stream()
                .map(field ->
                        field.value(values.getOrDefault(field.name(), field.value()))
                                .error(
                                        refused != null && field.name().equals(refused.field())
                                                ? words.of(refused.reason())
                                                : null))
                .toList();
    }

    private static ModelAndView endPage(
            Visit visit, OpenCase open, String id, @Nullable String refusal) {
        var words = new CaseWords(visit, open);
        var seat =
                open.file().capacities().stream()
                        .filter(one -> one.id().toString().equals(id))
                        .filter(one -> SeatPeople.mayEnd(open, one))
                        .findFirst()
                        .orElseThrow(PeopleController::notThere);
        return visit.page(
                "casework/docket/end-seat",
                new EndSeatPage(
                        open.file().number().value(),
                        new Shown.Link(visit.t("docket.people.title"), words.address() + "/people"),
                        words.address() + "/people/" + id + "/end",
                        words.lane(Objects.requireNonNull(open.lane(Lane.Kind.JOINT, null))),
                        visit.t(
                                "docket.people.end.question",
                                words.of(seat.name()),
                                visit.t(
                                        "docket.people." + seat.asWhat() + ".of",
                                        words.party(String.valueOf(seat.party())))),
                        refusal));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
