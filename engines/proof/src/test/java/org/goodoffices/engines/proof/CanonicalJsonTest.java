package org.goodoffices.engines.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void members_are_sorted_by_utf16_code_units_as_rfc_8785_shows() {
        var written =
                CanonicalJson.write(
                        Map.of(
                                "€", "Euro Sign",
                                "\r", "Carriage Return",
                                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                                "1", "One",
                                "😀", "Emoji: Grinning Face",
                                "\u0080", "Control",
                                "ö", "Latin Small Letter O With Diaeresis"));
        assertThat(new String(written, UTF_8))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                                + "\"😀\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void texts_are_escaped_only_where_they_must_be() throws Exception {
        var value =
                Map.of(
                        "t",
                        "€$\u000f\nA'B\"\\/和 𠮷\u2028\u007f",
                        "n",
                        -5L,
                        "l",
                        List.of(true, "x"));
        var written = CanonicalJson.write(value);
        assertThat(new String(written, UTF_8))
                .isEqualTo(
                        "{\"l\":[true,\"x\"],\"n\":-5,\"t\":\"€$\\u000f\\nA'B\\\"\\\\/和 𠮷\u2028\u007f\"}");
        assertThat(CanonicalJson.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {}",
                "{} ",
                "{}{}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1.5}",
                "{\"a\":1e2}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"a\":9007199254740992}",
                "{\"a\":99999999999999999999}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":NaN}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "[1,]",
                "/**/{}",
                "\ufeff{}",
            })
    void any_other_spelling_is_refused(String text) {
        assertThatThrownBy(() -> CanonicalJson.read(text.getBytes(UTF_8)))
                .isInstanceOf(CanonicalJson.Malformed.class);
    }

    @Test
    void other_encodings_and_deep_nesting_are_refused() {
        assertThatThrownBy(() ->
                        CanonicalJson.read(
                                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
                .isInstanceOf(CanonicalJson.Malformed.class);
        assertThatThrownBy(() -> CanonicalJson.read("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(CanonicalJson.Malformed.class);
        assertThatThrownBy(() -> CanonicalJson.read(new byte[] {(byte) 0xff}))
                .isInstanceOf(CanonicalJson.Malformed.class);
    }

    @Test
    void what_is_kept_is_read_in_any_spelling_but_must_be_json() throws Exception {
        var kept = "{\"b\": [1, null], \"a\": \"文\"}";
        assertThat(CanonicalJson.readKept(kept))
                .isEqualTo(CanonicalJson.read("{\"a\":\"文\",\"b\":[1,null]}".getBytes(UTF_8)));
        assertThatThrownBy(() -> CanonicalJson.read(kept.getBytes(UTF_8)))
                .isInstanceOf(CanonicalJson.Malformed.class);
        assertThatThrownBy(() -> CanonicalJson.readKept("{\"a\":"))
                .isInstanceOf(CanonicalJson.Malformed.class);
    }
}
