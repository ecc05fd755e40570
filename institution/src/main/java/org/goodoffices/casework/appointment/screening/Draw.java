package org.goodoffices.casework.appointment.screening;

import java.util.UUID;
import java.util.random.RandomGenerator;

/// Draws ids: random ones (RFC 9562, version 4).
final class Draw {

    private Draw() {}

    static UUID id(RandomGenerator chance) {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x4000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
