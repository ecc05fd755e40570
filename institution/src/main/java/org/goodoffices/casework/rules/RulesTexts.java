package org.goodoffices.casework.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodoffices.foundation.web.Language;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The institution's own rules in both authentic languages, read once from `docs/rules/`.
@Component
class RulesTexts {

    private final Map<String, RulesText> english;
    private final Map<String, RulesText> chinese;

    RulesTexts() {
        english = read(Language.EN);
        chinese = read(Language.ZH);
        if (!english.keySet().equals(chinese.keySet())) {
            throw new IllegalStateException(
                    "rules in one language alone: " + english.keySet() + chinese.keySet());
        }
    }

    Optional<RulesText> named(String name, Language language) {
        return Optional.ofNullable(in(language).get(name));
    }

    Stream<String> names() {
        return english.keySet().stream();
    }

    private Map<String, RulesText> in(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }

    private static Map<String, RulesText> read(Language language) {
        var ending = "." + language.code() + ".md";
        var texts = new TreeMap<String, RulesText>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:texts/rules/*" + ending)) {
                var name = String.valueOf(file.getFilename()).replace(ending, "");
                texts.put(name, RulesText.read(file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
