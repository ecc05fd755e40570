package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void names_are_in_the_order_of_their_language_the_rarer_characters_too() {
        assertThat(Stream.of("中国", "瑙鲁", "斐济", "阿富汗", "肯尼亚").sorted(Language.ZH.order()))
                .containsExactly("阿富汗", "斐济", "肯尼亚", "瑙鲁", "中国");
        assertThat(Stream.of("Zambia", "Türkiye", "Tunisia", "Åland").sorted(Language.EN.order()))
                .containsExactly("Åland", "Tunisia", "Türkiye", "Zambia");
    }
}
