package org.goodoffices.casework.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.casework.settlement.bundle.Signature;
import org.goodoffices.casework.settlement.bundle.Statement;
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
/// @param confirmations the entries by which parties confirmed what they signed ad referendum
public record SettlementState(
        @Nullable SettlementDraft draft,
        @Nullable Settlement proposed,
        @Nullable Agreed agreed,
        List<Signed> signed,
        List<Entered> confirmations) {

    /// The facts of a declaration that say who is who in the text.
    static final String PARTIES = "textParties";

    static final String MEDIATORS = "textMediators";

    private static final Bilingual INSTITUTION = new Bilingual("Good Offices", "斡旋");

    public SettlementState {
        signed = List.copyOf(signed);
        confirmations = List.copyOf(confirmations);
    }

    /// A text that was declared final, and who is who in it.
    ///
    /// @param parties the ids of its parties, in its order
    /// @param mediators the ids of its mediators, in its order
    public record Agreed(Settlement text, List<String> parties, List<String> mediators) {
        public Agreed {
            parties = List.copyOf(parties);
            mediators = List.copyOf(mediators);
        }
    }

    /// A signature and where it stands on the docket.
    public record Signed(Entered entry, Signature signature) {

        /// Whether it is given for a party, and binds it without more.
        boolean definitive() {
            var statement = signature.statement();
            return statement.capacity() == Statement.Capacity.PARTY && !statement.adReferendum();
        }
    }

    /// The settlement of a case, as this person sees it.
    static SettlementState of(OpenCase open) {
        SettlementDraft draft = null;
        Agreed agreed = null;
        var signed = new ArrayList<Signed>();
        var confirmations = new ArrayList<Entered>();
        for (var entry : open.entries()) {
            var act = open.rules().acts().get(entry.act());
            var effect = act == null ? null : act.effect();
            if (effect == Effect.DRAFTS) {
                draft = Objects.requireNonNullElse(SettlementDraft.ofFacts(entry.facts()), draft);
            } else if (effect == Effect.SETTLES_TEXT) {
                var text = canonical(entry);
                if (text != null && (agreed == null || !text.equals(agreed.text()))) {
                    agreed = new Agreed(text, ids(entry, PARTIES), ids(entry, MEDIATORS));
                    signed.clear();
                    confirmations.clear();
                }
            } else if (entry.facts().get("signature") instanceof Map<?, ?> signature) {
                signed.add(new Signed(entry, read(signature)));
            } else if (effect == Effect.RATIFIES && entry.text("confirms") != null) {
                confirmations.add(entry);
            }
        }
        var proposed = draft == null ? null : settlement(open, draft);
        return new SettlementState(draft, proposed, agreed, signed, confirmations);
    }

    /// The signature that a party gave ad referendum; null if it gave none.
    @Nullable Signed adReferendum(String party) {
        return signed.stream()
                .filter(one -> one.signature().statement().adReferendum())
                .filter(one -> party.equals(String.valueOf(one.entry().party())))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /// When a signature was confirmed; null if it was not.
    @Nullable Instant confirmed(Signed one) {
        var fingerprint = one.signature().fingerprint().hex();
        return confirmations.stream()
                .filter(entry -> fingerprint.equals(entry.text("confirms")))
                .map(Entered::at)
                .findFirst()
                .orElse(null);
    }

    /// When the settlement was concluded: with the last signature or confirmation that binds a
    /// party; null while there is none.
    @Nullable Instant concluded() {
        return Stream.concat(
                        signed.stream().filter(Signed::definitive).map(Signed::entry),
                        confirmations.stream())
                .map(Entered::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The mediators named in the agreed text who have not signed it: id and name.
    Map<String, Bilingual> mediatorsWithoutSignature() {
        var without = new LinkedHashMap<String, Bilingual>();
        if (agreed != null) {
            for (int i = 0; i < agreed.mediators().size(); i++) {
                int place = i;
                if (signed.stream()
                        .map(one -> one.signature().statement())
                        .noneMatch(statement ->
                                statement.capacity() == Statement.Capacity.MEDIATOR
                                        && statement.index() == place)) {
                    without.put(agreed.mediators().get(i), agreed.text().mediators().get(i));
                }
            }
        }
        return without;
    }

    /// The parties that a text drawn up now would name.
    static List<Party> parties(OpenCase open) {
        var here = open.common().parties();
        return open.file().parties().stream()
                .filter(party -> here.contains(party.id().toString()))
                .toList();
    }

    /// Whether a text drawn up now would call a party as another one wrote it.
    static boolean isUnderAnothersName(OpenCase open) {
        return parties(open).stream().anyMatch(open.file()::isNamedByAnother);
    }

    private static List<String> ids(Entered entry, String fact) {
        return entry.facts().get(fact) instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// The draft with the names of the case around it: the text whose hash is agreed and signed.
    static Settlement settlement(OpenCase open, SettlementDraft draft) {
        return new Settlement(
                open.file().number().value(),
                INSTITUTION,
                draft.title(),
                both(open.rules().title()),
                parties(open).stream()
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
