package org.goodoffices.engines.names.sound;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The writing of a word, as far as it matters for how it is heard. Those with a model say so; the
/// others are put into Latin letters by ICU's rules.
public enum Writing {
    LATIN,
    ARABIC,
    HEBREW,
    CYRILLIC,
    HANGUL,
    /// Chinese characters alone: read as Chinese.
    HAN,
    /// Any word with a Japanese syllable in it.
    KANA,
    /// Any other script.
    OTHER,
    /// No letters at all.
    NONE;

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    /// What begins a Korean syllable that begins with a vowel.
    private static final String SILENT = "\u110b";

    /// Built once; ICU takes a while to compile its rules.
    private static final class Rules {
        static final Transliterator SIMPLIFIED =
                Transliterator.getInstance("Traditional-Simplified");
        static final Transliterator KATAKANA = Transliterator.getInstance("Hiragana-Katakana");
    }

    /// The writing of most letters of a word; kana decides over Chinese characters.
    public static Writing of(String word) {
        var counts = new int[values().length];
        word.codePoints()
                .filter(sign -> UCharacter.isLetter(sign) || sign == 'ー')
                .forEach(sign -> counts[ofSign(sign).ordinal()]++);
        if (counts[KANA.ordinal()] > 0) {
            return KANA;
        }
        var most = NONE;
        for (var writing : values()) {
            most = counts[writing.ordinal()] > counts[most.ordinal()] ? writing : most;
        }
        return most;
    }

    /// The writing of one letter.
    static Writing ofSign(int sign) {
        return switch (UScript.getScript(sign)) {
            case UScript.LATIN -> LATIN;
            case UScript.ARABIC -> ARABIC;
            case UScript.HEBREW -> HEBREW;
            case UScript.CYRILLIC -> CYRILLIC;
            case UScript.HANGUL -> HANGUL;
            case UScript.HAN -> HAN;
            case UScript.HIRAGANA, UScript.KATAKANA -> KANA;
            default -> sign == 'ー' ? KANA : OTHER;
        };
    }

    /// Whether a model of how it sounds can be learnt.
    public boolean heard() {
        return switch (this) {
            case ARABIC, HEBREW, CYRILLIC, HANGUL, HAN, KANA -> true;
            case LATIN, OTHER, NONE -> false;
        };
    }

    /// The signs a model of this writing counts, as code points: Korean syllables in their letters,
    /// the silent one left out, Chinese characters in their simplified form, hiragana as katakana,
    /// vowel points left out.
    public int[] signs(String word) {
        if (this == LATIN) {
            return Latin.numbers(word);
        }
        var even = NFKC.normalize(word).toLowerCase(Locale.ROOT);
        var folded =
                switch (this) {
                    case HANGUL -> NFD.normalize(even).replace(SILENT, "");
                    case HAN -> syllables(even);
                    case KANA -> Rules.KATAKANA.transliterate(even);
                    case ARABIC -> even.replace('ک', 'ك').replace('ی', 'ي').replace('ہ', 'ه');
                    case LATIN, HEBREW, CYRILLIC, OTHER, NONE -> even;
                };
        return folded.codePoints()
                .filter(sign ->
                        sign == '\''
                                || sign == 'ー'
                                || Readings.covers(sign)
                                || UCharacter.isLetter(sign))
                .toArray();
    }

    /// Chinese characters in the simplified form.
    public static String simplified(String han) {
        return Rules.SIMPLIFIED.transliterate(han);
    }

    /// How Chinese characters are read, in pinyin without tones, one after the other; other signs
    /// as they are.
    public static List<String> reading(String han) {
        return simplified(han).codePoints().mapToObj(Readings::syllable).toList();
    }

    /// Chinese characters by how they are read: initial and final of the syllable without its tone,
    /// each a sign of its own (a number in a private range), as letters of an alphabet would be. A
    /// model of them learns from far fewer names than one of characters would need.
    private static String syllables(String han) {
        var signs = new StringBuilder();
        simplified(han).codePoints().forEach(sign -> signs.append(Readings.of(sign)));
        return signs.toString();
    }

    /// Readings by ICU's rules, each looked up once.
    private static final class Readings {

        private static final int INITIALS = 0xE000;
        private static final int FINALS = 0xE800;
        private static final int EACH = 0x800;
        private static final Transliterator READ =
                Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
        private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

        static String of(int sign) {
            return KNOWN.computeIfAbsent(sign, Readings::read);
        }

        static String syllable(int sign) {
            return READ.transliterate(Character.toString(sign));
        }

        private static String read(int sign) {
            var text = Character.toString(sign);
            if (UScript.getScript(sign) != UScript.HAN) {
                return text;
            }
            var syllable = syllable(sign);
            if (!syllable.matches("[a-z]+")) {
                return text;
            }
            int vowel = 0;
            while (vowel < syllable.length() && "aeiou".indexOf(syllable.charAt(vowel)) < 0) {
                vowel++;
            }
            return sign(INITIALS, syllable.substring(0, vowel))
                    + sign(FINALS, syllable.substring(vowel));
        }

        /// A sign whose number depends on the letters alone: at most four of 27 would take more
        /// room than there is, but syllables have few, and a test sees that no two fall together.
        private static String sign(int from, String letters) {
            if (letters.isEmpty()) {
                return "";
            }
            int number = 0;
            for (int i = 0; i < letters.length(); i++) {
                number = number * 31 + letters.charAt(i) - 'a' + 1;
            }
            return Character.toString(from + number % EACH);
        }

        static boolean covers(int sign) {
            return sign >= INITIALS && sign < FINALS + EACH;
        }
    }

    /// Whether a text is one name whose signs were set apart by spaces.
    static boolean spacedOut(String text) {
        var parts = text.split(" ");
        return parts.length > 1
                && Arrays.stream(parts).allMatch(part -> part.codePointCount(0, part.length()) == 1)
                && of(text).heard();
    }
}
