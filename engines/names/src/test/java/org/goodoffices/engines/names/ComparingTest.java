package org.goodoffices.engines.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.goodoffices.engines.names.Comparison.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pairs written for this test, from general knowledge.
class ComparingTest {

    private static final Comparing COMPARING = Comparing.shipped();

    @ParameterizedTest(name = "{0}: {2} | {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    person  | true  | Владимир Путин           | Vladimir Putin
                    person  | true  | 习近平                   | Xi Jinping
                    person  | true  | 毛泽东                   | Mao Tse-tung
                    person  | true  | محمد بن سلمان            | Mohammed bin Salman
                    person  | true  | 김정은                   | Kim Jong Un
                    person  | true  | בנימין נתניהו            | Benjamin Netanyahu
                    person  | true  | アンゲラ・メルケル       | Angela Merkel
                    person  | true  | أنغيلا ميركل             | Ангела Меркель
                    person  | true  | Merkel, A.               | Angela Merkel
                    person  | true  | Bill Clinton             | William Jefferson Clinton
                    person  | true  | Abdul Rahman Khan        | Abdulrahman Khan
                    person  | true  | Chirstopher Johnson      | Christopher Johnson
                    person  | true  | Dr. Hans Müller          | MUELLER Hans
                    person  | false | John Smith               | Jane Smith
                    person  | false | Jan Novak                | Juan Novak
                    person  | false | Robert Smith Jr          | Robert Smith Sr
                    person  | false | Ivan Petrovich Sidorov   | Ivan Nikolaevich Sidorov
                    person  | false | Владимир Путин           | Vladimir Pushkin
                    person  | false | 张伟                     | 张强
                    person  | false | Obama                    | Barack Obama
                    company | true  | ПАО Газпром              | Gazprom
                    company | true  | 华为技术有限公司         | Huawei Technologies Co., Ltd.
                    company | true  | International Business Machines Corp. | IBM
                    company | true  | OOO Romashka             | Общество с ограниченной ответственностью Ромашка
                    company | true  | Acme Intl Mfg Co         | Acme International Manufacturing Company
                    company | true  | Second Capital Partners LLC | 2nd Capital Partners LLC
                    company | true  | Face Book, Inc.          | Facebook Inc
                    company | false | Alpha Fund II LP         | Alpha Fund III LP
                    company | false | General Electric         | General Motors
                    company | false | North Star Shipping      | South Star Shipping
                    company | false | Siemens Energy           | Siemens Healthineers
                    vessel  | true  | M/T Sea Star 7           | SEA STAR VII
                    vessel  | false | Sea Star 7               | Sea Star 8
                    state   | true  | 中华人民共和国           | People's Republic of China
                    state   | false | Republic of Korea        | Democratic People's Republic of Korea
                    """)
    void it_tells_one_bearer_from_two(String kind, boolean match, String one, String other) {
        var compared = COMPARING.compare(one, other, Kind.read(kind).orElseThrow());
        assertThat(compared.match()).as(compared.toString()).isEqualTo(match);
    }

    @Test
    void every_part_is_explained() {
        var compared = COMPARING.compare("Bill J. Clinton", "Clinton William", Kind.PERSON);
        assertThat(compared.lines())
                .containsExactlyInAnyOrder(
                        new Line("Clinton", "Clinton", Relation.SAME, 1, 1),
                        new Line("Bill", "William", Relation.SHORT_FORM, 0.88, 1),
                        new Line("J", "", Relation.ALONE, 0, 0.5));
        // (1 + 0.88) / (2 + 0.3 × 0.5)
        assertThat(compared.score()).isEqualTo(0.874);
    }

    @Test
    void the_order_of_the_two_makes_no_difference() {
        var random = new Random(11);
        var words = "Ivan Petrov Jr 习近平 Газпром GmbH Trading II al-Din O'Brien 7 محمد".split(" ");
        for (int i = 0; i < 300; i++) {
            var one = words[random.nextInt(12)] + " " + words[random.nextInt(12)];
            var other = words[random.nextInt(12)] + " " + words[random.nextInt(12)];
            var kind = Kind.values()[random.nextInt(4)];
            double score = COMPARING.compare(one, other, kind).score();
            assertThat(COMPARING.compare(other, one, kind).score())
                    .as(one + " | " + other + " " + kind)
                    .isEqualTo(score)
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void countries_that_have_none_in_common_speak_against() {
        var same =
                COMPARING.compare("Acme", "Acme", Kind.COMPANY, Set.of("DE"), Set.of("DE", "FR"));
        var other = COMPARING.compare("Acme", "Acme", Kind.COMPANY, Set.of("DE"), Set.of("FR"));
        assertThat(same.score()).isEqualTo(1.0);
        assertThat(other.score()).isEqualTo(0.85);
        assertThat(COMPARING.compare("Acme", "Acme", Kind.COMPANY, Set.of(), Set.of("FR")).score())
                .isEqualTo(1.0);
    }

    @Test
    void hidden_signs_and_look_alike_letters_are_told_and_do_not_deceive() {
        // a joiner without width, a Cyrillic а, a mark that turns the writing around
        var compared =
                COMPARING.compare("Ang\u200Bel\u0430 Merkel\u202E", "Angela Merkel", Kind.PERSON);
        assertThat(compared.score()).isEqualTo(1.0);
        assertThat(compared.one().notices())
                .containsExactly(Notice.INVISIBLE_LEFT_OUT, Notice.LOOK_ALIKE_LETTERS);
        assertThat(compared.other().notices()).isEmpty();
        assertThat(Name.of("محمد Smith", Kind.PERSON).notices())
                .containsExactly(Notice.MIXED_DIRECTIONS);
    }

    @Test
    void a_name_of_ten_thousand_signs_is_shortened_and_told() {
        var compared =
                COMPARING.compare(
                        "Angela Merkel " + "x".repeat(10_000), "word ".repeat(2_000), Kind.COMPANY);
        assertThat(compared.one().notices()).containsExactly(Notice.SHORTENED);
        assertThat(compared.other().notices()).containsExactly(Notice.SHORTENED);
        assertThat(compared.other().parts()).hasSize(Name.MOST_WORDS);
        assertThat(compared.match()).isFalse();
    }

    @Test
    void a_mark_without_its_letter_is_no_word() {
        for (var kind : Kind.values()) {
            assertThat(COMPARING.compare("Acme \u0301 AB", "\u0301 Acme AB", kind).score())
                    .isEqualTo(1.0);
        }
    }

    @Test
    void what_has_no_letters_matches_nothing() {
        for (var empty : new String[] {"", "   ", "…!?", "\u200B\u202E", "\uD800"}) {
            var compared = COMPARING.compare(empty, empty, Kind.PERSON);
            assertThat(compared.score()).isEqualTo(0);
            assertThat(compared.one().notices()).contains(Notice.EMPTY);
        }
    }
}
