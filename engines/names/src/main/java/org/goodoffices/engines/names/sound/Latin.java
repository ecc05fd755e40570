package org.goodoffices.engines.names.sound;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Locale;

/// Latin letters as the model counts them: lower case, taken apart (NFD), so that an accent is a
/// letter of its own. Letters are numbers from 1 to 62, which a pool's index keeps as bits.
public final class Latin {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz'łıøßđæəðþœ";
    private static final String ACCENTS =
            "\u0301\u0308\u030c\u0304\u0327\u0300\u0306\u0303\u0302\u0307\u0326\u030a\u0328\u0323"
                    + "\u030b\u031b";
    private static final String LETTERS = PLAIN + ACCENTS;

    /// Which bits of a set of letters are accents.
    static final long ACCENT_BITS = ((1L << ACCENTS.length()) - 1) << (PLAIN.length() + 1);

    /// How many numbers letters take, 0 for "none" among them.
    static final int SIZE = LETTERS.length() + 1;

    private static final byte[] NUMBERS = new byte[0x332];

    static {
        for (int i = 0; i < LETTERS.length(); i++) {
            NUMBERS[LETTERS.charAt(i)] = (byte) (i + 1);
        }
    }

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    /// Built once; ICU takes a while to compile its rules.
    private static final class Plainer {
        static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
    }

    private Latin() {}

    /// The letters of a word; what is no letter is left out.
    public static byte[] letters(String word) {
        var parts = NFD.normalize(word.toLowerCase(Locale.ROOT));
        var letters = new byte[parts.length()];
        int count = 0;
        for (int i = 0; i < parts.length(); i++) {
            char sign = parts.charAt(i) == '\u2019' ? '\'' : parts.charAt(i);
            if (number(sign) != 0) {
                letters[count++] = number(sign);
            } else if (Character.isLetter(sign)) {
                var plain = Plainer.TO_ASCII.transliterate(String.valueOf(sign));
                for (int at = 0; at < plain.length() && count < letters.length; at++) {
                    byte letter = number(Character.toLowerCase(plain.charAt(at)));
                    if (letter != 0) {
                        letters[count++] = letter;
                    }
                }
            }
        }
        return Arrays.copyOf(letters, count);
    }

    /// The letters as numbers.
    static int[] numbers(String word) {
        var letters = letters(word);
        var numbers = new int[letters.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = letters[i];
        }
        return numbers;
    }

    /// The same without accents.
    public static byte[] plain(byte[] letters) {
        var plain = new byte[letters.length];
        int count = 0;
        for (byte letter : letters) {
            if (!isAccent(letter)) {
                plain[count++] = letter;
            }
        }
        return Arrays.copyOf(plain, count);
    }

    static boolean isAccent(int letter) {
        return letter > PLAIN.length();
    }

    /// Letters as text, accents included.
    public static String text(byte[] letters) {
        var text = new StringBuilder();
        for (byte letter : letters) {
            text.append(LETTERS.charAt(letter - 1));
        }
        return text.toString();
    }

    private static byte number(char sign) {
        return sign < NUMBERS.length ? NUMBERS[sign] : 0;
    }
}
