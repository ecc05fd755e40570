package org.goodoffices.organs.governance;

import java.time.LocalDate;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;

/// An act that the rules of an organ, or its form, do not allow; the transaction ends without a
/// trace.
public abstract class Refusal extends RuntimeException {

    @java.io.Serial private static final long serialVersionUID = 1;

    private final String key;
    private final String field;
    private final transient Object[] values;

    /// @param prefix of the sentences of a module
    /// @param key of the sentence, after the prefix
    /// @param field of the form; empty where none is at fault
    /// @param values a `Text` or a day where they differ by language
    protected Refusal(String prefix, String key, String field, Object... values) {
        super(key, null, false, false);
        this.key = prefix + key;
        this.field = field;
        this.values = values;
    }

    /// What came of the act.
    public Outcome.Refused outcome(Texts texts) {
        return new Outcome.Refused(sentence(texts), field);
    }

    public String field() {
        return field;
    }

    /// The sentence, in both languages.
    public Text sentence(Texts texts) {
        return new Text(in(texts, Language.EN), in(texts, Language.ZH));
    }

    private String in(Texts texts, Language language) {
        var told = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            told[i] =
                    switch (values[i]) {
                        case Text text -> language.of(text.en(), text.zh());
                        case LocalDate day -> Visit.day(language, day);
                        default -> String.valueOf(values[i]);
                    };
        }
        return texts.of(language, key, told);
    }
}
