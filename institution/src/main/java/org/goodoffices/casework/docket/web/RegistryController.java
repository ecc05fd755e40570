package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.AssignCase;
import org.goodoffices.casework.docket.CaseManagers;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.RecordAttempt;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
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

/// The Registry's own pages in a case: who manages it, attempts at service, and what is entered for
/// others.
@Controller
class RegistryController {

    private static final String FORM = "casework/docket/act";

    private final Access access;
    private final Docket docket;
    private final CaseManagers managers;
    private final AssignCase assign;
    private final RecordAttempt attempts;
    private final EnterAct entering;

    RegistryController(
            Access access,
            Docket docket,
            CaseManagers managers,
            AssignCase assign,
            RecordAttempt attempts,
            EnterAct entering) {
        this.access = access;
        this.docket = docket;
        this.managers = managers;
        this.assign = assign;
        this.attempts = attempts;
        this.entering = entering;
    }

    @GetMapping("/cases/{number}/assignment")
    ModelAndView assignment(Visit visit, PersonId person, @PathVariable String number) {
        return assignment(visit, person, number, Map.of(), null);
    }

    @PostMapping("/cases/{number}/assignment")
    ModelAndView assign(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> posted) {
        var values = ActController.values(posted);
        var outcome =
                assign.assign(
                        person,
                        Docket.numberOr404(number),
                        values.get("person"),
                        values.get("reason"),
                        once);
        return outcome.answered(
                done(number, AssignCase.ACT),
                refused -> assignment(visit, person, number, values, refused));
    }

    private ModelAndView assignment(
            Visit visit,
            PersonId person,
            String number,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        return access.as(
                person,
                () -> {
                    var open = forRegistry(person, number);
                    var words = new CaseWords(visit, open);
                    var now = AssignCase.assigned(open);
                    var fields =
                            List.of(
                                    Field.of(
                                                    "person",
                                                    Field.Kind.LIST,
                                                    visit.t("registry.assign.person"))
                                            .hint(
                                                    now == null
                                                            ? visit.t("registry.assign.nobody")
                                                            : visit.t(
                                                                    "registry.assign.now",
                                                                    words.of(now.name())))
                                            .choices(
                                                    managers.all().stream()
                                                            .map(one ->
                                                                    new Choice(
                                                                            one.person().toString(),
                                                                            words.of(one.name())))
                                                            .toList()),
                                    Field.of(
                                                    "reason",
                                                    Field.Kind.TEXT,
                                                    visit.t("docket.field.reason"))
                                            .optional());
                    return visit.page(
                            FORM,
                            page(
                                    visit,
                                    open,
                                    visit.t("docket.act.assign"),
                                    "assignment",
                                    "registry",
                                    "art. 2(4)",
                                    fields,
                                    values,
                                    refused));
                });
    }

    @GetMapping("/cases/{number}/service")
    ModelAndView service(Visit visit, PersonId person, @PathVariable String number) {
        return service(visit, person, number, Map.of(), null);
    }

    @PostMapping("/cases/{number}/service")
    ModelAndView attempt(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> posted) {
        var values = ActController.values(posted);
        var outcome = attempts.record(person, Docket.numberOr404(number), values, once);
        return outcome.answered(
                done(number, RecordAttempt.ACT),
                refused -> service(visit, person, number, values, refused));
    }

