package org.goodoffices.records.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What kind of file a paper is, told from its first bytes; its name is not asked.
public enum PaperType {
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", "odt"),
    OPEN_SHEET("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    OPEN_SLIDES("application/vnd.oasis.opendocument.presentation", "odp"),
    OLD_OFFICE("application/x-ole-storage", "doc", "xls", "ppt", "msg", "wps"),
    RTF("application/rtf", "rtf", "doc"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    TIFF("image/tiff", "tif", "tiff"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    MP4("video/mp4", "mp4", "m4a", "m4v", "mov"),
    MP3("audio/mpeg", "mp3"),
    WAV("audio/wav", "wav"),
    OGG("application/ogg", "ogg", "oga", "ogv", "opus"),
    ZIP("application/zip", "zip", "jar", "epub"),
    SEVEN_ZIP("application/x-7z-compressed", "7z"),
    RAR("application/vnd.rar", "rar"),
    GZIP("application/gzip", "gz", "tgz"),
    /// Web pages and drawings that can carry script: kept, and never shown by a browser from here.
    MARKUP("application/octet-stream", "html", "htm", "svg", "xml", "xhtml"),
    PROGRAM("application/octet-stream", "exe", "dll", "com", "sh"),
    TEXT("text/plain", "txt", "csv", "md", "log", "eml", "json"),
    UNKNOWN("application/octet-stream");

    /// How many of the first bytes are looked at.
    static final int LOOKED_AT = 4096;

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(PDF, 0, "25504446 2d"),
                    new Mark(OLD_OFFICE, 0, "d0cf11e0 a1b11ae1"),
                    new Mark(RTF, 0, "7b5c7274 66"),
                    new Mark(PNG, 0, "89504e47 0d0a1a0a"),
                    new Mark(JPEG, 0, "ffd8ff"),
                    new Mark(GIF, 0, "47494638"),
                    new Mark(TIFF, 0, "49492a00"),
                    new Mark(TIFF, 0, "4d4d002a"),
                    new Mark(WEBP, 8, "57454250"),
                    new Mark(WAV, 8, "57415645"),
                    new Mark(HEIC, 4, "66747970 68656963"),
                    new Mark(HEIC, 4, "66747970 6d696631"),
                    new Mark(MP4, 4, "66747970"),
                    new Mark(MP3, 0, "494433"),
                    new Mark(MP3, 0, "fffb"),
                    new Mark(OGG, 0, "4f676753"),
                    new Mark(SEVEN_ZIP, 0, "377abcaf 271c"),
                    new Mark(RAR, 0, "52617221 1a07"),
                    new Mark(GZIP, 0, "1f8b08"),
                    new Mark(PROGRAM, 0, "4d5a"),
                    new Mark(PROGRAM, 0, "7f454c46"),
                    new Mark(PROGRAM, 0, "cafebabe"),
                    new Mark(PROGRAM, 0, "2321"));

    private final String media;
    private final Set<String> endings;

    PaperType(String media, String... endings) {
        this.media = media;
        this.endings = Set.of(endings);
    }

    /// The media type under which it is handed out.
    public String media() {
        return media;
    }

    /// As in messages and in the database.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PaperType of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Whether a file name's ending says something else than its bytes.
    public boolean belies(String name) {
        int dot = name.lastIndexOf('.');
        return this != UNKNOWN
                && dot > 0
                && !endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// The type of a file that begins so.
    static PaperType sniffed(byte[] first, int count) {
        var start = Arrays.copyOf(first, Math.min(count, LOOKED_AT));
        for (var mark : MARKS) {
            if (mark.isIn(start)) {
                return mark.type;
            }
        }
        if (new Mark(ZIP, 0, "504b0304").isIn(start) || new Mark(ZIP, 0, "504b0506").isIn(start)) {
            return inZip(start);
        }
        if (!text(start)) {
            return UNKNOWN;
        }
        var words =
                new String(start, StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return words.startsWith("<")
                        || words.contains("<html")
                        || words.contains("<svg")
                        || words.contains("<script")
                ? MARKUP
                : TEXT;
    }

    /// Office files are archives; the names inside tell which.
    private static PaperType inZip(byte[] start) {
        var names = new String(start, StandardCharsets.ISO_8859_1);
        for (var open : List.of(OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES)) {
            if (names.contains("mimetype" + open.media)) {
                return open;
            }
        }
        if (!names.contains("[Content_Types].xml") && !names.contains("_rels/")) {
            return ZIP;
        }
        return names.contains("word/")
                ? WORD
                : names.contains("xl/") ? EXCEL : names.contains("ppt/") ? POWERPOINT : ZIP;
    }

    private static boolean text(byte[] start) {
        for (byte one : start) {
            if (one >= 0
                    && one < 0x20
                    && one != '\n'
                    && one != '\r'
                    && one != '\t'
                    && one != '\f') {
                return false;
            }
        }
        return decodes(start, StandardCharsets.UTF_8) || decodes(start, Charset.forName("GB18030"));
    }

    /// Whether these are characters in this encoding; the last may be cut in two.
    private static boolean decodes(byte[] start, Charset encoding) {
        return !encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(
                        ByteBuffer.wrap(start),
                        CharBuffer.allocate(start.length + 1),
                        start.length < LOOKED_AT)
                .isError();
    }

    /// Bytes that a type has at one place.
    private record Mark(PaperType type, int at, byte[] bytes) {

        Mark(PaperType type, int at, String hex) {
            this(type, at, HexFormat.of().parseHex(hex.replace(" ", "")));
        }

        boolean isIn(byte[] start) {
            return start.length >= at + bytes.length
                    && Arrays.equals(start, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }
}
