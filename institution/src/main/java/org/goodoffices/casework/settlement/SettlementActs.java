package org.goodoffices.casework.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.ActSupplement;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.SealSettlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the settlement brings to the acts of the rules that concern it: a draft carries its
/// clauses, a declaration that the text is final carries the text and its hash, a signature is
/// checked before it stands on the docket, and the attestation seals the bundle.
@Component
class SettlementActs implements ActSupplement {

    /// Under which name a checked signature is handed over with the act.
    static final String SIGNATURE = "signature";

    /// The fact that names the text declared final: the hash of its canonical bytes.
    static final String TEXT = "textHash";

    private final SealSettlement seal;
    private final SettlementStore bundles;
    private final Receipts receipts;
    private final Texts texts;

    SettlementActs(SealSettlement seal, SettlementStore bundles, Receipts receipts, Texts texts) {
        this.seal = seal;
        this.bundles = bundles;
        this.receipts = receipts;
        this.texts = texts;
    }

    @Override
    public boolean concerns(Act act) {
        var effect = act.effect();
        return effect != null
                && switch (effect) {
                    case DRAFTS,
                            SETTLES_TEXT,
                            SIGNS,
                            SIGNS_AD_REFERENDUM,
                            MEDIATOR_SIGNS,
                            ATTESTS ->
                            true;
                    default -> false;
                };
    }

    @Override
    public @Nullable String page(CaseNumber number, Act act) {
        var page = "/cases/" + number + "/settlement";
        var effect = act.effect();
        return effect == null
                ? null
                : switch (effect) {
                    case DRAFTS -> page + "/draft?act=" + act.name();
                    case SETTLES_TEXT -> page + "#final";
                    case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS ->
                            page + "/signature?act=" + act.name();
                    default -> null;
                };
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var state = SettlementState.of(open);
        return switch (java.util.Objects.requireNonNull(act.effect())) {
            case DRAFTS -> draft(form);
            case SETTLES_TEXT -> finalText(open, act, actor, form, state);
            case SIGNS, SIGNS_AD_REFERENDUM, MEDIATOR_SIGNS -> signature(form, state);
            case ATTESTS -> attestation(open, state, now);
            default -> new Supplement.Facts(Map.of());
        };
    }

    private Supplement draft(ActForm form) {
        var draft = SettlementDraft.ofForm(form.values());
        if (draft.title().english().isEmpty() || draft.title().chinese().isEmpty()) {
            return refused("title", "titleEn");
        }
        if (draft.clauses().isEmpty()) {
            return refused("no-clauses", "clause-0-en");
        }
        for (var clause : draft.clauses()) {
            if (clause.text().english().isEmpty() || clause.text().chinese().isEmpty()) {
                return refused("one-language", null, clause.number());
            }
            if (clause.text().english().length() + clause.text().chinese().length() > 40_000) {
                return refused("clause-too-long", null, clause.number());
            }
            if (Unwritable.in(clause.text()) || Unwritable.in(clause.heading())) {
                return refused("clause-unprintable", null, clause.number());
            }
        }
        return new Supplement.Facts(draft.facts());
    }

    /// All parties must mean the same text: who declared an earlier one final declares this one
    /// before the last party does.
    private Supplement finalText(
            OpenCase open, Act act, Actor actor, ActForm form, SettlementState state) {
        var proposed = state.proposed();
        if (proposed == null) {
            return refused("no-draft", null);
        }
        var hash = proposed.hash().hex();
        if (!hash.equals(form.value("text"))) {
            return refused("text-changed", null);
        }
        var others = open.common().doneBy(act.name());
        for (var other : others) {
            if (!other.equals(actor) && !hash.equals(lastDeclared(open, act, other))) {
                return refused("other-text", null, open.file().party(other.id()).name().en());
            }
        }
        var facts = new TreeMap<String, Object>();
        facts.put(TEXT, hash);
        facts.put("canonical", new String(proposed.canonical(), StandardCharsets.UTF_8));
        return new Supplement.Facts(facts);
    }

    private static @Nullable String lastDeclared(OpenCase open, Act act, Actor actor) {
        return open.entries().stream()
                .filter(entry -> entry.act().equals(act.name()))
                .filter(entry -> actor.id().equals(String.valueOf(entry.party())))
                .reduce((_, later) -> later)
                .map(entry -> entry.text(TEXT))
                .orElse(null);
    }

    private Supplement signature(ActForm form, SettlementState state) {
        if (!(form.prepared().get(SIGNATURE) instanceof Signature signature)) {
            return refused("not-signed", null);
        }
        var agreed = state.agreed();
        if (agreed == null || !signature.statement().text().equals(agreed.hash())) {
            return refused("text-changed", null);
        }
        return new Supplement.Facts(
                Map.of(
                        SIGNATURE,
                        signature.members(),
                        "fingerprint",
                        signature.fingerprint().hex()));
    }

    private Supplement attestation(OpenCase open, SettlementState state, Instant now) {
        var agreed = state.agreed();
        if (agreed == null) {
            return refused("no-draft", null);
        }
        var sealed =
                seal.seal(
                        agreed,
                        state.signed().stream().map(SettlementState.Signed::signature).toList(),
                        state.signed().stream().map(signed -> receipts.of(signed.entry())).toList(),
                        receipts.record(open.file().joint()));
        return switch (sealed) {
            case SealSettlement.Outcome.Refused(var reasons) ->
                    new Supplement.Refusal(
                            new Outcome.Refused(
                                    new Text(
                                            joined(reasons, Bilingual::english),
                                            joined(reasons, Bilingual::chinese)),
                                    null,
                                    null));
            case SealSettlement.Outcome.Sealed(var bundle, var print) -> {
                var hash = HexFormat.of().formatHex(Hash.sha256(bundle).bytes());
                bundles.keep(open.file(), bundle, print, hash, now);
                yield new Supplement.Facts(Map.of("bundle", hash));
            }
        };
    }

    private static String joined(
            List<Bilingual> reasons, java.util.function.Function<Bilingual, String> language) {
        return reasons.stream().map(language).collect(java.util.stream.Collectors.joining("; "));
    }

    private Supplement refused(String key, @Nullable String field, Object... values) {
        return new Supplement.Refusal(
                new Outcome.Refused(
                        new Text(
                                texts.of(Language.EN, "settlement.refused." + key, values),
                                texts.of(Language.ZH, "settlement.refused." + key, values)),
                        null,
                        field));
    }
}
