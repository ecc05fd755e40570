package org.goodoffices.organs.panel;

import java.time.LocalDate;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;

/// An act that the rules of the panel, or its form, do not allow; the transaction ends without a
/// trace.
final class NotPossible extends RuntimeException {

    @java.io.Serial private static final long serialVersionUID = 1;

    private final String key;
    private final String field;
    private final transient Object[] values;

    /// @param key of the sentence, after `panel.refused.`
    /// @param field of the form; empty where none is at fault
    /// @param values a `Text` or a day where they differ by language
    NotPossible(String key, String field, Object... values) {
        super(key, null, false, false);
        this.key = key;
        this.field = field;
        this.values = values;
    }

    String key() {
        return key;
    }

    String field() {
        return field;
    }

    /// The sentence, in both languages.
    Text sentence(Texts texts) {
        return new Text(in(texts, Language.EN), in(texts, Language.ZH));
    }

    private String in(Texts texts, Language language) {
        var told = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            told[i] =
                    values[i] instanceof Text text
                            ? language.of(text.en(), text.zh())
                            : values[i] instanceof LocalDate day
                                    ? Visit.day(language, day)
                                    : String.valueOf(values[i]);
        }
        return texts.of(language, "panel.refused." + key, told);
    }
}
