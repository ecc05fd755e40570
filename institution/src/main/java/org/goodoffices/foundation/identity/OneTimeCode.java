package org.goodoffices.foundation.identity;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.apache.commons.codec.binary.Base32;

/// The one-time codes of one person's device (RFC 6238: six digits, every thirty seconds).
public record OneTimeCode(byte[] seed) {

    private static final int SEED_LENGTH = 20;
    private static final long STEP_SECONDS = 30;

    public OneTimeCode {
        seed = seed.clone();
    }

    static OneTimeCode drawn(RandomGenerator chance) {
        var seed = new byte[SEED_LENGTH];
        chance.nextBytes(seed);
        return new OneTimeCode(seed);
    }

    @Override
    public byte[] seed() {
        return seed.clone();
    }

    /// The code at a moment.
    public String at(Instant moment) {
        return generator().at(moment);
    }

    /// The time step whose code this is: the present one, or its neighbours where a device's clock
    /// is a little off. All are compared, so that the time taken says nothing.
    OptionalLong step(String code, Instant now) {
        var found = OptionalLong.empty();
        for (long away = -1; away <= 1; away++) {
            var moment = now.plusSeconds(away * STEP_SECONDS);
            if (MessageDigest.isEqual(bytes(at(moment)), bytes(code))) {
                found = OptionalLong.of(Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS));
            }
        }
        return found;
    }

    /// What a device scans.
    public URI uri(String issuer, String account) {
        try {
            return generator().getURI(issuer, account);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /// The seed as typed by hand where nothing can be scanned, in groups of four.
    public String typed() {
        return new String(base32(), StandardCharsets.US_ASCII).replaceAll("(.{4})(?=.)", "$1 ");
    }

    private TOTPGenerator generator() {
        return TOTPGenerator.withDefaultValues(base32());
    }

    private byte[] base32() {
        return new Base32().encode(seed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
