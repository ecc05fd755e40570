package org.goodoffices.engines.names.sound;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/// What of a name can be seen, read in the script it seems to be in: so that signs without a shape
/// and letters that look alike deceive nobody, neither who compares two names nor who searches.
public final class Legible {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private static final String LATIN_LOOKS = "aceopxyijsABCEHIJKMOPSTXYlk";
    private static final String CYRILLIC_LOOKS = "асеорхуіјѕАВСЕНІЈКМОРЅТХУӏк";
    private static final String GREEK_LOOKS = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα";
    private static final String GREEK_AS_LATIN = "ABEZHIKMNOPTYXova";

    private Legible() {}

    /// Whether a sign cannot be seen: joiners, marks of direction, control signs.
    public static boolean hidden(int sign) {
        int category = UCharacter.getType(sign);
        return category == UCharacterCategory.FORMAT
                || category == UCharacterCategory.UNASSIGNED
                || category == UCharacterCategory.PRIVATE_USE
                || category == UCharacterCategory.SURROGATE
                || category == UCharacterCategory.CONTROL && !Character.isWhitespace(sign)
                || UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /// A text without the signs that cannot be seen, in its usual form (NFKC).
    static String visible(String text) {
        return NFKC.normalize(text)
                .codePoints()
                .filter(sign -> !hidden(sign))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Whether Latin letters stand in a word among Cyrillic or Greek ones.
    public static boolean mixed(String word) {
        return count(word, Writing.LATIN) > 0
                && (count(word, Writing.CYRILLIC) > 0
                        || word.codePoints().anyMatch(sign -> GREEK_LOOKS.indexOf(sign) >= 0));
    }

    /// A word of Latin letters with some Cyrillic or Greek ones that look the same, or the other
    /// way round, is read in the script most of it is in (compare Unicode Technical Standard 39).
    public static String inOneScript(String word) {
        if (!mixed(word)) {
            return word;
        }
        return count(word, Writing.CYRILLIC) > count(word, Writing.LATIN)
                ? exchanged(word, LATIN_LOOKS, CYRILLIC_LOOKS)
                : exchanged(
                        exchanged(word, CYRILLIC_LOOKS, LATIN_LOOKS), GREEK_LOOKS, GREEK_AS_LATIN);
    }

    private static long count(String word, Writing writing) {
        return word.codePoints()
                .filter(sign -> UCharacter.isLetter(sign) && Writing.ofSign(sign) == writing)
                .count();
    }

    private static String exchanged(String word, String from, String to) {
        var made = new StringBuilder(word);
        for (int i = 0; i < made.length(); i++) {
            int at = from.indexOf(made.charAt(i));
            if (at >= 0) {
                made.setCharAt(i, to.charAt(at));
            }
        }
        return made.toString();
    }
}
