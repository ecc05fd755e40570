package org.goodoffices.engines.names;

import java.util.List;
import org.goodoffices.engines.names.Part.Role;
import org.goodoffices.engines.names.sound.Attested;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.engines.names.sound.Writing;

/// How well a part of one name answers to a part of the other, rule by rule; the first rule that
/// knows both decides.
final class Answering {

    /// What two words that are both known as names, and as different ones, lose in likeness; where
    /// they could be one in two spellings; where they are a man's and a woman's.
    private static final double TWO_NAMES = 0.25;

    private static final double TWO_SPELLINGS = 0.1;
    private static final double MAN_AND_WOMAN = 0.35;

    /// A word and its beginning, or its consonants.
    private static final double SHORTENED = 0.8;

    private static final double SHORT_FORM = 0.88;
    private static final double WADE_GILES = 0.9;

    /// Two names that several scripts write in one way; a surname as a man and as a woman bears it.
    private static final double HEARD_ALIKE = 0.85;

    /// Words of pinyin less alike than this are other syllables, not slips.
    private static final double OTHER_SYLLABLE = 0.8;

    /// What two words of companies or ships lose that begin otherwise: *Pride* and *Bride*.
    private static final double FIRST_LETTER = 0.2;

    private final Sounds sounds;
    private final Attested attested;
    private final Kind kind;
    private final boolean pinyin;
    private final boolean wadeGiles;

    Answering(
            Sounds sounds, Attested attested, Kind kind, List<Part> parts, List<Part> otherParts) {
        this.sounds = sounds;
        this.attested = attested;
        this.kind = kind;
        boolean person = kind == Kind.PERSON;
        pinyin = person && Syllables.pinyin(parts) && Syllables.pinyin(otherParts);
        wadeGiles = person && (Syllables.wadeGiles(parts) || Syllables.wadeGiles(otherParts));
    }

    Likeness of(Part one, Part other) {
        boolean numbers = one.is(Role.NUMBER) || other.is(Role.NUMBER);
        boolean forms = one.is(Role.FORM) || other.is(Role.FORM);
        if (numbers || forms || one.is(Role.GENERATION) || other.is(Role.GENERATION)) {
            if (one.role() != other.role() || !one.key().equals(other.key())) {
                return Likeness.NONE;
            }
            boolean same = Name.key(one.text()).equals(Name.key(other.text()));
            return new Likeness(same || numbers ? Relation.SAME : Relation.SAME_FORM, 1);
        }
        if (one.is(Role.INITIAL) || other.is(Role.INITIAL)) {
            return initial(one, other);
        }
        var plain = Name.key(one.text());
        var others = Name.key(other.text());
        if (one.key().equals(other.key())) {
            return new Likeness(Relation.SAME, 1);
        }
        if (Words.differ(plain, others, kind)) {
            return Likeness.NONE;
        }
        return kind == Kind.PERSON
                ? ofPersons(one.key(), other.key())
                : ofOthers(plain, others, Likeness.of(one.key(), other.key(), sounds));
    }

    private Likeness initial(Part one, Part other) {
        if (one.is(Role.INITIAL) && other.is(Role.INITIAL)) {
            return one.key().equals(other.key()) ? new Likeness(Relation.SAME, 1) : Likeness.NONE;
        }
        var letter = one.is(Role.INITIAL) ? one : other;
        var word = letter == one ? other : one;
        return word.is(Role.NAME) && Likeness.initial(letter.key(), word.key(), sounds)
                ? new Likeness(Relation.INITIAL, 0.8)
                : Likeness.NONE;
    }

    private Likeness ofPersons(String one, String other) {
        if (sameSyllables(List.of(one), other)) {
            return new Likeness(Relation.TRANSLITERATED, WADE_GILES);
        }
        if (Compounds.served(one, other)) {
            return Compounds.likeness(one, other, sounds);
        }
        var likeness = Likeness.of(one, other, sounds);
        if (likeness.score() < SHORT_FORM && shortForms(one, other)) {
            return new Likeness(Relation.SHORT_FORM, SHORT_FORM);
        }
        if (Writing.of(one) != Writing.of(other)) {
            return likeness;
        }
        if (Bearers.patronymics(one, other)) {
            return Bearers.likeness(one, other, sounds);
        }
        if (likeness.score() < HEARD_ALIKE && attested.heardAlike(one, other)) {
            return new Likeness(Relation.TRANSLITERATED, HEARD_ALIKE);
        }
        if (pinyin && likeness.score() < OTHER_SYLLABLE) {
            return Likeness.NONE;
        }
        boolean both = attested.both(one, other);
        if (Bearers.surnames(one, other, both)) {
            return new Likeness(Relation.SPELT_OTHERWISE, HEARD_ALIKE);
        }
        if (both) {
            return new Likeness(
                    likeness.relation(), likeness.score() - twoNames(one, other, likeness));
        }
        // beside a name many bear, one that hardly anybody bears is rather a slip
        var slip =
                attested.known(one) || attested.known(other) ? Likeness.slip(one, other) : likeness;
        return slip.score() > likeness.score() ? slip : likeness;
    }

    /// Whether one is in Wade-Giles what the other is in pinyin.
    boolean sameSyllables(List<String> words, String other) {
        return wadeGiles && Syllables.same(words, other);
    }

    private double twoNames(String one, String other, Likeness likeness) {
        if (Bearers.manAndWoman(one, other)) {
            return MAN_AND_WOMAN;
        }
        if (!attested.twoNames(one, other)) {
            return 0;
        }
        return likeness.relation() == Relation.TRANSLITERATED ? TWO_SPELLINGS : TWO_NAMES;
    }

    private boolean shortForms(String one, String other) {
        if (Writing.of(one) == Writing.of(other)) {
            return Words.shortForms(one, other);
        }
        return sounds.spoken(one, 3).stream()
                .anyMatch(said ->
                        sounds.spoken(other, 3).stream()
                                .anyMatch(also -> Words.shortForms(said, also)));
    }

    private Likeness ofOthers(String one, String other, Likeness byKey) {
        // a word may be known in one spelling alone: petroleum, petrolium
        var spelt = Likeness.of(one, other, sounds);
        var likeness = spelt.score() > byKey.score() ? spelt : byKey;
        if (likeness.score() < Comparing.LEAST
                && kind == Kind.COMPANY
                && Likeness.shortened(one, other)) {
            return new Likeness(Relation.ABBREVIATED, SHORTENED);
        }
        boolean sounds = likeness.relation() == Relation.TRANSLITERATED;
        return likeness.score() < 0.9 && !sounds && one.charAt(0) != other.charAt(0)
                ? new Likeness(likeness.relation(), likeness.score() - FIRST_LETTER)
                : likeness;
    }
}
