package org.goodoffices.casework.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goodoffices.casework.rules.RulesText.Article;
import org.goodoffices.casework.rules.RulesText.Part.Paragraph;
import org.goodoffices.casework.rules.RulesText.Part.Table;
import org.goodoffices.foundation.web.Language;
import org.junit.jupiter.api.Test;

class RulesTextTest {

    @Test
    void an_article_is_read_with_its_number_title_and_paragraphs() {
        var text =
                RulesText.read(
                        """
                        # Model Rules

                        Edition of December 2026.

                        ## Article 12. Lanes and caucus

                        (1) One.

                        (2) Two,
                        on two lines.

                        ## Schedule. Fees

                        | Fee | Sum |
                        | --- | --- |
                        | Filing | HKD 10,000 |
                        """);
        assertThat(text)
                .isEqualTo(
                        new RulesText(
                                "Model Rules",
                                List.of("Edition of December 2026."),
                                List.of(
                                        new Article(
                                                "art-12",
                                                "Article 12",
                                                "Lanes and caucus",
                                                List.of(
                                                        new Paragraph("(1) One."),
                                                        new Paragraph("(2) Two, on two lines."))),
                                        new Article(
                                                "schedule-1",
                                                "",
                                                "Schedule. Fees",
                                                List.of(
                                                        new Table(
                                                                List.of("Fee", "Sum"),
                                                                List.of(
                                                                        List.of(
                                                                                "Filing",
                                                                                "HKD 10,000"))))))));
    }

    @Test
    void the_two_languages_of_each_text_have_the_same_articles_and_paragraphs() {
        var texts = new RulesTexts();
        assertThat(texts.names()).contains("model-investment-commerce", "model-state-to-state");
        texts.names()
                .forEach(name -> {
                    var english = texts.named(name, Language.EN).orElseThrow();
                    var chinese = texts.named(name, Language.ZH).orElseThrow();
                    assertThat(shape(english)).as(name).isEqualTo(shape(chinese));
                });
    }

    private static List<String> shape(RulesText text) {
        return text.articles().stream().map(a -> a.id() + ":" + a.parts().size()).toList();
    }
}
