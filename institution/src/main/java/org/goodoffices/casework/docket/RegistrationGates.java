package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Puts on the docket, with the registration, how each of the questions before it was answered by
/// the system, and how the case manager decided (Model Rules, art. 4(1)).
@Component
class RegistrationGates implements ActSupplement {

    private final Gates gates;
    private final Texts texts;
    private final Refusals refusals;

    RegistrationGates(Gates gates, Texts texts) {
        this.gates = gates;
        this.texts = texts;
        this.refusals = new Refusals(texts);
    }

    @Override
    public boolean concerns(Act act) {
        return act.effect() == Effect.REGISTERS;
    }

    @Override
    public String page(CaseNumber number, Act act) {
        return "/cases/" + number + "/registration/" + act.name();
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var day = now.atZone(open.rules().zone()).toLocalDate();
        var decided = new ArrayList<Map<String, Object>>();
        for (var answered : gates.of(open, day)) {
            var field = "gate-" + answered.key();
            var decision = form.value(field);
            var because = form.value(field + "-reason");
            if (decision == null || !List.of("yes", "no", "unknown").contains(decision)) {
                return refusal("gate-undecided", field);
            }
            if (because != null
                    && because.codePointCount(0, because.length()) > FormReader.LONGEST_TEXT) {
                return new Supplement.Refusal(
                        refusals.of("too-long", field + "-reason", FormReader.LONGEST_TEXT));
            }
            if (because != null && because.codePoints().anyMatch(FormReader::unprintable)) {
                return refusal("unprintable", field + "-reason");
            }
            if (decision.equals("no")) {
                return forbidden(answered, field);
            }
            if (because == null && answered.answer() == Gates.Answer.NO) {
                return refusal("gate-needs-reasons", field + "-reason");
            }
            decided.add(fact(answered, decision, because));
        }
        return new Supplement.Facts(
                decided.isEmpty() ? Map.of() : Map.of("gates", List.copyOf(decided)));
    }

    private Supplement refusal(String key, String field) {
        return new Supplement.Refusal(refusals.of(key, field));
    }

    /// What a question decided with no leaves is to decline (Model Rules, art. 4(6)).
    private Supplement forbidden(Gates.Answered answered, String field) {
        var question = "gates.question." + answered.key();
        return new Supplement.Refusal(
                new Outcome.Refused(
                        new Text(
                                texts.of(
                                        Language.EN,
                                        "docket.refused.gate-forbids",
                                        texts.of(Language.EN, question)),
                                texts.of(
                                        Language.ZH,
                                        "docket.refused.gate-forbids",
                                        texts.of(Language.ZH, question))),
                        answered.gate().article(),
                        field));
    }

    private static Map<String, Object> fact(
            Gates.Answered answered,
            String taken,
            @org.jspecify.annotations.Nullable String because) {
        var fact = new TreeMap<String, Object>();
        fact.put("gate", answered.key());
        fact.put("answer", answered.answer().key());
        fact.put("decided", taken);
        fact.put(
                "reasonsEn",
                answered.reasons().stream().map(reason -> reason.text().en()).toList());
        fact.put(
                "reasonsZh",
                answered.reasons().stream().map(reason -> reason.text().zh()).toList());
        fact.put(
                "sources",
                answered.reasons().stream().flatMap(reason -> reason.sources().stream()).toList());
        if (because != null) {
            fact.put("because", because);
        }
        return fact;
    }
}
