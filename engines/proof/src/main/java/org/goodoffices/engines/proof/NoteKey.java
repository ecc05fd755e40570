package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A public key that a party trusts to sign checkpoints (Ed25519, C2SP signed-note). Its text form
/// is `NAME+KEYID+KEY`, one line that can be printed, published and compared.
public final class NoteKey {
    private static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private NoteKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    /// The key of this name.
    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (!SignedNote.isName(name)) {
            throw new IllegalArgumentException("a key's name has no white space and no +");
        }
        if (encoded.length != X509_PREFIX.length + 32
                || !Arrays.equals(Arrays.copyOf(encoded, X509_PREFIX.length), X509_PREFIX)) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return new NoteKey(
                name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length), key);
    }

    /// Reads the text form; empty where it is malformed or its key id is not the key's.
    public static Optional<NoteKey> read(String text) {
        var parts = text.strip().split("\\+", 3);
        byte[] typed = parts.length == 3 ? StrictBase64.decode(parts[2]) : null;
        if (typed == null
                || typed.length != 33
                || typed[0] != ED25519
                || !SignedNote.isName(parts[0])) {
            return Optional.empty();
        }
        try {
            byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
            var factory = KeyFactory.getInstance("Ed25519");
            var read =
                    new NoteKey(
                            parts[0], raw, factory.generatePublic(new X509EncodedKeySpec(encoded)));
            return read.text().equals(text.strip()) ? Optional.of(read) : Optional.empty();
        } catch (GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    /// The signer's name.
    public String name() {
        return name;
    }

    /// The 32 bytes of the key.
    public byte[] raw() {
        return raw.clone();
    }

    /// The one-line text form.
    public String text() {
        byte[] typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + StrictBase64.encode(typed);
    }

    /// The four bytes that tell this key from others of the same name.
    byte[] id() {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Hash.sha256(named, new byte[] {ED25519}, raw).bytes(), 4);
    }

    /// Whether the signature over the text is this key's.
    public boolean verifies(String text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey that
                && name.equals(that.name)
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(raw));
    }

    @Override
    public String toString() {
        return text();
    }
}
