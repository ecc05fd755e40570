package org.goodoffices.trial;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.identity.OneTimeCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a person signs in and signs with, in software: a passkey on Ed25519, which signs the same
/// thing alike each time (WebAuthn Level 3), and an app that shows codes (RFC 6238).
final class Device {

    /// Stands for the code that the app shows when the form is sent.
    static final String CODE = "(code)";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int BRINGS_A_KEY = 0x40;

    private final byte[] id;
    private final KeyPair keys;
    private @Nullable OneTimeCode app;
    private int shown;

    Device(String owner) {
        id = Arrays.copyOf(Hash.sha256("passkey of " + owner).bytes(), 16);
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    /// Answers what a form asks of the device before it is sent, as the browser's script does.
    ///
    /// @param asked the options, in JSON; anything else is left without an answer
    String answer(String asked) {
        if (!asked.startsWith("{")) {
            return "";
        }
        var options = JSON.readTree(asked);
        var challenge = options.at("/challenge").asString();
        return options.has("rp")
                ? made(options.at("/rp/id").asString(), challenge)
                : signed(options.at("/rpId").asString(), challenge);
    }

    private String made(String host, String challenge) {
        var known = new ByteArrayOutputStream();
        known.writeBytes(authenticator(host, PRESENT_AND_VERIFIED | BRINGS_A_KEY));
        known.writeBytes(new byte[16]);
        known.writeBytes(new byte[] {0, (byte) id.length});
        known.writeBytes(id);
        known.writeBytes(cose());
        var attestation = new ByteArrayOutputStream();
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}
        attestation.writeBytes(
                HexFormat.of()
                        .parseHex("a363666d74646e6f6e656761747453746d74a06861757468446174615871"));
        attestation.writeBytes(known.toByteArray());
        return credential(
                Map.of(
                        "clientDataJSON",
                        encoded(client("webauthn.create", challenge)),
                        "attestationObject",
                        encoded(attestation.toByteArray()),
                        "transports",
                        List.of("internal")));
    }

    private String signed(String host, String challenge) {
        var client = client("webauthn.get", challenge);
        var authenticator = authenticator(host, PRESENT_AND_VERIFIED);
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(authenticator);
            signer.update(Hash.sha256(client).bytes());
            return credential(
                    Map.of(
                            "clientDataJSON",
                            encoded(client),
                            "authenticatorData",
                            encoded(authenticator),
                            "signature",
                            encoded(signer.sign())));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    private String credential(Map<String, Object> response) {
        return JSON.writeValueAsString(
                Map.of(
                        "id",
                        encoded(id),
                        "rawId",
                        encoded(id),
                        "type",
                        "public-key",
                        "response",
                        response,
                        "clientExtensionResults",
                        Map.of(),
                        "authenticatorAttachment",
                        "platform"));
    }

    private static byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, World.ADDRESS)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] authenticator(String host, int flags) {
        var data = Arrays.copyOf(Hash.sha256(host).bytes(), 37);
        data[32] = (byte) flags;
        return data;
    }

    /// The public key as a COSE key (RFC 9053, 7.2).
    private byte[] cose() {
        var encoded = keys.getPublic().getEncoded();
        var out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("a4010103272006215820"));
        out.write(encoded, encoded.length - 32, 32);
        return out.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Scans the square on a page.
    ///
    /// @param link `otpauth://…?secret=…`
    void scan(String link) {
        app =
                new OneTimeCode(
                        new Base32().decode(link.replaceFirst(".*[?&]secret=([A-Z2-7]+).*", "$1")));
        shown = 0;
    }

    /// The next code that was not used yet: the device's clock may be half a minute off (RFC 6238,
    /// 6), so there are three of them while time stands still.
    String code() {
        return app == null ? "000000" : app.at(World.now().plusSeconds(30L * (shown++ - 1)));
    }
}
