package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.goodoffices.Golden;
import org.goodoffices.foundation.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    private static final Texts TEXTS = Texts.ofAllModules();

    static Stream<String> letters() {
        return TEXTS.keys().stream()
                .filter(key -> key.startsWith("identity.mail.") && key.endsWith(".subject"))
                .map(key -> key.substring(0, key.length() - ".subject".length()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void each_letter_goes_out_word_for_word(String key) {
        var letter = Letter.of(TEXTS, key, "https://good-offices.example/link");

        Golden.agrees(
                "foundation/identity/" + key.substring("identity.mail.".length()) + ".txt",
                String.join(
                        "\n\n",
                        letter.subjectEn(),
                        letter.bodyEn(),
                        letter.subjectZh(),
                        letter.bodyZh() + "\n"));
    }

    @Test
    void a_letter_speaks_both_languages() {
        assertThatThrownBy(() -> new Letter("Subject", " ", "Words", "正文"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\nBcc: x@example.org", "tab\there"})
    void a_subject_is_one_line(String subject) {
        assertThatThrownBy(() -> new Letter(subject, "主题", "Words", "正文"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(letters()).isNotEmpty();
    }
}
