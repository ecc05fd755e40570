package org.goodoffices.casework.docket.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.DraftsLeft;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.casework.docket.RequestCheck.Step;
import org.goodoffices.casework.docket.RequestDraft;
import org.goodoffices.casework.docket.RequestDrafts;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.casework.docket.SendRequest;
import org.goodoffices.casework.docket.ShareDraft;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Attachment;
import org.goodoffices.records.documents.DraftPapers;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
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
    private final ShareDraft share;
    private final DraftPapers papers;
    private final ReadUpload uploads;
    private final KeepPaper keep;
    private final RulesInForce rules;
    private final InstantSource clock;

    RequestController(
            Access access,
            RequestDrafts drafts,
            SendRequest send,
            ShareDraft share,
            DraftPapers papers,
            ReadUpload uploads,
            KeepPaper keep,
            RulesInForce rules,
            InstantSource clock) {
        this.access = access;
        this.drafts = drafts;
        this.send = send;
        this.share = share;
        this.papers = papers;
        this.uploads = uploads;
        this.keep = keep;
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
                                visit.moment(draft.savedAt()),
                                visit.day(
                                        draft.savedAt()
                                                .plus(DraftsLeft.KEPT)
                                                .atZone(visit.zone())
                                                .toLocalDate()),
                                draft.own()
                                        ? null
                                        : visit.t(
                                                "request.shared-by",
                                                visit.of(
                                                        draft.author().en(),
                                                        draft.author().zh()))));
            } else {
                sent.add(
                        new RequestsPage.Line(
                                number.value(),
                                "/cases/" + number,
                                visit.moment(draft.savedAt()),
                                null,
                                null));
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
            wrong.add(new RequestCheck.Wrong(Step.RULES, "rules", "rules", ""));
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
                words(visit, person, draft, draft.values(), wrong)
                        .page(part, saved == null ? null : visit.t("request.saved")));
    }

    private RequestWords words(
            Visit visit,
            PersonId person,
            RequestDraft draft,
            Map<String, String> values,
            List<RequestCheck.Wrong> wrong) {
        return access.as(
                person,
                () ->
                        new RequestWords(visit, rules, draft, values, wrong)
                                .with(
                                        papers.of(draft.id()),
                                        keep.largest(),
                                        drafts.shares(draft.id())));
    }

    @PostMapping("/requests/{id}")
    ModelAndView save(
            Visit visit,
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "save") String go,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam MultiValueMap<String, String> posted) {
        var shown = draft(person, id);
        if (shown.sentAs() != null) {
            return redirect("/cases/" + shown.sentAs());
        }
        var part = Step.of(step).orElse(Step.REVIEW);
        var filled = values(posted);
        var unfit = RequestCheck.unfit(part, filled);
        if (!unfit.isEmpty()) {
            return refused(
                    visit.page(
                            TEMPLATE,
                            words(visit, person, shown, merged(shown, part, filled), unfit)
                                    .page(part, null)));
        }
        // Held from before it is compared, so that of two who save at once the second is told.
        var kept =
                access.as(
                        person,
                        () -> {
                            var held = drafts.held(shown.id()).orElse(shown);
                            var values = changed(held, part, go, filled);
                            if (DraftParts.savedMeanwhile(held, part, seen, values)) {
                                return new Saving(held, values, true);
                            }
                            boolean there =
                                    drafts.save(held.id(), part.key(), values, clock.instant());
                            return there ? new Saving(held, values, false) : null;
                        });
        if (kept == null) {
            return redirect("/requests/" + id);
        }
        if (kept.meanwhile()) {
            var again =
                    words(
                                    visit,
                                    person,
                                    kept.draft(),
                                    merged(kept.draft(), part, filled),
                                    List.of())
                            .meanwhile(part);
            return conflicting(visit.page(TEMPLATE, again));
        }
        var here = "/requests/" + id + "?step=";
        if (!go.equals("next")) {
            return redirect(here + part.key() + "&saved" + (go.equals("add") ? "#more" : ""));
        }
        var saved = draft(person, id);
        var wrong =
                RequestCheck.all(saved, rules).stream().filter(one -> one.step() == part).toList();
        if (!wrong.isEmpty()) {
            return refused(
                    visit.page(
                            TEMPLATE,
                            words(visit, person, saved, saved.values(), wrong)
                                    .page(part, visit.t("request.saved"))));
        }
        return redirect(here + next(part).key());
    }

    /// What a saving comes to.
    ///
    /// @param meanwhile whether somebody else saved the same part, so that nothing was kept
    private record Saving(RequestDraft draft, Map<String, String> values, boolean meanwhile) {}

    private static Step next(Step part) {
        return Step.values()[Math.min(part.ordinal() + 1, Step.REVIEW.ordinal())];
    }

    private static Map<String, String> changed(
            RequestDraft draft, Step part, String go, Map<String, String> filled) {
        var values = merged(draft, part, filled);
        if (go.startsWith("remove-")) {
            remove(values, go.substring("remove-".length()));
        } else if (go.equals("add")) {
            values.put(
                    "parties",
                    String.valueOf(Math.min(parties(values) + 1, RequestDraft.MOST_PARTIES)));
        }
        return values;
    }

    /// Takes in papers, which wait with the draft until it is sent.
    @PostMapping("/requests/{id}/papers")
    ModelAndView add(
            Visit visit, PersonId person, HttpServletRequest request, @PathVariable String id) {
        var draft = draft(person, id);
        if (draft.sentAs() != null) {
            return redirect("/cases/" + draft.sentAs());
        }
        return switch (uploads.readForDraft(person, request, draft.id())) {
            case Uploaded.Unfit unfit ->
                    papersRefused(visit, person, draft, new PaperWords(visit, "").refusal(unfit));
            case Uploaded.Form form -> {
                var needless =
                        access.as(
                                person,
                                () -> {
                                    var held = drafts.held(draft.id()).orElse(null);
                                    return held == null
                                                    || held.sentAs() != null
                                                    || papers.of(held.id()).size()
                                                                    + form.papers().size()
                                                            > DraftPapers.MOST
                                            ? form.papers()
                                            : papers.add(held.id(), form.papers(), clock.instant());
                                });
                keep.drop(needless);
                boolean tooMany =
                        access.as(person, () -> papers.of(draft.id()).size()) + form.papers().size()
                                        > DraftPapers.MOST
                                && needless.size() == form.papers().size()
                                && !form.papers().isEmpty();
                if (tooMany) {
                    yield papersRefused(
                            visit,
                            person,
                            draft,
                            visit.t("documents.refused.too-many", DraftPapers.MOST));
                }
                yield form.papers().isEmpty()
                        ? papersRefused(visit, person, draft, visit.t("request.papers.none-chosen"))
                        : redirect("/requests/" + id + "?step=papers&saved");
            }
        };
    }

    private ModelAndView papersRefused(
            Visit visit, PersonId person, RequestDraft draft, String why) {
        return refused(
                visit.page(
                        TEMPLATE,
                        words(visit, person, draft, draft.values(), List.of()).papersRefused(why)));
    }

    @PostMapping("/requests/{id}/papers/{hash}/removal")
    ModelAndView remove(PersonId person, @PathVariable String id, @PathVariable String hash) {
        var draft = draft(person, id);
        var gone =
                access.as(
                        person,
                        () ->
                                drafts.held(draft.id())
                                        .filter(held -> held.sentAs() == null)
                                        .map(held -> papers.remove(held.id(), hash))
                                        .orElse(List.of()));
        keep.drop(gone);
        return redirect("/requests/" + id + "?step=papers");
    }

    /// Hands a paper out to be saved, to those who write on the draft.
    @GetMapping("/requests/{id}/papers/{hash}/file")
    void file(
            PersonId person,
            @PathVariable String id,
            @PathVariable String hash,
            HttpServletResponse response)
            throws IOException {
        try (var opened =
                papers.open(person, uuid(id), hash)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
            Attachment.handOut(
                    response,
                    opened.kept().type(),
                    opened.kept().size(),
                    opened.kept().name(),
                    opened.bytes());
        }
    }

    /// Lets somebody else write on it.
    @PostMapping("/requests/{id}/sharing")
    ModelAndView share(
            Visit visit,
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String mail) {
        var draft = draft(person, id);
        return switch (share.share(person, draft.id(), mail, visit.language())) {
            case DONE -> redirect("/requests/" + id + "?saved#sharing");
            case NOT_YOURS -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case NO_ADDRESS -> notShared(visit, person, draft, mail, "request.wrong.mail");
            case TOO_MANY -> notShared(visit, person, draft, mail, "request.wrong.too-many-shares");
        };
    }

    private ModelAndView notShared(
            Visit visit, PersonId person, RequestDraft draft, String mail, String why) {
        return refused(
                visit.page(
                        TEMPLATE,
                        words(visit, person, draft, draft.values(), RequestCheck.all(draft, rules))
                                .notShared(mail, visit.t(why, ShareDraft.MOST))));
    }

    @PostMapping("/requests/{id}/sharing/removal")
    ModelAndView revoke(
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String mail) {
        var draft = draft(person, id);
        access.run(person, () -> drafts.revoke(draft.id(), mail));
        return redirect("/requests/" + id + "#sharing");
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
                                    words(visit, person, draft, draft.values(), wrong)
                                            .page(Step.REVIEW, null)));
            case SendRequest.Sent.NotYours(var author) ->
                    refused(
                            visit.page(
                                    TEMPLATE,
                                    words(visit, person, draft, draft.values(), List.of())
                                            .page(Step.REVIEW, null)
                                            .refusedFor(
                                                    visit.t(
                                                            "request.send.not-yours",
                                                            visit.of(author.en(), author.zh())),
                                                    null)));
            case SendRequest.Sent.Refused(var why) ->
                    refused(
                            visit.page(
                                    TEMPLATE,
                                    words(visit, person, draft, draft.values(), List.of())
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
        var gone =
                access.as(
                        person,
                        () -> {
                            var waiting =
                                    drafts.held(draft.id())
                                            .filter(held -> held.own() && held.sentAs() == null)
                                            .map(held ->
                                                    papers.of(held.id()).stream()
                                                            .map(DraftPapers.Waiting::kept)
                                                            .toList())
                                            .orElse(List.of());
                            drafts.drop(draft.id());
                            return waiting;
                        });
        keep.drop(gone);
        return redirect("/requests");
    }

    private RequestDraft draft(PersonId person, String id) {
        var draft = uuid(id);
        return access.as(person, () -> drafts.mine(draft))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
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
            case RULES, PAPERS, REVIEW -> {}
            case PARTIES -> values.keySet().removeIf(field -> field.matches("p[0-9]+-.*|speaksAs"));
            case DISPUTE ->
                    values.keySet()
                            .removeIf(field -> !field.matches("p[0-9]+-.*|speaksAs|rules|parties"));
        }
        values.putAll(filled);
        return values;
    }

    private static int parties(Map<String, String> values) {
        return RequestDraft.blank(values, java.time.Instant.EPOCH).parties();
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

    private static ModelAndView conflicting(ModelAndView page) {
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private static ModelAndView redirect(String address) {
        return new ModelAndView("redirect:" + address);
    }
}
