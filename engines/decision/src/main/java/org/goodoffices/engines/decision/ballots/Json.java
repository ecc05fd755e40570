package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as boxes hold it: compact, members in a fixed order, large numbers in decimal as texts.
final class Json {

    /// Digits of the largest number there can be: 2,048 bits have 617.
    private static final int DIGITS = 700;

    private static final JsonMapper READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxNumberLength(20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// Reads one value.
    static JsonNode read(byte[] bytes) throws Refused {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var tree = READER.readTree(text);
            if (tree.isMissingNode()) {
                throw malformed("a value");
            }
            return tree;
        } catch (CharacterCodingException | JacksonException e) {
            throw malformed("JSON");
        }
    }

    /// An object with these members and no others.
    static JsonNode object(JsonNode node, Set<String> needed, Set<String> allowed) throws Refused {
        if (!node.isObject()) {
            throw malformed("an object");
        }
        for (var name : needed) {
            if (!node.has(name)) {
                throw malformed("“" + name + "”");
            }
        }
        for (var name : node.propertyNames()) {
            if (!needed.contains(name) && !allowed.contains(name)) {
                throw new Refused("“" + name + "” is not known here.", "此处不识“" + name + "”。");
            }
        }
        return node;
    }

    static JsonNode object(JsonNode node, String... members) throws Refused {
        return object(node, Set.of(members), Set.of());
    }

    static String text(JsonNode node) throws Refused {
        if (!node.isString()) {
            throw malformed("a text");
        }
        return node.stringValue();
    }

    static int integer(JsonNode node) throws Refused {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw malformed("a whole number");
        }
        return node.intValue();
    }

    static boolean truth(JsonNode node) throws Refused {
        if (!node.isBoolean()) {
            throw malformed("true or false");
        }
        return node.booleanValue();
    }

    /// A large number, in its one spelling.
    static BigInteger number(JsonNode node) throws Refused {
        return number(text(node));
    }

    static BigInteger number(String text) throws Refused {
        boolean plain =
                !text.isEmpty()
                        && text.length() <= DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (text.length() == 1 || text.charAt(0) != '0');
        if (!plain) {
            throw malformed("a number in decimal");
        }
        return new BigInteger(text);
    }

    /// Reads one item of a list.
    interface Item<T> {
        T read(JsonNode node) throws Refused;
    }

    static <T> List<T> list(JsonNode node, Item<T> item) throws Refused {
        if (!node.isArray()) {
            throw malformed("a list");
        }
        var list = new ArrayList<T>();
        for (var one : node) {
            list.add(item.read(one));
        }
        return List.copyOf(list);
    }

    private static Refused malformed(String missing) {
        return new Refused(
                "This is not what it should be: " + missing + " was expected.",
                "内容格式不符：此处应为" + inChinese(missing) + "。");
    }

    private static String inChinese(String missing) {
        return switch (missing) {
            case "a value" -> "一个值";
            case "an object" -> "对象";
            case "a text" -> "文本";
            case "a whole number" -> "整数";
            case "true or false" -> "真或者假";
            case "a number in decimal" -> "十进制数";
            case "a list" -> "列表";
            default -> missing;
        };
    }

    static String quoted(BigInteger number) {
        return "\"" + number + "\"";
    }

    static <T> String list(List<T> items, Function<T, String> write) {
        return items.stream().map(write).collect(Collectors.joining(",", "[", "]"));
    }

    /// A text with no needless escapes.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
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
                    if (c < 0x20 || c == 0x7f) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
