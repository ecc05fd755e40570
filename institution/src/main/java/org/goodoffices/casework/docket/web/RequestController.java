package org.goodoffices.casework.docket.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.casework.docket.RequestCheck.Step;
import org.goodoffices.casework.docket.RequestDraft;
import org.goodoffices.casework.docket.RequestDrafts;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.casework.docket.SendRequest;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The guided form of a request: part by part, kept as it grows, sent from its review.
@Controller
class RequestController {

    private static final String TEMPLATE = "casework/docket/request";

    private final Access access;
    private final RequestDrafts drafts;
    private final SendRequest send;
    private final RulesInForce rules;
    private final InstantSource clock;

    RequestController(
            Access access,
            RequestDrafts drafts,
            SendRequest send,
            RulesInForce rules,
            InstantSource clock) {
        this.access = access;
        this.drafts = drafts;
        this.send = send;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/requests")
    ModelAndView all(Visit visit, PersonId person) {
        var open = new ArrayList<RequestsPage.Line>();
        var sent = new ArrayList<RequestsPage.Line>();
        for (var draft : access.as(person, drafts::mine)) {
            var number = draft.sentAs();
            if (number == null) {
                open.add(
                        new RequestsPage.Line(
                                title(visit, draft),
                                "/requests/" + draft.id(),
                                visit.moment(draft.savedAt())));
            } else {
                sent.add(
                        new RequestsPage.Line(
                                number.value(), "/cases/" + number, visit.moment(draft.savedAt())));
            }
        }
        return visit.page("casework/docket/requests", new RequestsPage(open, sent));
    }

    private String title(Visit visit, RequestDraft draft) {
        var names = new ArrayList<String>();
        for (int i = 0; i < draft.parties(); i++) {
            var en = draft.party(i, "nameEn");
            var zh = draft.party(i, "nameZh");
            var name = visit.of(en.isBlank() ? zh : en, zh.isBlank() ? en : zh);
            if (!name.isBlank()) {
                names.add(name);
            }
        }
        return names.isEmpty()
                ? rules.named(draft.rules())
                        .map(set -> visit.of(set.title().en(), set.title().zh()))
                        .orElse(visit.t("request.untitled"))
                : String.join(visit.of(" – ", "与"), names);
    }

    @GetMapping("/requests/new")
    ModelAndView begin(Visit visit) {
        return visit.page(
                TEMPLATE,
                new RequestWords(visit, rules, null, Map.of(), List.of()).page(Step.RULES, null));
    }

    @PostMapping("/requests")
    ModelAndView begun(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String once,
            @RequestParam MultiValueMap<String, String> posted) {
        var values = values(posted);
        var wrong = new ArrayList<>(RequestCheck.unfit(Step.RULES, values));
        var fit = wrong.isEmpty();
        if (fit && !rulesAreKnown(visit, values)) {
            wrong.add(new RequestCheck.Wrong(Step.RULES, "rules", "rules", 0));
        }
        if (!wrong.isEmpty()) {
            return refused(
                    visit.page(
                            TEMPLATE,
                            new RequestWords(visit, rules, null, fit ? values : Map.of(), wrong)
                                    .page(Step.RULES, null)));
        }
        var id = id(person, once);
        access.run(person, () -> drafts.begin(id, values, clock.instant()));
        return redirect("/requests/" + id + "?step=parties");
    }

    private boolean rulesAreKnown(Visit visit, Map<String, String> values) {
        return RequestWords.ruleChoices(visit, rules).stream()
                .anyMatch(choice -> choice.value().equals(values.get("rules")));
    }

    /// The same form posted twice begins one draft.
    private static UUID id(PersonId person, String once) {
        return UUID.nameUUIDFromBytes(
                ("request " + person + " " + once).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/requests/{id}")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(required = false) @Nullable String saved) {
        var draft = draft(person, id);
        var number = draft.sentAs();
        if (number != null) {
            return redirect("/cases/" + number);
        }
        var part = Step.of(step).orElse(Step.REVIEW);
        var wrong =
                part == Step.REVIEW
                        ? RequestCheck.all(draft, rules)
                        : List.<RequestCheck.Wrong>of();
        return visit.page(
                TEMPLATE,
                new RequestWords(visit, rules, draft, draft.values(), wrong)
                        .page(part, saved == null ? null : visit.t("request.saved")));
    }

    @PostMapping("/requests/{id}")
    ModelAndView save(
            Visit visit,
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "save") String go,
            @RequestParam MultiValueMap<String, String> posted) {
        var draft = draft(person, id);
        var number = draft.sentAs();
        if (number != null) {
            return redirect("/cases/" + number);
        }
        var part = Step.of(step).orElse(Step.REVIEW);
        var filled = values(posted);
        var values = merged(draft, part, filled);
        var unfit = RequestCheck.unfit(part, filled);
        if (!unfit.isEmpty()) {
            return refused(
                    visit.page(
                            TEMPLATE,
                            new RequestWords(visit, rules, draft, values, unfit).page(part, null)));
        }
        if (go.startsWith("remove-")) {
            remove(values, go.substring("remove-".length()));
        } else if (go.equals("add")) {
            values.put(
                    "parties",
                    String.valueOf(Math.min(parties(values) + 1, RequestDraft.MOST_PARTIES)));
        }
        var kept = access.as(person, () -> drafts.save(draft.id(), values, clock.instant()));
        if (!kept) {
            return redirect("/requests/" + id);
        }
        var here = "/requests/" + id + "?step=";
        if (!go.equals("next")) {
            return redirect(here + part.key() + "&saved" + (go.equals("add") ? "#more" : ""));
        }
        var saved = new RequestDraft(draft.id(), values, draft.savedAt(), null);
        var wrong =
                RequestCheck.all(saved, rules).stream().filter(one -> one.step() == part).toList();
        if (!wrong.isEmpty()) {
            return refused(
                    visit.page(
                            TEMPLATE,
                            new RequestWords(visit, rules, saved, values, wrong).page(part, null)));
        }
        return redirect(here + Step.values()[Math.min(part.ordinal() + 1, 3)].key());
    }

    @PostMapping("/requests/{id}/sending")
    ModelAndView send(Visit visit, PersonId person, @PathVariable String id) {
        var draft = draft(person, id);
        return switch (send.send(person, draft.id())) {
            case SendRequest.Sent.Case(var number) ->
                    redirect("/cases/" + number + "?done=request");
            case SendRequest.Sent.Unknown _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case SendRequest.Sent.Unfinished(var wrong) ->
                    refused(
                            visit.page(
                                    TEMPLATE,
                                    new RequestWords(visit, rules, draft, draft.values(), wrong)
                                            .page(Step.REVIEW, null)));
            case SendRequest.Sent.Refused(var why) ->
                    refused(
                            visit.page(
                                    TEMPLATE,
                                    new RequestWords(visit, rules, draft, draft.values(), List.of())
                                            .page(Step.REVIEW, null)
                                            .refusedFor(
                                                    visit.of(why.reason().en(), why.reason().zh()),
                                                    article(visit, draft, why.article()))));
        };
    }

    private Shown.@Nullable Article article(
            Visit visit, RequestDraft draft, @Nullable String article) {
        return article == null
                ? null
                : rules.named(draft.rules())
                        .map(set -> Citation.of(visit, set.text(), article))
                        .orElse(null);
    }

    @PostMapping("/requests/{id}/removal")
    ModelAndView drop(PersonId person, @PathVariable String id) {
        var draft = draft(person, id);
        access.run(person, () -> drafts.drop(draft.id()));
        return redirect("/requests");
    }

    private RequestDraft draft(PersonId person, String id) {
        UUID draft;
        try {
            draft = UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
        return access.as(person, () -> drafts.mine(draft))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// What a form said: the fields that requests have, several ticks as one list.
    private static Map<String, String> values(MultiValueMap<String, String> posted) {
        var values = new TreeMap<String, String>();
        posted.forEach((field, said) -> {
            if (field.matches(
                    "rules|speaksAs|text|classes|thirdStates|agreement|agreementText|languages|amount|currency"
                            + "|p[0-9]{1,2}-(mine|kind|country|nameEn|nameZh|contactEn|contactZh|contactMail|contactPlace|contactLanguage)")) {
                values.put(field, String.join(",", said).strip());
            }
        });
        return values;
    }

    /// The draft with one part of it filled in anew; an empty tick is an answer too.
    private static Map<String, String> merged(
            RequestDraft draft, Step part, Map<String, String> filled) {
        var values = new TreeMap<>(draft.values());
        switch (part) {
            case RULES, REVIEW -> {}
            case PARTIES -> values.keySet().removeIf(field -> field.matches("p[0-9]+-.*|speaksAs"));
            case DISPUTE ->
                    values.keySet()
                            .removeIf(field -> !field.matches("p[0-9]+-.*|speaksAs|rules|parties"));
        }
        values.putAll(filled);
        return values;
    }

    private static int parties(Map<String, String> values) {
        return new RequestDraft(new UUID(0, 0), values, java.time.Instant.EPOCH, null).parties();
    }

    /// Takes a party out; those after it move up.
    private static void remove(Map<String, String> values, String which) {
        int many = parties(values);
        if (!which.matches("[0-9]{1,2}") || Integer.parseInt(which) >= many || many <= 2) {
            return;
        }
        int gone = Integer.parseInt(which);
        var moved = new TreeMap<String, String>();
        values.forEach((field, value) -> {
            var party = java.util.regex.Pattern.compile("p([0-9]+)-(.*)").matcher(field);
            if (!party.matches()) {
                moved.put(field, value);
                return;
            }
            int i = Integer.parseInt(party.group(1));
            if (i != gone) {
                moved.put(RequestDraft.field(i > gone ? i - 1 : i, party.group(2)), value);
            }
        });
        moved.put("parties", String.valueOf(many - 1));
        values.clear();
        values.putAll(moved);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView redirect(String address) {
        return new ModelAndView("redirect:" + address);
    }
}
