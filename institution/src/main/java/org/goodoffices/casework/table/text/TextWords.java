package org.goodoffices.casework.table.text;

import java.util.function.Function;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.language.NotationMistake;
import org.jspecify.annotations.Nullable;

/// Says in both languages why a text could not be taken.
record TextWords(Texts texts) {

    /// Why, by the key `text.refused.…` of the messages.
    Outcome.Refused refused(String key, @Nullable String field, Object... values) {
        return refused(field, language -> texts.of(language, "text.refused." + key, values));
    }

    /// What is wrong with the brackets of a clause, and where.
    ///
    /// @param clause its number on the form
    Outcome.Refused refused(NotationMistake mistake, int clause, String field, Named named) {
        return refused(
                field,
                language ->
                        texts.of(
                                language,
                                "text.refused.mistake",
                                clause,
                                mistake.line(),
                                mistake.column(),
                                texts.of(
                                        language,
                                        "text.mistake." + mistake.kind().key(),
                                        mistake.what(),
                                        named.names(language))));
    }

    private static Outcome.Refused refused(
            @Nullable String field, Function<Language, String> sentence) {
        return new Outcome.Refused(
                new Text(sentence.apply(Language.EN), sentence.apply(Language.ZH)), null, field);
    }
}
