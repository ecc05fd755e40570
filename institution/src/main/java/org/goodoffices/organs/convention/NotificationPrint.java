package org.goodoffices.organs.convention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.goodoffices.foundation.print.PlainPrint;
import org.goodoffices.foundation.print.PlainPrint.Kind;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.treaty.RegisterEntry;

/// A depositary notification as a print in both official languages, to be filed and sent on: the
/// same bytes whenever it is asked for.
final class NotificationPrint {

    private NotificationPrint() {}

    static byte[] of(NotifyOfDeposit notify, Texts texts, RegisterEntry entry, ZoneId zone) {
        var symbol = NotifyOfDeposit.symbol(entry);
        var institution = texts.of(Language.EN, "web.institution");
        var print =
                new PlainPrint(
                        institution,
                        symbol,
                        List.of(
                                institution + "  " + texts.of(Language.ZH, "web.institution"),
                                symbol));
        for (var language : List.of(Language.EN, Language.ZH)) {
            print.line(line(Kind.HEADING, language, notify.title(language, entry)));
            notify.lines(language, entry).stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> print.line(line(Kind.TEXT, language, line)));
        }
        if (print.missing()) {
            for (var language : List.of(Language.EN, Language.ZH)) {
                var said = texts.of(language, "convention.print.missing", PlainPrint.MISSING);
                print.line(line(Kind.TEXT, language, said));
            }
        }
        return print.made(madeOn(entry, zone));
    }

    private static PlainPrint.Line line(Kind kind, Language language, String text) {
        return new PlainPrint.Line(kind, language.code(), text);
    }

    private static Instant madeOn(RegisterEntry entry, ZoneId zone) {
        return entry.enteredOn().atStartOfDay(zone).toInstant();
    }
}
