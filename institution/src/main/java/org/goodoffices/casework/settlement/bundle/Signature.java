package org.goodoffices.casework.settlement.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
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
    /// @param because why no passkey was used, as the signatory said
    /// @param note signed by the institution; its text is kind, reason and the statement's
    ///   canonical bytes, a line each
    record Witnessed(Statement statement, Because because, SignedNote note) implements Signature {
        static final String KIND = "password-and-code";

        /// Why somebody has no passkey.
        public enum Because {
            NO_DEVICE("no device of the signatory can hold a passkey", "签署人所用设备均无法使用通行密钥"),
            NOT_ALLOWED(
                    "the signatory's authority or employer does not allow passkeys",
                    "签署人所属机关或单位不允许使用通行密钥"),
            DEVICE_LOST("the signatory's device is lost or broken", "签署人的设备遗失或损坏");

            private final Bilingual sentence;

            Because(String english, String chinese) {
                this.sentence = new Bilingual(english, chinese);
            }

            /// The reason, as printed.
            public Bilingual sentence() {
                return sentence;
            }

            /// As in forms and documents.
            public String key() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            /// The reason with this key; null where there is none.
            public static @Nullable Because of(String key) {
                return Arrays.stream(values())
                        .filter(reason -> reason.key().equals(key))
                        .findFirst()
                        .orElse(null);
            }
        }

        /// Witnesses a signature whose password and one-time code the institution has checked.
        public static Witnessed by(NoteSigner institution, Statement statement, Because because) {
            return new Witnessed(
                    statement, because, SignedNote.sign(textOf(statement, because), institution));
        }

        static String textOf(Statement statement, Because because) {
            return KIND
                    + "\n"
                    + because.key()
                    + "\n"
                    + new String(statement.canonical(), StandardCharsets.UTF_8)
                    + "\n";
        }

        @Override
        public Bilingual method() {
            return new Bilingual(
                    "Password and one-time code, witnessed by the institution; "
                            + because.sentence.english(),
                    "密码及一次性验证码，由机构见证；" + because.sentence.chinese());
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(
                    "kind", KIND,
                    "because", because.key(),
                    "statement", statement.members(),
                    "note", note.encoded());
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
            var members = JsonDocument.of(value, Set.of("kind", "because", "statement", "note"));
            var because = Witnessed.Because.of(members.text("because"));
            if (because == null) {
                throw new CanonicalJson.Malformed("unknown reason for signing without a passkey");
            }
            return new Witnessed(
                    Statement.read(members.member("statement")),
                    because,
                    SignedNote.read(members.text("note"))
                            .orElseThrow(() ->
                                    new CanonicalJson.Malformed("note must be a signed note")));
        }
        throw new CanonicalJson.Malformed("unknown kind of signature");
    }
}
