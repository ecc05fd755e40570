package org.goodoffices.foundation.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every text the institution says on its pages and in its mail, in both languages.
///
/// Read once from `messages/**/*_en.properties` and `_zh.properties` (UTF-8). A key in one language
/// alone, or one key twice, stops the start.
public final class Texts {

    private final Map<String, String> english;
    private final Map<String, String> chinese;

    /// What has been filled in before, parsed. Each use takes a copy: a format is not for two at
    /// once.
    private final Map<InLanguage, MessageFormat> parsed = new ConcurrentHashMap<>();

    private record InLanguage(Language language, String key) {}

    private Texts(Map<String, String> english, Map<String, String> chinese) {
        this.english = Map.copyOf(english);
        this.chinese = Map.copyOf(chinese);
    }

    /// Reads the message files of all modules.
    public static Texts ofAllModules() {
        var english = read(Language.EN);
        var chinese = read(Language.ZH);
        if (!english.keySet().equals(chinese.keySet())) {
            var lonely = new TreeSet<>(english.keySet());
            lonely.addAll(chinese.keySet());
            lonely.removeIf(key -> english.containsKey(key) && chinese.containsKey(key));
            throw new IllegalStateException("texts in one language alone: " + lonely);
        }
        return new Texts(english, chinese);
    }

    private static Map<String, String> read(Language language) {
        var all = new TreeMap<String, String>();
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources(
                                    "classpath*:messages/**/*_" + language.code() + ".properties");
            for (var file : files) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (var key : properties.stringPropertyNames()) {
                    if (all.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("the text " + key + " stands twice");
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    /// All keys, the same in both languages.
    public Set<String> keys() {
        return english.keySet();
    }

    /// The text of a key, its `{0}`, `{1}` … filled in.
    ///
    /// @throws IllegalArgumentException if there is no such text: a mistake of ours, found by tests
    public String of(Language language, String key, Object... values) {
        var text = in(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        if (values.length == 0) {
            return text;
        }
        var format =
                parsed.computeIfAbsent(
                        new InLanguage(language, key),
                        _ -> new MessageFormat(text, language.locale()));
        return ((MessageFormat) format.clone()).format(values);
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return english.containsKey(key);
    }

    private Map<String, String> in(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
