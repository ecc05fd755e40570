package org.goodoffices.engines.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON with one spelling only (RFC 8785): members sorted, no white space, no needless escapes.
///
/// Values are `Map` with text keys, `List`, `String`, `Long`, `Integer`, `Boolean` and null.
/// Numbers are whole and within ±(2^53 - 1), so that every reader of JSON sees the same number.
/// Texts are kept as they are; half a surrogate pair is refused.
public final class CanonicalJson {
    private static final long LARGEST_NUMBER = (1L << 53) - 1;

    private static final JsonMapper READER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CanonicalJson() {}

    /// Writes a value.
    ///
    /// @throws IllegalArgumentException where the value has no canonical spelling
    public static byte[] write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads bytes that are canonical.
    ///
    /// @throws Malformed where they are not JSON, or JSON in another spelling
    public static @Nullable Object read(byte[] bytes) throws Malformed {
        try {
            // Jackson would also take UTF-16 and UTF-32.
            var value =
                    readKept(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString());
            if (!Arrays.equals(write(value), bytes)) {
                throw new Malformed("not the canonical spelling of RFC 8785");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        } catch (IllegalArgumentException e) { // no canonical spelling
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /// Reads what this program wrote and kept itself: that it is JSON is checked, its spelling is
    /// not once more.
    ///
    /// @throws Malformed where it is not JSON
    public static @Nullable Object readKept(String text) throws Malformed {
        try {
            var tree = READER.readTree(text);
            if (tree.isMissingNode()) {
                throw new Malformed("empty");
            }
            return toValue(tree);
        } catch (JacksonException e) {
            throw new Malformed("not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /// Says why a document cannot be read.
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        public Malformed(String why) {
            super(why);
        }
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(inRange(number));
            case String text -> writeText(text, out);
            case List<?> list -> {
                out.append('[');
                var separator = "";
                for (var item : list) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(']');
            }
            case Map<?, ?> map -> writeMap(map, out);
            default ->
                    throw new IllegalArgumentException(
                            "no canonical spelling for " + value.getClass().getSimpleName());
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        // String.compareTo orders by UTF-16 code units, as RFC 8785, 3.2.3 asks.
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        var separator = "";
        for (var member : sorted.entrySet()) {
            out.append(separator);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isSurrogate(c)) {
                        int whole = text.codePointAt(i);
                        if (!Character.isSupplementaryCodePoint(whole)) {
                            throw new IllegalArgumentException("half a surrogate pair in a text");
                        }
                        out.appendCodePoint(whole);
                        i++;
                    } else if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static long inRange(long number) {
        if (number > LARGEST_NUMBER || number < -LARGEST_NUMBER) {
            throw new IllegalArgumentException("number beyond 2^53 - 1: " + number);
        }
        return number;
    }

    private static @Nullable Object toValue(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new TreeMap<String, @Nullable Object>();
                node.properties()
                        .forEach(member -> map.put(member.getKey(), toValue(member.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                node.forEach(item -> list.add(toValue(item)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NULL -> null;
            case NUMBER -> {
                if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                    throw new IllegalArgumentException("only whole numbers are allowed");
                }
                yield node.longValue();
            }
            case BINARY, POJO, MISSING -> throw new IllegalArgumentException("not a JSON value");
        };
    }
}
