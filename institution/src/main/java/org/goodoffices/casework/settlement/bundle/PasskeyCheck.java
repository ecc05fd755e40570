package org.goodoffices.casework.settlement.bundle;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.goodoffices.engines.proof.Hash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// Checks the answer of a passkey with nothing but the JDK's cryptography (WebAuthn Level 3, 7.2),
/// so that the proof does not rest on the code that took the signature.
final class PasskeyCheck {
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Bilingual OTHER_HOST =
            new Bilingual("the passkey answers for another host", "通行密钥所应答的并非本机构主机");
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final CBORMapper CBOR = new CBORMapper();

    private PasskeyCheck() {}

    /// Why an answer does not hold, or null where it does.
    static @Nullable Bilingual fault(Signature.Passkey answer) {
        var statement = answer.statement();
        byte[] authenticator = answer.authenticatorData();
        if (authenticator.length < 37) {
            return new Bilingual("the authenticator's data is cut short", "认证器数据不完整");
        }
        byte[] host = Hash.sha256(statement.rpId()).bytes();
        if (!Arrays.equals(Arrays.copyOf(authenticator, 32), host)) {
            return OTHER_HOST;
        }
        int flags = authenticator[32];
        if ((flags & USER_PRESENT) == 0 || (flags & USER_VERIFIED) == 0) {
            return new Bilingual("the authenticator did not verify the person", "认证器未验证签署人身份");
        }
        var client = clientFault(answer);
        if (client != null) {
            return client;
        }
        return signatureHolds(answer)
                ? null
                : new Bilingual("the signature was not made by the key shown", "签名并非由所示密钥作出");
    }

    private static @Nullable Bilingual clientFault(Signature.Passkey answer) {
        try {
            var client = JSON.readTree(answer.clientDataJson());
            if (!client.path("type").asString("").equals("webauthn.get")) {
                return new Bilingual("it is not an answer to a challenge", "该数据并非对质询的应答");
            }
            if (!isAt(client.path("origin").asString(""), answer.statement().rpId())) {
                return OTHER_HOST;
            }
            var challenge =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(answer.statement().challenge());
            return client.path("challenge").asString("").equals(challenge)
                    ? null
                    : new Bilingual(
                            "the passkey signed another text, capacity or case",
                            "通行密钥所签署的并非本文本、本身份或本案件");
        } catch (JacksonException notJson) {
            return new Bilingual("the client's data cannot be read", "客户端数据无法读取");
        }
    }

    /// Whether a page of this origin may ask for the host's passkeys.
    private static boolean isAt(String origin, String rpId) {
        try {
            var host = new URI(origin).getHost();
            return host != null && (host.equals(rpId) || host.endsWith("." + rpId));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean signatureHolds(Signature.Passkey answer) {
        try {
            var cose = CBOR.readTree(answer.publicKey());
            var verifier = java.security.Signature.getInstance(algorithm(cose));
            verifier.initVerify(key(cose));
            verifier.update(answer.authenticatorData());
            verifier.update(Hash.sha256(answer.clientDataJson()).bytes());
            return verifier.verify(answer.signature());
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException broken) {
            return false;
        }
    }

    /// The algorithms of RFC 9053 that passkeys use.
    private static String algorithm(JsonNode cose) throws GeneralSecurityException {
        return switch (cose.path("3").asInt(0)) {
            case -7 -> "SHA256withECDSA";
            case -35 -> "SHA384withECDSA";
            case -8 -> "Ed25519";
            case -257 -> "SHA256withRSA";
            default -> throw new GeneralSecurityException("unknown algorithm");
        };
    }

    private static PublicKey key(JsonNode cose) throws GeneralSecurityException {
        return switch (cose.path("1").asInt(0)) {
            case 1 -> {
                byte[] x = bytes(cose, "-2");
                byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + x.length);
                System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, x.length);
                yield KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(encoded));
            }
            case 2 -> {
                var curve =
                        switch (cose.path("-1").asInt(0)) {
                            case 1 -> "secp256r1";
                            case 2 -> "secp384r1";
                            default -> throw new GeneralSecurityException("unknown curve");
                        };
                var parameters = AlgorithmParameters.getInstance("EC");
                parameters.init(new ECGenParameterSpec(curve));
                var point =
                        new ECPoint(
                                new BigInteger(1, bytes(cose, "-2")),
                                new BigInteger(1, bytes(cose, "-3")));
                yield KeyFactory.getInstance("EC")
                        .generatePublic(
                                new ECPublicKeySpec(
                                        point, parameters.getParameterSpec(ECParameterSpec.class)));
            }
            case 3 ->
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(
                                            new BigInteger(1, bytes(cose, "-1")),
                                            new BigInteger(1, bytes(cose, "-2"))));
            default -> throw new GeneralSecurityException("unknown kind of key");
        };
    }

    private static byte[] bytes(JsonNode cose, String label) throws GeneralSecurityException {
        var node = cose.path(label);
        if (!node.isBinary()) {
            throw new GeneralSecurityException("a part of the key is missing");
        }
        return node.binaryValue();
    }
}
