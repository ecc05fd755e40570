package org.goodoffices.engines.decision;

import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The order in which members are called: alphabetical, beginning with the member drawn by lot (UN
/// General Assembly, rule 87; UNCTAD Board, rule 51), or with the first name from a drawn letter
/// on.
public final class RollCall {

    /// What the lot is drawn for: one of the members, each as likely as another, or one of the
    /// letters from A to Z.
    public enum Lot {
        DRAWN_MEMBER,
        DRAWN_LETTER
    }

    /// A State and its names, as the organ's lists have them.
    public record State(String code, String en, String fr, String zh) {}

    /// In which language names are put in order. Chinese names are ordered by their sound (pinyin).
    public enum Alphabet {
        ENGLISH(Locale.ENGLISH),
        FRENCH(Locale.FRENCH),
        CHINESE(Locale.SIMPLIFIED_CHINESE);

        /// More names than this are not kept.
        private static final int MOST = 5_000;

        private final Locale locale;

        /// The place of a name is worked out once: a roll of hundreds is drawn for each who looks.
        private final Map<String, CollationKey> places = new ConcurrentHashMap<>();

        Alphabet(Locale locale) {
            this.locale = locale;
        }

        String name(State state) {
            return switch (this) {
                case ENGLISH -> state.en();
                case FRENCH -> state.fr();
                case CHINESE -> state.zh();
            };
        }

        CollationKey place(String name) {
            var found = places.get(name);
            if (found == null) {
                found = Collator.getInstance(locale).getCollationKey(name);
                if (places.size() < MOST) {
                    places.put(name, found);
                }
            }
            return found;
        }
    }

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// The first character of each letter in the order of sounds; no sound begins with I, U or V,
    /// so these stand for the next one that has any.
    private static final String FIRST_SOUNDS = "啊芭擦搭蛾发噶哈击击喀垃妈拿哦啪期然撒塌挖挖挖昔压匝";

    private RollCall() {}

    /// All of them in order.
    public static List<State> order(List<State> states, Alphabet alphabet) {
        var ordered = new ArrayList<>(states);
        ordered.sort(
                Comparator.comparing((State state) -> alphabet.place(alphabet.name(state)))
                        .thenComparing(State::code));
        return List.copyOf(ordered);
    }

    /// In order, beginning with one of them.
    ///
    /// @throws IllegalArgumentException where that State is not among them
    public static List<State> from(List<State> states, Alphabet alphabet, State drawn) {
        var ordered = order(states, alphabet);
        int begin = ordered.indexOf(drawn);
        if (begin < 0) {
            throw new IllegalArgumentException("not on the list: " + drawn.code());
        }
        return turned(ordered, begin);
    }

    /// In order, beginning with the State that a lot names.
    public static List<State> drawn(List<State> states, Alphabet alphabet, RandomGenerator lots) {
        var ordered = order(states, alphabet);
        return ordered.isEmpty() ? ordered : turned(ordered, lots.nextInt(ordered.size()));
    }

    /// The letter that a lot names.
    public static char letter(RandomGenerator lots) {
        return LETTERS.charAt(lots.nextInt(LETTERS.length()));
    }

    /// In order, beginning with the first name that begins with this letter or a later one; with
    /// the first of all where there is none.
    ///
    /// @throws IllegalArgumentException where it is no letter from A to Z
    public static List<State> from(List<State> states, Alphabet alphabet, char letter) {
        int index = LETTERS.indexOf(Character.toUpperCase(letter));
        if (index < 0) {
            throw new IllegalArgumentException("not a letter: " + letter);
        }
        var start =
                alphabet == Alphabet.CHINESE
                        ? FIRST_SOUNDS.substring(index, index + 1)
                        : LETTERS.substring(index, index + 1);
        var ordered = order(states, alphabet);
        int begin =
                IntStream.range(0, ordered.size())
                        .filter(i ->
                                alphabet.place(alphabet.name(ordered.get(i)))
                                                .compareTo(alphabet.place(start))
                                        >= 0)
                        .findFirst()
                        .orElse(0);
        return turned(ordered, begin);
    }

    private static List<State> turned(List<State> ordered, int begin) {
        var turned = new ArrayList<>(ordered.subList(begin, ordered.size()));
        turned.addAll(ordered.subList(0, begin));
        return List.copyOf(turned);
    }
}
