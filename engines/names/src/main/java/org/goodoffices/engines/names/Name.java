package org.goodoffices.engines.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.goodoffices.engines.names.Part.Role;
import org.goodoffices.engines.names.Words.Meaning;
import org.goodoffices.engines.names.sound.Legible;
import org.goodoffices.engines.names.sound.Writing;

/// A name taken apart.
///
/// @param notices what its reader should know, in the order of [Notice]
public record Name(String text, Kind kind, List<Part> parts, List<Notice> notices) {

    /// Signs of a name that are looked at.
    public static final int LONGEST = 400;

    /// Words of a name that are looked at.
    public static final int MOST_WORDS = 24;

    public Name {
        parts = List.copyOf(parts);
        notices = List.copyOf(notices);
    }

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /// A dot that ends an abbreviation, an apostrophe, a gershayim: no border between words.
    private static final Pattern INSIDE_WORDS = Pattern.compile("(?<=\\p{L})[.'’ʼʻ‘`´\"״׳]+");

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?:[^\\p{L}\\p{M}\\p{N}@$]|(?<!\\p{L})[@$]|[@$](?!\\p{L}))+");
    private static final Pattern BETWEEN_CAPITALS =
            Pattern.compile("(?<=\\b\\p{Lu}{1,2})&(?=\\p{Lu}{1,2}\\b)");
    private static final Pattern OF_A_SITE =
            Pattern.compile("(?<=\\p{L})\\.(?:com|net|org|ru|cn)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIGURES = Pattern.compile("\\p{Nd}+(st|nd|rd|th)?");
    private static final Pattern LETTERS_AND_FIGURES =
            Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})(?!(?i:st|nd|rd|th)\\b)");

    /// Takes a name apart. Never fails: what cannot be read is told in the notices.
    public static Name of(String text, Kind kind) {
        var notices = EnumSet.noneOf(Notice.class);
        var seen = visible(text, notices);
        var words = new ArrayList<String>();
        // a dot ends an initial of a person, but S.A. is one word, and so is AT&T
        var spaced =
                kind == Kind.PERSON
                        ? seen.replace('.', ' ')
                        : BETWEEN_CAPITALS
                                .matcher(OF_A_SITE.matcher(seen).replaceAll(""))
                                .replaceAll("");
        for (var word : BETWEEN_WORDS.split(INSIDE_WORDS.matcher(spaced).replaceAll(""))) {
            // a mark without its letter is no word
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(oneScript(lettersForFigures(word), notices));
            }
        }
        if (words.size() > MOST_WORDS) {
            notices.add(Notice.SHORTENED);
            words.subList(MOST_WORDS, words.size()).clear();
        }
        var parts = parts(initialsApart(words, kind), kind);
        if (parts.isEmpty()) {
            notices.add(Notice.EMPTY);
        }
        return new Name(text, kind, parts, List.copyOf(notices));
    }

    private static String visible(String text, Set<Notice> notices) {
        var cut = text;
        if (text.codePointCount(0, text.length()) > LONGEST) {
            notices.add(Notice.SHORTENED);
            cut = text.substring(0, text.offsetByCodePoints(0, LONGEST));
        }
        var seen = new StringBuilder();
        boolean left = false;
        boolean right = false;
        for (int sign : NFKC.normalize(cut).codePoints().toArray()) {
            if (Legible.hidden(sign)) {
                notices.add(Notice.INVISIBLE_LEFT_OUT);
                continue;
            }
            byte direction = Character.getDirectionality(sign);
            left |= direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
            right |=
                    direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            seen.appendCodePoint(sign);
        }
        if (left && right) {
            notices.add(Notice.MIXED_DIRECTIONS);
        }
        return seen.toString();
    }

    private static final Pattern FIGURE_AMONG_LETTERS =
            Pattern.compile("(?<=\\p{IsLatin})[01345$@](?=\\p{IsLatin})");

    /// A figure with letters on both sides stands for the letter it looks like: `G0ogle`, `Ann@a`.
    private static String lettersForFigures(String word) {
        return FIGURE_AMONG_LETTERS
                .matcher(word)
                .replaceAll(figure ->
                        switch (figure.group().charAt(0)) {
                            case '0' -> "o";
                            case '1' -> "l";
                            case '3' -> "e";
                            case '4', '@' -> "a";
                            // not an enumeration: 5 and the sign of the dollar are left
                            default -> "s";
                        });
    }

    /// As [Legible#inOneScript], told.
    private static String oneScript(String word, Set<Notice> notices) {
        if (Legible.mixed(word)) {
            notices.add(Notice.LOOK_ALIKE_LETTERS);
        }
        return Legible.inOneScript(word);
    }

    /// What is compared of a word: lower case, without accents, dots and apostrophes. Accents stay
    /// where they make another letter: й, が, Korean syllables.
    static String key(String word) {
        var lower = NFKC.normalize(word).toLowerCase(Locale.ROOT);
        var bare =
                INSIDE_WORDS
                        .matcher(lower)
                        .replaceAll("")
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip();
        var writing = Writing.of(bare);
        return switch (writing) {
            case LATIN ->
                    MARKS.matcher(NFD.normalize(bare))
                            .replaceAll("")
                            .replace("ß", "ss")
                            .replace("ø", "o")
                            .replace("ł", "l")
                            .replace("đ", "d")
                            .replace("ı", "i")
                            .replace("æ", "ae")
                            .replace("œ", "oe")
                            .replace("ð", "d")
                            .replace("þ", "th");
            case ARABIC, HEBREW -> MARKS.matcher(bare).replaceAll("");
            case CYRILLIC -> bare.replace('ё', 'е');
            case HANGUL, HAN, KANA, OTHER, NONE -> bare;
        };
    }

    /// `JF` before or after a longer word are two initials, and so is what had dots: `J.F.`.
    private static List<String> initialsApart(List<String> words, Kind kind) {
        if (kind != Kind.PERSON) {
            var apart = new ArrayList<String>();
            for (var word : words) {
                apart.addAll(List.of(LETTERS_AND_FIGURES.split(word)));
            }
            return apart;
        }
        boolean capitals =
                words.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)));
        var apart = new ArrayList<String>();
        for (var word : words) {
            if ((capitals ? CONSONANTS : CAPITALS).matcher(word).matches()
                    && !Words.OF_PERSONS.containsKey(key(word))) {
                apart.addAll(List.of(word.split("")));
            } else {
                apart.add(word);
            }
        }
        return Compounds.together(apart);
    }

    /// Two capitals, or three that nobody could say, are initials; *NG* is a name.
    private static final Pattern CONSONANTS = Pattern.compile("(?!NG)[B-DF-HJ-NP-TV-XZ]{2,3}");

    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{2}|" + CONSONANTS);

    private static List<Part> parts(List<String> words, Kind kind) {
        var known = Words.of(kind);
        var parts = new ArrayList<Part>();
        for (int at = 0; at < words.size(); ) {
            int took = 0;
            for (int take = Math.min(Words.LONGEST_PHRASE, words.size() - at); take > 0; take--) {
                var run = words.subList(at, at + take);
                var phrase = String.join(" ", run);
                if (kind == Kind.PERSON && take == 1 && capital(phrase)) {
                    // A. is an initial, though a is a particle
                    break;
                }
                boolean letters =
                        kind == Kind.COMPANY && take > 1 && phrase.length() == 2 * take - 1;
                var key = key(letters ? String.join("", run) : phrase);
                var meaning = known.get(key);
                if (meaning != null
                        && !(meaning.role() == Role.PARTICLE && capital(phrase) && lettered(parts))
                        && fits(meaning, key, at, take, words.size())) {
                    parts.add(new Part(phrase, meaning.key(), meaning.role()));
                    took = take;
                    break;
                }
            }
            if (took == 0) {
                plain(words.get(at), kind, known, parts);
                took = 1;
            }
            at += took;
        }
        return named(counted(parts));
    }

    /// *Twenty-first* is one number.
    private static List<Part> counted(List<Part> parts) {
        var counted = new ArrayList<Part>();
        for (var part : parts) {
            var tens = counted.isEmpty() ? part : counted.getLast();
            if (part.is(Role.NUMBER)
                    && tens.is(Role.NUMBER)
                    && part.key().matches("[1-9]")
                    && tens.key().matches("[2-9]0")
                    && UCharacter.isLetter(tens.text().codePointAt(0))) {
                counted.set(
                        counted.size() - 1,
                        new Part(
                                tens.text() + " " + part.text(),
                                tens.key().charAt(0) + part.key(),
                                Role.NUMBER));
            } else {
                counted.add(part);
            }
        }
        return counted;
    }

    private static final Set<String> LETTERED =
            Set.of("series", "class", "tranche", "fund", "unit", "block", "phase", "type", "lot");

    /// Whether a letter after these tells one from another: *Series A*, *Series B*.
    private static boolean lettered(List<Part> before) {
        return !before.isEmpty() && LETTERED.contains(key(before.getLast().text()));
    }

    private static boolean capital(String word) {
        return word.codePointCount(0, word.length()) == 1
                && Character.isUpperCase(word.codePointAt(0));
    }

    /// A short form like *AS* is one at the end or the beginning only; *V* and *I* alone are
    /// numbers after something.
    private static boolean fits(Meaning meaning, String key, int at, int take, int words) {
        boolean last = at + take >= words - 1;
        return switch (meaning.role()) {
            case FORM -> key.length() > 3 || last || at == 0 && words > 2 && key.length() > 1;
            case NUMBER -> at > 0 || key.length() > 2;
            case GENERATION -> at > 0 && at + take == words && words > 2;
            case TITLE -> words > take && (!last(at, take, words) || !Words.SURNAMES.contains(key));
            case NAME, INITIAL, PARTICLE, GENERIC, SORT, PLACE -> true;
        };
    }

    private static boolean last(int at, int take, int words) {
        return at + take == words;
    }

    private static void plain(
            String word, Kind kind, Map<String, Meaning> known, List<Part> parts) {
        var key = key(word);
        if (FIGURES.matcher(key).matches()) {
            var figures = new StringBuilder();
            key.codePoints()
                    .filter(Character::isDigit)
                    .forEach(sign -> figures.append(Character.digit(sign, 10)));
            parts.add(new Part(word, figures.toString().replaceFirst("^0+(?=.)", ""), Role.NUMBER));
        } else if (kind != Kind.PERSON && unspaced(word)) {
            inOne(word, known, parts);
        } else if (key.codePointCount(0, key.length()) == 1 && !unspaced(word)) {
            parts.add(new Part(word, key, Role.INITIAL));
        } else {
            parts.add(new Part(word, kind == Kind.PERSON ? Compounds.key(word) : key, Role.NAME));
        }
    }

    private static boolean unspaced(String word) {
        return switch (Writing.of(word)) {
            case HAN, KANA, HANGUL -> true;
            case LATIN, ARABIC, HEBREW, CYRILLIC, OTHER, NONE -> false;
        };
    }

    /// Chinese, Japanese and Korean write a company's name and its form in one.
    private static void inOne(String word, Map<String, Meaning> known, List<Part> parts) {
        var before = new ArrayList<Part>();
        var after = new ArrayList<Part>();
        var rest = word;
        boolean more = true;
        while (more && rest.length() > 1) {
            more = false;
            for (int length = Math.min(12, rest.length() - 1); length >= 2 && !more; length--) {
                var end = known.get(key(rest.substring(rest.length() - length)));
                if (end != null) {
                    after.addFirst(
                            new Part(
                                    rest.substring(rest.length() - length), end.key(), end.role()));
                    rest = rest.substring(0, rest.length() - length);
                    more = true;
                    continue;
                }
                var begin = known.get(key(rest.substring(0, length)));
                if (begin != null && begin.role() == Role.FORM) {
                    before.add(new Part(rest.substring(0, length), begin.key(), begin.role()));
                    rest = rest.substring(length);
                    more = true;
                }
            }
        }
        parts.addAll(before);
        parts.add(new Part(rest, key(rest), Role.NAME));
        parts.addAll(after);
    }

    /// A name has to say who is meant: where no word does, those that usually say little have to.
    private static List<Part> named(List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.is(Role.NAME))) {
            return parts;
        }
        var yielding =
                new HashSet<>(
                        Set.of(Role.SORT, Role.GENERIC, Role.PLACE, Role.PARTICLE, Role.TITLE));
        for (var role : List.of(Role.PLACE, Role.SORT, Role.GENERIC, Role.TITLE, Role.PARTICLE)) {
            if (parts.stream().anyMatch(part -> part.is(role))) {
                return parts.stream()
                        .map(part ->
                                yielding.contains(part.role())
                                                && (part.is(role) || !part.is(Role.PARTICLE))
                                        ? new Part(part.text(), part.key(), Role.NAME)
                                        : part)
                        .toList();
            }
        }
        return parts;
    }
}
