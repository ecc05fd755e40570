package org.goodoffices.casework.settlement.bundle;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.JsonDocument;
import org.jspecify.annotations.Nullable;

/// One provision, name or sentence in both authentic languages. Each text is kept in Unicode NFC,
/// with line feeds between its lines and no white space around it.
public record Bilingual(String english, String chinese) {
    public Bilingual {
        english = normalised(english);
        chinese = normalised(chinese);
    }

    /// The same text in both languages, as for a name that has no other form.
    public static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    /// The text in the reader's language.
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }

    Map<String, String> members() {
        return Map.of("en", english, "zh", chinese);
    }

    static Bilingual read(@Nullable Object value) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(value, Set.of("en", "zh"));
        return new Bilingual(members.text("en"), members.text("zh"));
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }
}
