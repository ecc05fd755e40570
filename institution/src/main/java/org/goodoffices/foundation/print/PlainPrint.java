package org.goodoffices.foundation.print;

import java.time.Instant;
import java.util.List;

/// A print of headings and lines of text in both official languages: the house's one way of putting
/// plain words on paper. The same lines give the same bytes.
public final class PlainPrint {

    /// Stands for what the typefaces cannot print.
    public static final String MISSING = "□";

    /// What a line is.
    public enum Kind {
        /// The heading of a text.
        HEADING("h2", ""),
        /// The heading of a text that begins on a new sheet.
        ON_A_NEW_SHEET("h2", "new-sheet"),
        PART("h3", ""),
        TEXT("p", ""),
        /// One of several, set in.
        ITEM("p", "item");

        private final String tag;
        private final String style;

        Kind(String tag, String style) {
            this.tag = tag;
            this.style = style;
        }
    }

    /// A line.
    ///
    /// @param language its code, `en` or `zh`
    public record Line(Kind kind, String language, String text) {}

    private final StringBuilder html = new StringBuilder();
    private boolean missing;

    /// Begins a print.
    ///
    /// @param author who says it
    /// @param title by which it is known
    /// @param above the lines at its head
    public PlainPrint(String author, String title, List<String> above) {
        html.append("<!DOCTYPE html><html lang=\"en\"><head><title>")
                .append(escaped(title))
                .append("</title><meta name=\"author\" content=\"")
                .append(escaped(author))
                .append("\"/><meta name=\"subject\" content=\"")
                .append(escaped(title))
                .append("\"/><meta name=\"description\" content=\"")
                .append(escaped(title))
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body><h1>");
        above.forEach(line -> put("div", "", "en", line));
        html.append("</h1>");
    }

    public PlainPrint line(Line line) {
        put(line.kind.tag, line.kind.style, line.language, line.text);
        return this;
    }

    /// Whether something so far could not be printed and [#MISSING] stands for it.
    public boolean missing() {
        return missing;
    }

    /// The print.
    ///
    /// @param at the moment that it gives as its making
    public byte[] made(Instant at) {
        return Print.of(html + "</body></html>", at);
    }

    private void put(String tag, String style, String language, String text) {
        html.append('<').append(tag);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append(" lang=\"").append(language).append("\">");
        html.append(escaped(printable(text))).append("</").append(tag).append('>');
    }

    private String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .map(sign -> sign == '\t' || sign == '\n' || sign == '\r' ? ' ' : sign)
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
            h2 { font-size: 13pt; margin: 8mm 0 3mm; page-break-after: avoid }
            h3 { font-size: 11pt; margin: 5mm 0 2mm; page-break-after: avoid }
            p { margin: 0 0 2.5mm }
            .item { margin: 0 0 1.2mm 6mm }
            .new-sheet { page-break-before: always }
            """;
}
