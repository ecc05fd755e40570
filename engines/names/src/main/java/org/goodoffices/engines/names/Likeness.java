package org.goodoffices.engines.names;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.goodoffices.engines.names.sound.Distance;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.engines.names.sound.Writing;

/// How alike two words are: 1 for the same, 0 for nothing in common.
record Likeness(Relation relation, double score) {

    static final Likeness NONE = new Likeness(Relation.ALONE, 0);

    /// What characters lose that are read otherwise than the pinyin they are compared with.
    private static final double OTHER_SYLLABLES = 0.15;

    /// Of two words' keys, whatever their scripts.
    static Likeness of(String one, String other, Sounds sounds) {
        if (one.equals(other)) {
            return new Likeness(Relation.SAME, 1);
        }
        var first = Writing.of(one);
        var second = Writing.of(other);
        if (first == second) {
            return switch (first) {
                case HAN, KANA, HANGUL -> unspaced(first, one, other, sounds);
                case LATIN -> spelt(one, other, Relation.SPELT_OTHERWISE);
                case ARABIC, HEBREW, CYRILLIC, OTHER, NONE ->
                        spelt(one, other, Relation.SPELT_OTHERWISE);
            };
        }
        if (first == Writing.NONE || second == Writing.NONE) {
            return NONE;
        }
        double best = 0;
        if (first == Writing.LATIN || second == Writing.LATIN) {
            var latin = first == Writing.LATIN ? one : other;
            var signs = first == Writing.LATIN ? other : one;
            best = sounds.fit(signs, latin);
            if (Writing.of(signs) == Writing.HAN && Syllables.readOtherwise(signs, latin)) {
                return new Likeness(Relation.TRANSLITERATED, Math.max(0, best - OTHER_SYLLABLES));
            }
        }
        // said in Latin letters, and then as two spellings; what was only guessed counts less
        for (var left : sounds.spoken(one, 3)) {
            for (var right : sounds.spoken(other, 3)) {
                double same = left.equals(right) ? 1 : spelt(left, right, Relation.SAME).score();
                best = Math.max(best, 0.97 * same);
            }
        }
        return new Likeness(Relation.TRANSLITERATED, best);
    }

    private static Likeness unspaced(Writing writing, String one, String other, Sounds sounds) {
        var left = writing.signs(one);
        var right = writing.signs(other);
        if (Arrays.equals(left, right)) {
            boolean sameSigns = writing != Writing.HAN || simplified(one).equals(simplified(other));
            return sameSigns
                    ? new Likeness(Relation.SAME, 1)
                    : new Likeness(Relation.SOUNDS_ALIKE, 0.8);
        }
        var a = one.codePoints().toArray();
        var b = other.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        double slips = Distance.of(a, b);
        return new Likeness(
                Relation.SPELT_OTHERWISE,
                Math.max(0, 1 - (longer < 5 ? 2.0 : 1.4) * slips / longer));
    }

    private static String simplified(String han) {
        return Writing.simplified(han);
    }

    /// Two spellings in one alphabet. A slip weighs more in a short word, in which it more often
    /// makes another name.
    private static Likeness spelt(String one, String other, Relation relation) {
        int longer = Math.max(one.length(), other.length());
        double cost = Edits.weighed(one, other);
        double each = longer <= 3 ? 2.4 : longer == 4 ? 2.0 : longer == 5 ? 1.6 : 1.4;
        double score = Math.max(0, 1 - each * cost / longer);
        boolean sound = cost > 0 && cost <= 0.5 && score >= 0.85;
        return new Likeness(sound ? Relation.TRANSLITERATED : relation, score);
    }

    /// A slip in a short word that makes no other name weighs no more than in a longer one.
    static Likeness slip(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return longer < 4
                ? NONE
                : new Likeness(
                        Relation.SPELT_OTHERWISE,
                        Math.max(0, 1 - 1.4 * Edits.weighed(one, other) / longer));
    }

    /// Whether the shorter is how the longer may be shortened: three letters or more of its
    /// beginning up to a consonant, unless a known word follows (*Gazprom*, *Gazprombank*), or its
    /// first letter and others in their order, at most half of them, all consonants: *mfg*.
    static boolean shortened(String one, String other) {
        var word = one.length() > other.length() ? one : other;
        var brief = word.equals(one) ? other : one;
        if (Writing.of(word) != Writing.of(brief)
                || brief.length() < 3
                || brief.length() * 10 > word.length() * 7) {
            return false;
        }
        if (word.startsWith(brief)) {
            return word.length() >= 6
                    && "aeiouy".indexOf(brief.charAt(brief.length() - 1)) < 0
                    && !Words.OF_COMPANIES.containsKey(word.substring(brief.length()));
        }
        int at = 0;
        for (int i = 0; i < brief.length(); i++) {
            at =
                    "aeiou".indexOf(brief.charAt(i)) >= 0 && i > 0
                            ? -1
                            : word.indexOf(brief.charAt(i), at);
            if (at < 0 || i == 0 && at > 0) {
                return false;
            }
            at++;
        }
        return brief.length() * 2 <= word.length();
    }

    /// Of an initial and a word.
    static boolean initial(String letter, String word, Sounds sounds) {
        if (word.startsWith(letter)) {
            return true;
        }
        if (Writing.of(letter) == Writing.of(word)) {
            return false;
        }
        Set<String> forms = Set.copyOf(sounds.spoken(letter, 2));
        List<String> words = sounds.spoken(word, 2);
        return forms.stream()
                .filter(form -> !form.isEmpty())
                .anyMatch(form -> words.stream().anyMatch(said -> said.startsWith(form)));
    }
}
