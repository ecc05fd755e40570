package org.goodoffices.casework.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseList;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Cases over the wire.
@RestController
class CasesApi {

    private final Access access;
    private final CaseList cases;
    private final Docket docket;
    private final EnterAct enterAct;
    private final RequestMediation requests;
    private final RulesInForce rules;

    CasesApi(
            Access access,
            CaseList cases,
            Docket docket,
            EnterAct enterAct,
            RequestMediation requests,
            RulesInForce rules) {
        this.access = access;
        this.cases = cases;
        this.docket = docket;
        this.enterAct = enterAct;
        this.requests = requests;
        this.rules = rules;
    }

    @GetMapping("/api/cases")
    Api.Cases cases(
            PersonId person,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String from) {
        int start = from != null && from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
        var sought = words == null ? null : words.replace("\u0000", "");
        var open = "all".equals(state) ? null : Boolean.valueOf(!"ended".equals(state));
        var filter = new CaseList.Filter(sought, open, null, null, null, false, null, start);
        var found = access.as(person, () -> cases.find(filter));
        return new Api.Cases(
                found.counted(),
                found.more(),
                found.from(),
                found.rows().stream().map(this::line).toList());
    }

    private Api.CaseLine line(CaseList.Row row) {
        var due = row.nextDue();
        var ending = row.ending();
        var place = ending == null ? row.place() : ending;
        return new Api.CaseLine(
                row.number().value(),
                row.title(),
                row.rules(),
                place,
                rules.named(row.rules()).orElseThrow().titleOf(place),
                ending != null,
                due == null ? null : due.toString());
    }

    @GetMapping("/api/cases/{number}")
    Api.Case one(PersonId person, @PathVariable String number) {
        var open = open(person, number);
        var place = open.common().place();
        return new Api.Case(
                open.file().number().value(),
                open.file().title(),
                open.file().rules(),
                open.file().edition(),
                open.file().track(),
                place,
                open.rules().titleOf(place),
                open.common().ending() != null,
                open.file().parties().stream()
                        .map(party ->
                                new Api.Party(
                                        party.id().toString(),
                                        party.kind().key(),
                                        party.country(),
                                        party.name(),
                                        party.requesting()))
                        .toList(),
                open.file().capacities().stream()
                        .map(one ->
                                new Api.Person(
                                        one.role().key(),
                                        one.asWhat(),
                                        one.party() == null ? null : one.party().toString(),
                                        one.name()))
                        .toList(),
                open.lanes().stream()
                        .map(lane -> new Api.Lane(lane.id().toString(), lane.kind().key()))
                        .toList());
    }

    @GetMapping("/api/cases/{number}/entries")
    Api.Entries entries(
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String lane) {
        var open = open(person, number);
        return new Api.Entries(
                open.entries().stream()
                        .filter(entry -> lane == null || entry.lane().toString().equals(lane))
                        .map(entry -> entry(open, entry))
                        .toList());
    }

    private static Api.Entry entry(OpenCase open, Entered entry) {
        var act = open.rules().acts().get(entry.act());
        return new Api.Entry(
                entry.id().toString(),
                entry.lane().toString(),
                entry.position(),
                entry.act(),
                act == null ? new Text(entry.act(), entry.act()) : act.title(),
                entry.role(),
                entry.party() == null ? null : entry.party().toString(),
                new Text(entry.nameEn(), entry.nameZh()),
                entry.at().toString(),
                entry.facts());
    }

    @GetMapping("/api/cases/{number}/acts")
    Api.OpenActs acts(PersonId person, @PathVariable String number) {
        var open = open(person, number);
        return new Api.OpenActs(
                open.mayDoNow().stream()
                        .map(possible ->
                                new Api.OpenAct(
                                        possible.act().name(),
                                        possible.act().title(),
                                        possible.act().article(),
                                        possible.actor().id(),
                                        name(open, possible.actor()),
                                        possible.act().lane().name().toLowerCase(Locale.ROOT),
                                        possible.act().takes().stream()
                                                .map(takes ->
                                                        new Api.Field(
                                                                takes.key(),
                                                                EnterAct.requires(
                                                                        possible.act(), takes)))
                                                .toList()))
                        .toList());
    }

