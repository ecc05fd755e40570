package org.goodoffices.casework.settlement.bundle;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.JsonDocument;
import org.jspecify.annotations.Nullable;

/// What a signatory declares by signing: this text, in this case, in this capacity, with this
/// authority. Its hash is the challenge that a passkey signs, so no signature can be moved to
/// another text, person or role.
///
/// @param caseNumber the case
/// @param text the hash of the canonical text ([Settlement#hash])
/// @param capacity as a party or as a mediator
/// @param index place of the party, or of the mediator, in the list of the settlement
/// @param signatory the person who signs
/// @param authority the authority that the docket records for this person
/// @param adReferendum whether the signature is subject to confirmation by the party
/// @param at when the statement was put before the signatory
/// @param rpId the host for which a passkey answers
public record Statement(
        String caseNumber,
        Hash text,
        Capacity capacity,
        int index,
        Bilingual signatory,
        Authority authority,
        boolean adReferendum,
        Instant at,
        String rpId) {
    static final String FORMAT = "goodoffices-signature/1";

    private static final Set<String> MEMBERS =
            Set.of(
                    "format",
                    "case",
                    "text",
                    "capacity",
                    "index",
                    "signatory",
                    "authority",
                    "adReferendum",
                    "at",
                    "rpId",
                    "declaration");

    private static final Bilingual BINDS =
            new Bilingual(
                    "The signatory binds the party by the terms of this settlement agreement.",
                    "签署人代表该当事方同意受本和解协议条款约束。");

    private static final Bilingual SUBJECT_TO_CONFIRMATION =
            new Bilingual(
                    "The signatory signs for the party ad referendum; the party is bound by the terms of this settlement agreement only when it confirms this signature.",
                    "签署人代表该当事方作待核准之签署；该当事方核准本签署后，方受本和解协议条款约束。");

    /// Convention on International Settlement Agreements Resulting from Mediation, art. 4(1)(b)(i),
    /// (ii).
    private static final Bilingual MEDIATED =
            new Bilingual(
                    "The signatory declares, as mediator, that mediation was carried out and that this settlement agreement resulted from it.",
                    "签署人以调解员身份声明：调解已经进行，本和解协议系调解所产生。");

    /// In what role one signs.
    public enum Capacity {
        PARTY,
        MEDIATOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is declared by signing.
    public Bilingual declaration() {
        return switch (capacity) {
            case PARTY -> adReferendum ? SUBJECT_TO_CONFIRMATION : BINDS;
            case MEDIATOR -> MEDIATED;
        };
    }

    /// The canonical bytes, whose hash is the challenge.
    public byte[] canonical() {
        return CanonicalJson.write(members());
    }

    /// The challenge for a passkey.
    public byte[] challenge() {
        return Hash.sha256(canonical()).bytes();
    }

    Map<String, Object> members() {
        return Map.ofEntries(
                Map.entry("format", FORMAT),
                Map.entry("case", caseNumber),
                Map.entry("text", text.hex()),
                Map.entry("capacity", capacity.word()),
                Map.entry("index", index),
                Map.entry("signatory", signatory.members()),
                Map.entry("authority", authority.members()),
                Map.entry("adReferendum", adReferendum),
                Map.entry("at", at.toString()),
                Map.entry("rpId", rpId),
                Map.entry("declaration", declaration().members()));
    }

    static Statement read(@Nullable Object value) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(value, MEMBERS);
        var capacity =
                Arrays.stream(Capacity.values())
                        .filter(c -> c.word().equals(textOrEmpty(members, "capacity")))
                        .findFirst()
                        .orElseThrow(() -> new CanonicalJson.Malformed("unknown capacity"));
        if (!(members.member("adReferendum") instanceof Boolean adReferendum)) {
            throw new CanonicalJson.Malformed("adReferendum must be true or false");
        }
        try {
            var read =
                    new Statement(
                            members.text("case"),
                            Hash.of(HexFormat.of().parseHex(members.text("text"))),
                            capacity,
                            Math.toIntExact(members.number("index")),
                            Bilingual.read(members.member("signatory")),
                            Authority.read(members.member("authority")),
                            adReferendum,
                            Moments.instant(members.text("at")),
                            members.text("rpId"));
            if (!Arrays.equals(read.canonical(), CanonicalJson.write(value))) {
                throw new CanonicalJson.Malformed("a statement has one spelling only");
            }
            return read;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new CanonicalJson.Malformed("a statement cannot be read: " + e.getMessage());
        }
    }

    private static String textOrEmpty(JsonDocument members, String name) {
        return members.member(name) instanceof String text ? text : "";
    }
}
