package org.goodoffices.foundation.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The day as at which a page is asked for; today where none is named, or none that is one.
///
/// @param wrong whether what was named is no day from 2000 to 2200
public record AsAt(LocalDate day, boolean wrong) {

    public static AsAt of(Visit visit, String on) {
        var today = LocalDate.ofInstant(visit.now(), visit.zone());
        if (on.isBlank()) {
            return new AsAt(today, false);
        }
        try {
            var day = LocalDate.parse(on.strip());
            return day.getYear() < 2000 || day.getYear() > 2200
                    ? new AsAt(today, true)
                    : new AsAt(day, false);
        } catch (DateTimeException none) {
            return new AsAt(today, true);
        }
    }

    /// What the page says of a day that is none; null where nothing.
    public @Nullable String told(Visit visit) {
        return wrong ? visit.t("web.as-at.wrong") : null;
    }
}
