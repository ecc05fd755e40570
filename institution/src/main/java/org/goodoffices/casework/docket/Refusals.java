package org.goodoffices.casework.docket;

import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;

/// Says in both languages why a form could not be taken.
final class Refusals {

    private final Texts texts;

    Refusals(Texts texts) {
        this.texts = texts;
    }

    Outcome.Refused of(String key, @Nullable String field, Object... values) {
        return new Outcome.Refused(
                new Text(
                        texts.of(Language.EN, "docket.refused." + key, values),
                        texts.of(Language.ZH, "docket.refused." + key, values)),
                null,
                field);
    }
}
