package org.goodoffices.casework.settlement;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.casework.api.Answers;
import org.goodoffices.casework.api.Api;
import org.goodoffices.casework.api.Described;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Signing;
import org.goodoffices.foundation.web.Visit;
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
import tools.jackson.databind.json.JsonMapper;

/// The settlement over the wire: its text, its signature, and the sealed bundle.
@RestController
class SettlementApi {

    /// The settlement of a case as it stands.
    ///
    /// @param agreed whether all parties declared this text final
    /// @param hash SHA-256 of the canonical text, in hexadecimal
    /// @param sealing how far the sealing is: `under-way`, `refused`, or `sealed`, when the bundle
    ///   is there; null where nobody asked for it
    /// @param why it was refused; null where it was not
    record Deed(
            boolean agreed,
            String hash,
            Text title,
            List<Clause> clauses,
            List<Hand> signatures,
            @Nullable String sealing,
            @Nullable Text why) {
        Deed {
            clauses = List.copyOf(clauses);
            signatures = List.copyOf(signatures);
        }
    }

    /// A clause.
    ///
    /// @param parity whether the two texts say the same, by its key
    record Clause(String number, Text heading, Text text, String parity) {}

    /// A signature.
    ///
    /// @param capacity `party` or `mediator`
    record Hand(Text signatory, String capacity, Text method, boolean adReferendum, String entry) {}

    /// What a person would sign now.
    ///
    /// @param act under which it is signed; it goes back with `actor` and `at` as they stand here
    /// @param at when this was drawn up; it can be signed for fifteen minutes
    /// @param challenge SHA-256 of the statement, in base64url: what a passkey signs
    /// @param passkey what the device is asked (WebAuthn); null where the person has no passkey
    /// @param reasons why somebody may sign with password and code; none where they cannot
    record ToSign(
            String act,
            String actor,
            String at,
            Text declaration,
            Text authority,
            String hash,
            String challenge,
            @Nullable Map<String, ?> passkey,
            List<Api.Choice> reasons) {
        ToSign {
            reasons = List.copyOf(reasons);
        }
    }

    /// A signature to be entered.
    ///
    /// @param answer of the passkey, as JSON in a string; or else the rest, for who has none
    record NewSignature(
            String token,
            String act,
            @Nullable String actor,
            String at,
            @Nullable String answer,
            @Nullable String because,
            @Nullable String password,
            @Nullable String code) {}

    private final Access access;
    private final Docket docket;
    private final SettlementStore bundles;
    private final Sealings sealings;
    private final SignSettlement sign;
    private final Signing signing;
    private final JsonMapper json = JsonMapper.builder().build();

    SettlementApi(
            Access access,
            Docket docket,
            SettlementStore bundles,
            Sealings sealings,
            SignSettlement sign,
            Signing signing) {
        this.access = access;
        this.docket = docket;
        this.bundles = bundles;
        this.sealings = sealings;
        this.sign = sign;
        this.signing = signing;
    }

    @GetMapping("/api/cases/{number}/settlement")
    Deed deed(PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var state = SettlementState.of(open);
                    var text = SettlementController.shown(open, state);
                    if (text == null) {
                        throw notThere();
                    }
                    var progress = sealings.progress(open).orElse(null);
                    return new Deed(
                            SettlementController.isAgreed(open, state),
                            text.hash().hex(),
                            both(text.title()),
                            text.clauses().stream().map(SettlementApi::clause).toList(),
                            state.signed().stream().map(SettlementApi::hand).toList(),
                            switch (progress) {
                                case null -> bundles.isThere(open.file()) ? "sealed" : null;
                                case Sealings.Progress.UnderWay() -> "under-way";
                                case Sealings.Progress.Refused _ -> "refused";
                            },
                            progress instanceof Sealings.Progress.Refused(var why) ? why : null);
                });
    }

    private static Clause clause(Settlement.Clause clause) {
        return new Clause(
                clause.number(),
                both(clause.heading()),
                both(clause.text()),
                SettlementDraft.key(clause.parity()));
    }

    private static Hand hand(SettlementState.Signed signed) {
        var statement = signed.signature().statement();
        return new Hand(
                both(statement.signatory()),
                statement.capacity().name().toLowerCase(java.util.Locale.ROOT),
                both(signed.signature().method()),
                statement.adReferendum(),
                signed.entry().id().toString());
    }

    private static Text both(Bilingual text) {
        return new Text(text.english(), text.chinese());
    }

    @GetMapping("/api/cases/{number}/settlement/text")
    @Described(handsOut = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> text(PersonId person, @PathVariable String number) {
        return handed(
                person,
                number,
                open ->
                        Optional.ofNullable(
                                        SettlementController.shown(open, SettlementState.of(open)))
                                .map(Settlement::canonical),
                MediaType.APPLICATION_JSON_VALUE);
    }

    @GetMapping("/api/cases/{number}/settlement/bundle")
    @Described(handsOut = "application/zip")
    ResponseEntity<byte[]> bundle(PersonId person, @PathVariable String number) {
        return handed(person, number, open -> bundles.bundle(open.file()), "application/zip");
    }

    @GetMapping("/api/cases/{number}/settlement/print")
    @Described(handsOut = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> print(PersonId person, @PathVariable String number) {
        return handed(
                person,
                number,
                open -> bundles.print(open.file()),
                MediaType.APPLICATION_PDF_VALUE);
    }

    private ResponseEntity<byte[]> handed(
            PersonId person,
            String number,
            java.util.function.Function<OpenCase, Optional<byte[]>> what,
            String type) {
        return access.as(person, () -> what.apply(docket.openOr404(person, number)))
                .map(bytes ->
                        ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).body(bytes))
                .orElseThrow(SettlementApi::notThere);
    }

    @GetMapping("/api/cases/{number}/settlement/signature")
    ToSign toSign(
            PersonId person,
            @PathVariable String number,
            @RequestParam String act,
            @RequestParam(required = false) @Nullable String actor) {
        var prepared =
                sign.prepare(person, number, act, actor).orElseThrow(SettlementApi::notThere);
        var statement = prepared.statement();
        if (statement == null) {
            throw notThere();
        }
        boolean passkey = signing.hasPasskey(person);
        return new ToSign(
                act,
                prepared.actor().id(),
                statement.at().toString(),
                both(statement.declaration()),
                both(statement.authority().words()),
                statement.text().hex(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(statement.challenge()),
                passkey ? asked(person, statement.challenge()) : null,
                passkey || !signing.hasPassword(person)
                        ? List.of()
                        : Arrays.stream(Signature.Witnessed.Because.values())
                                .map(because ->
                                        new Api.Choice(because.key(), both(because.sentence())))
                                .toList());
    }

    @SuppressWarnings("unchecked")
    private Map<String, ?> asked(PersonId person, byte[] challenge) {
        return json.readValue(signing.optionsFor(person, challenge), Map.class);
    }

    @PostMapping("/api/cases/{number}/settlement/signature")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> sign(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody NewSignature body) {
        return Answers.of(
                visit,
                sign.sign(
                        person,
                        number,
                        new SignSettlement.Answered(
                                body.act(),
                                body.actor(),
                                Answers.token(body.token()),
                                body.at(),
                                body.answer(),
                                body.because(),
                                body.password(),
                                body.code())));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
