package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;

/// Powers of one number that is raised very often: the generator, and the key of an election. They
/// are looked up six bits of the exponent at a time, and only multiplied.
final class FixedBase {

    private static final int BITS = 6;

    private final Modulus modulus;

    /// By position of the six bits, then by their value less one; in Montgomery form.
    private final long[][][] powers;

    FixedBase(Modulus modulus, BigInteger base, int exponentBits) {
        this.modulus = modulus;
        powers = new long[(exponentBits + BITS - 1) / BITS][(1 << BITS) - 1][];
        var space = new long[modulus.words() + 1];
        var unit = modulus.form(base);
        for (var row : powers) {
            row[0] = unit;
            for (int i = 1; i < row.length; i++) {
                row[i] = new long[modulus.words()];
                modulus.multiply(row[i - 1], unit, row[i], space);
            }
            var next = new long[modulus.words()];
            modulus.multiply(row[row.length - 1], unit, next, space);
            unit = next;
        }
    }

    /// Multiplies a number, not in Montgomery form, with a power.
    void multiply(long[] number, BigInteger exponent, long[] space) {
        byte[] bytes = exponent.toByteArray();
        for (int i = 0; i < powers.length; i++) {
            int digit = 0;
            for (int bit = BITS - 1; bit >= 0; bit--) {
                int place = i * BITS + bit;
                int at = bytes.length - 1 - place / 8;
                digit = digit << 1 | (at < 0 ? 0 : bytes[at] >> (place % 8) & 1);
            }
            if (digit > 0) {
                modulus.multiply(number, powers[i][digit - 1], number, space);
            }
        }
    }
}
