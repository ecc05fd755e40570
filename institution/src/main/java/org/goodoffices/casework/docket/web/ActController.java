package org.goodoffices.casework.docket.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.ActFields;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.ActSupplement;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.FunderOrExpert;
import org.goodoffices.casework.docket.LongActs;
import org.goodoffices.casework.docket.NameMediators;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.ReleaseThing;
import org.goodoffices.casework.docket.Statement;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.engines.procedure.Takes;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.panel.Panel;
import org.goodoffices.organs.panel.PanelMember;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Kept;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The form of an act, and its posting.
@Controller
class ActController implements ActFields {

    private final Access access;
    private final Docket docket;
    private final EnterAct enterAct;
    private final LongActs longActs;
    private final Panel panel;
    private final ReadUpload uploads;
    private final KeepPaper keep;
    private final Papers papers;
    private final List<ActSupplement> supplements;

    ActController(
            Access access,
            Docket docket,
            EnterAct enterAct,
            LongActs longActs,
            Panel panel,
            ReadUpload uploads,
            KeepPaper keep,
            Papers papers,
            List<ActSupplement> supplements) {
        this.uploads = uploads;
        this.keep = keep;
        this.papers = papers;
        this.supplements = List.copyOf(supplements);
        this.access = access;
        this.docket = docket;
        this.enterAct = enterAct;
        this.longActs = longActs;
        this.panel = panel;
    }

