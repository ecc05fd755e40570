package org.goodoffices.engines.names;

import java.util.regex.Pattern;
import org.goodoffices.engines.names.sound.Sounds;

/// What the end of a name says of who bears it: a man or a woman, whose son or daughter.
final class Bearers {

    private static final Pattern SON =
            Pattern.compile("(?<=.{2})(?:[yi]?[eo][vw]|iy?ov)(?:i|y)(?:ch|tch|tsch|c|cz|q)$");
    private static final Pattern DAUGHTER =
            Pattern.compile("(?<=.{2})(?:(?:[yi]?[eo]|iy?o)[vw]n[ay]|inichna|ichna)$");

    private Bearers() {}

    /// Whether both are patronymics, as Russian has them.
    static boolean patronymics(String one, String other) {
        return one.length() > 5
                && other.length() > 5
                && (son(one) || daughter(one))
                && (son(other) || daughter(other));
    }

    /// Of two patronymics, the father's name decides.
    static Likeness likeness(String one, String other, Sounds sounds) {
        return son(one) == son(other)
                ? Likeness.of(father(one), father(other), sounds)
                : Likeness.NONE;
    }

    private static boolean son(String name) {
        return SON.matcher(name).find();
    }

    private static boolean daughter(String name) {
        return DAUGHTER.matcher(name).find();
    }

    private static String father(String name) {
        return DAUGHTER.matcher(SON.matcher(name).replaceFirst("")).replaceFirst("");
    }

    /// Whether they are a surname as a man and as a woman bears it: *Kowalski*, *Kowalska*;
    /// *Ivanov*, *Ivanova*. *Martin* and *Martina* are given names.
    static boolean surnames(String one, String other, boolean bothKnown) {
        return one.charAt(0) == other.charAt(0)
                && (ofAMan(one, other, bothKnown) || ofAMan(other, one, bothKnown));
    }

    private static boolean ofAMan(String man, String woman, boolean known) {
        return man.length() > 3
                && (woman.equals(man + "a") && man.matches(known ? ".*[oe]v" : ".*(?:[oe]v|in)")
                        || woman.equals(man + "ova")
                        || woman.startsWith(man.substring(0, man.length() - 1))
                                && man.matches(".*[sc]k[iy]")
                                && woman.matches(".*[sc]k(?:a|aya|aia)"));
    }

    /// Whether they differ by the ending of a woman's given name: *Paul*, *Paula*; *Jean*,
    /// *Jeanne*.
    static boolean manAndWoman(String one, String other) {
        return one.charAt(0) == other.charAt(0) && (woman(one, other) || woman(other, one));
    }

    private static boolean woman(String woman, String man) {
        return woman.equals(man + "a")
                || woman.equals(man + "ne")
                || woman.equals(man + "le")
                || woman.equals(man + "ette")
                || man.endsWith("o") && woman.equals(man.substring(0, man.length() - 1) + "a");
    }
}
