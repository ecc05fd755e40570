package org.goodoffices.engines.procedure;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One mapping of a rules file while it is read: takes its keys one by one, strictly, and collects
/// what is wrong with them. A key that nobody took is unknown.
final class Section {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");
    private static final Text NO_TEXT = new Text("", "");

    private final String file;
    private final String path;
    private final Yaml.Mapping map;
    private final List<Finding> faults;
    private final Set<String> taken = new HashSet<>();

    Section(String file, String path, Yaml.Mapping map, List<Finding> faults) {
        this.file = file;
        this.path = path;
        this.map = map;
        this.faults = faults;
    }

    int line() {
        return map.line();
    }

    int lineOf(String key) {
        Yaml value = map.entries().get(key);
        return value == null ? map.line() : value.line();
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    void fault(int line, String en, String zh) {
        faults.add(new Finding(0, file, line, null, path, new Text(en, zh), List.of()));
    }

    void faultAt(String key, String en, String zh) {
        fault(lineOf(key), en, zh);
    }

    /// Reports the keys that nobody took.
    void end() {
        map.entries()
                .forEach((key, value) -> {
                    if (!taken.contains(key)) {
                        fault(
                                value.line(),
                                quoted(key) + " is not known here (" + where() + ").",
                                quotedZh(key) + "在此处不是已知的项（" + where() + "）。");
                    }
                });
    }

    private String where() {
        return path.isEmpty() ? file : path;
    }

    private static String quoted(String word) {
        return "“" + word + "”";
    }

    private static String quotedZh(String word) {
        return "“" + word + "”";
    }

    private @Nullable Yaml take(String key) {
        taken.add(key);
        return map.entries().get(key);
    }

    private void missing(String key) {
        fault(
                map.line(),
                quoted(key) + " is missing (" + where() + ").",
                "缺少" + quotedZh(key) + "（" + where() + "）。");
    }

    private void wrong(String key, String en, String zh) {
        faultAt(key, quoted(key) + " must be " + en + ".", quotedZh(key) + "应为" + zh + "。");
    }

    @Nullable String optional(String key) {
        Yaml value = take(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Yaml.Scalar scalar)) {
            wrong(key, "one word or sentence", "单个词语或句子");
            return null;
        }
        return scalar.value();
    }

    String required(String key) {
        String value = optional(key);
        if (value == null || value.isBlank()) {
            if (!has(key)) {
                missing(key);
            } else if (value != null) {
                wrong(key, "filled in", "非空");
            }
            return "";
        }
        return value;
    }

    /// The citation; [Checker] asks for it where it is absent.
    @Nullable String article() {
        String value = optional("article");
        return value == null || value.isBlank() ? null : value.strip();
    }

    Text text(String key) {
        Yaml value = take(key);
        if (value == null) {
            missing(key);
            return NO_TEXT;
        }
        return text(key, value);
    }

    private Text text(String key, Yaml value) {
        if (!(value instanceof Yaml.Mapping languages)) {
            fault(
                    value.line(),
                    quoted(key) + " must be given in both languages, as {en: …, zh: …}.",
                    quotedZh(key) + "应以两种语文给出：{en: …, zh: …}。");
            return NO_TEXT;
        }
        Section both = new Section(file, path + "." + key, languages, faults);
        Text result = new Text(both.required("en").strip(), both.required("zh").strip());
        both.end();
        return result;
    }

    List<Text> texts(String key, String inner) {
        List<Text> result = new ArrayList<>();
        for (Section item : sections(key)) {
            result.add(item.text(inner));
            item.end();
        }
        return result;
    }

