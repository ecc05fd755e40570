package org.goodoffices.organs.convention.treaty;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables as text (RFC 4180): cells between commas, a cell with commas, quotes or line breaks
/// between quotes, a quote within such a cell written twice.
public final class Csv {

    /// One line of the table.
    ///
    /// @param line where it begins in the file, from 1
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    private Csv() {}

    /// The text of these bytes.
    ///
    /// @throws Unreadable where they are not text in UTF-8
    public static String text(byte[] bytes) throws Unreadable {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable("The file is not a text.", "文件不是文本。");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw new Unreadable("The file is not text in UTF-8.", "文件不是 UTF-8 编码的文本。");
        }
    }

    /// The rows of a text, empty lines left out.
    ///
    /// @throws Unreadable where a quote is not closed, or something follows a closing quote
    public static List<Row> rows(String text) throws Unreadable {
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        int line = 1;
        int begun = 1;
        boolean quoted = false;
        boolean closed = false;
        for (int i = 0; i <= text.length(); i++) {
            char sign = i < text.length() ? text.charAt(i) : '\n';
            if (quoted) {
                if (i == text.length()) {
                    throw new Unreadable(
                            "A quotation mark opened in the row of line "
                                    + begun
                                    + " is not closed.",
                            "第 " + begun + " 行起的一行中，引号未闭合。");
                } else if (sign != '"') {
                    cell.append(sign);
                    line += sign == '\n' ? 1 : 0;
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (sign == ',' || sign == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                closed = false;
                if (sign == '\n') {
                    if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                        rows.add(new Row(begun, cells));
                    }
                    cells.clear();
                    line++;
                    begun = line;
                }
            } else if (sign == '"' && cell.isEmpty() && !closed) {
                quoted = true;
            } else if (sign == '\r' && (i + 1 == text.length() || text.charAt(i + 1) == '\n')) {
                continue;
            } else if (closed) {
                throw new Unreadable(
                        "In line " + line + " something follows a closing quotation mark.",
                        "第 " + line + " 行的引号闭合后另有内容。");
            } else {
                cell.append(sign);
            }
        }
        return rows;
    }

    /// The rows of a table of ours, by the names in its first row.
    public static List<Map<String, String>> table(String text) {
        try {
            var rows = rows(text);
            var names = rows.getFirst().cells();
            var table = new ArrayList<Map<String, String>>();
            for (var row : rows.subList(1, rows.size())) {
                var named = new LinkedHashMap<String, String>();
                for (int i = 0; i < names.size(); i++) {
                    named.put(names.get(i), row.cells().get(i));
                }
                table.add(named);
            }
            return table;
        } catch (Unreadable ours) {
            throw new IllegalStateException(ours);
        }
    }

    /// The text of a file that ships with the institution.
    public static String shipped(String name) {
        try (var file = Csv.class.getResourceAsStream("/convention/" + name)) {
            return text(java.util.Objects.requireNonNull(file, name).readAllBytes());
        } catch (java.io.IOException | Unreadable ours) {
            throw new IllegalStateException(ours);
        }
    }

    /// A cell as it stands in a table.
    public static String cell(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
