package org.goodoffices.casework.settlement;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The pages of the settlement: its text, the drafting form, and the sealed bundle.
@Controller
class SettlementController {

    private final Access access;
    private final Docket docket;
    private final EnterAct acts;
    private final SettlementStore bundles;
    private final Sealings sealings;
    private final List<DraftSource> sources;

    SettlementController(
            Access access,
            Docket docket,
            EnterAct acts,
            SettlementStore bundles,
            Sealings sealings,
            List<DraftSource> sources) {
        this.sources = List.copyOf(sources);
        this.sealings = sealings;
        this.access = access;
        this.docket = docket;
        this.acts = acts;
        this.bundles = bundles;
    }

    @GetMapping("/cases/{number}/settlement")
    ModelAndView show(
            Visit visit, PersonId person, @PathVariable String number, HttpServletResponse answer) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var page = page(visit, open);
                    if (page.sealing() != null && page.sealing().underWay()) {
                        answer.setHeader("Refresh", SECONDS_TO_LOOK_AGAIN);
                    }
                    return visit.page("casework/settlement/settlement", page);
                });
    }

    private SettlementPage page(Visit visit, OpenCase open) {
        var words = new CaseWords(visit, open);
        var state = SettlementState.of(open);
        var text = shown(open, state);
        var sealed = bundles.isThere(open.file());
        return new SettlementPage(
                open.file().number().value(),
                new Shown.Link(words.title(), words.address()),
                text == null ? null : SettlementPage.Deed.of(visit, text),
                words.address() + "/settlement/text",
                isAgreed(open, state),
                declared(visit, open, words, text),
                text == null ? null : declare(open, words, text),
                open.mayDoNow().stream()
                        .filter(possible -> aboutSettlement(possible.act().effect()))
                        .map(possible ->
                                new Shown.Act(
                                        words.of(possible.act().title()),
                                        words.address() + "/acts/" + possible.act().name(),
                                        Shown.Act.Weight.SECOND,
                                        words.laneOf(possible.act(), possible.actor()),
                                        words.article(possible.act().article()),
                                        null))
                        .distinct()
                        .toList(),
                state.signed().stream().map(signed -> hand(visit, state, signed)).toList(),
                visit.t("settlement.attested." + SettlementActs.form(open.rules()).key()),
                sealing(visit, open),
                sealed ? words.address() + "/settlement/bundle" : null,
                sealed ? words.address() + "/settlement/print" : null,
                inForce(visit, open));
    }

    /// Whoever waits for the seal need not ask again.
    private static final String SECONDS_TO_LOOK_AGAIN = "2";

    private SettlementPage.@Nullable Sealing sealing(Visit visit, OpenCase open) {
        return switch (sealings.progress(open).orElse(null)) {
            case null -> null;
            case Sealings.Progress.UnderWay() ->
                    new SettlementPage.Sealing(visit.t("settlement.sealing"), true);
            case Sealings.Progress.Refused(var why) ->
                    new SettlementPage.Sealing(
                            visit.t("settlement.sealing.refused", visit.of(why.en(), why.zh())),
                            false);
        };
    }

    /// The text that the page shows: the agreed one once nobody may change it any more, else the
    /// one last put forward.
    static @Nullable Settlement shown(OpenCase open, SettlementState state) {
        var agreed = state.agreed();
        return agreed != null && isAgreed(open, state) ? agreed.text() : state.proposed();
    }

    static boolean isAgreed(OpenCase open, SettlementState state) {
        return state.agreed() != null && !mayDeclare(open);
    }

    /// The form for the first of the reader's parties that has not declared this text final.
    private static SettlementPage.@Nullable Declare declare(
            OpenCase open, CaseWords words, Settlement text) {
        var hash = text.hash().hex();
        return open.mayDoNow().stream()
                .filter(possible -> possible.act().effect() == Effect.SETTLES_TEXT)
                .filter(possible ->
                        !hash.equals(
                                SettlementActs.lastDeclared(
                                        open, possible.act(), possible.actor())))
                .map(possible ->
                        new SettlementPage.Declare(
                                words.address() + "/acts/" + possible.act().name(),
                                possible.actor().id(),
                                SettlementState.isUnderAnothersName(open)
                                        ? words.address() + "/people"
                                        : null))
                .findFirst()
                .orElse(null);
    }

    /// Since when the settlement is in force, with the receipt of the entry that says so: it
    /// follows the attestation, so the bundle cannot hold it.
    private static Shown.@Nullable Link inForce(Visit visit, OpenCase open) {
        return open.entries().stream()
                .filter(entry -> {
                    var act = open.rules().acts().get(entry.act());
                    return act != null
                            && act.effect() == Effect.ENTERS_INTO_FORCE
                            && entry.text("date") != null;
                })
                .map(entry ->
                        new Shown.Link(
                                visit.t(
                                        "settlement.in-force",
                                        visit.dayIfOne(
                                                java.util.Objects.requireNonNull(
                                                        entry.text("date")))),
                                "/record/entries/" + entry.id() + "/receipt"))
                .findFirst()
                .orElse(null);
    }

    private static boolean mayDeclare(OpenCase open) {
        return open.common().mayDoNow().stream()
                .anyMatch(possible -> possible.act().effect() == Effect.SETTLES_TEXT);
    }

    private static boolean aboutSettlement(@Nullable Effect effect) {
        return effect != null
                && switch (effect) {
                    case DRAFTS,
                            SHOWS_AUTHORITY,
                            SIGNS,
                            SIGNS_AD_REFERENDUM,
                            RATIFIES,
                            MEDIATOR_SIGNS,
                            ATTESTS,
                            ENTERS_INTO_FORCE ->
                            true;
                    default -> false;
                };
    }

    static SettlementPage.Clause clause(Visit visit, Settlement.Clause clause) {
        return new SettlementPage.Clause(
                clause.number()
                        + (clause.heading().english().isEmpty()
                                ? ""
                                : ". " + clause.heading().english()),
                "第"
                        + clause.number()
                        + "条"
                        + (clause.heading().chinese().isEmpty()
                                ? ""
                                : "　" + clause.heading().chinese()),
                clause.text().english().lines().filter(line -> !line.isBlank()).toList(),
                clause.text().chinese().lines().filter(line -> !line.isBlank()).toList(),
                of(visit, clause.parity().sentence()),
                clause.parity() == Settlement.Parity.CONFIRMED ? "good" : "care");
    }

    private static List<String> declared(
            Visit visit, OpenCase open, CaseWords words, @Nullable Settlement text) {
        if (text == null) {
            return List.of();
        }
        var hash = text.hash().hex();
        return open.entries().stream()
                .filter(entry ->
                        hash.equals(entry.text(SettlementActs.TEXT))
                                && entry.text("canonical") != null)
                .map(entry -> words.party(String.valueOf(entry.party())))
                .distinct()
                .map(party -> visit.t("settlement.declared", party))
                .toList();
    }

    private static SettlementPage.Hand hand(
            Visit visit, SettlementState state, SettlementState.Signed signed) {
        var statement = signed.signature().statement();
        return new SettlementPage.Hand(
                of(visit, statement.signatory()),
                statement.capacity() == Statement.Capacity.MEDIATOR
                        ? visit.t("settlement.as-mediator")
                        : of(visit, statement.authority().words()),
                of(visit, signed.signature().method())
                        + visit.of(", ", "，")
                        + visit.moment(signed.entry().at())
                        + (statement.adReferendum()
                                ? adReferendum(visit, state.confirmed(signed))
                                : ""));
    }

    private static String adReferendum(Visit visit, @Nullable Instant confirmed) {
        return confirmed == null
                ? visit.t("settlement.ad-referendum")
                : visit.t("settlement.ad-referendum.confirmed", visit.moment(confirmed));
    }

    static String of(Visit visit, Bilingual text) {
        return visit.of(text.english(), text.chinese());
    }

    @GetMapping("/cases/{number}/settlement/draft")
    ModelAndView draft(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam String act,
            @RequestParam(required = false) @Nullable String from) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var values = values(SettlementState.of(open).draft());
                    sources.stream()
                            .filter(source -> source.key().equals(from))
                            .flatMap(source -> source.of(open).stream())
                            .filter(DraftSource.Offer::ready)
                            .findFirst()
                            .ifPresent(offer -> {
                                values.keySet().removeIf(field -> field.startsWith("clause-"));
                                values.putAll(offer.values());
                            });
                    return visit.page(
                            "casework/settlement/draft",
                            draftPage(visit, open, act, values, 2, null));
                });
    }

    private List<DraftPage.Beginning> beginnings(
            Visit visit, OpenCase open, CaseWords words, String act) {
        return sources.stream()
                .flatMap(source ->
                        source.of(open).stream()
                                .map(offer ->
                                        new DraftPage.Beginning(
                                                words.of(offer.said()),
                                                offer.ready()
                                                        ? words.address()
                                                                + "/settlement/draft?act="
                                                                + act
                                                                + "&from="
                                                                + source.key()
                                                        : null)))
                .toList();
    }

    @PostMapping("/cases/{number}/settlement/draft")
    ModelAndView putForward(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var act = posted.getOrDefault("act", "");
        if (posted.containsKey("more")) {
            return access.as(
                    person,
                    () ->
                            visit.page(
                                    "casework/settlement/draft",
                                    draftPage(
                                            visit,
                                            docket.openOr404(person, number),
                                            act,
                                            posted,
                                            4,
                                            null)));
        }
        var outcome =
                CaseNumber.isOne(number)
                        ? acts.enter(
                                person,
                                new CaseNumber(number),
                                new ActForm(
                                        act, null, posted.getOrDefault("once", ""), filled(posted)))
                        : new Outcome.Unknown();
        return outcome.answered(
                "/cases/" + number + "/settlement",
                refused ->
                        access.as(
                                person,
                                () ->
                                        visit.page(
                                                "casework/settlement/draft",
                                                draftPage(
                                                        visit,
                                                        docket.openOr404(person, number),
                                                        act,
                                                        posted,
                                                        1,
                                                        refused))));
    }

    static Map<String, String> filled(Map<String, String> posted) {
        var values = new HashMap<String, String>();
        posted.forEach((field, value) -> {
            if (!value.isBlank()
                    && !field.startsWith("_")
                    && !field.equals("once")
                    && !field.equals("act")) {
                values.put(field, value.strip());
            }
        });
        return values;
    }

    private static Map<String, String> values(@Nullable SettlementDraft draft) {
        var values = new HashMap<String, String>();
        if (draft == null) {
            return values;
        }
        values.put("titleEn", draft.title().english());
        values.put("titleZh", draft.title().chinese());
        for (int i = 0; i < draft.clauses().size(); i++) {
            var clause = draft.clauses().get(i);
            var field = "clause-" + i + "-";
            values.put(field + "headingEn", clause.heading().english());
            values.put(field + "headingZh", clause.heading().chinese());
            values.put(field + "en", clause.text().english());
            values.put(field + "zh", clause.text().chinese());
            values.put(field + "parity", SettlementDraft.key(clause.parity()));
        }
        return values;
    }

    private DraftPage draftPage(
            Visit visit,
            OpenCase open,
            String name,
            Map<String, String> values,
            int more,
            Outcome.@Nullable Refused refused) {
        var act = open.rules().acts().get(name);
        if (act == null || act.effect() != Effect.DRAFTS) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = new CaseWords(visit, open);
        var refusal = refused == null ? null : words.of(refused.reason());
        UnaryOperator<Shown.Field> marked =
                field ->
                        refused != null && field.name().equals(refused.field())
                                ? field.error(refusal)
                                : field;
        int last = -1;
        for (int i = 0; i < SettlementDraft.MOST_CLAUSES; i++) {
            if (!values.getOrDefault("clause-" + i + "-en", "").isBlank()
                    || !values.getOrDefault("clause-" + i + "-zh", "").isBlank()) {
                last = i;
            }
        }
        var clauses = new ArrayList<DraftPage.Clause>();
        for (int i = 0; i <= Math.min(last + more, SettlementDraft.MOST_CLAUSES - 1); i++) {
            var at = "clause-" + i + "-";
            Function<String, String> value = field -> values.getOrDefault(at + field, "");
            clauses.add(
                    new DraftPage.Clause(
                            visit.t("settlement.draft.clause", i + 1),
                            line(
                                    at + "headingEn",
                                    visit.t("settlement.draft.heading-en"),
                                    value.apply("headingEn")),
                            line(
                                    at + "headingZh",
                                    visit.t("settlement.draft.heading-zh"),
                                    value.apply("headingZh")),
                            marked.apply(
                                    text(
                                            at + "en",
                                            visit.t("settlement.draft.en"),
                                            value.apply("en"))),
                            marked.apply(
                                    text(
                                            at + "zh",
                                            visit.t("settlement.draft.zh"),
                                            value.apply("zh"))),
                            parity(visit, at + "parity", value.apply("parity"))));
        }
        var actor =
                open.actors().stream()
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new DraftPage(
                open.file().number().value(),
                new Shown.Link(words.title(), words.address() + "/settlement"),
                words.of(act.title()),
                words.address() + "/settlement/draft",
                name,
                words.laneOf(act, actor),
                words.article(act.article()),
                beginnings(visit, open, words, name),
                marked.apply(
                        heading(
                                "titleEn",
                                visit.t("settlement.draft.title-en"),
                                values.getOrDefault("titleEn", "Settlement Agreement"))),
                marked.apply(
                        heading(
                                "titleZh",
                                visit.t("settlement.draft.title-zh"),
                                values.getOrDefault("titleZh", "和解协议"))),
                clauses,
                refusal);
    }

    private static Shown.Field heading(String name, String label, String value) {
        return Shown.Field.of(name, Shown.Field.Kind.LINE, label).value(value);
    }

    private static Shown.Field line(String name, String label, String value) {
        return Shown.Field.of(name, Shown.Field.Kind.LINE, label).optional().value(value);
    }

    private static Shown.Field text(String name, String label, String value) {
        return Shown.Field.of(name, Shown.Field.Kind.TEXT, label).unmarked().value(value);
    }

    private static Shown.Field parity(Visit visit, String name, String value) {
        var choices = new ArrayList<Shown.Choice>();
        for (var parity : Settlement.Parity.values()) {
            choices.add(
                    new Shown.Choice(SettlementDraft.key(parity), of(visit, parity.sentence())));
        }
        return Shown.Field.of(name, Shown.Field.Kind.LIST, visit.t("settlement.draft.parity"))
                .choices(choices)
                .value(value.isEmpty() ? "not-confirmed" : value);
    }

    /// The text that the page shows, byte for byte as its hash is taken.
    @GetMapping("/cases/{number}/settlement/text")
    ResponseEntity<byte[]> text(PersonId person, @PathVariable String number) {
        var text =
                access.as(
                        person,
                        () -> {
                            var open = docket.openOr404(person, number);
                            return shown(open, SettlementState.of(open));
                        });
        if (text == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return download(text.canonical(), number + ".json", MediaType.APPLICATION_JSON);
    }

    /// The sealed bundle, to be kept and checked offline.
    @GetMapping("/cases/{number}/settlement/bundle")
    ResponseEntity<byte[]> bundle(PersonId person, @PathVariable String number) {
        var bytes =
                access.as(person, () -> bundles.bundle(docket.openOr404(person, number).file()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return download(bytes, number + ".zip", MediaType.parseMediaType("application/zip"));
    }

    /// The sealed print alone.
    @GetMapping("/cases/{number}/settlement/print")
    ResponseEntity<byte[]> print(PersonId person, @PathVariable String number) {
        var bytes =
                access.as(person, () -> bundles.print(docket.openOr404(person, number).file()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return download(bytes, number + ".pdf", MediaType.APPLICATION_PDF);
    }

    private static ResponseEntity<byte[]> download(byte[] bytes, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
