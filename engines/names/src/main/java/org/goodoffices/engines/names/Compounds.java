package org.goodoffices.engines.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.engines.names.sound.Writing;

/// Arabic names of several words that are one name, however they are written: *Abd al-Rahman*,
/// *Abdul Rahman* and *Abdurrahman*; *Nur al-Din*, *Noureddine* and *Nooruddin*.
final class Compounds {

    private static final String SERVANT = "abdul";
    private static final String FAITH = "uddin";

    private static final Set<String> SERVANTS =
            Set.of(
                    "abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdun",
                    "عبد");

    private static final Set<String> ARTICLES =
            Set.of(
                    "al", "el", "ul", "ol", "ur", "ar", "er", "us", "as", "es", "an", "en", "un",
                    "ud", "ad", "ed", "uz", "az", "ez", "at", "ut", "ash", "ush", "esh");

    private static final Set<String> FAITHS = Set.of("din", "deen", "dine", "dien");

    /// `abdurr`, `abdell`, `abdal`: the servant and his article, which takes the next letter's
    /// sound.
    private static final Pattern BEGINNING =
            Pattern.compile("^abd[aeiou]{1,2}(?:l|([rsnztd])(?=\\1))(?=.{3})");

    private static final Pattern END =
            Pattern.compile("(?<=.{2})(?:[aeou]d|[aeou]l)d(?:i|ee|ie)ne?$");

    private Compounds() {}

    /// The words of a person's name, those that are one name put together.
    static List<String> together(List<String> words) {
        var together = new ArrayList<String>();
        for (int at = 0; at < words.size(); ) {
            int take = take(words, at);
            together.add(String.join(" ", words.subList(at, at + take)));
            at += take;
        }
        return together;
    }

    private static int take(List<String> words, int at) {
        int article =
                at + 1 < words.size() && ARTICLES.contains(Name.key(words.get(at + 1))) ? 1 : 0;
        int last = at + article + 1;
        if (last >= words.size()) {
            return 1;
        }
        var name = Name.key(words.get(last));
        if (SERVANTS.contains(Name.key(words.get(at)))) {
            return name.length() > 1 ? article + 2 : 1;
        }
        boolean faith =
                article == 1 ? FAITHS.contains(name) : name.matches("[aeou][dl]?d(i|ee)ne?");
        return faith && Writing.of(words.get(at)) == Writing.LATIN && words.get(at).length() > 2
                ? article + 2
                : 1;
    }

    /// The key of such a name, the same for its spellings; of any other word the key it has.
    static String key(String text) {
        var words = text.split(" ");
        var last = Name.key(words[words.length - 1]);
        if (Writing.of(text) != Writing.LATIN) {
            return Name.key(String.join("", words));
        }
        if (words.length > 1) {
            return SERVANTS.contains(Name.key(words[0]))
                    ? SERVANT + last
                    : Name.key(words[0]) + FAITH;
        }
        return END.matcher(BEGINNING.matcher(last).replaceFirst(SERVANT)).replaceFirst(FAITH);
    }

    /// Whether either is a servant's name: what follows *Abdul* has to tell it from others.
    static boolean served(String one, String other) {
        return (servant(one) || servant(other)) && Writing.of(one) == Writing.of(other);
    }

    private static boolean servant(String key) {
        return key.startsWith(SERVANT) && key.length() > SERVANT.length() + 2;
    }

    /// Compared without *Abdul*, which is left out at times: *Abdul Hamid*, *Hamid*.
    static Likeness likeness(String one, String other, Sounds sounds) {
        var likeness = Likeness.of(rest(one), rest(other), sounds);
        return servant(one) == servant(other)
                ? likeness
                : new Likeness(Relation.SHORT_FORM, likeness.score() * WITHOUT);
    }

    private static final double WITHOUT = 0.85;

    private static String rest(String key) {
        return servant(key) ? key.substring(SERVANT.length()) : key;
    }
}
