package org.goodoffices.casework.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.goodoffices.casework.docket.ActFields;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseList;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.LongActs;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Takes;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

    private static final int LAST = 999_999;
    private static final List<String> STATES = List.of("open", "ended", "all");

    private final Access access;
    private final CaseList cases;
    private final Docket docket;
    private final EnterAct enterAct;
    private final LongActs longActs;
    private final RequestMediation requests;
    private final RulesInForce rules;
    private final ActFields fields;
    private final ReadUpload uploads;
    private final KeepPaper keep;

    CasesApi(
            Access access,
            CaseList cases,
            Docket docket,
            EnterAct enterAct,
            LongActs longActs,
            RequestMediation requests,
            RulesInForce rules,
            ActFields fields,
            ReadUpload uploads,
            KeepPaper keep) {
        this.access = access;
        this.cases = cases;
        this.docket = docket;
        this.enterAct = enterAct;
        this.longActs = longActs;
        this.requests = requests;
        this.rules = rules;
        this.fields = fields;
        this.uploads = uploads;
        this.keep = keep;
    }

    @GetMapping("/api/cases")
    Api.Cases cases(
            PersonId person,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int from) {
        if (from < 0 || from > LAST || state != null && !STATES.contains(state)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var sought = words == null ? null : words.replace("\u0000", "");
        var open = "all".equals(state) ? null : Boolean.valueOf(!"ended".equals(state));
        var filter = new CaseList.Filter(sought, open, null, null, null, false, null, from);
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
                                        one.id().toString(),
                                        one.role().key(),
                                        one.asWhat(),
                                        one.party() == null ? null : one.party().toString(),
                                        one.name()))
                        .toList(),
                open.lanes().stream()
                        .map(lane ->
                                new Api.Lane(
                                        lane.id().toString(),
                                        lane.kind().key(),
                                        WriteInLane.mayWrite(open, lane)))
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
    Api.OpenActs acts(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    return new Api.OpenActs(
                            open.mayDoNow().stream()
                                    .map(possible -> act(visit, open, possible))
                                    .toList());
                });
    }

    private Api.OpenAct act(Visit visit, OpenCase open, OpenCase.Possible possible) {
        var act = possible.act();
        return new Api.OpenAct(
                act.name(),
                act.title(),
                act.article(),
                possible.actor().id(),
                name(open, possible.actor()),
                act.lane().name().toLowerCase(Locale.ROOT),
                fields(visit, open, act));
    }

    private List<Api.Field> fields(Visit visit, OpenCase open, Act act) {
        var english = fields.of(visit.in(Language.EN), open, act);
        var chinese = fields.of(visit.in(Language.ZH), open, act);
        var all = new ArrayList<Api.Field>();
        for (int i = 0; i < english.size(); i++) {
            all.add(field(english.get(i), chinese.get(i)));
        }
        for (var takes : List.of(Takes.PAPERS, Takes.CLAUSES)) {
            if (act.takes().contains(takes)) {
                var label = "api.field." + takes.key();
                all.add(
                        new Api.Field(
                                takes.key(),
                                takes.key(),
                                new Text(
                                        visit.texts().of(Language.EN, label),
                                        visit.texts().of(Language.ZH, label)),
                                EnterAct.requires(act, takes),
                                List.of()));
            }
        }
        return all;
    }

    private static Api.Field field(Shown.Field english, Shown.Field chinese) {
        var choices = new ArrayList<Api.Choice>();
        for (int i = 0; i < english.choices().size(); i++) {
            var choice = english.choices().get(i);
            choices.add(
                    new Api.Choice(
                            choice.value(),
                            new Text(choice.text(), chinese.choices().get(i).text())));
        }
        return new Api.Field(
                english.name(),
                english.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Text(english.label(), chinese.label()),
                english.required(),
                choices);
    }

    private static Text name(OpenCase open, Actor actor) {
        return open.file().parties().stream()
                .filter(party -> party.id().toString().equals(actor.id()))
                .map(Party::name)
                .findFirst()
                .orElse(actor.role().title());
    }

    @PostMapping("/api/cases/{number}/acts/{act}")
    @Described(answer = Api.Done.class, enters = true, orLater = true)
    ResponseEntity<?> enter(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String act,
            @RequestBody Api.NewAct body) {
        var papers = body.papers();
        return entered(
                visit,
                person,
                Answers.number(number),
                new ActForm(
                        act,
                        body.actor(),
                        Answers.token(body.token()),
                        Answers.given(body.values()),
                        List.of(),
                        papers == null
                                ? List.of()
                                : papers.stream()
                                        .flatMap(id -> PaperId.read(id).stream())
                                        .toList()));
    }

    /// What takes long is asked for and answered with where to see how far it is (202).
    private ResponseEntity<?> entered(
            Visit visit, PersonId person, CaseNumber number, ActForm form) {
        var later = longActs.ask(person, number, form);
        return later.isPresent()
                ? Answers.later(number, later.get())
                : Answers.of(visit, enterAct.enter(person, number, form));
    }

    @PostMapping(
            path = "/api/cases/{number}/acts/{act}",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Described(
            answer = Api.Done.class,
            enters = true,
            orLater = true,
            form = Api.NewActWithPapers.class)
    ResponseEntity<?> enterWithPapers(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String act) {
        var open = open(person, number);
        var known = open.rules().acts().get(act);
        boolean takes = known != null && known.takes().contains(Takes.PAPERS);
        var read =
                uploads.read(
                        person,
                        request,
                        values ->
                                takes
                                        ? enterAct.laneOf(
                                                open,
                                                ActForm.posted(act, values, "token", List.of()))
                                        : null);
        return switch (read) {
            case Uploaded.Unfit unfit -> Answers.unfit(visit, unfit);
            case Uploaded.Form form -> {
                if (!EnterAct.isToken(form.values().get("token"))) {
                    keep.drop(form.papers());
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                }
                yield entered(
                        visit,
                        person,
                        open.file().number(),
                        ActForm.posted(act, form.values(), "token", form.papers()));
            }
        };
    }

    @PostMapping("/api/requests")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> request(Visit visit, PersonId person, @RequestBody Api.NewRequest body) {
        var token = Answers.token(body.token());
        var parties = body.parties().stream().map(CasesApi::party).toList();
        return Answers.of(
                visit,
                requests.request(
                        person,
                        new RequestForm(
                                body.rules(), parties, Answers.given(body.values()), token)));
    }

    private static RequestForm.NamedParty party(Api.NewParty party) {
        if (!List.of("state", "organisation", "company", "person").contains(party.kind())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var contact = party.contact();
        return new RequestForm.NamedParty(
                Party.Kind.of(party.kind()),
                party.country(),
                Objects.requireNonNullElse(party.nameEn(), ""),
                Objects.requireNonNullElse(party.nameZh(), ""),
                party.requesting(),
                contact == null
                        ? null
                        : new RequestForm.Contact(
                                Objects.requireNonNullElse(contact.nameEn(), ""),
                                Objects.requireNonNullElse(contact.nameZh(), ""),
                                contact.mail(),
                                "zh".equals(contact.language()) ? "zh" : "en"));
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
        return access.as(person, () -> docket.openOr404(person, number));
    }
}
