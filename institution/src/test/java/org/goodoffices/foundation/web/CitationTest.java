package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class CitationTest {

    @ParameterizedTest
    @CsvSource({
        "art. 8, Article 8, 第8条",
        "art. 20(1), Article 20(1), 第20条第1款",
        "art. 8(1)(b), Article 8(1)(b), 第8条第1款第(b)项",
    })
    void an_article_is_cited_as_each_language_cites(
            String article, String english, String chinese) {
        assertThat(Citation.of(visit(Language.EN), null, article).text()).isEqualTo(english);
        assertThat(Citation.of(visit(Language.ZH), null, article).text()).isEqualTo(chinese);
    }

    @Test
    void an_article_of_our_own_rules_can_be_opened_at_its_place() {
        assertThat(Citation.of(visit(Language.EN), "docs/rules/model-x", "art. 21(1)").address())
                .isEqualTo("/rules/text/model-x#art-21");
    }

    @Test
    void what_is_not_an_article_is_cited_as_it_stands() {
        assertThat(Citation.of(visit(Language.ZH), "docs/rules/model-x", "rule 5(1)"))
                .isEqualTo(new Shown.Article("rule 5(1)", null));
    }

    private static Visit visit(Language language) {
        return new Visit(
                language,
                "/",
                null,
                false,
                false,
                ZoneId.of("Asia/Hong_Kong"),
                Instant.EPOCH,
                Texts.ofAllModules(),
                () -> new DefaultCsrfToken("X", "_csrf", "token"),
                () -> "once");
    }
}
