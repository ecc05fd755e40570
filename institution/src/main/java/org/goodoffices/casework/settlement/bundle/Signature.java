package org.goodoffices.casework.settlement.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.JsonDocument;
import org.goodoffices.engines.proof.NoteSigner;
import org.goodoffices.engines.proof.SignedNote;
import org.goodoffices.engines.proof.StrictBase64;
import org.jspecify.annotations.Nullable;

/// A signature under the settlement, by a reliable method that identifies the signatory and shows
/// the intention (Convention on International Settlement Agreements Resulting from Mediation, art.
/// 4(2)).
public sealed interface Signature {
    /// What is declared.
    Statement statement();

    /// Its members in `signatures.json`.
    Map<String, Object> members();

    /// How it was made, as printed.
    Bilingual method();

    /// What names this signature in the record and in print: the hash of its canonical bytes.
    default Hash fingerprint() {
        return Hash.sha256(CanonicalJson.write(members()));
    }

    /// The answer of a passkey (WebAuthn Level 3, 7.2) to the statement's challenge.
    ///
    /// @param clientDataJson what the browser says it asked for
    /// @param authenticatorData what the authenticator says of itself and of the user
    /// @param signature over both
    /// @param publicKey the key registered by the signatory, as a COSE key (RFC 9052)
    record Passkey(
            Statement statement,
            byte[] clientDataJson,
            byte[] authenticatorData,
            byte[] signature,
            byte[] publicKey)
            implements Signature {
        static final String KIND = "passkey";

        public Passkey {
            clientDataJson = clientDataJson.clone();
            authenticatorData = authenticatorData.clone();
            signature = signature.clone();
            publicKey = publicKey.clone();
        }

        @Override
        public byte[] clientDataJson() {
            return clientDataJson.clone();
        }

        @Override
        public byte[] authenticatorData() {
            return authenticatorData.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }

        @Override
        public byte[] publicKey() {
            return publicKey.clone();
        }

        @Override
        public Bilingual method() {
            return new Bilingual("Passkey of the signatory", "签署人通行密钥");
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(
                    "kind", KIND,
                    "statement", statement.members(),
                    "clientDataJSON", StrictBase64.encode(clientDataJson),
                    "authenticatorData", StrictBase64.encode(authenticatorData),
                    "signature", StrictBase64.encode(signature),
                    "publicKey", StrictBase64.encode(publicKey));
        }
    }

    /// The institution's signed statement that the signatory confirmed the text with password and
    /// one-time code, where no passkey can be had.
    ///
    /// @param note signed by the institution; its text is the statement's canonical bytes and a
    ///   line break
    record Witnessed(Statement statement, SignedNote note) implements Signature {
        static final String KIND = "password-and-code";

        /// Witnesses a signature whose password and one-time code the institution has checked.
        public static Witnessed by(NoteSigner institution, Statement statement) {
            return new Witnessed(statement, SignedNote.sign(textOf(statement), institution));
        }

        static String textOf(Statement statement) {
            return KIND + "\n" + new String(statement.canonical(), StandardCharsets.UTF_8) + "\n";
        }

        @Override
        public Bilingual method() {
            return new Bilingual(
                    "Password and one-time code, witnessed by the institution", "密码及一次性验证码，由机构见证");
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("kind", KIND, "statement", statement.members(), "note", note.encoded());
        }
    }

    /// Reads one member of `signatures.json`.
    static Signature read(@Nullable Object value) throws CanonicalJson.Malformed {
        if (!(value instanceof Map<?, ?> map)) {
            throw new CanonicalJson.Malformed("a signature is an object");
        }
        if (Passkey.KIND.equals(map.get("kind"))) {
            var members =
                    JsonDocument.of(
                            value,
                            Set.of(
                                    "kind",
                                    "statement",
                                    "clientDataJSON",
                                    "authenticatorData",
                                    "signature",
                                    "publicKey"));
            return new Passkey(
                    Statement.read(members.member("statement")),
                    members.bytes("clientDataJSON"),
                    members.bytes("authenticatorData"),
                    members.bytes("signature"),
                    members.bytes("publicKey"));
        }
        if (Witnessed.KIND.equals(map.get("kind"))) {
            var members = JsonDocument.of(value, Set.of("kind", "statement", "note"));
            return new Witnessed(
                    Statement.read(members.member("statement")),
                    SignedNote.read(members.text("note"))
                            .orElseThrow(() ->
                                    new CanonicalJson.Malformed("note must be a signed note")));
        }
        throw new CanonicalJson.Malformed("unknown kind of signature");
    }
}
