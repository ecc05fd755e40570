package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A hash value of the log, made with SHA-256 (RFC 9162, 2.1.1).
///
/// What is read from outside may have any length: only a value of 32 bytes can be one of ours, and
/// the proofs look at that before they hash it again.
public final class Hash {
    /// Bytes in every hash that this library makes.
    public static final int LENGTH = 32;

    /// The root of a log without entries.
    public static final Hash OF_EMPTY_LOG = sha256();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes a hash as it was read.
    public static Hash of(byte[] bytes) {
        return new Hash(bytes.clone());
    }

    /// SHA-256 over the parts, one after another.
    public static Hash sha256(byte[]... parts) {
        var digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /// SHA-256 of a text in UTF-8.
    public static Hash sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a leaf with this content.
    public static Hash ofLeaf(byte[] content) {
        return sha256(LEAF, content);
    }

    /// The hash of the node over two others.
    static Hash ofNode(Hash left, Hash right) {
        return sha256(NODE, left.bytes, right.bytes);
    }

    /// Reads standard base64 strictly: what is written back must be what was read, and 32 bytes.
    /// Gives null otherwise.
    static @Nullable Hash fromBase64(String text) {
        byte[] read = StrictBase64.decode(text);
        return read == null || read.length != LENGTH ? null : new Hash(read);
    }

    /// Whether it has the length of a hash of ours.
    boolean isWhole() {
        return bytes.length == LENGTH;
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Standard base64, as checkpoints and receipts write it.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Lower-case hexadecimal, as people compare it.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
