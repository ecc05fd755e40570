package org.goodoffices.casework.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.web.Shown;
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

/// The page on which the settlement is signed.
@Controller
class SigningController {

    private final SignSettlement sign;
    private final Signing signing;

    SigningController(SignSettlement sign, Signing signing) {
        this.sign = sign;
        this.signing = signing;
    }

    @GetMapping("/cases/{number}/settlement/signature")
    ModelAndView page(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam String act,
            @RequestParam(required = false) @Nullable String actor) {
        return drawn(visit, person, number, act, actor, null);
    }

    @PostMapping("/cases/{number}/settlement/signature")
    ModelAndView sign(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var answered =
                new SignSettlement.Answered(
                        posted.getOrDefault("act", ""),
                        posted.get("actor"),
                        posted.getOrDefault("once", ""),
                        posted.get("at"),
                        posted.get("answer"),
                        posted.get("because"),
                        posted.get("password"),
                        posted.get("code"));
        return sign.sign(person, number, answered)
                .answered(
                        "/cases/" + number + "/settlement",
                        refused ->
                                drawn(
                                        visit,
                                        person,
                                        number,
                                        answered.act(),
                                        answered.actor(),
                                        refused));
    }

    private ModelAndView drawn(
            Visit visit,
            PersonId person,
            String number,
            String act,
            @Nullable String actor,
            Outcome.@Nullable Refused refused) {
        return sign.prepare(person, number, act, actor)
                .map(prepared ->
                        visit.page(
                                "casework/settlement/signature",
                                page(visit, person, prepared, refused)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private SignaturePage page(
            Visit visit,
            PersonId person,
            SignSettlement.Prepared prepared,
            Outcome.@Nullable Refused refused) {
        var words = new CaseWords(visit, prepared.open());
        var refusal = refused == null ? null : words.of(refused.reason());
        var statement = prepared.statement();
        var why = prepared.why();
        return new SignaturePage(
                prepared.open().file().number().value(),
                new Shown.Link(visit.t("settlement.title"), words.address() + "/settlement"),
                words.of(prepared.act().title()),
                words.article(prepared.act().article()),
                words.laneOf(prepared.act(), prepared.actor()),
                SignSettlement.actors(prepared.open(), prepared.act()).stream()
                        .filter(actor -> !actor.equals(prepared.actor()))
                        .map(actor ->
                                new Shown.Link(
                                        visit.t("settlement.sign.instead", words.actor(actor)),
                                        words.address()
                                                + "/settlement/signature?act="
                                                + prepared.act().name()
                                                + "&actor="
                                                + actor.id()))
                        .toList(),
                SettlementPage.Deed.of(visit, prepared.agreed().text()),
                statement == null
                        ? null
                        : asked(visit, person, prepared, words, statement, refused),
                refusal != null || why == null ? refusal : words.of(why));
    }

    private SignaturePage.Asked asked(
            Visit visit,
            PersonId person,
            SignSettlement.Prepared prepared,
            CaseWords words,
            Statement statement,
            Outcome.@Nullable Refused refused) {
        boolean passkey = signing.hasPasskey(person);
        return new SignaturePage.Asked(
                words.address() + "/settlement/signature",
                prepared.act().name(),
                prepared.actor().id(),
                SettlementController.of(visit, statement.declaration()),
                facts(visit, prepared, words, statement),
                statement.text().hex(),
                HexFormat.of().formatHex(statement.challenge()),
                new Shown.Link(visit.t("settlement.text"), words.address() + "/settlement/text"),
                statement.at().toString(),
                passkey ? signing.optionsFor(person, statement.challenge()) : null,
                passkey || !signing.hasPassword(person)
                        ? List.of()
                        : witnessed(visit, words, refused));
    }

    private static List<Shown.Field> witnessed(
            Visit visit, CaseWords words, Outcome.@Nullable Refused refused) {
        var why =
                Arrays.stream(Signature.Witnessed.Because.values())
                        .map(because ->
                                new Shown.Choice(
                                        because.key(),
                                        SettlementController.of(visit, because.sentence())))
                        .toList();
        return Stream.of(
                        Shown.Field.of(
                                        "because",
                                        Shown.Field.Kind.ONE_OF,
                                        visit.t("settlement.sign.because"))
                                .choices(why),
                        Shown.Field.of(
                                "password",
                                Shown.Field.Kind.PASSWORD,
                                visit.t("settlement.sign.password")),
                        Shown.Field.of(
                                "code", Shown.Field.Kind.CODE, visit.t("settlement.sign.code")))
                .map(field ->
                        refused != null && field.name().equals(refused.field())
                                ? field.error(words.of(refused.reason()))
                                : field)
                .toList();
    }

    private static List<Shown.Fact> facts(
            Visit visit, SignSettlement.Prepared prepared, CaseWords words, Statement statement) {
        List<Shown.Fact> facts = new ArrayList<>();
        facts.add(
                new Shown.Fact(
                        visit.t("settlement.sign.signatory"),
                        SettlementController.of(visit, statement.signatory())));
        if (statement.capacity() == Statement.Capacity.PARTY) {
            facts.add(
                    new Shown.Fact(visit.t("settlement.sign.for"), words.actor(prepared.actor())));
            facts.add(
                    new Shown.Fact(
                            visit.t("settlement.sign.kind"),
                            visit.t(
                                    statement.adReferendum()
                                            ? "settlement.sign.ad-referendum"
                                            : "settlement.sign.definitive")));
        }
        facts.add(
                new Shown.Fact(
                        visit.t("settlement.sign.authority"),
                        SettlementController.of(visit, statement.authority().words())));
        for (var paper : statement.authority().papers()) {
            facts.add(
                    new Shown.Fact(visit.t("settlement.sign.authority-paper"), "SHA-256 " + paper));
        }
        facts.add(new Shown.Fact(visit.t("settlement.sign.at"), visit.moment(statement.at())));
        return facts;
    }
}
