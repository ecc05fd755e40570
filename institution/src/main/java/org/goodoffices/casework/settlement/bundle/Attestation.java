package org.goodoffices.casework.settlement.bundle;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.JsonDocument;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.NoteSigner;
import org.goodoffices.engines.proof.SignedNote;
import org.goodoffices.engines.proof.StrictBase64;

/// The institution's signed statement that the settlement resulted from mediation (Convention on
/// International Settlement Agreements Resulting from Mediation, art. 4(1)(b)(iii)). It names the
/// hash of every other part of the bundle, so that the parts cannot be exchanged.
///
/// It is a signed note whose text is one line of canonical JSON.
///
/// @param caseNumber the case
/// @param on the day of the attestation at the seat
/// @param conclusion what it says of the mediation
/// @param statement what is attested
/// @param parts SHA-256 in hexadecimal of each other part, by name
/// @param certificate the certificate of the institution's seal, DER
record Attestation(
        String caseNumber,
        LocalDate on,
        Conclusion conclusion,
        Bilingual statement,
        SortedMap<String, String> parts,
        byte[] certificate) {
    static final String FORMAT = "goodoffices-attestation/1";

    private static final Set<String> MEMBERS =
            Set.of(
                    "format",
                    "case",
                    "on",
                    "form",
                    "began",
                    "concluded",
                    "statement",
                    "parts",
                    "certificate");

    Attestation {
        parts = new TreeMap<>(parts);
        certificate = certificate.clone();
    }

    @Override
    public byte[] certificate() {
        return certificate.clone();
    }

    byte[] signedBy(NoteSigner institution) {
        return SignedNote.sign(text(), institution).encoded().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        var members =
                Map.of(
                        "format", FORMAT,
                        "case", caseNumber,
                        "on", on.toString(),
                        "form", conclusion.form().key(),
                        "began", conclusion.began().toString(),
                        "concluded", conclusion.concluded().toString(),
                        "statement", statement.members(),
                        "parts", parts,
                        "certificate", StrictBase64.encode(certificate));
        return new String(CanonicalJson.write(members), StandardCharsets.UTF_8) + "\n";
    }

    /// What was read, and whether the key signed it.
    record Read(Attestation attestation, boolean signed) {}

    static Read read(byte[] bytes, NoteKey key) throws CanonicalJson.Malformed {
        var note =
                SignedNote.read(new String(bytes, StandardCharsets.UTF_8))
                        .filter(read -> read.signatures().size() == 1)
                        .orElseThrow(() -> new CanonicalJson.Malformed("not one signed note"));
        var line = note.text().substring(0, note.text().length() - 1);
        var members =
                JsonDocument.of(JsonDocument.read(line.getBytes(StandardCharsets.UTF_8)), MEMBERS);
        if (!members.text("format").equals(FORMAT)) {
            throw new CanonicalJson.Malformed("format must be " + FORMAT);
        }
        if (!(members.member("parts") instanceof Map<?, ?> parts)) {
            throw new CanonicalJson.Malformed("parts must be an object");
        }
        var hashes = new TreeMap<String, String>();
        parts.forEach((name, hash) -> hashes.put((String) name, String.valueOf(hash)));
        var attestation =
                new Attestation(
                        members.text("case"),
                        Moments.day(members.text("on")),
                        new Conclusion(
                                Conclusion.Form.of(members.text("form")),
                                Moments.day(members.text("began")),
                                Moments.day(members.text("concluded"))),
                        Bilingual.read(members.member("statement")),
                        hashes,
                        members.bytes("certificate"));
        boolean same = attestation.text().equals(note.text());
        return new Read(attestation, same && note.isSignedBy(key));
    }
}
