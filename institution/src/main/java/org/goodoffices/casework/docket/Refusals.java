package org.goodoffices.casework.docket;

import java.time.LocalDate;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// Says in both languages why a form could not be taken.
public final class Refusals {

    private final Texts texts;

    public Refusals(Texts texts) {
        this.texts = texts;
    }

    /// Why no case can be brought under these rules on this day; null where one can.
    Outcome.@Nullable Refused notInForce(RuleSet rules, LocalDate day) {
        if (rules.inForceOn(day)) {
            return null;
        }
        var until = rules.validUntil();
        var key = until == null ? "not-in-force-before" : "not-in-force";
        return new Outcome.Refused(
                new Text(
                        said(Language.EN, key, rules.validFrom(), until),
                        said(Language.ZH, key, rules.validFrom(), until)),
                rules.validArticle(),
                "rules");
    }

    private String said(Language language, String key, LocalDate from, @Nullable LocalDate until) {
        return texts.of(
                language,
                "docket.refused." + key,
                Visit.day(language, from),
                until == null ? "" : Visit.day(language, until));
    }

    /// Why, by the key `docket.refused.…` of the messages.
    public Outcome.Refused of(String key, @Nullable String field, Object... values) {
        return new Outcome.Refused(
                new Text(
                        texts.of(Language.EN, "docket.refused." + key, values),
                        texts.of(Language.ZH, "docket.refused." + key, values)),
                null,
                field);
    }
}
