package org.goodoffices.organs.convention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.goodoffices.foundation.print.Print;
import org.goodoffices.foundation.print.PrintFonts;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.treaty.RegisterEntry;

/// A depositary notification as a print in both official languages, to be filed and sent on: the
/// same bytes whenever it is asked for.
final class NotificationPrint {

    /// Stands for what the typefaces cannot print; the page has it.
    private static final String MISSING = "□";

    private final StringBuilder html = new StringBuilder();
    private boolean missing;

    private NotificationPrint() {}

    static byte[] of(NotifyOfDeposit notify, Texts texts, RegisterEntry entry, ZoneId zone) {
        return Print.of(new NotificationPrint().page(notify, texts, entry), madeOn(entry, zone));
    }

    private static Instant madeOn(RegisterEntry entry, ZoneId zone) {
        return entry.enteredOn().atStartOfDay(zone).toInstant();
    }

    private String page(NotifyOfDeposit notify, Texts texts, RegisterEntry entry) {
        var symbol = NotifyOfDeposit.symbol(entry);
        var institution = texts.of(Language.EN, "web.institution");
        html.append("<!DOCTYPE html><html lang=\"en\"><head><title>")
                .append(symbol)
                .append("</title><meta name=\"author\" content=\"")
                .append(escaped(institution))
                .append("\"/><meta name=\"subject\" content=\"")
                .append(symbol)
                .append("\"/><meta name=\"description\" content=\"")
                .append(symbol)
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body><h1>");
        line("div", Language.EN, institution + "  " + texts.of(Language.ZH, "web.institution"));
        line("div", Language.EN, symbol);
        html.append("</h1>");
        for (var language : List.of(Language.EN, Language.ZH)) {
            line("h2", language, notify.title(language, entry));
            notify.lines(language, entry).stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> line("p", language, line));
        }
        if (missing) {
            for (var language : List.of(Language.EN, Language.ZH)) {
                line("p", language, texts.of(language, "convention.print.missing", MISSING));
            }
        }
        return html.append("</body></html>").toString();
    }

    private void line(String tag, Language language, String text) {
        html.append('<').append(tag).append(" lang=\"").append(language.code()).append("\">");
        html.append(escaped(printable(text))).append("</").append(tag).append('>');
    }

    private String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .map(sign -> sign == '\t' ? ' ' : sign)
                .forEach(sign -> {
                    if (PrintFonts.canPrint(sign)) {
                        shown.appendCodePoint(sign);
                    } else {
                        shown.append(MISSING);
                        missing = true;
                    }
                });
        return shown.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE =
            """
            @page {
                size: A4; margin: 26mm 24mm 24mm 24mm;
                @bottom-center { content: counter(page) " / " counter(pages); font-family: 'Latin', 'Chinese'; font-size: 8pt; color: #555 }
            }
            body { font-family: 'Latin', 'Chinese'; font-size: 10.5pt; line-height: 1.55 }
            h1 { font-size: 12pt; border-bottom: 1pt solid #333; padding-bottom: 4mm; margin: 0 0 8mm }
            h1 div { margin: 0 0 1mm; font-weight: 400 }
            h2 { font-size: 13pt; margin: 8mm 0 3mm }
            p { margin: 0 0 2.5mm }
            """;
}
