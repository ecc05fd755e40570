package org.goodoffices.records.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaperTypeTest {

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, PDF",
        "89504e470d0a1a0a00, PNG",
        "ffd8ffe000104a464946, JPEG",
        "49492a0008000000, TIFF",
        "524946460000000057454250, WEBP",
        "524946460000000057415645, WAV",
        "0000001866747970 6d703432, MP4",
        "0000001866747970 68656963, HEIC",
        "d0cf11e0a1b11ae1, OLD_OFFICE",
        "4d5a9000, PROGRAM",
        "7f454c46, PROGRAM",
        "377abcaf271c, SEVEN_ZIP",
        "00010203, UNKNOWN",
    })
    void a_type_is_told_from_the_first_bytes(String hex, PaperType type) {
        assertThat(sniffed(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(type);
    }

    @Test
    void office_files_are_told_from_other_archives() throws IOException {
        assertThat(sniffed(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")))
                .isEqualTo(PaperType.WORD);
        assertThat(sniffed(zip("[Content_Types].xml", "xl/workbook.xml")))
                .isEqualTo(PaperType.EXCEL);
        assertThat(sniffed(zip("letters/one.txt"))).isEqualTo(PaperType.ZIP);
    }

    @Test
    void what_can_carry_script_is_never_handed_out_as_what_it_is() {
        for (var words :
                new String[] {
                    "<!doctype html><p>x", "  <svg xmlns='x'/>", "\uFEFF<html>", "hello <script>x"
                }) {
            assertThat(sniffed(words.getBytes(StandardCharsets.UTF_8)))
                    .as(words)
                    .isEqualTo(PaperType.MARKUP);
        }
        assertThat(PaperType.MARKUP.media()).isEqualTo("application/octet-stream");
    }

    @Test
    void text_is_text_in_either_chinese_encoding() {
        assertThat(sniffed("斡旋 is mediation".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(PaperType.TEXT);
        assertThat(sniffed("关于交付迟延的说明".getBytes(Charset.forName("GB18030"))))
                .isEqualTo(PaperType.TEXT);
        var lastSignCutInTwo = ("a" + "é".repeat(4000)).getBytes(StandardCharsets.UTF_8);
        assertThat(PaperType.sniffed(lastSignCutInTwo, PaperType.LOOKED_AT))
                .isEqualTo(PaperType.TEXT);
    }

    @Test
    void a_name_that_says_something_else_is_noticed() {
        assertThat(PaperType.PROGRAM.belies("invoice.pdf")).isTrue();
        assertThat(PaperType.PDF.belies("invoice.PDF")).isFalse();
        assertThat(PaperType.PDF.belies("invoice")).isFalse();
        assertThat(PaperType.UNKNOWN.belies("invoice.cad")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void the_database_gives_back_every_type(PaperType type) {
        assertThat(PaperType.of(type.key())).isEqualTo(type);
    }

    private static PaperType sniffed(byte[] bytes) {
        return PaperType.sniffed(bytes, bytes.length);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }
}
