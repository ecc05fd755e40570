package org.goodoffices.casework.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.ActForm;
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
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signing the settlement: the signatory's passkey answers a challenge that is the hash of the
/// statement; where no passkey can be had, the institution witnesses password and one-time code.
@Component
class SignSettlement {

    /// For how long a statement that was drawn up may be signed.
    private static final Duration VALID = Duration.ofMinutes(15);

    private static final Pattern ONE_TIME_CODE = Pattern.compile("[0-9]{6}");

    private final Access access;
    private final Docket docket;
    private final EnterAct acts;
    private final Signing signing;
    private final People people;
    private final InstitutionKeys keys;
    private final Texts texts;
    private final InstantSource clock;

    SignSettlement(
            Access access,
            Docket docket,
            EnterAct acts,
            Signing signing,
            People people,
            InstitutionKeys keys,
            Texts texts,
            InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.acts = acts;
        this.signing = signing;
        this.people = people;
        this.keys = keys;
        this.texts = texts;
        this.clock = clock;
    }

    /// What is put before the signatory; no statement where they cannot sign, and why.
    record Prepared(
            OpenCase open,
            Act act,
            Actor actor,
            SettlementState.Agreed agreed,
            @Nullable Statement statement,
            @Nullable Text why) {}

    /// What the signatory sends.
    ///
    /// @param at when the statement was drawn up, as it says
    /// @param answer of the passkey; the rest is for who has none
    record Answered(
            String act,
            @Nullable String actor,
            String token,
            @Nullable String at,
            @Nullable String answer,
            @Nullable String because,
            @Nullable String password,
            @Nullable String code) {}

    /// How the signature was given, or what is wrong with it.
    private sealed interface Given {
        record By(Signature signature) implements Given {}

        /// @param field at fault; null where it is none alone
        record Not(String why, @Nullable String field) implements Given {}
    }

    /// Draws up what a person would sign now.
    ///
    /// @param actor as whom, where they may be more than one
    /// @return empty where there is nothing to sign for them
    Optional<Prepared> prepare(PersonId person, String number, String act, @Nullable String actor) {
        return access.as(person, () -> prepare(person, number, act, actor, clock.instant()));
    }

    /// Enters the signature. Not inside a transaction: the passkey's counter is kept even if the
    /// act fails.
    Outcome sign(PersonId person, String number, Answered answered) {
        var now = clock.instant();
        var at = at(answered.at(), now);
        var found =
                access.as(
                        person,
                        () ->
                                prepare(
                                        person,
                                        number,
                                        answered.act(),
                                        answered.actor(),
                                        at == null ? now : at));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var prepared = found.get();
        if (at == null) {
            return refused("too-late", "at");
        }
        var statement = prepared.statement();
        if (statement == null) {
            return new Outcome.Refused(Objects.requireNonNull(prepared.why()), null, null);
        }
        return switch (given(person, statement, answered)) {
            case Given.Not(var why, var field) -> refused(why, field);
            case Given.By(var signature) ->
                    acts.enter(
                            person,
                            prepared.open().file().number(),
                            new ActForm(
                                    answered.act(),
                                    prepared.actor().id(),
                                    answered.token(),
                                    Map.of(),
                                    Map.of(SettlementActs.SIGNATURE, signature)));
        };
    }

    private Outcome refused(String why, @Nullable String field) {
        return new Outcome.Refused(both("settlement.refused." + why), null, field);
    }

    private Text both(String key) {
        return new Text(texts.of(Language.EN, key), texts.of(Language.ZH, key));
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

    private Given given(PersonId person, Statement statement, Answered answered) {
        var answer = Objects.requireNonNullElse(answered.answer(), "");
        if (!answer.isBlank()) {
            return switch (signing.sign(person, statement.challenge(), answer)) {
                case Signing.Outcome.Refused _ -> new Given.Not("signature", null);
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
            return new Given.Not(answered.code() == null ? "no-answer" : "has-passkey", null);
        }
        var because =
                Signature.Witnessed.Because.of(Objects.requireNonNullElse(answered.because(), ""));
        if (because == null) {
            return new Given.Not("no-reason", "because");
        }
        // A recovery code opens the way in for whoever found the sheet; it does not sign.
        var code = Objects.requireNonNullElse(answered.code(), "").strip();
        if (!ONE_TIME_CODE.matcher(code).matches()) {
            return new Given.Not("not-a-code", "code");
        }
        return signing.confirm(person, Objects.requireNonNullElse(answered.password(), ""), code)
                ? new Given.By(Signature.Witnessed.by(keys.log(), statement, because))
                : new Given.Not("signature", null);
    }

    private Optional<Prepared> prepare(
            PersonId person, String number, String name, @Nullable String named, Instant at) {
        var open = docket.openOr404(person, number);
        var act = open.rules().acts().get(name);
        var agreed = SettlementState.of(open).agreed();
        if (act == null || act.effect() == null || agreed == null || !signs(act.effect())) {
            return Optional.empty();
        }
        return actors(open, act).stream()
                .filter(one -> named == null || one.id().equals(named))
                .findFirst()
                .flatMap(actor ->
                        switch (Signatory.of(open, act, actor, people.myself())) {
                            case Signatory.Outcome.Nobody _ -> Optional.empty();
                            case Signatory.Outcome.NotAuthorised _ ->
                                    Optional.of(
                                            new Prepared(
                                                    open,
                                                    act,
                                                    actor,
                                                    agreed,
                                                    null,
                                                    both("settlement.refused.not-authorised")));
                            case Signatory.Outcome.CannotBePrinted(var character) ->
                                    Optional.of(
                                            new Prepared(
                                                    open,
                                                    act,
                                                    actor,
                                                    agreed,
                                                    null,
                                                    new Text(
                                                            character.sentence().english(),
                                                            character.sentence().chinese())));
                            case Signatory.Outcome.Found(var signatory) ->
                                    Optional.of(
                                            new Prepared(
                                                    open,
                                                    act,
                                                    actor,
                                                    agreed,
                                                    signatory.statement(at, signing.host()),
                                                    null));
                        });
    }

    /// The actors for whom this person may sign: first those who may now.
    static List<Actor> actors(OpenCase open, Act act) {
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
}
