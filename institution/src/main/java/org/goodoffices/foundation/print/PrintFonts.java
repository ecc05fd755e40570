package org.goodoffices.foundation.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The typefaces of prints: DejaVu Serif Condensed for Latin, Greek and Cyrillic letters, Droid
/// Sans Fallback for Chinese. Both are embedded, as PDF/A asks.
public final class PrintFonts {
    public static final String LATIN = "Latin";
    public static final String CHINESE = "Chinese";

    private static final int SUBSTITUTIONS = tag("GSUB");
    private static final int HIDDEN = tag("none");

    private static final byte[] REGULAR = load("DejaVuSerifCondensed.ttf");
    private static final byte[] BOLD = load("DejaVuSerifCondensed-Bold.ttf");
    private static final byte[] HAN = load("DroidSansFallback.ttf");

    private static final CmapLookup LATIN_GLYPHS = glyphs(REGULAR);
    private static final CmapLookup BOLD_GLYPHS = glyphs(BOLD);
    private static final CmapLookup HAN_GLYPHS = glyphs(HAN);

    private PrintFonts() {}

    static InputStream regular() {
        return new ByteArrayInputStream(REGULAR);
    }

    static InputStream bold() {
        return new ByteArrayInputStream(BOLD);
    }

    static InputStream chinese() {
        return new ByteArrayInputStream(HAN);
    }

    /// Whether a character can be printed so that it is seen, found and copied as itself.
    public static boolean canPrint(int character) {
        if (character == ' ' || character == '\n') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> !isRightToLeft(character) && hasGlyph(character);
        };
    }

    /// The characters of a text that cannot be printed, each once.
    public static List<String> unprintable(String text) {
        return text.codePoints()
                .filter(character -> !canPrint(character))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /// What a character is called to whoever is to replace it: by its number, and by itself where
    /// it can be seen.
    public static String named(String character) {
        int code = character.codePointAt(0);
        boolean visible =
                Character.getType(code) != Character.FORMAT
                        && Character.getType(code) != Character.CONTROL;
        return "U+%04X%s".formatted(code, visible ? " " + character : "");
    }

    private static boolean hasGlyph(int character) {
        boolean latin =
                LATIN_GLYPHS.getGlyphId(character) != 0 && BOLD_GLYPHS.getGlyphId(character) != 0;
        return latin || HAN_GLYPHS.getGlyphId(character) != 0;
    }

    /// Scripts that run from right to left would be set in the wrong order.
    private static boolean isRightToLeft(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }

    private static int tag(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    private static byte[] load(String file) {
        try (var in = PrintFonts.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the font is missing: " + file);
            }
            return withoutLigatures(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hides the table of glyph substitutions. With it PDFBox sets "ff" as one glyph, or not,
    /// depending on the run, and the text that is copied is then another than the text that was
    /// signed.
    private static byte[] withoutLigatures(byte[] font) {
        var tables = ByteBuffer.wrap(font);
        int count = tables.getShort(4);
        for (int table = 0; table < count; table++) {
            int at = 12 + 16 * table;
            if (tables.getInt(at) == SUBSTITUTIONS) {
                tables.putInt(at, HIDDEN);
            }
        }
        return font;
    }

    private static CmapLookup glyphs(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
