package org.goodoffices.casework.settlement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// Where the settlement of a case stands, by its docket.
///
/// @param draft the text last put forward; null if none has been
/// @param proposed that draft as the text that would be signed
/// @param agreed the text that all parties declared final; null before
/// @param signed the signatures under the agreed text, with their entries
public record SettlementState(
        @Nullable SettlementDraft draft,
        @Nullable Settlement proposed,
        @Nullable Settlement agreed,
        List<Signed> signed) {

    private static final Bilingual INSTITUTION = new Bilingual("Good Offices", "斡旋");

    public SettlementState {
        signed = List.copyOf(signed);
    }

    /// A signature and where it stands on the docket.
    public record Signed(Entered entry, Signature signature) {}

    /// The settlement of a case, as this person sees it.
    static SettlementState of(OpenCase open) {
        SettlementDraft draft = null;
        Settlement agreed = null;
        var signed = new ArrayList<Signed>();
        for (var entry : open.entries()) {
            var act = open.rules().acts().get(entry.act());
            var effect = act == null ? null : act.effect();
            if (effect == Effect.DRAFTS) {
                draft = Objects.requireNonNullElse(SettlementDraft.ofFacts(entry.facts()), draft);
            } else if (effect == Effect.SETTLES_TEXT) {
                var text = canonical(entry);
                if (text != null && !text.equals(agreed)) {
                    agreed = text;
                    signed.clear();
                }
            } else if (entry.facts().get("signature") instanceof Map<?, ?> signature) {
                signed.add(new Signed(entry, read(signature)));
            }
        }
        var proposed = draft == null ? null : settlement(open, draft);
        return new SettlementState(draft, proposed, agreed, signed);
    }

    /// The draft with the names of the case around it: the text whose hash is agreed and signed.
    static Settlement settlement(OpenCase open, SettlementDraft draft) {
        var here = open.common().parties();
        return new Settlement(
                open.file().number().value(),
                INSTITUTION,
                draft.title(),
                both(open.rules().title()),
                open.file().parties().stream()
                        .filter(party -> here.contains(party.id().toString()))
                        .map(party ->
                                new Settlement.Party(both(party.name()), new Bilingual("", "")))
                        .toList(),
                open.common().mediatorsInOffice().stream()
                        .map(id ->
                                open.file().capacities().stream()
                                        .filter(c -> c.member().toString().equals(id))
                                        .map(c -> both(c.name()))
                                        .findFirst()
                                        .orElseThrow())
                        .toList(),
                draft.clauses());
    }

    /// The place of a party in the list of the settlement.
    static int place(OpenCase open, Settlement settlement, String party) {
        var name = both(open.file().party(party).name());
        return settlement.parties().stream().map(Settlement.Party::name).toList().indexOf(name);
    }

    static Bilingual both(Text text) {
        return new Bilingual(text.en(), text.zh());
    }

    private static @Nullable Settlement canonical(Entered entry) {
        var canonical = entry.text("canonical");
        if (canonical == null) {
            return null;
        }
        try {
            return Settlement.read(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException(
                    "entry " + entry.id() + " carries no settlement", broken);
        }
    }

    private static Signature read(Map<?, ?> members) {
        try {
            return Signature.read(members);
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException(
                    "the docket carries a signature that cannot be read", broken);
        }
    }
}
