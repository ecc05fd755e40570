package org.goodoffices.casework.settlement.bundle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.goodoffices.engines.proof.Hash;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/// A passkey in software: answers a challenge as browser and authenticator do.
enum SamplePasskey {
    ES256("EC", "secp256r1", "SHA256withECDSA"),
    ES384("EC", "secp384r1", "SHA384withECDSA"),
    RS256("RSA", "", "SHA256withRSA"),
    ED25519("Ed25519", "", "Ed25519");

    private final String signature;
    private final KeyPair keys;

    SamplePasskey(String kind, String curve, String signature) {
        this.signature = signature;
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Signature.Passkey answer(Statement statement) {
        return answer(statement, "https://" + statement.rpId());
    }

    Signature.Passkey answer(Statement statement, String origin) {
        return answer(statement, origin, 0x05);
    }

    /// @param flags user present 0x01, user verified 0x04
    Signature.Passkey answer(Statement statement, String origin, int flags) {
        var challenge =
                Base64.getUrlEncoder().withoutPadding().encodeToString(statement.challenge());
        var client =
                "{\"type\":\"webauthn.get\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                        .formatted(challenge, origin)
                        .getBytes(StandardCharsets.UTF_8);
        var authenticator = new ByteArrayOutputStream();
        authenticator.writeBytes(Hash.sha256(statement.rpId()).bytes());
        authenticator.writeBytes(new byte[] {(byte) flags, 0, 0, 0, 9});
        try {
            var signer = java.security.Signature.getInstance(signature);
            signer.initSign(keys.getPrivate());
            signer.update(authenticator.toByteArray());
            signer.update(Hash.sha256(client).bytes());
            return new Signature.Passkey(
                    statement, client, authenticator.toByteArray(), signer.sign(), cose());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public key as a COSE key (RFC 9053).
    private byte[] cose() {
        var out = new ByteArrayOutputStream();
        try (var cbor = new CBORMapper().createGenerator(out)) {
            cbor.writeStartObject();
            switch (this) {
                case ES256 -> curve(cbor, -7, 1, 32);
                case ES384 -> curve(cbor, -35, 2, 48);
                case RS256 -> {
                    var key = (RSAPublicKey) keys.getPublic();
                    number(cbor, 1, 3);
                    number(cbor, 3, -257);
                    bytes(
                            cbor,
                            -1,
                            fixed(key.getModulus(), (key.getModulus().bitLength() + 7) / 8));
                    bytes(cbor, -2, fixed(key.getPublicExponent(), 3));
                }
                case ED25519 -> {
                    byte[] encoded = keys.getPublic().getEncoded();
                    number(cbor, 1, 1);
                    number(cbor, 3, -8);
                    number(cbor, -1, 6);
                    bytes(
                            cbor,
                            -2,
                            Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
                }
            }
            cbor.writeEndObject();
        }
        return out.toByteArray();
    }

    private void curve(JsonGenerator cbor, int algorithm, int curve, int length) {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        number(cbor, 1, 2);
        number(cbor, 3, algorithm);
        number(cbor, -1, curve);
        bytes(cbor, -2, fixed(point.getAffineX(), length));
        bytes(cbor, -3, fixed(point.getAffineY(), length));
    }

    private static void number(JsonGenerator cbor, int label, int value) {
        cbor.writePropertyId(label);
        cbor.writeNumber(value);
    }

    private static void bytes(JsonGenerator cbor, int label, byte[] value) {
        cbor.writePropertyId(label);
        cbor.writeBinary(value);
    }

    private static byte[] fixed(BigInteger number, int length) {
        var bytes = new byte[length];
        var given = number.toByteArray();
        int used = Math.min(length, given.length);
        System.arraycopy(given, given.length - used, bytes, length - used, used);
        return bytes;
    }
}