    boolean flag(String key, boolean otherwise) {
        String value = optional(key);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                wrong(key, "true or false", " true 或 false");
                yield otherwise;
            }
        };
    }

    boolean requiredFlag(String key) {
        if (!has(key)) {
            missing(key);
        }
        return flag(key, false);
    }

    @Nullable Integer optionalNumber(String key) {
        String value = optional(key);
        if (value == null) {
            return null;
        }
        if (!NUMBER.matcher(value).matches()) {
            wrong(key, "a whole number", "整数");
            return null;
        }
        return Integer.valueOf(value);
    }

    int number(String key) {
        if (!has(key)) {
            missing(key);
        }
        Integer value = optionalNumber(key);
        return value == null ? 0 : value;
    }

    int number(String key, int otherwise) {
        Integer value = optionalNumber(key);
        return value == null ? otherwise : value;
    }

    @Nullable BigDecimal optionalAmount(String key) {
        String value = optional(key);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")) {
            wrong(key, "an amount, such as 1500 or 0.25", "数额，例如 1500 或 0.25");
            return null;
        }
        return new BigDecimal(value);
    }

    @Nullable LocalDate optionalDate(String key) {
        String value = optional(key);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException _) {
            wrong(key, "a date, such as 2026-12-01", "日期，例如 2026-12-01");
            return null;
        }
    }

    LocalDate date(String key) {
        if (!has(key)) {
            missing(key);
        }
        LocalDate value = optionalDate(key);
        return value == null ? LocalDate.EPOCH : value;
    }

    <T> @Nullable T optionalOf(String key, Map<String, T> known) {
        String value = optional(key);
        return value == null ? null : among(key, lineOf(key), value, known);
    }

    <T> T of(String key, Map<String, T> known) {
        T value = optionalOf(key, known);
        if (value == null) {
            if (!has(key)) {
                missing(key);
            }
            return known.values().iterator().next();
        }
        return value;
    }

    <T> T of(String key, Map<String, T> known, T otherwise) {
        T value = optionalOf(key, known);
        return value == null ? otherwise : value;
    }

    private <T> @Nullable T among(String key, int line, String value, Map<String, T> known) {
        T found = known.get(value);
        if (found == null) {
            String words = String.join(", ", known.keySet());
            fault(
                    line,
                    quoted(value) + " is not known for " + quoted(key) + "; known: " + words + ".",
                    quotedZh(key) + "不能为" + quotedZh(value) + "；可用：" + words + "。");
        }
        return found;
    }

    /// A list of words; a single word stands for a list of one.
    List<String> words(String key) {
        Yaml value = take(key);
        List<String> result = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Yaml.Scalar scalar -> result.add(scalar.value());
            case Yaml.Sequence sequence -> {
                for (Yaml item : sequence.items()) {
                    if (item instanceof Yaml.Scalar scalar) {
                        if (result.contains(scalar.value())) {
                            fault(
                                    item.line(),
                                    quoted(scalar.value()) + " is listed twice.",
                                    quotedZh(scalar.value()) + "重复列出。");
                        }
                        result.add(scalar.value());
                    } else {
                        wrong(key, "a list of words", "词语列表");
                    }
                }
            }
            case Yaml.Mapping _ -> wrong(key, "a list of words", "词语列表");
        }
        return result;
    }

    List<String> requiredWords(String key) {
        List<String> result = words(key);
        if (result.isEmpty()) {
            missing(key);
        }
        return result;
    }

    <T> List<T> wordsOf(String key, Map<String, T> known) {
        List<T> result = new ArrayList<>();
        for (String word : words(key)) {
            T found = among(key, lineOf(key), word, known);
            if (found != null) {
                result.add(found);
            }
        }
        return result;
    }

    /// The items of a list as they stand, for lists of words and mappings mixed.
    List<Yaml> items(String key) {
        Yaml value = take(key);
        return switch (value) {
            case null -> List.of();
            case Yaml.Sequence sequence -> sequence.items();
            case Yaml.Scalar _, Yaml.Mapping _ -> List.of(value);
        };
    }

    @Nullable Section optionalSection(String key) {
        Yaml value = take(key);
        if (value == null) {
            return null;
        }
        return section(key, value);
    }

    @Nullable Section section(String key, Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            return new Section(file, path.isEmpty() ? key : path + "." + key, mapping, faults);
        }
        fault(
                value.line(),
                quoted(key) + " must have entries of its own.",
                quotedZh(key) + "之下应有若干项。");
        return null;
    }

    List<Section> sections(String key) {
        List<Section> result = new ArrayList<>();
        for (Yaml item : items(key)) {
            Section section = section(key, item);
            if (section != null) {
                result.add(section);
            }
        }
        return result;
    }

    /// Named entries, such as the stages, each read by the same function.
    <T> Map<String, T> named(String key, Function<NamedSection, @Nullable T> read) {
        Section all = optionalSection(key);
        Map<String, T> result = new LinkedHashMap<>();
        if (all == null) {
            return result;
        }
        all.map
                .entries()
                .forEach((name, value) -> {
                    if (!NAME.matcher(name).matches()) {
                        all.fault(
                                value.line(),
                                "A name is lower-case English words joined by hyphens, not "
                                        + quoted(name)
                                        + ".",
                                "名称须为以连字符相连的小写英文词，而非" + quotedZh(name) + "。");
                    }
                    Section one = all.section(name, value);
                    if (one != null) {
                        T item = read.apply(new NamedSection(name, one));
                        one.end();
                        if (item != null) {
                            result.put(name, item);
                        }
                    }
                });
        return result;
    }

    record NamedSection(String name, Section section) {}

    /// The words of an enumeration as they are written in the files.
    static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return words;
    }
}
