package org.goodoffices.engines.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goodoffices.engines.names.Part.Role;
import org.goodoffices.engines.names.sound.Writing;
import org.jspecify.annotations.Nullable;

/// Chinese names in pinyin, syllable by syllable: a letter more or less makes another syllable, and
/// with it another name, not a slip: *Xiaoming* and *Xiaohong*. Wade-Giles is known by its
/// spelling, and answers to pinyin.
final class Syllables {

    private static final Pattern ONE =
            Pattern.compile(
                    "(?:zh|ch|sh|[rzcs])(?:[aeiu]|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)"
                            + "|[bpmf](?:[aoiu]|ai|ei|ao|ou|an|en|ang|eng|in|ing|ie|iu|ian|iao)"
                            + "|[dt](?:[aeiu]|ai|ei|ao|ou|an|en|ang|eng|ong|ing|ie|iu|ian|iao|uo|ui|uan|un)"
                            + "|[nl](?:[aeiu]|ai|ei|ao|ou|an|en|ang|eng|ong|ing|in|ia|ie|iu|ian|iang"
                            + "|iao|uo|uan|un|ue)"
                            + "|[gkh](?:[aeu]|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)"
                            + "|[jqx](?:[iu]|ia|ie|iu|ian|in|iang|ing|iong|iao|ue|uan|un)"
                            + "|y(?:[aeiou]|ao|ou|an|in|ang|ing|ong|ue|uan|un)"
                            + "|w(?:[aou]|ai|ei|an|en|ang|eng)"
                            + "|a|ai|ao|an|ang|e|en|er|ou");

    /// Four syllables; longer words are not looked at, for there are too many ways to divide them.
    private static final int LONGEST = 24;

    /// What Wade-Giles writes and pinyin does not.
    private static final Pattern WADE_GILES =
            Pattern.compile("^hs|^t[sz]|^[a-z]{1,3}(?:ieh|ien|ueh|ih)$|^(?:szu|erh)$");

    /// What is written so in the one or the other, breath left out: its sign is often lost.
    private static final String[][] FOLDED = {
        {"^(?:zh|ch|q|j)", "j"},
        {"^hs", "x"},
        {"^(?:ts|tz|c|z)", "z"},
        {"^d", "t"},
        {"^b", "p"},
        {"^g", "k"},
        {"^r", "j"},
        {"ung$", "ong"},
        {"ieh$", "ie"},
        {"ien$", "ian"},
        {"ueh$", "ue"},
        {"ih$", "i"},
        {"^([kh])o$", "$1e"},
        {"^ssu$|^szu$", "si"},
        {"^zu$", "zi"}
    };

    private Syllables() {}

    /// Whether every word that says who is meant is of one or two syllables of pinyin, and there
    /// are at least two such words.
    static boolean pinyin(List<Part> parts) {
        return parts.size() > 1
                && parts.stream()
                        .allMatch(part -> {
                            var split = part.is(Role.NAME) ? split(part.key()) : null;
                            return split != null && split.size() <= 2;
                        });
    }

    /// Whether a name shows that it is in Wade-Giles.
    static boolean wadeGiles(List<Part> parts) {
        return parts.size() > 1
                && parts.stream().anyMatch(part -> WADE_GILES.matcher(part.key()).find());
    }

    /// Whether syllables in Wade-Giles, each a word, can be those of a word in pinyin.
    static boolean same(List<String> words, String pinyin) {
        var split = split(pinyin);
        return split != null
                && split.stream()
                        .map(Syllables::folded)
                        .toList()
                        .equals(words.stream().map(Syllables::folded).toList());
    }

    private static String folded(String syllable) {
        var folded = syllable;
        for (var step : FOLDED) {
            folded = folded.replaceFirst(step[0], step[1]);
        }
        return folded;
    }

    /// Whether Latin letters are as many syllables as there are Chinese characters, and others.
    static boolean readOtherwise(String han, String latin) {
        int signs = han.codePointCount(0, han.length());
        var reading = Writing.reading(han);
        if (signs < 2 || signs > 4 || reading.size() != signs) {
            return false;
        }
        return counted(latin, signs) && !latin.equals(String.join("", reading));
    }

    private static boolean counted(String latin, int signs) {
        var split = split(latin);
        return split != null && split.size() == signs;
    }

    /// One word's syllables, as few as there can be; null where it is not made of them.
    static @Nullable List<String> split(String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        if (word.length() > LONGEST) {
            return null;
        }
        @Nullable List<String> best = null;
        for (int end = Math.min(6, word.length()); end > 0; end--) {
            if (ONE.matcher(word.substring(0, end)).matches()) {
                var rest = split(word.substring(end));
                if (rest != null && (best == null || rest.size() + 1 < best.size())) {
                    best = new ArrayList<>(rest);
                    best.addFirst(word.substring(0, end));
                }
            }
        }
        return best;
    }
}
