package org.goodoffices.records.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @Test
    void a_bracket_is_read_with_its_alternatives_and_those_who_want_them() {
        var wording =
                Notation.read(
                        "The share is [#share: 40 %{Upstream #forty} | 60 %{Downstream; Delta}] of the flow.");

        assertThat(wording.parts())
                .containsExactly(
                        new Words("The share is "),
                        new Bracket(
                                "share",
                                List.of(
                                        new Alternative(
                                                Wording.of("40 %"), List.of("Upstream"), "forty"),
                                        new Alternative(
                                                Wording.of("60 %"),
                                                List.of("Downstream", "Delta"),
                                                null))),
                        new Words(" of the flow."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The share is [40 %{Upstream} | 60 %{Downstream}] of the flow.",
                "分水比例为[百分之四十{上游国} | 百分之六十{下游国}]，按年计算［见附件］。",
                "[within [30{A} | 60] days{B; C} | without delay], yearly",
                "a [ {A} | b], [optional] text",
                "[#share: [ | deep] x{#forty}]",
                "literal \\[brackets\\] and \\\\ outside | and { are free",
                "inside [a \\| b \\{c\\} | \\[d\\]] all mean something",
                "[\\#not an issue | x]",
                "two lines\nand [a\n\nparagraph | x]"
            })
    void what_people_type_prints_back_as_it_was(String typed) {
        assertThat(Notation.print(Notation.read(typed))).isEqualTo(typed);
    }

    @Test
    void the_option_stands_before_or_after_the_names() {
        var printed = "[#i: a{A; B #o} | b{#p}]";
        for (var typed :
                List.of(printed, "[#i: a{#o; A; B} | b{#p;}]", "[#i: a{A; #o; B} | b{#p}]")) {
            assertThat(Notation.print(Notation.read(typed))).isEqualTo(printed);
        }
    }

    @Test
    void printing_and_reading_are_inverse() {
        for (int seed = 0; seed < 1500; seed++) {
            var wording = new Generated(new Random(seed)).wording(3);
            assertThat(Notation.read(Notation.print(wording)))
                    .as("seed %s: %s", seed, wording)
                    .isEqualTo(wording);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a [b | c,NOT_CLOSED,1,3",
                "a b] c,NOT_OPENED,1,4",
                "a [ | ] c,EMPTY,1,3",
                "[],EMPTY,1,1",
                "[a{A | b],NAMES_NOT_CLOSED,1,3",
                "[a{A} more | b],AFTER_NAMES,1,7",
                "[a} | b],AFTER_NAMES,1,3",
                "[#share 40 | 60],NO_ISSUE,1,2",
                "[#: 40 | 60],NO_ISSUE,1,2",
                "[a{#} | b],NO_ISSUE,1,4",
                "[a{Nobody} | b],UNKNOWN_NAME,1,4",
                "水[甲{乙,NAMES_NOT_CLOSED,1,4",
                "[[[[[[[[[[[a]]]]]]]]]]],TOO_DEEP,1,11"
            })
    void a_mistake_is_told_with_its_place(
            String typed, NotationMistake.Kind kind, int line, int column) {
        var mistake =
                catchThrowableOfType(
                        NotationMistake.class,
                        () -> Notation.read(typed, name -> name.equals("Nobody") ? null : name));
        assertThat(mistake.kind()).isEqualTo(kind);
        assertThat(List.of(mistake.line(), mistake.column())).containsExactly(line, column);
        var below =
                catchThrowableOfType(
                        NotationMistake.class,
                        () ->
                                Notation.read(
                                        "one\r\n\r\n" + typed,
                                        name -> name.equals("Nobody") ? null : name));
        assertThat(List.of(below.line(), below.column())).containsExactly(line + 2, column);
    }

    @Test
    void any_text_is_read_or_refused_in_time() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append("[]{}|\\#;: a水\n".charAt(random.nextInt(13)));
            }
            try {
                var read = Notation.read(text.toString(), name -> name);
                assertThat(Notation.read(Notation.print(read))).as("%s", text).isEqualTo(read);
            } catch (NotationMistake told) {
                assertThat(told.column()).isPositive();
            }
        }
    }

    @Test
    void the_open_brackets_are_counted_and_settling_all_leaves_none() {
        for (int seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var wording = new Generated(random).wording(3);
            assertThat(wording.open())
                    .isEqualTo(
                            unescaped(Notation.print(wording)).replaceAll("[^\\[]", "").length());
            while (wording.open() > 0) {
                int bracket = random.nextInt(wording.open());
                var which = wording.brackets().get(bracket);
                int choice = random.nextInt(which.choices().size());
                var settled = wording.settle(bracket, choice);
                assertThat(letters(settled.words()))
                        .as("the words of the choice stay, seed %s", seed)
                        .contains(letters(which.choices().get(choice).wording().words()));
                assertThat(settled.open()).isLessThan(wording.open());
                wording = settled;
            }
        }
    }

    private static String unescaped(String printed) {
        return printed.replaceAll("\\\\.", "");
    }

    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void settling_leaves_no_trace() {
        var wording = Notation.read("It applies [within 30 days | ]. It [shall | may] be [kept].");
        assertThat(wording.settle(0, 1).toString())
                .isEqualTo("It applies. It [shall | may] be [kept].");
        assertThat(wording.settle(1, 0).toString())
                .isEqualTo("It applies [within 30 days | ]. It shall be [kept].");
        assertThat(wording.settle(2, 1).toString())
                .as("a bracket with one alternative may be left out")
                .isEqualTo("It applies [within 30 days | ]. It [shall | may] be.");
        assertThat(Notation.read("[a [b | c] | d]").settle(1, 1).toString()).isEqualTo("[a c | d]");
    }

    @Test
    void what_the_table_agrees_on_becomes_text() {
        var text =
                text(
                        "The share is [#share: [#unit: 40 %{#percent} | 40 m³{#volume}]{#forty} | 60 %{#sixty}] [yearly].",
                        "份额为[#share: 四成{#forty} | 六成{#sixty}]。");
        assertThat(text.open()).hasSize(3);

        var settled = text.settled(Map.of("share", "forty", "unit", "volume", "other", "x"));

        assertThat(settled.clauses().getFirst().text().en().toString())
                .isEqualTo("The share is 40 m³ [yearly].");
        assertThat(settled.clauses().getFirst().text().zh().toString()).isEqualTo("份额为四成。");
        assertThat(text.settled(Map.of("share", "unheard of"))).isEqualTo(text);
    }

    @Test
    void a_settled_bracket_says_for_which_option_it_stands() {
        var text =
                text(
                        "[#share: 40{#forty} | 60] and [a{#forty} | b]",
                        "[#share: 四十{#forty} | 六十]和[甲{#forty} | 乙]");
        var places = text.open();
        assertThat(places).hasSize(2).allMatch(place -> place.open().inBoth());
        assertThat(text.standsFor(places.getFirst(), 0))
                .contains(new NegotiatingText.Tie("share", "forty"));
        assertThat(text.standsFor(places.getFirst(), 1)).isEmpty();
        assertThat(text.standsFor(places.getLast(), 0)).isEmpty();
        assertThat(text.settle(places.getFirst(), 1).clauses().getFirst().text().zh().toString())
                .isEqualTo("六十和[甲{#forty} | 乙]");
    }

    @Test
    void a_bracket_in_one_language_alone_is_told() {
        var both = text("[a{A} | b{B}] then [c]", "先[丙]后[甲{A} | 乙{B}]").open();
        assertThat(both).hasSize(2).allMatch(place -> place.open().inBoth());
        assertThat(both.getFirst().open()).isEqualTo(new InBoth.Open(0, 1));

        var differ = text("[a{A} | b{B}]", "[甲{A} | 乙{C}]").open();
        assertThat(differ)
                .extracting(NegotiatingText.Place::open)
                .containsExactly(new InBoth.Open(0, -1), new InBoth.Open(-1, 0));
        assertThat(text("plain", "[甲 | [乙]]").open())
                .extracting(NegotiatingText.Place::open)
                .containsExactly(new InBoth.Open(-1, 0), new InBoth.Open(-1, 1));
    }

    @Test
    void a_text_is_read_back_from_the_record_as_it_was() {
        var text = new Generated(new Random(3)).text(4);
        assertThat(NegotiatingText.ofFacts(text.facts())).isEqualTo(text);
        assertThat(NegotiatingText.ofFacts(null)).isEqualTo(NegotiatingText.NOTHING);
    }

    private static NegotiatingText text(String en, String zh) {
        return new NegotiatingText(
                List.of(
                        new Clause(
                                "k",
                                InBoth.NOTHING,
                                new InBoth(Notation.read(en), Notation.read(zh)),
                                Parity.CONFIRMED)));
    }
}
