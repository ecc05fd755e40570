package org.goodoffices.foundation.identity;

import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;

/// One mail's words, in both official languages. It says that something waits, never what.
public record Letter(String subjectEn, String subjectZh, String bodyEn, String bodyZh) {

    public Letter {
        if (subjectEn.isBlank() || subjectZh.isBlank() || bodyEn.isBlank() || bodyZh.isBlank()) {
            throw new IllegalArgumentException("a letter speaks both languages");
        }
        if ((subjectEn + subjectZh).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    /// From the texts `key.subject` and `key.body`.
    public static Letter of(Texts texts, String key, Object... values) {
        return new Letter(
                texts.of(Language.EN, key + ".subject", values),
                texts.of(Language.ZH, key + ".subject", values),
                texts.of(Language.EN, key + ".body", values),
                texts.of(Language.ZH, key + ".body", values));
    }
}