    private ModelAndView service(
            Visit visit,
            PersonId person,
            String number,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        return access.as(
                person,
                () -> {
                    var open = forRegistry(person, number);
                    var words = new CaseWords(visit, open);
                    var fields =
                            List.of(
                                    Field.of(
                                                    "party",
                                                    Field.Kind.LIST,
                                                    visit.t("docket.field.party"))
                                            .choices(
                                                    open.file().parties().stream()
                                                            .map(party ->
                                                                    new Choice(
                                                                            party.id().toString(),
                                                                            words.of(party.name())))
                                                            .toList()),
                                    Field.of(
                                                    "channel",
                                                    Field.Kind.LIST,
                                                    visit.t("docket.field.channel"))
                                            .choices(
                                                    choices(
                                                            visit,
                                                            "registry.channel.",
                                                            RecordAttempt.CHANNELS)),
                                    Field.of(
                                            "place",
                                            Field.Kind.LINE,
                                            visit.t("docket.field.place")),
                                    Field.of("date", Field.Kind.DATE, visit.t("docket.field.date")),
                                    Field.of("result", Field.Kind.LIST, visit.t("registry.result"))
                                            .choices(
                                                    choices(
                                                            visit,
                                                            "registry.result.",
                                                            RecordAttempt.RESULTS)),
                                    Field.of("text", Field.Kind.TEXT, visit.t("registry.proof"))
                                            .hint(visit.t("registry.proof.hint"))
                                            .optional());
                    return visit.page(
                            FORM,
                            page(
                                    visit,
                                    open,
                                    visit.t("docket.act.service-attempt"),
                                    "service",
                                    "joint",
                                    "art. 5(3)",
                                    fields,
                                    values,
                                    refused));
                });
    }

    private static List<Choice> choices(Visit visit, String texts, List<String> keys) {
        return keys.stream().map(key -> new Choice(key, visit.t(texts + key))).toList();
    }

    @GetMapping("/cases/{number}/filing")
    ModelAndView filing(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = forRegistry(person, number);
                    var words = new CaseWords(visit, open);
                    var groups = new LinkedHashMap<String, List<Shown.Link>>();
                    var themselves = new TreeSet<Integer>();
                    for (var possible : open.proceeding().mayDoNow()) {
                        var act = possible.act();
                        if (!act.lane().common() || act.by().contains(Role.REGISTRY)) {
                            continue;
                        }
                        for (var actor : possible.actors()) {
                            if (entering.filesItself(open, act, actor)) {
                                themselves.add(open.file().party(actor.id()).place());
                                continue;
                            }
                            if (act.recordedBy() != Role.REGISTRY
                                    && !EnterAct.filers(open, act).contains(actor)) {
                                continue;
                            }
                            groups.computeIfAbsent(words.actor(actor), _ -> new ArrayList<>())
                                    .add(
                                            new Shown.Link(
                                                    words.of(act.title()),
                                                    words.address()
                                                            + "/acts/"
                                                            + act.name()
                                                            + "?actor="
                                                            + actor.id()));
                        }
                    }
                    return visit.page(
                            "casework/docket/filing",
                            new FilingPage(
                                    number,
                                    words.title(),
                                    words.address(),
                                    groups.entrySet().stream()
                                            .map(group ->
                                                    new FilingPage.Group(
                                                            group.getKey(), group.getValue()))
                                            .toList(),
                                    themselves.isEmpty()
                                            ? null
                                            : visit.t(
                                                    "registry.filing.without",
                                                    open.file().parties().stream()
                                                            .filter(party ->
                                                                    themselves.contains(
                                                                            party.place()))
                                                            .map(party -> words.of(party.name()))
                                                            .collect(
                                                                    Collectors.joining(
                                                                            visit.of(
                                                                                    ", ", "、"))))));
                });
    }

    private static ActPage page(
            Visit visit,
            OpenCase open,
            String title,
            String path,
            String lane,
            String article,
            List<Field> fields,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var words = new CaseWords(visit, open);
        var own = open.rules().text() != null;
        return new ActPage(
                open.file().number().value(),
                words.title(),
                words.address(),
                title,
                words.address() + "/" + path,
                Shown.Lane.of(visit, lane),
                own ? words.article(article) : null,
                null,
                fields.stream()
                        .map(field ->
                                field.value(values.getOrDefault(field.name(), field.value()))
                                        .error(
                                                refused != null
                                                                && field.name()
                                                                        .equals(refused.field())
                                                        ? words.of(refused.reason())
                                                        : null))
                        .toList(),
                false,
                false,
                false,
                refused == null ? null : words.of(refused.reason()),
                null);
    }

    private OpenCase forRegistry(PersonId person, String number) {
        var open = docket.openOr404(person, number);
        if (!open.forRegistry()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return open;
    }

    private static String done(String number, String act) {
        return "/cases/" + number + "?done=" + act;
    }
}
