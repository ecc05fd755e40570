package org.goodoffices.records.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.goodoffices.records.documents.KeepPaper.Unfit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\fakepath\\Answer.pdf, Answer.pdf",
        "交付迟延说明.docx, 交付迟延说明.docx",
        "'  two words.txt ', two words.txt",
    })
    void a_name_loses_its_path_and_nothing_else(String given, String name) throws Unfit {
        assertThat(FileName.of(given)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "..", "/", "a/", "."})
    void what_is_no_name_is_refused(String given) {
        assertThatThrownBy(() -> FileName.of(given))
                .isInstanceOf(Unfit.class)
                .hasMessage("no-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b.pdf", "a\nb.pdf", "fdp.\u202Eexe", "a\u200Eb"})
    void what_hides_the_name_is_refused(String given) {
        assertThatThrownBy(() -> FileName.of(given))
                .isInstanceOf(Unfit.class)
                .hasMessage("name-unprintable");
    }

    @Test
    void a_very_long_name_is_refused() throws Unfit {
        assertThat(FileName.of("字".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> FileName.of("a".repeat(10_000))).hasMessage("name-too-long");
    }

    @Test
    void a_title_is_the_name_without_its_ending() {
        assertThat(FileName.title("Answer.v2.pdf")).isEqualTo("Answer.v2");
        assertThat(FileName.title("Answer")).isEqualTo("Answer");
        assertThat(FileName.title(".profile")).isEqualTo(".profile");
    }

    @Test
    void a_name_in_any_script_is_handed_out_as_rfc_6266_says() {
        assertThat(Attachment.header("答复 v1.pdf"))
                .isEqualTo(
                        "attachment; filename=\"__ v1.pdf\";"
                                + " filename*=UTF-8''%E7%AD%94%E5%A4%8D%20v1.pdf");
        assertThat(Attachment.header("a\"; x=\"b%41.pdf"))
                .isEqualTo(
                        "attachment; filename=\"a__ x=_b_41.pdf\";"
                                + " filename*=UTF-8''a%22%3B%20x%3D%22b%2541.pdf");
        assertThat(Attachment.header("𠮷.txt"))
                .isEqualTo("attachment; filename=\"_.txt\"; filename*=UTF-8''%F0%A0%AE%B7.txt");
    }
}
