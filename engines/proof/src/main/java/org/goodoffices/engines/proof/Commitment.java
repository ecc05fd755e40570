package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;

/// What the log holds in place of an entry: a hash of a salt and the entry. Who knows both can open
/// it; who does not learns nothing, not even by guessing the entry.
///
/// The content of the leaf is `SHA-256("goodoffices commitment 1\n" || salt || entry)` with a salt
/// of exactly 32 bytes, so that no other split of the same bytes means anything.
///
/// @param value the content of the leaf
public record Commitment(Hash value) {
    /// Bytes in a salt.
    public static final int SALT_LENGTH = 32;

    private static final byte[] PURPOSE =
            "goodoffices commitment 1\n".getBytes(StandardCharsets.US_ASCII);

    /// Commits to an entry. The salt is drawn once for this entry and kept with it.
    public static Commitment of(byte[] salt, byte[] canonicalBytes) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        return new Commitment(Hash.sha256(PURPOSE, salt, canonicalBytes));
    }

    /// The leaf hash to append to the log.
    public Hash leaf() {
        return Hash.ofLeaf(value.bytes());
    }
}
