package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;

/// Multiplication modulo an odd number, after Montgomery, on words of 64 bits. Where the same
/// factor is used often it is kept in Montgomery form; then a product costs one pass and no
/// division.
final class Modulus {

    private final int words;
    private final long[] modulus;
    private final long inverse;
    private final long[] toForm;

    Modulus(BigInteger value) {
        words = (value.bitLength() + 63) / 64;
        modulus = split(value);
        toForm = split(BigInteger.ONE.shiftLeft(2 * 64 * words).mod(value));
        long approach = 1;
        for (int i = 0; i < 6; i++) {
            approach *= 2 - modulus[0] * approach;
        }
        inverse = -approach;
    }

    int words() {
        return words;
    }

    /// A number as words, least first.
    long[] split(BigInteger number) {
        var split = new long[words];
        byte[] bytes = number.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            int place = bytes.length - 1 - i;
            if (place / 8 < words) {
                split[place / 8] |= (bytes[i] & 0xffL) << (8 * (place % 8));
            }
        }
        return split;
    }

    BigInteger join(long[] number) {
        var bytes = new byte[8 * words];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (number[i / 8] >>> (8 * (i % 8)));
        }
        return new BigInteger(1, bytes);
    }

    /// A number in Montgomery form.
    long[] form(BigInteger number) {
        var form = new long[words];
        multiply(split(number), toForm, form, new long[words + 1]);
        return form;
    }

    /// The product of two numbers, one of them in Montgomery form; of two such numbers it is in
    /// that form again. The result may be one of the factors.
    ///
    /// @param space words + 1 words to work in
    void multiply(long[] one, long[] other, long[] result, long[] space) {
        java.util.Arrays.fill(space, 0);
        for (int i = 0; i < words; i++) {
            long factor = other[i];
            long low = one[0] * factor;
            long carry = Math.unsignedMultiplyHigh(one[0], factor);
            long sum = space[0] + low;
            carry += less(sum, low);
            long quotient = sum * inverse;
            low = modulus[0] * quotient;
            long carryBack = Math.unsignedMultiplyHigh(modulus[0], quotient) + less(sum + low, low);
            for (int j = 1; j < words; j++) {
                low = one[j] * factor;
                long high = Math.unsignedMultiplyHigh(one[j], factor);
                sum = space[j] + low;
                high += less(sum, low);
                long whole = sum + carry;
                carry = high + less(whole, carry);
                low = modulus[j] * quotient;
                high = Math.unsignedMultiplyHigh(modulus[j], quotient);
                sum = whole + low;
                high += less(sum, low);
                whole = sum + carryBack;
                carryBack = high + less(whole, carryBack);
                space[j - 1] = whole;
            }
            sum = space[words] + carry;
            long top = less(sum, carry);
            long whole = sum + carryBack;
            space[words - 1] = whole;
            space[words] = top + less(whole, carryBack);
        }
        reduce(space, result);
    }

    private void reduce(long[] from, long[] result) {
        boolean tooLarge = from[words] != 0;
        for (int j = words - 1; !tooLarge; j--) {
            if (j < 0) {
                tooLarge = true;
            } else if (from[j] != modulus[j]) {
                tooLarge = Long.compareUnsigned(from[j], modulus[j]) > 0;
                break;
            }
        }
        if (!tooLarge) {
            System.arraycopy(from, 0, result, 0, words);
            return;
        }
        long borrow = 0;
        for (int j = 0; j < words; j++) {
            long part = from[j] - modulus[j];
            long next = less(from[j], modulus[j]);
            next |= less(part, borrow);
            result[j] = part - borrow;
            borrow = next;
        }
    }

    private static long less(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? 1 : 0;
    }
}
