package org.goodoffices.records.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of a lane, from which the ids and salts of its entries are derived: what one lane
/// draws never shifts what another draws.
final class LaneSecret {

    private final SecretKeySpec key;

    LaneSecret(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    UUID id(long position) {
        return id("entry", position);
    }

    /// The id of a thing that comes in with the entry at `position`.
    UUID idOfThing(long position, int which) {
        return id("thing " + which, position);
    }

    private UUID id(String purpose, long position) {
        var bytes = ByteBuffer.wrap(derive(purpose, position));
        // A UUID of version 8 (RFC 9562, 5.8): bits of our own making.
        long high = bytes.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    byte[] salt(long position) {
        return derive("salt", position);
    }

    private byte[] derive(String purpose, long position) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return Arrays.copyOf(mac.doFinal(), 32);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", missing);
        }
    }
}
