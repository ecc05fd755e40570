package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// One Chinese word for one thing: the word of the Model Rules.
class GlossaryTest {

    private static final Map<Pattern, String> LOSING =
            Map.of(
                    Pattern.compile("登记处"), "书记处，规则第2条第(4)款",
                    Pattern.compile("案件经办人|案件管理人"), "案件经理，规则第2条第(4)款",
                    Pattern.compile("调解合意"), "调解协议，规则第3条第(3)款",
                    Pattern.compile("期限"), "时限，规则第15条",
                    Pattern.compile("[代未不]予?[为何人]*登录|登录(该)?行为|由书记处(代为)?登录"), "载入案卷、录入，规则第2条第(6)款");

    @Test
    void the_pages_use_the_words_of_the_rules() throws IOException {
        var found = new TreeMap<String, String>();
        var texts = new ArrayList<String>();
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:**/*_zh.properties")) {
            if (!file.getURL().toString().contains("org/goodoffices")
                    && !file.getURL().getProtocol().equals("file")) {
                continue;
            }
            for (var line : file.getContentAsString(StandardCharsets.UTF_8).split("\n")) {
                texts.add(line);
                LOSING.forEach((word, winning) -> {
                    if (word.matcher(line).find()) {
                        found.put(line, winning);
                    }
                });
            }
        }
        assertThat(texts).hasSizeGreaterThan(500);
        assertThat(found).isEmpty();
    }
}
