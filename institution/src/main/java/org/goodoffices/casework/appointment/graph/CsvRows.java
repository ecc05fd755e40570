package org.goodoffices.casework.appointment.graph;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goodoffices.engines.procedure.Text;

/// The rows of a table (RFC 4180), one after the other, however long the file is; cells by the
/// names in the first row.
final class CsvRows {

    /// A cell longer than this is no cell: a quotation mark is missing.
    private static final int LONGEST_CELL = 100_000;

    private final Reader text;
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> cells = List.of();
    private int peeked = -2;
    private int line = 1;

    /// Where the present row begins, from 1.
    private int begun = 1;

    /// Reads the first row.
    CsvRows(Reader text, String file) throws IOException, NotReadable {
        this.text = text;
        this.file = file;
        if (!next()) {
            throw new NotReadable(
                    file, 1, "", new Text("There is nothing in the file.", "文件没有内容。"));
        }
        for (int i = 0; i < cells.size(); i++) {
            var name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null && !name.isEmpty()) {
                throw new NotReadable(
                        file, begun, name, new Text("Two columns have this name.", "两列同名。"));
            }
        }
    }

    int line() {
        return begun;
    }

    boolean has(String column) {
        return columns.containsKey(column.toLowerCase(Locale.ROOT));
    }

    /// The cell of a column, without space around it; empty where there is no such column.
    String cell(String column) {
        var place = columns.get(column.toLowerCase(Locale.ROOT));
        return place == null ? "" : cells.get(place).strip();
    }

    NotReadable wrong(String column, Text why) {
        return new NotReadable(file, begun, column, why);
    }

    /// The cell of a column that has to say something.
    String needed(String column) throws NotReadable {
        var cell = cell(column);
        if (cell.isEmpty()) {
            throw wrong(column, new Text("This field is empty or missing.", "该字段为空或者缺失。"));
        }
        return cell;
    }

    /// Goes to the next row that is not empty.
    boolean next() throws IOException, NotReadable {
        do {
            begun = line;
            var read = row();
            if (read.isEmpty()) {
                return false;
            }
            cells = read;
        } while (cells.size() == 1 && cells.getFirst().isBlank());
        if (!columns.isEmpty() && cells.size() != columns.size()) {
            throw wrong(
                    "",
                    new Text(
                            cells.size() + " fields, but the first row has " + columns.size() + ".",
                            "有 " + cells.size() + " 个字段，而首行有 " + columns.size() + " 个。"));
        }
        return true;
    }

    private int read() throws IOException {
        int sign = peeked == -2 ? text.read() : peeked;
        peeked = -2;
        return sign;
    }

    private int peek() throws IOException {
        if (peeked == -2) {
            peeked = text.read();
        }
        return peeked;
    }

    private List<String> row() throws IOException, NotReadable {
        var row = new ArrayList<String>();
        if (peek() < 0) {
            return row;
        }
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        while (true) {
            int sign = read();
            if (cell.length() > LONGEST_CELL) {
                throw wrong(
                        "",
                        new Text(
                                "A field is too long; a quotation mark may be missing.",
                                "字段过长，可能缺少引号。"));
            }
            if (sign == 0) {
                throw wrong("", new Text("The file is not a text.", "文件不是文本。"));
            }
            if (quoted) {
                if (sign < 0) {
                    throw wrong("", new Text("A quotation mark is not closed.", "引号未闭合。"));
                } else if (sign != '"') {
                    cell.append((char) sign);
                    line += sign == '\n' ? 1 : 0;
                } else if (peek() == '"') {
                    cell.append((char) read());
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (sign < 0 || sign == '\n' || sign == ',') {
                row.add(cell.toString());
                cell.setLength(0);
                closed = false;
                if (sign != ',') {
                    line++;
                    return row;
                }
            } else if (sign == '"' && cell.isEmpty() && !closed) {
                quoted = true;
            } else if (sign == '\r' && (peek() == '\n' || peek() < 0)) {
                continue;
            } else if (closed) {
                throw wrong(
                        "", new Text("Something follows a closing quotation mark.", "引号闭合后另有内容。"));
            } else {
                cell.append((char) sign);
            }
        }
    }
}
