package org.goodoffices.engines.bargaining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON (RFC 8259) as far as tables need it: numbers keep all their digits, every value knows its
/// line, a member that is there twice is refused.
final class Json {

    /// A value: a `Map` of nodes, a `List` of nodes, a `String`, a `Fraction`, a `Boolean` or null.
    record Node(int line, @Nullable Object value) {}

    private static final int DEEPEST = 50;

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int depth;

    private Json(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static Node read(String file, byte[] bytes) throws Refused {
        var text = Utf8.read(file, bytes);
        var json = new Json(file, text);
        var node = json.value();
        json.blank();
        if (json.at < text.length()) {
            throw json.malformed();
        }
        return node;
    }

    private Node value() throws Refused {
        blank();
        int begin = line;
        if (++depth > DEEPEST) {
            throw malformed();
        }
        var value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> list();
                    case '"' -> string();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        depth--;
        return new Node(begin, value);
    }

    private Map<String, Node> object() throws Refused {
        var members = new LinkedHashMap<String, Node>();
        at++;
        blank();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            blank();
            if (peek() != '"') {
                throw malformed();
            }
            var name = string();
            blank();
            take(':');
            if (members.put(name, value()) != null) {
                throw refused("“" + name + "” is there twice.", "“" + name + "”重复出现。");
            }
            blank();
            if (peek() == '}') {
                at++;
                return members;
            }
            take(',');
        }
    }

    private List<Node> list() throws Refused {
        var values = new ArrayList<Node>();
        at++;
        blank();
        if (peek() == ']') {
            at++;
            return values;
        }
        while (true) {
            values.add(value());
            blank();
            if (peek() == ']') {
                at++;
                return values;
            }
            take(',');
        }
    }

    private String string() throws Refused {
        var read = new StringBuilder();
        at++;
        while (peek() != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw malformed();
            }
            read.append(next == '\\' ? escaped() : next);
        }
        at++;
        return read.toString();
    }

    private char escaped() throws Refused {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()
                        || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                    throw malformed();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw malformed();
        };
    }

    private Fraction number() throws Refused {
        int begin = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var read = text.substring(begin, at);
        if (!read.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw malformed();
        }
        try {
            return Fraction.of(read);
        } catch (NumberFormatException tooLong) {
            throw refused("A number has too many digits.", "数字位数过多。");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) throws Refused {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            line += text.charAt(at++) == '\n' ? 1 : 0;
        }
    }

    private char peek() throws Refused {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void take(char wanted) throws Refused {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private Refused malformed() {
        return refused("This is not well-formed JSON.", "JSON 格式不正确。");
    }

    private Refused refused(String en, String zh) {
        return Refused.at(file, line, new Text(en, zh));
    }

    /// Writes maps, lists, texts, numbers, truth values and null, one member a line.
    static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(@Nullable Object value, String line, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> members -> {
                var before = "{";
                for (var member : members.entrySet()) {
                    out.append(before).append(line).append("  ");
                    quote(String.valueOf(member.getKey()), out);
                    write(member.getValue(), line + "  ", out.append(": "));
                    before = ",";
                }
                out.append(members.isEmpty() ? "{}" : line + "}");
            }
            case List<?> values -> {
                var before = "[";
                for (var one : values) {
                    write(one, line + "  ", out.append(before));
                    before = ", ";
                }
                out.append(values.isEmpty() ? "[]" : "]");
            }
            case Boolean truth -> out.append(truth);
            case BigDecimal number -> out.append(number.toPlainString());
            default -> quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char one : text.toCharArray()) {
            if (one == '"' || one == '\\') {
                out.append('\\').append(one);
            } else if (one < ' ') {
                out.append("\\u%04x".formatted((int) one));
            } else {
                out.append(one);
            }
        }
        out.append('"');
    }
}
