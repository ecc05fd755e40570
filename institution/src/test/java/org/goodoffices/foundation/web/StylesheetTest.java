package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class StylesheetTest {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgb|hsl|oklch");

    private final String sheet =
            new String(
                    java.util.Objects.requireNonNull(new Stylesheet().sheet().getBody()),
                    StandardCharsets.UTF_8);

    @Test
    void one_file_holds_every_component() throws IOException {
        assertThat(sheet)
                .startsWith("@layer reset,tokens,base,components,utilities;")
                .doesNotContain("@import");
        for (var file : files()) {
            if (!file.endsWith("/page.css") && !file.endsWith("/css/screen.css")) {
                var name = file.replaceAll(".*/css/", "");
                assertThat(imports()).as(name).contains("\"" + name + "\"");
            }
        }
    }

    @Test
    void what_only_the_screen_of_a_room_needs_is_not_sent_to_every_phone() throws IOException {
        assertThat(files()).anyMatch(file -> file.endsWith("/css/screen.css"));
        assertThat(imports()).doesNotContain("screen.css");
        assertThat(sheet).doesNotContain(".screen-");
    }

    @Test
    void it_leaves_a_phone_on_a_thin_line_room_for_the_page() {
        assertThat(sheet.getBytes(StandardCharsets.UTF_8).length).isLessThan(32_000);
    }

    @Test
    void it_asks_no_other_host_for_anything() {
        assertThat(sheet.contains("url(") || sheet.contains("://")).isFalse();
    }

    @Test
    void colours_are_named_in_the_tokens_and_nowhere_else() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        for (var resource : resolver.getResources("classpath:static/css/**/*.css")) {
            var name = String.valueOf(resource.getFilename());
            if (!name.equals("tokens.css") && !name.equals("print.css")) {
                assertThat(
                                COLOUR.matcher(resource.getContentAsString(StandardCharsets.UTF_8))
                                        .find())
                        .as(name)
                        .isFalse();
            }
        }
    }

    private static String imports() throws IOException {
        return new org.springframework.core.io.ClassPathResource("static/css/page.css")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static java.util.List<String> files() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        return java.util.Arrays.stream(resolver.getResources("classpath:static/css/**/*.css"))
                .map(String::valueOf)
                .map(text -> text.replaceAll("].*", ""))
                .toList();
    }
}
