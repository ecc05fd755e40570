package org.goodoffices.organs.governance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Text;

/// On whom a draft, or a resolution, decides by name, and what. The Secretariat says it as it
/// confirms the text, before anybody votes; whoever carries the resolution out is held to it.
///
/// @param way as `NamedPersons` has them; empty where it decides on nobody by name
/// @param persons their names by their keys
record Naming(String way, Map<String, Text> persons) {

    static final Naming NOBODY = new Naming("", Map.of());

    Naming {
        persons = Collections.unmodifiableMap(new LinkedHashMap<>(persons));
    }

    /// What the entry of a confirmation, or of a resolution, says.
    static Naming of(SessionEntry entry) {
        var keys = OrganSession.list(entry, "persons");
        var en = entry.value("namesEn").split("\n");
        var zh = entry.value("namesZh").split("\n");
        var persons = new LinkedHashMap<String, Text>();
        for (int i = 0; i < keys.size(); i++) {
            persons.put(keys.get(i), new Text(en[i], zh[i]));
        }
        return persons.isEmpty() ? NOBODY : new Naming(entry.value("way"), persons);
    }

    /// What `of` reads again; nothing where it is nobody.
    Map<String, String> values() {
        var values = new TreeMap<String, String>();
        if (!persons.isEmpty()) {
            values.put("way", way);
            values.put("persons", String.join(",", persons.keySet()));
            values.put("namesEn", lines(Text::en));
            values.put("namesZh", lines(Text::zh));
        }
        return values;
    }

    private String lines(java.util.function.Function<Text, String> language) {
        return persons.values().stream().map(language).collect(Collectors.joining("\n"));
    }

    /// Of these, whom a text still names after it was amended.
    Naming in(Text title, List<Text> paragraphs) {
        var left = new LinkedHashMap<>(persons);
        left.values().removeIf(name -> !named(name, title, paragraphs));
        return left.isEmpty() ? NOBODY : new Naming(way, left);
    }

    /// Whether a text has a name in both its languages.
    static boolean named(Text name, Text title, List<Text> paragraphs) {
        return in(name.en(), title.en(), paragraphs.stream().map(Text::en).toList())
                && in(name.zh(), title.zh(), paragraphs.stream().map(Text::zh).toList());
    }

    private static boolean in(String name, String title, List<String> paragraphs) {
        return plain(title + "\n" + String.join("\n", paragraphs)).contains(plain(name));
    }

    /// However lines break, and however large names are written.
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
    }
}
