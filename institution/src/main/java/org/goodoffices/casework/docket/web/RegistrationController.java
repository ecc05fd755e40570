package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Gates;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
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

/// The page on which a case manager decides the questions before registration and registers.
@Controller
class RegistrationController {

    private final Access access;
    private final Docket docket;
    private final EnterAct enterAct;
    private final Gates gates;

    RegistrationController(Access access, Docket docket, EnterAct enterAct, Gates gates) {
        this.access = access;
        this.docket = docket;
        this.enterAct = enterAct;
        this.gates = gates;
    }

    @GetMapping("/cases/{number}/registration/{act}")
    ModelAndView form(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String act) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/docket/registration",
                                page(
                                        visit,
                                        docket.openOr404(person, number),
                                        act,
                                        Map.of(),
                                        null)));
    }

    @PostMapping("/cases/{number}/registration/{act}")
    ModelAndView register(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> posted) {
        var values = ActController.values(posted);
        values.remove("actor");
        return enterAct.enter(
                        person, Docket.numberOr404(number), new ActForm(act, null, once, values))
                .answered(
                        "/cases/" + number + "?done=" + act,
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                visit.page(
                                                        "casework/docket/registration",
                                                        page(
                                                                visit,
                                                                docket.openOr404(person, number),
                                                                act,
                                                                values,
                                                                refused))));
    }

    private RegistrationPage page(
            Visit visit,
            OpenCase open,
            String name,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var act = open.rules().acts().get(name);
        if (act == null || act.effect() != Effect.REGISTERS || !open.forRegistry()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = new CaseWords(visit, open);
        var day = visit.now().atZone(open.rules().zone()).toLocalDate();
        return new RegistrationPage(
                open.file().number().value(),
                words.title(),
                words.address(),
                words.of(act.title()),
                words.address() + "/registration/" + name,
                words.laneOf(act, Actor.registry()),
                words.article(act.article()),
                gates.of(open, day).stream()
                        .map(one -> gate(visit, words, one, values, refused))
                        .toList(),
                fields(visit, act, words, values, refused),
                refused == null ? null : words.of(refused.reason()),
                refused == null ? null : words.article(refused.article()));
    }

    private static List<Field> fields(
            Visit visit,
            Act act,
            CaseWords words,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var fields = new ArrayList<Field>();
        for (var takes : act.takes()) {
            if (takes.key().equals("text")) {
                fields.add(
                        Field.of("text", Field.Kind.TEXT, visit.t("docket.field.text"))
                                .optional()
                                .value(values.getOrDefault("text", ""))
                                .error(error(words, refused, "text")));
            }
        }
        return fields;
    }

    private static RegistrationPage.Gate gate(
            Visit visit,
            CaseWords words,
            Gates.Answered one,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var field = "gate-" + one.key();
        var decisions =
                List.of(Gates.Answer.values()).stream()
                        .map(answer ->
                                new Shown.Choice(
                                        answer.key(),
                                        visit.t(
                                                "gates.decision."
                                                        + one.key()
                                                        + "."
                                                        + answer.key())))
                        .toList();
        return new RegistrationPage.Gate(
                visit.t("gates.question." + one.key()),
                words.article(one.gate().article()),
                visit.t("gates.answer." + one.answer().key()),
                switch (one.answer()) {
                    case YES -> "good";
                    case NO -> "bad";
                    case UNKNOWN -> "care";
                },
                one.reasons().stream()
                        .map(reason ->
                                new RegistrationPage.Reason(
                                        words.of(reason.text()), reason.sources()))
                        .toList(),
                Field.of(field, Field.Kind.ONE_OF, visit.t("gates.decision"))
                        .choices(decisions)
                        .value(values.getOrDefault(field, ""))
                        .error(error(words, refused, field)),
                Field.of(field + "-reason", Field.Kind.TEXT, visit.t("gates.reason"))
                        .hint(visit.t("gates.reason.hint"))
                        .optional()
                        .value(values.getOrDefault(field + "-reason", ""))
                        .error(error(words, refused, field + "-reason")));
    }

    private static @Nullable String error(
            CaseWords words, Outcome.@Nullable Refused refused, String field) {
        return refused != null && field.equals(refused.field()) ? words.of(refused.reason()) : null;
    }
}