    private static Text name(OpenCase open, Actor actor) {
        return open.file().parties().stream()
                .filter(party -> party.id().toString().equals(actor.id()))
                .map(Party::name)
                .findFirst()
                .orElse(actor.role().title());
    }

    @PostMapping("/api/cases/{number}/acts/{act}")
    ResponseEntity<?> enter(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String act,
            @RequestBody Api.NewAct body) {
        if (!CaseNumber.isOne(number)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!EnterAct.isToken(body.token())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var values = given(body.values());
        return answer(
                visit,
                enterAct.enter(
                        person,
                        new CaseNumber(number),
                        new ActForm(act, body.actor(), body.token(), values)));
    }

    /// What was given; blank values are left out, as on a form.
    private static Map<String, String> given(@Nullable Map<String, String> values) {
        if (values == null) {
            return Map.of();
        }
        var given = new java.util.HashMap<String, String>();
        values.forEach((field, value) -> {
            var text = Objects.toString(value, "").strip(); // JSON may hold null
            if (!text.isEmpty()) {
                given.put(field, text);
            }
        });
        return given;
    }

    @PostMapping("/api/requests")
    ResponseEntity<?> request(Visit visit, PersonId person, @RequestBody Api.NewRequest body) {
        if (body.rules() == null || !EnterAct.isToken(body.token())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var parties = body.parties().stream().map(CasesApi::party).toList();
        return answer(
                visit,
                requests.request(
                        person,
                        new RequestForm(
                                body.rules(), parties, given(body.values()), body.token())));
    }

    private static RequestForm.NamedParty party(Api.NewParty party) {
        if (party.kind() == null
                || !List.of("state", "organisation", "company", "person").contains(party.kind())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var contact = party.contact();
        return new RequestForm.NamedParty(
                Party.Kind.of(party.kind()),
                party.country(),
                Objects.requireNonNullElse(party.nameEn(), ""),
                Objects.requireNonNullElse(party.nameZh(), ""),
                party.requesting(),
                contact == null || contact.mail() == null
                        ? null
                        : new RequestForm.Contact(
                                Objects.requireNonNullElse(contact.nameEn(), ""),
                                Objects.requireNonNullElse(contact.nameZh(), ""),
                                contact.mail(),
                                "zh".equals(contact.language()) ? "zh" : "en"));
    }

    private static ResponseEntity<?> answer(Visit visit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, var entry) ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new Api.Done(number.value(), entry.toString()));
            case Outcome.DoneBefore(var number) ->
                    ResponseEntity.ok(new Api.Done(number.value(), null));
            case Outcome.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Refused refused -> refused(visit, refused);
        };
    }

    /// RFC 9457: what was refused, why, by which article, and at which field. A token that was used
    /// for something else conflicts with what was done with it.
    private static ResponseEntity<ProblemDetail> refused(Visit visit, Outcome.Refused refused) {
        var status =
                "once".equals(refused.field())
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        var problem =
                ProblemDetail.forStatusAndDetail(
                        status, visit.of(refused.reason().en(), refused.reason().zh()));
        problem.setTitle(visit.t("api.refused"));
        if (refused.article() != null) {
            problem.setProperty("article", refused.article());
        }
        if (refused.field() != null) {
            problem.setProperty("field", refused.field());
        }
        return ResponseEntity.status(status)
                .header("Content-Language", visit.language() == Language.EN ? "en" : "zh")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @GetMapping("/api/cases/{number}/limits")
    Api.Limits limits(PersonId person, @PathVariable String number) {
        var open = open(person, number);
        return new Api.Limits(
                open.limits().stream()
                        .map(running -> {
                            var due = running.dueAt();
                            var of = running.of();
                            return new Api.Limit(
                                    running.limit().name(),
                                    running.limit().title(),
                                    running.limit().article(),
                                    of == null ? null : name(open, of),
                                    running.status()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                                    due == null ? null : due.toString(),
                                    running.explanation().steps().stream()
                                            .map(step ->
                                                    new Api.Step(
                                                            step.kind()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT),
                                                            step.text(),
                                                            step.article()))
                                            .toList());
                        })
                        .toList());
    }

    private OpenCase open(PersonId person, String number) {
        if (!CaseNumber.isOne(number)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return access.as(person, () -> docket.open(person, new CaseNumber(number)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
