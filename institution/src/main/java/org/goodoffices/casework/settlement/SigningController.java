package org.goodoffices.casework.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.goodoffices.foundation.web.Language;
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

    private static final Pattern ONE_TIME_CODE = Pattern.compile("[0-9]{6}");

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

    /// What is put before the signatory; no statement where they cannot sign, and why.
    private record Prepared(
            OpenCase open,
            Act act,
            Actor actor,
            SettlementState.Agreed agreed,
            @Nullable Statement statement,
            @Nullable Text why) {}

    /// How the signature was given, or what is wrong with it.
    private sealed interface Given {
        record By(Signature signature) implements Given {}

        record Not(String why) implements Given {}
    }

    @GetMapping("/cases/{number}/settlement/signature")
    ModelAndView page(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam String act,
            @RequestParam(required = false) @Nullable String actor) {
        var prepared =
                access.as(person, () -> prepare(visit, person, number, act, actor, visit.now()));
        return visit.page("casework/settlement/signature", page(visit, person, prepared, null));
    }

    @PostMapping("/cases/{number}/settlement/signature")
    ModelAndView sign(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var act = posted.getOrDefault("act", "");
        var actor = posted.get("actor");
        var at = at(posted.get("at"), visit.now());
        var prepared =
                access.as(
                        person,
                        () ->
                                prepare(
                                        visit,
                                        person,
                                        number,
                                        act,
                                        actor,
                                        at == null ? visit.now() : at));
        var statement = prepared.statement();
        if (at == null || statement == null) {
            var why = at == null ? visit.t("settlement.refused.too-late") : null;
            return again(visit, person, number, act, actor, why);
        }
        return switch (given(person, statement, posted)) {
            case Given.Not(var why) ->
                    again(visit, person, number, act, actor, visit.t("settlement.refused." + why));
            case Given.By(var signature) ->
                    enter(visit, person, prepared, signature, posted.get("once"));
        };
    }

    private ModelAndView enter(
            Visit visit,
            PersonId person,
            Prepared prepared,
            Signature signature,
            @Nullable String once) {
        var number = prepared.open().file().number();
        var act = prepared.act().name();
        var actor = prepared.actor().id();
        var outcome =
                acts.enter(
                        person,
                        number,
                        new ActForm(
                                act,
                                actor,
                                once == null ? "" : once,
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
                            number.value(),
                            act,
                            actor,
                            visit.of(refused.reason().en(), refused.reason().zh()));
        };
    }

    private ModelAndView again(
            Visit visit,
            PersonId person,
            String number,
            String act,
            @Nullable String actor,
            @Nullable String refusal) {
        var anew = access.as(person, () -> prepare(visit, person, number, act, actor, visit.now()));
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

    private Given given(PersonId person, Statement statement, Map<String, String> posted) {
        var answer = posted.getOrDefault("answer", "");
        if (!answer.isBlank()) {
            return switch (signing.sign(person, statement.challenge(), answer)) {
                case Signing.Outcome.Refused _ -> new Given.Not("signature");
                case Signing.Outcome.Signed(var assertion) ->
                        new Given.By(
                                new Signature.Passkey(
                                        statement,
                                        assertion.clientData(),
                                        assertion.authenticatorData(),
                                        assertion.signature(),
                                        assertion.publicKey()));
            };
        }
        if (signing.hasPasskey(person)) {
            return new Given.Not(posted.containsKey("code") ? "has-passkey" : "no-answer");
        }
        var because = Signature.Witnessed.Because.of(posted.getOrDefault("because", ""));
        if (because == null) {
            return new Given.Not("no-reason");
        }
        // A recovery code opens the way in for whoever found the sheet; it does not sign.
        var code = posted.getOrDefault("code", "").strip();
        if (!ONE_TIME_CODE.matcher(code).matches()) {
            return new Given.Not("not-a-code");
        }
        return signing.confirm(person, posted.getOrDefault("password", ""), code)
                ? new Given.By(Signature.Witnessed.by(keys.log(), statement, because))
                : new Given.Not("signature");
    }

    private Prepared prepare(
            Visit visit,
            PersonId person,
            String number,
            String name,
            @Nullable String named,
            Instant at) {
        var open = docket.openOr404(person, number);
        var act = open.rules().acts().get(name);
        var agreed = SettlementState.of(open).agreed();
        if (act == null || act.effect() == null || agreed == null || !signs(act.effect())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var actor =
                actors(open, act).stream()
                        .filter(one -> named == null || one.id().equals(named))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (Signatory.of(open, act, actor)) {
            case Signatory.Outcome.Nobody _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Signatory.Outcome.NotAuthorised _ ->
                    new Prepared(
                            open,
                            act,
                            actor,
                            agreed,
                            null,
                            both(visit, "settlement.refused.not-authorised"));
            case Signatory.Outcome.CannotBePrinted(var character) ->
                    new Prepared(
                            open,
                            act,
                            actor,
                            agreed,
                            null,
                            new Text(
                                    character.sentence().english(),
                                    character.sentence().chinese()));
            case Signatory.Outcome.Found(var signatory) ->
                    new Prepared(
                            open,
                            act,
                            actor,
                            agreed,
                            signatory.statement(at, signing.host()),
                            null);
        };
    }

    private static Text both(Visit visit, String key) {
        return new Text(visit.texts().of(Language.EN, key), visit.texts().of(Language.ZH, key));
    }

    /// The actors for whom this person may sign: first those who may now.
    private static List<Actor> actors(OpenCase open, Act act) {
        var now =
                open.mayDoNow().stream()
                        .filter(possible -> possible.act().name().equals(act.name()))
                        .map(OpenCase.Possible::actor);
        var all =
                open.actors().stream()
                        .filter(one ->
                                act.effect() == Effect.MEDIATOR_SIGNS
                                        ? one.role() == Role.MEDIATOR
                                        : one.role().isParty());
        return Stream.concat(now, all).distinct().toList();
    }

    private static boolean signs(Effect effect) {
        return switch (effect) {
            case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS -> true;
            default -> false;
        };
    }

    private SignaturePage page(
            Visit visit, PersonId person, Prepared prepared, @Nullable String refusal) {
        var words = new CaseWords(visit, prepared.open());
        var statement = prepared.statement();
        var why = prepared.why();
        return new SignaturePage(
                prepared.open().file().number().value(),
                new Shown.Link(visit.t("settlement.title"), words.address() + "/settlement"),
                words.of(prepared.act().title()),
                words.article(prepared.act().article()),
                words.laneOf(prepared.act(), prepared.actor()),
                actors(prepared.open(), prepared.act()).stream()
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
                statement == null ? null : asked(visit, person, prepared, words, statement),
                refusal != null || why == null ? refusal : words.of(why));
    }

    private SignaturePage.Asked asked(
            Visit visit, PersonId person, Prepared prepared, CaseWords words, Statement statement) {
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
                        : Arrays.stream(Signature.Witnessed.Because.values())
                                .map(because ->
                                        new Shown.Choice(
                                                because.key(),
                                                SettlementController.of(visit, because.sentence())))
                                .toList());
    }

    private static List<Shown.Fact> facts(
            Visit visit, Prepared prepared, CaseWords words, Statement statement) {
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
