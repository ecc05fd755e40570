package org.goodoffices.casework.settlement.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Receipt;
import org.jspecify.annotations.Nullable;

/// What the docket says about the signatures, by the receipts of its entries: that each was
/// entered, and which of those given ad referendum was confirmed, and when (Model Rules, art.
/// 18(4)). Whether the receipts themselves hold is checked elsewhere.
record SigningActs(List<Receipt> receipts) {
    /// The fact of an entry that names the signature entered.
    static final String FINGERPRINT = "fingerprint";

    /// The fact of an entry that names the signature confirmed.
    static final String CONFIRMS = "confirms";

    SigningActs {
        receipts = List.copyOf(receipts);
    }

    /// Whether the signature was entered on the docket.
    boolean enter(Signature signature) {
        return entered(signature) != null;
    }

    /// When the party confirmed its signature; null where the docket has no confirmation by the
    /// same party.
    @Nullable Instant confirmed(Signature signature) {
        var signed = entered(signature);
        return signed == null
                ? null
                : receipts.stream()
                        .map(Receipt::entry)
                        .filter(entry -> says(entry, CONFIRMS, signature))
                        .filter(entry -> sameParty(signed, entry))
                        .map(SigningActs::at)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /// Whether the signature binds the party: a definitive one at once, one ad referendum from its
    /// confirmation.
    boolean bind(Signature signature) {
        return !signature.statement().adReferendum() || confirmed(signature) != null;
    }

    private @Nullable Entry entered(Signature signature) {
        return receipts.stream()
                .map(Receipt::entry)
                .filter(entry -> says(entry, FINGERPRINT, signature))
                .findFirst()
                .orElse(null);
    }

    private static boolean says(Entry entry, String fact, Signature signature) {
        return entry.fields().get("facts") instanceof Map<?, ?> facts
                && signature.fingerprint().hex().equals(facts.get(fact));
    }

    private static boolean sameParty(Entry signed, Entry confirmed) {
        var party = signed.fields().get("party");
        return party != null && party.equals(confirmed.fields().get("party"));
    }

    private static @Nullable Instant at(Entry entry) {
        try {
            return entry.fields().get("at") instanceof String at ? Moments.instant(at) : null;
        } catch (CanonicalJson.Malformed notATime) {
            return null;
        }
    }
}