    @GetMapping("/cases/{number}/acts/{act}")
    ModelAndView form(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam(name = "actor", required = false) @Nullable String actor) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var elsewhere =
                            isOver(open, act)
                                    ? "/cases/" + open.file().number()
                                    : pageElsewhere(open, act);
                    return elsewhere == null
                            ? visit.page(
                                    "casework/docket/act",
                                    page(visit, open, act, actor, Map.of(), null))
                            : new ModelAndView("redirect:" + elsewhere);
                });
    }

    /// Whether the case has ended and no longer takes this act: whoever comes back to its form, by
    /// the browser's history or by an old link, finds the case as it stands.
    private static boolean isOver(OpenCase open, String act) {
        return open.common().ending() != null
                && !open.forRegistry()
                && open.rules().acts().containsKey(act)
                && open.mayDoNow().stream()
                        .noneMatch(possible -> possible.act().name().equals(act));
    }

    private @Nullable String pageElsewhere(OpenCase open, String name) {
        var act = open.rules().acts().get(name);
        return act == null
                ? null
                : supplements.stream()
                        .filter(supplement -> supplement.concerns(act))
                        .map(supplement -> supplement.page(open.file().number(), act))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @PostMapping("/cases/{number}/acts/{act}")
    ModelAndView enter(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String act) {
        var open = access.as(person, () -> docket.openOr404(person, number));
        var read =
                uploads.read(
                        person,
                        request,
                        values -> takesPapers(open, act) ? laneOf(open, act, values) : null);
        var form =
                form(
                        act,
                        read.values(),
                        read instanceof Uploaded.Form all ? all.papers() : List.of());
        if (read instanceof Uploaded.Unfit unfit) {
            var why = "documents.refused." + unfit.key();
            return refused(
                    visit,
                    person,
                    number,
                    form,
                    new Outcome.Refused(
                            new org.goodoffices.engines.procedure.Text(
                                    visit.texts().of(Language.EN, why, unfit.of().toArray()),
                                    visit.texts().of(Language.ZH, why, unfit.of().toArray())),
                            null,
                            "papers"));
        }
        var later = longActs.ask(person, open.file().number(), form);
        if (later.isPresent()) {
            return new ModelAndView("redirect:/cases/" + number + later.get());
        }
        return enterAct.enter(person, new CaseNumber(number), form)
                .answered(
                        "/cases/" + number + "?done=" + act,
                        refused -> refused(visit, person, number, form, refused));
    }

    private ModelAndView refused(
            Visit visit, PersonId person, String number, ActForm form, Outcome.Refused refused) {
        var again =
                access.as(
                        person,
                        () ->
                                visit.page(
                                        "casework/docket/act",
                                        page(
                                                visit,
                                                docket.openOr404(person, number),
                                                form.act(),
                                                form.actor(),
                                                form.values(),
                                                refused)));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /// What was filled in, without the form's own tokens and what was left blank.
    static Map<String, String> values(Map<String, String> posted) {
        var values = new HashMap<String, String>();
        posted.forEach((field, value) -> {
            if (!value.isBlank() && !field.startsWith("_") && !field.equals("once")) {
                values.put(field, value.strip());
            }
        });
        return values;
    }

    private static ActForm form(String act, Map<String, String> posted, List<Kept> papers) {
        return ActForm.posted(act, posted, "once", papers);
    }

    private static boolean takesPapers(OpenCase open, String name) {
        var act = open.rules().acts().get(name);
        return act != null && act.takes().contains(Takes.PAPERS);
    }

    private @Nullable LaneId laneOf(OpenCase open, String act, Map<String, String> values) {
        return enterAct.laneOf(open, form(act, values, List.of()));
    }

    private ActPage page(
            Visit visit,
            OpenCase open,
            String name,
            @Nullable String named,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var act = open.rules().acts().get(name);
        if (act == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = new CaseWords(visit, open);
        var actor =
                open.mayDoNow().stream()
                        .filter(possible -> possible.act().name().equals(name))
                        .map(OpenCase.Possible::actor)
                        .filter(one -> named == null || one.id().equals(named))
                        .findFirst()
                        .orElseGet(
                                () -> open.actors().stream().findFirst().orElse(Actor.registry()));
        var fields = new ArrayList<>(filing(visit, open, words, act, named, values, refused));
        for (var field : ofRules(visit, open, words, act)) {
            var wrong =
                    refused != null && field.name().equals(refused.field())
                            ? words.of(refused.reason())
                            : null;
            fields.add(field.value(values.getOrDefault(field.name(), field.value())).error(wrong));
        }
        if (takesPapers(open, name)) {
            papersFields(visit, open, name, named, values)
                    .map(field ->
                            refused != null && field.name().equals(refused.field())
                                    ? field.error(words.of(refused.reason()))
                                    : field)
                    .forEach(fields::add);
        }
        return new ActPage(
                open.file().number().value(),
                words.title(),
                words.address(),
                words.of(act.title()),
                words.address() + "/acts/" + name,
                words.laneOf(act, actor),
                words.article(act.article()),
                consequence(visit, open, words, act),
                fields,
                act.effect() == Effect.WITHDRAWS || act.effect() == Effect.REFUSES,
                takesPapers(open, name),
                isOver(open, name),
                refused == null ? null : words.of(refused.reason()),
                refused == null ? null : words.article(refused.article()));
    }

    @Override
    public List<Shown.Field> of(Visit visit, OpenCase open, Act act) {
        var words = new CaseWords(visit, open);
        return Stream.concat(
                        filing(visit, open, words, act, null, Map.of(), null).stream()
                                .filter(field -> !field.name().equals("actor")),
                        ofRules(visit, open, words, act).stream())
                .toList();
    }

    /// What the rules say that the act takes, and what other modules ask besides.
    private List<Shown.Field> ofRules(Visit visit, OpenCase open, CaseWords words, Act act) {
        var fields = new ArrayList<Shown.Field>();
        for (var takes : act.takes()) {
            var field = field(visit, open, words, act, takes);
            if (field != null) {
                fields.add(field);
            }
        }
        if (NameMediators.anyone(act, open.rules()) != null) {
            for (var other : NameMediators.OTHER) {
                fields.add(
                        Shown.Field.of(
                                        other,
                                        other.endsWith("Mail")
                                                ? Shown.Field.Kind.EMAIL
                                                : Shown.Field.Kind.LINE,
                                        visit.t("docket.field." + other))
                                .optional());
            }
        }
        if (act.lane() == org.goodoffices.engines.procedure.Lane.CAUCUS
                && ReleaseThing.isOpen(open.rules())) {
            fields.add(
                    Shown.Field.of("closed", Shown.Field.Kind.YES, visit.t("docket.field.closed"))
                            .optional());
        }
        supplements.stream()
                .filter(supplement -> supplement.concerns(act))
                .forEach(supplement -> fields.addAll(supplement.fields(visit, open, act)));
        return fields;
    }

    /// What the Registry says besides when it enters an act for somebody: for whom, how it came to
    /// it, and when.
    private static List<Shown.Field> filing(
            Visit visit,
            OpenCase open,
            CaseWords words,
            Act act,
            @Nullable String named,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        if (!open.forRegistry() || act.by().contains(Role.REGISTRY)) {
            return List.of();
        }
        var fields =
                List.of(
                        Shown.Field.of(
                                        "actor",
                                        Shown.Field.Kind.LIST,
                                        visit.t("docket.field.actor"))
                                .hint(visit.t("docket.field.actor.hint"))
                                .value(named == null ? "" : named)
                                .choices(
                                        EnterAct.filers(open, act).stream()
                                                .map(one ->
                                                        new Shown.Choice(
                                                                one.id(), words.actor(one)))
                                                .toList()),
                        Shown.Field.of(
                                        "filedChannel",
                                        Shown.Field.Kind.LINE,
                                        visit.t("docket.field.filedChannel"))
                                .value(values.getOrDefault("filedChannel", "")),
                        Shown.Field.of(
                                        "filedOn",
                                        Shown.Field.Kind.DATE,
                                        visit.t("docket.field.filedOn"))
                                .value(values.getOrDefault("filedOn", "")),
                        Shown.Field.of(
                                        "filedProof",
                                        Shown.Field.Kind.LINE,
                                        visit.t("docket.field.filedProof"))
                                .hint(visit.t("docket.field.filedProof.hint"))
                                .optional()
                                .value(values.getOrDefault("filedProof", "")));
        boolean recorded = act.recordedBy() == Role.REGISTRY;
        return fields.stream()
                .map(field -> recorded && !field.name().equals("actor") ? field.optional() : field)
                .map(field ->
                        field.error(
                                refused != null && field.name().equals(refused.field())
                                        ? words.of(refused.reason())
                                        : null))
                .toList();
    }

    /// Papers come last, so that when they arrive it is known for which lane they are.
    private Stream<Shown.Field> papersFields(
            Visit visit,
            OpenCase open,
            String name,
            @Nullable String actor,
            Map<String, String> values) {
        var form = new ActForm(name, actor, "drawing", values);
        var lane = enterAct.laneOf(open, form);
        var words = new PaperWords(visit, "");
        var there =
                lane == null
                        ? List.<Shown.Choice>of()
                        : papers.inLane(lane).stream()
                                .filter(paper -> paper.content() != null)
                                .map(paper ->
                                        new Shown.Choice(paper.id().toString(), words.title(paper)))
                                .toList();
        var upload = words.field(keep.largest());
        return there.isEmpty()
                ? Stream.of(upload)
                : Stream.of(
                        Shown.Field.of(
                                        "paper",
                                        Shown.Field.Kind.SOME_OF,
                                        visit.t("docket.field.paper"))
                                .choices(there)
                                .optional(),
                        upload);
    }

    /// What the act brings about: where the case goes, and whether at once.
    private static @Nullable String consequence(
            Visit visit, OpenCase open, CaseWords words, Act act) {
        var to = act.to();
        if (to == null) {
            return null;
        }
        var place = words.of(open.rules().titleOf(to));
        return switch (act.when()) {
            case ONE ->
                    open.rules().isEnding(to)
                            ? visit.t("docket.consequence.ends", place)
                            : visit.t("docket.consequence.moves", place);
            case EVERY -> visit.t("docket.consequence.when-every", place);
        };
    }

    private Shown.@Nullable Field field(
            Visit visit, OpenCase open, CaseWords words, Act act, Takes takes) {
        var key = takes.key();
        var label = visit.t("docket.field." + key);
        var field =
                switch (key) {
                    case "party" ->
                            Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                    .choices(parties(open, words, act));
                    case "amount" ->
                            Shown.Field.of(key, Shown.Field.Kind.LINE, label)
                                    .hint(visit.t("docket.field.amount.hint"))
                                    .value(fee(open, act));
                    case "share" ->
                            Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                    .hint(visit.t("docket.field.share.hint"))
                                    .choices(debtors(open, words, act));
                    case "mediator" ->
                            NameMediators.several(act, open.rules())
                                    ? Shown.Field.of(key, Shown.Field.Kind.SOME_OF, label)
                                            .hint(visit.t("docket.field.mediators.hint"))
                                            .choices(mediators(open, words, act))
                                    : Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                            .choices(mediators(open, words, act));
                    case "name" ->
                            FunderOrExpert.ends(act)
                                    ? Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                            .choices(
                                                    FunderOrExpert.ending(open, act).stream()
                                                            .map(one -> one.name())
                                                            .distinct()
                                                            .map(one -> new Shown.Choice(one, one))
                                                            .toList())
                                    : Shown.Field.of(key, Shown.Field.Kind.LINE, label)
                                            .hint(visit.t("docket.field.name.hint"));
                    case "kind" ->
                            Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                    .choices(
                                            choosing(
                                                    visit,
                                                    Arrays.stream(Party.Kind.values())
                                                            .map(kind ->
                                                                    new Shown.Choice(
                                                                            kind.key(),
                                                                            visit.t(
                                                                                    "request.kind."
                                                                                            + kind
                                                                                                    .key())))));
                    case "country" ->
                            Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                    .choices(
                                            choosing(
                                                    visit,
                                                    Countries.inOrder(
                                                                    visit.language(),
                                                                    visit.sampleWorld())
                                                            .stream()
                                                            .map(country ->
                                                                    new Shown.Choice(
                                                                            country.code(),
                                                                            country.name(
                                                                                    visit
                                                                                            .language())))));
                    case "interest" ->
                            Shown.Field.of(key, Shown.Field.Kind.LINE, label)
                                    .hint(visit.t("docket.field.interest.hint"));
                    case "limit" ->
                            Shown.Field.of(key, Shown.Field.Kind.LIST, label)
                                    .choices(limits(open, words));
                    case "date" -> Shown.Field.of(key, Shown.Field.Kind.DATE, label);
                    case "days" -> Shown.Field.of(key, Shown.Field.Kind.NUMBER, label);
                    case "people" ->
                            act.effect() == Effect.SHOWS_AUTHORITY
                                    ? Shown.Field.of(
                                                    key,
                                                    Shown.Field.Kind.TEXT,
                                                    visit.t("docket.field.authority"))
                                            .hint(visit.t("docket.field.authority.hint"))
                                    : Shown.Field.of(key, Shown.Field.Kind.TEXT, label);
                    case "text", "reason", "declaration", "proposal" ->
                            Shown.Field.of(key, Shown.Field.Kind.TEXT, label);
                    case "papers", "parties", "clauses" -> null;
                    default -> Shown.Field.of(key, Shown.Field.Kind.LINE, label);
                };
        if (field != null && takes == Takes.PEOPLE && act.effect() == Effect.SHOWS_AUTHORITY) {
            return field.unmarked();
        }
        return field == null
                        || EnterAct.requires(act, takes)
                                && !(takes == Takes.MEDIATOR
                                        && NameMediators.anyone(act, open.rules()) != null)
                ? field
                : field.optional();
    }

    /// A list of which nothing is chosen beforehand.
    private static List<Shown.Choice> choosing(Visit visit, Stream<Shown.Choice> choices) {
        return Stream.concat(
                        Stream.of(new Shown.Choice("", visit.t("docket.field.choose"))), choices)
                .toList();
    }

    private static List<Shown.Choice> parties(OpenCase open, CaseWords words, Act act) {
        return open.file().parties().stream()
                .filter(party ->
                        act.effect() != Effect.INVITES && act.effect() != Effect.SERVES
                                || !party.requesting())
                .map(party -> {
                    // shown, so that the Registry can confirm where the invitation goes
                    var address =
                            act.effect() == Effect.INVITES ? EnterAct.addressOf(open, party) : null;
                    var name = words.of(party.name());
                    return new Shown.Choice(
                            party.id().toString(),
                            address == null ? name : name + " <" + address + ">");
                })
                .toList();
    }

    private static String fee(OpenCase open, Act act) {
        var fee = Statement.fixedFee(act, open.rules());
        return fee == null ? "" : fee.sum().toString();
    }

    /// Whose share can be paid: that of each party whose the payment is to make.
    private static List<Shown.Choice> debtors(OpenCase open, CaseWords words, Act act) {
        return open.proceeding().mayDoNow().stream()
                .filter(possible -> possible.act().equals(act))
                .flatMap(possible -> possible.actors().stream())
                .map(one -> new Shown.Choice(one.id(), words.actor(one)))
                .toList();
    }

    private List<Shown.Choice> mediators(OpenCase open, CaseWords words, Act act) {
        if (act.effect() == Effect.NAMES_MEDIATOR) {
            return Stream.concat(
                            panel.members().stream(),
                            NameMediators.anyone(act, open.rules()) == null
                                    ? Stream.<PanelMember>empty()
                                    : NameMediators.namedBefore(open).stream())
                    .map(one -> new Shown.Choice(one.person().toString(), words.of(one.name())))
                    .distinct()
                    .toList();
        }
        var here = new ArrayList<>(open.proceeding().mediatorsInOffice());
        here.addAll(open.proceeding().nominatedMediators());
        return here.stream()
                .distinct()
                .map(id -> new Shown.Choice(id, words.actor(Actor.mediator(id))))
                .toList();
    }

    private static List<Shown.Choice> limits(OpenCase open, CaseWords words) {
        return open.proceeding().limits().stream()
                .filter(limit -> limit.status() == RunningLimit.Status.RUNNING)
                .filter(limit -> limit.limit().extension() != null)
                .map(limit ->
                        new Shown.Choice(limit.limit().name(), words.of(limit.limit().title())))
                .distinct()
                .toList();
    }
}
