package org.goodoffices.casework.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.keys.InstitutionKeys;
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

/// Signing the settlement: the signatory's passkey answers a challenge that is the hash of the
/// statement; where no passkey can be had, the institution witnesses password and one-time code.
@Controller
class SigningController {

    /// For how long a statement that was drawn up may be signed.
    private static final Duration VALID = Duration.ofMinutes(15);

    private final Access access;
    private final Docket docket;
    private final EnterAct acts;
    private final People people;
    private final Signing signing;
    private final InstitutionKeys keys;

    SigningController(
            Access access,
            Docket docket,
            EnterAct acts,
            People people,
            Signing signing,
            InstitutionKeys keys) {
        this.access = access;
        this.docket = docket;
        this.acts = acts;
        this.people = people;
        this.signing = signing;
        this.keys = keys;
    }

    /// What is put before the signatory.
    private record Prepared(
            OpenCase open, Act act, Actor actor, Settlement agreed, Statement statement) {}

    @GetMapping("/cases/{number}/settlement/signature")
    ModelAndView page(
            Visit visit, PersonId person, @PathVariable String number, @RequestParam String act) {
        var prepared = access.as(person, () -> prepare(person, number, act, visit.now()));
        return visit.page("casework/settlement/signature", page(visit, person, prepared, null));
    }

    @PostMapping("/cases/{number}/settlement/signature")
    ModelAndView sign(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var act = posted.getOrDefault("act", "");
        var at = at(posted.get("at"), visit.now());
        var prepared =
                access.as(
                        person, () -> prepare(person, number, act, at == null ? visit.now() : at));
        if (at == null) {
            return again(visit, person, number, act, visit.t("settlement.refused.too-late"));
        }
        var signature = signature(person, prepared.statement(), posted);
        if (signature == null) {
            return again(visit, person, number, act, visit.t("settlement.refused.signature"));
        }
        var outcome =
                acts.enter(
                        person,
                        prepared.open().file().number(),
                        new ActForm(
                                act,
                                null,
                                posted.getOrDefault("once", "no-token-given"),
                                Map.of(),
                                Map.of(SettlementActs.SIGNATURE, signature)));
        return switch (outcome) {
            case Outcome.Done _, Outcome.DoneBefore _ ->
                    new ModelAndView("redirect:/cases/" + number + "/settlement");
            case Outcome.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Refused refused ->
                    again(
                            visit,
                            person,
                            number,
                            act,
                            visit.of(refused.reason().en(), refused.reason().zh()));
        };
    }

    private ModelAndView again(
            Visit visit, PersonId person, String number, String act, String refusal) {
        var anew = access.as(person, () -> prepare(person, number, act, visit.now()));
        var page = visit.page("casework/settlement/signature", page(visit, person, anew, refusal));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static @Nullable Instant at(@Nullable String posted, Instant now) {
        if (posted == null) {
            return null;
        }
        try {
            var at = Instant.parse(posted);
            return at.isAfter(now) || at.isBefore(now.minus(VALID)) ? null : at;
        } catch (DateTimeParseException not) {
            return null;
        }
    }

    private @Nullable Signature signature(
            PersonId person, Statement statement, Map<String, String> posted) {
        var answer = posted.getOrDefault("answer", "");
        if (!answer.isBlank()) {
            return switch (signing.sign(person, statement.challenge(), answer)) {
                case Signing.Outcome.Refused _ -> null;
                case Signing.Outcome.Signed(var assertion) ->
                        new Signature.Passkey(
                                statement,
                                assertion.clientData(),
                                assertion.authenticatorData(),
                                assertion.signature(),
                                assertion.publicKey());
            };
        }
        return signing.confirm(
                        person,
                        posted.getOrDefault("password", ""),
                        posted.getOrDefault("code", ""))
                ? Signature.Witnessed.by(keys.log(), statement)
                : null;
    }

    private Prepared prepare(PersonId person, String number, String name, Instant at) {
        var open = docket.openOr404(person, number);
        var act = open.rules().acts().get(name);
        var agreed = SettlementState.of(open).agreed();
        if (act == null || act.effect() == null || agreed == null || !signs(act.effect())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var actor =
                open.actors().stream()
                        .filter(one ->
                                act.effect() == Effect.MEDIATOR_SIGNS
                                        ? one.role()
                                                == org.goodoffices.engines.procedure.Role.MEDIATOR
                                        : one.role().isParty())
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var mediator = act.effect() == Effect.MEDIATOR_SIGNS;
        var me = people.myself();
        var name_ = new Bilingual(me.nameEn(), me.nameZh());
        var place =
                mediator
                        ? agreed.mediators().indexOf(name_)
                        : SettlementState.place(open, agreed, actor.id());
        if (place < 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var statement =
                new Statement(
                        open.file().number().value(),
                        agreed.hash(),
                        mediator ? Statement.Capacity.MEDIATOR : Statement.Capacity.PARTY,
                        place,
                        name_,
                        authority(open, actor, mediator),
                        act.effect() == Effect.SIGNS_AD_REFERENDUM,
                        at,
                        signing.host());
        return new Prepared(open, act, actor, agreed, statement);
    }

    private static boolean signs(Effect effect) {
        return switch (effect) {
            case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS -> true;
            default -> false;
        };
    }

    /// The authority that the party presented last, as the docket has it.
    private static Bilingual authority(OpenCase open, Actor actor, boolean mediator) {
        if (mediator) {
            return new Bilingual("as mediator in office", "以在任调解员身份");
        }
        return open.entries().stream()
                .filter(entry -> {
                    var act = open.rules().acts().get(entry.act());
                    return act != null
                            && act.effect() == Effect.SHOWS_AUTHORITY
                            && actor.id().equals(String.valueOf(entry.party()));
                })
                .reduce((_, later) -> later)
                .map(entry -> entry.text("people"))
                .map(said -> new Bilingual(said, said))
                .orElse(new Bilingual("for the party, in its own name", "以当事方自身名义"));
    }

    private SignaturePage page(
            Visit visit, PersonId person, Prepared prepared, @Nullable String refusal) {
        var words = new CaseWords(visit, prepared.open());
        var statement = prepared.statement();
        List<Shown.Fact> facts = new ArrayList<>();
        facts.add(
                new Shown.Fact(
                        visit.t("settlement.sign.text"),
                        SettlementController.of(visit, prepared.agreed().title())));
        facts.add(
                new Shown.Fact(
                        visit.t("settlement.sign.signatory"),
                        SettlementController.of(visit, statement.signatory())));
        if (statement.capacity() == Statement.Capacity.PARTY) {
            facts.add(
                    new Shown.Fact(
                            visit.t("settlement.sign.for"), words.party(prepared.actor().id())));
        }
        facts.add(
                new Shown.Fact(
                        visit.t("settlement.sign.authority"),
                        SettlementController.of(visit, statement.authority())));
        return new SignaturePage(
                statement.caseNumber(),
                new Shown.Link(visit.t("settlement.title"), words.address() + "/settlement"),
                words.of(prepared.act().title()),
                words.address() + "/settlement/signature",
                prepared.act().name(),
                words.article(prepared.act().article()),
                words.laneOf(prepared.act(), prepared.actor()),
                SettlementController.of(visit, statement.capacity().declaration()),
                facts,
                statement.text().hex(),
                statement.at().toString(),
                signing.hasPasskey(person)
                        ? signing.optionsFor(person, statement.challenge())
                        : null,
                signing.hasPassword(person),
                refusal);
    }
}
