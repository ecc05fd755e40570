package org.goodoffices.records.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Part;
import org.goodoffices.records.language.Wording.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private static final int RUNS = 600;

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                // far apart: both
                "The share is 40 of the flow of the river in every year / The share is 50 of the flow of the river in every year / The share is 40 of the flow of the river in any year / The share is 50 of the flow of the river in any year",
                // the same place: a bracket
                "The share is 40 of the flow / The share is 50 of the flow / The share is 60 of the flow / The share is [50{A} | 60{B}] of the flow",
                // too close together: what nobody said is not made
                "pays nine million dollars / pays ten million dollars / pays nine billion dollars / pays [ten million{A} | nine billion{B}] dollars",
                "支付九百万元。 / 支付八百万元。 / 支付九百亿元。 / 支付[八百万{A} | 九百亿{B}]元。",
                "The Parties shall meet / The Parties shall meet yearly / The Parties shall meet in Geneva / The Parties shall meet [yearly{A} | in Geneva{B}]",
                // struck out by one, changed by the other
                "It ends after two years of use. / It ends. / It ends after three years of use. / It ends [ {A} | after three years of use{B}].",
                // the same by both
                "a b c / a x c / a x c / a x c",
                // beside what stands in brackets already
                "the [x{C} | y{D}] flow / the [x{C} | y{D} | z{A}] flow / the [x{C} | y{D} | q{B}] flow / the [x{C} | y{D} | z{A} | q{B}] flow",
                "the rate / the [fixed{C} | free{D}] rate / the low rate / the [fixed{C} | free{D} | low{B}] rate",
                // within the alternatives of one bracket
                "the [x of it | y of it] flow / the [x of this | y of it] flow / the [x of it | y of that] flow / the [x of this | y of that] flow",
                // settled by one, changed by the other
                "the [x | y] flow / the x flow / the [x | y | z] flow / the [x{A} | y | z] flow"
            })
    void two_hands_become_one_text(String base, String one, String other, String merged) {
        var wording = Notation.read(base);
        var left = List.of(new Said<>(Notation.read(one), "A"));
        var right = List.of(new Said<>(Notation.read(other), "B"));
        assertThat(WordingMerge.merge(wording, left, right).toString()).isEqualTo(merged.strip());
        assertThat(unordered(WordingMerge.merge(wording, right, left)))
                .isEqualTo(unordered(Notation.read(merged)));
    }

    @Test
    void of_several_who_wrote_before_each_is_named_for_what_they_wrote() {
        var base = Notation.read("The share is 40 of the yearly flow and it is due in May.");
        var merged =
                WordingMerge.merge(
                        base,
                        List.of(
                                new Said<>(
                                        Notation.read(
                                                "The share is 50 of the yearly flow and it is due in May."),
                                        "A"),
                                new Said<>(
                                        Notation.read(
                                                "The share is 50 of the yearly flow and it is due in June."),
                                        "B")),
                        List.of(
                                new Said<>(
                                        Notation.read(
                                                "The share is 60 of the yearly flow and it is due in July."),
                                        "C")));
        assertThat(merged.toString())
                .isEqualTo(
                        "The share is [50{A} | 60{C}] of the yearly flow and it is due in [June{B} | July{C}].");
    }

    @Test
    void a_hand_that_changed_nothing_leaves_the_others_text() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = generated.wording(2);
            var other = generated.wording(2);
            assertThat(merged(base, base, other)).isEqualTo(other);
            assertThat(merged(base, other, base)).isEqualTo(other);
            assertThat(merged(base, other, other)).isEqualTo(other);
            assertThat(WordingMerge.merge(base, List.of(), List.of(new Said<>(other, "B"))))
                    .isEqualTo(other);
        }
    }

    @Test
    void no_word_of_either_hand_is_lost() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = generated.plain(20);
            var left = generated.edited(base);
            var right = generated.edited(base);
            var words = words(merged(base, left, right));
            var wanted = new HashSet<String>();
            for (var word : words(base)) {
                if (words(left).contains(word) && words(right).contains(word)) {
                    wanted.add(word);
                }
            }
            words(left).stream().filter(word -> !words(base).contains(word)).forEach(wanted::add);
            words(right).stream().filter(word -> !words(base).contains(word)).forEach(wanted::add);
            assertThat(words)
                    .as("seed %s: %s", seed, merged(base, left, right))
                    .containsAll(wanted);
        }
    }

    @Test
    void brackets_are_no_exception() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = generated.wording(2);
            var left = generated.wording(2);
            var right = generated.wording(2);
            var merged = merged(base, left, right);
            var wanted = new HashSet<>(words(left));
            wanted.retainAll(words(right));
            wanted.addAll(without(words(left), words(base)));
            wanted.addAll(without(words(right), words(base)));
            assertThat(words(merged)).as("seed %s: %s", seed, merged).containsAll(wanted);
            assertThat(Notation.read(Notation.print(merged))).isEqualTo(merged);
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    @Test
    void the_order_of_the_hands_changes_only_that_of_alternatives() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = seed % 2 == 0 ? generated.plain(20) : generated.wording(2);
            var left = seed % 2 == 0 ? generated.edited(base) : generated.wording(2);
            var right = seed % 2 == 0 ? generated.edited(base) : generated.wording(2);
            assertThat(
                            unordered(
                                    WordingMerge.merge(
                                            base,
                                            List.of(new Said<>(right, "B")),
                                            List.of(new Said<>(left, "A")))))
                    .as("seed %s", seed)
                    .isEqualTo(unordered(merged(base, left, right)));
        }
    }

    @Test
    void to_merge_what_was_merged_with_one_of_its_sources_changes_nothing() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = generated.plain(20);
            var left = generated.edited(base);
            var merged = merged(base, left, generated.edited(base));
            assertThat(
                            WordingMerge.merge(
                                            base,
                                            List.of(new Said<>(merged, "B")),
                                            List.of(new Said<>(left, "A")))
                                    .toString())
                    .as("seed %s", seed)
                    .isEqualTo(merged.toString());
        }
    }

    @Test
    void clauses_are_put_in_removed_moved_and_changed_at_once_and_none_is_lost() {
        for (int seed = 0; seed < RUNS; seed++) {
            var generated = new Generated(new Random(seed));
            var base = generated.text(4);
            var left = generated.edited(base);
            var right = generated.edited(base);
            var merged = merged(base, left, right);
            var wanted = new TreeSet<String>();
            for (var clause : left.clauses()) {
                if (right.clause(clause.id()) != null || !clause.equals(base.clause(clause.id()))) {
                    wanted.add(clause.id());
                }
            }
            for (var clause : right.clauses()) {
                if (!clause.equals(base.clause(clause.id()))) {
                    wanted.add(clause.id());
                }
            }
            assertThat(new TreeSet<>(merged.clauses().stream().map(Clause::id).toList()))
                    .as("seed %s", seed)
                    .isEqualTo(wanted);
            assertThat(merged(base, base, right)).isEqualTo(right);
            assertThat(merged(base, left, base)).isEqualTo(left);
            var turned =
                    TextMerge.merge(
                            base, List.of(new Said<>(right, "B")), List.of(new Said<>(left, "A")));
            assertThat(turned.clauses().stream().map(MergeTest::unordered).toList())
                    .as("seed %s", seed)
                    .isEqualTo(merged.clauses().stream().map(MergeTest::unordered).toList());
        }
    }

    @Test
    void a_clause_that_one_removed_and_the_other_changed_stays_in_brackets() {
        var base = text("a", "Old words.", "旧文。");
        var changed = text("a", "New words.", "新文。");
        var merged = merged(base, NegotiatingText.NOTHING, changed).clauses().getFirst();
        assertThat(merged.text().en().toString()).isEqualTo("[New words.{B} | {A}]");
        assertThat(merged.text().zh().toString()).isEqualTo("[新文。{B} | {A}]");
        assertThat(merged(base, NegotiatingText.NOTHING, base)).isEqualTo(NegotiatingText.NOTHING);
    }

    @Test
    void parity_holds_only_for_the_texts_of_which_it_was_said() {
        var base = text("a", "One two three four five six seven.", "文。");
        var left = text("a", "Uno two three four five six seven.", "文。");
        var right = text("a", "One two three four five six sept.", "文。");
        assertThat(merged(base, left, right).clauses().getFirst().parity())
                .isEqualTo(Parity.NOT_CONFIRMED);
        assertThat(merged(base, base, right).clauses().getFirst().parity())
                .isEqualTo(Parity.CONFIRMED);
    }

    @Test
    void long_texts_that_have_nothing_in_common_are_merged_in_time() {
        var random = new Random(1);
        var base = han(random);
        var begun = System.nanoTime();
        var merged = merged(base, han(random), han(random));
        assertThat(merged.open()).isOne();
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    private static Wording han(Random random) {
        return Wording.of(
                random.ints(20_000, 0x4e00, 0x4e00 + 200)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    private static NegotiatingText text(String id, String en, String zh) {
        return new NegotiatingText(
                List.of(
                        new Clause(
                                id,
                                InBoth.NOTHING,
                                new InBoth(Notation.read(en), Notation.read(zh)),
                                Parity.CONFIRMED)));
    }

    private static NegotiatingText merged(
            NegotiatingText base, NegotiatingText one, NegotiatingText other) {
        return TextMerge.merge(
                base, List.of(new Said<>(one, "A")), List.of(new Said<>(other, "B")));
    }

    private static Wording merged(Wording base, Wording one, Wording other) {
        return WordingMerge.merge(
                base, List.of(new Said<>(one, "A")), List.of(new Said<>(other, "B")));
    }

    private static Set<String> words(Wording wording) {
        return Tokens.of(wording.words()).stream()
                .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
                .collect(Collectors.toSet());
    }

    /// The same, alternatives and names in an order of their own.
    private static String unordered(Clause clause) {
        return clause.id()
                + unordered(clause.heading().en())
                + unordered(clause.text().en())
                + unordered(clause.text().zh())
                + clause.parity();
    }

    private static String unordered(Wording wording) {
        return wording.parts().stream().map(MergeTest::unordered).collect(Collectors.joining());
    }

    private static String unordered(Part part) {
        return switch (part) {
            case Words(var text) -> text;
            case Bracket(var issue, var alternatives) ->
                    "["
                            + issue
                            + alternatives.stream().map(MergeTest::unordered).sorted().toList()
                            + "]";
        };
    }

    private static String unordered(Alternative one) {
        return unordered(one.wording()) + one.by().stream().sorted().toList() + one.option();
    }
}
