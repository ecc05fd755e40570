package org.goodoffices.engines.names.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With the models that come with the engine.
class PoolTest {

    private static final List<String> NAMES = names();
    private static final Pool POOL = new Pool(NAMES, Sounds.shipped());

    /// Known persons, lost among names made up.
    private static List<String> names() {
        var names =
                new ArrayList<>(
                        List.of(
                                "Merkel",
                                "Gorbachev",
                                "Netanyahu",
                                "Schwarzenegger",
                                "Angela Merkel",
                                "Mikhail Gorbachev",
                                "Xi Jinping",
                                "Kim Jong Un",
                                "Владимир Путин",
                                "习近平",
                                "Łukasz Wałęsa"));
        var random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            var made = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                made.append("bcdfghklmnprstvz".charAt(random.nextInt(16)));
                made.append("aeiou".charAt(random.nextInt(5)));
            }
            names.add(made.toString());
        }
        return List.copyOf(names);
    }

    @ParameterizedTest
    @CsvSource({
        "Меркель, Merkel",
        "ميركل, Merkel",
        "メルケル, Merkel",
        "默克尔, Merkel",
        "메르켈, Merkel",
        "Горбачёв, Gorbachev",
        "戈尔巴乔夫, Gorbachev",
        "נתניהו, Netanyahu",
        "シュワルツェネッガー, Schwarzenegger",
        "Ангела Меркель, Angela Merkel",
        "Merkel Angela, Angela Merkel",
        "Gorbatschow, Gorbachev",
        "Gorbahcev, Gorbachev",
        "Netanjahu, Netanyahu",
        "習近平, 习近平",
        "Vladimir Putin, Владимир Путин",
        "김정은, Kim Jong Un",
        "Lukasz Walesa, Łukasz Wałęsa",
        "默 克 尔, Merkel"
    })
    void it_finds_a_name_in_another_writing(String query, String name) {
        assertThat(POOL.nearest(query, 5).getFirst().name()).isEqualTo(name);
    }

    @Test
    void the_very_same_name_comes_first_with_a_score_of_one() {
        var found = POOL.nearest("angela  MERKEL", 5);
        assertThat(found.getFirst()).isEqualTo(new Pool.Found("Angela Merkel", 4, 1.0));
        assertThat(found).hasSizeLessThanOrEqualTo(5);
        assertThat(found.stream().skip(1)).allMatch(one -> one.score() < 1);
        assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void hidden_signs_and_look_alike_letters_deceive_no_search() {
        // a joiner without width, a Cyrillic е, a mark that turns the writing around
        var disguised = "Ang\u200Bela M\u0435rkel\u202E";
        assertThat(POOL.nearest(disguised, 5).getFirst())
                .isEqualTo(new Pool.Found("Angela Merkel", 4, 1.0));
        var found = new Pool(List.of("\u202E\u200B", disguised), Sounds.shipped());
        assertThat(found.nearest("Меркель", 5).getFirst().name()).isEqualTo(disguised);
        assertThat(found.nearest("", 5)).isEmpty();
    }

    @Test
    void whatever_is_asked_it_answers() {
        assertThat(POOL.nearest("", 5)).isEmpty();
        assertThat(POOL.nearest("!!! 42 \u202e\u0000", 5)).isEmpty();
        assertThat(POOL.nearest("x".repeat(10_000), 5)).isEmpty();
        assertThat(POOL.nearest("默".repeat(10_000), 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(POOL.nearest("ა ბ გ\uD800", 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(POOL.nearest("Angela ".repeat(500), 5)).isNotEmpty();
        assertThat(new Pool(List.of(), Sounds.shipped()).nearest("Merkel", 5)).isEmpty();
    }
}
