package org.goodoffices.organs.convention.treaty;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.procedure.Yaml;
import org.jspecify.annotations.Nullable;

/// Reads the final clauses of a treaty from a file (YAML); every fault is a sentence with its line.
public final class RuleFile {

    /// The treaties whose rules ship with the institution.
    public static final List<String> SHIPPED =
            List.of(
                    "cisg",
                    "convention",
                    "e-communications",
                    "kyoto",
                    "new-york-1958",
                    "rome-statute",
                    "unclos",
                    "vienna-1969");

    private RuleFile() {}

    /// One that ships with the institution.
    public static Optional<TreatyRule> shipped(String name) {
        if (!SHIPPED.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(name, Csv.shipped("treaties/" + name + ".yaml")));
        } catch (Unreadable ours) {
            throw new IllegalStateException(name, ours);
        }
    }

    /// Reads a file.
    ///
    /// @throws Unreadable where it is no such file
    public static TreatyRule read(String name, String text) throws Unreadable {
        try {
            var file = new Part(Yaml.parse(text), "");
            file.only(
                    "treaty",
                    "opened",
                    "instruments",
                    "organisations",
                    "entry-into-force",
                    "later",
                    "withdrawal",
                    "founding",
                    "former",
                    "announced");
            var entry = file.map("entry-into-force");
            entry.only("article", "condition", "after", "source");
            var withdrawal = file.maybe("withdrawal");
            var announced = file.maybe("announced");
            return new TreatyRule(
                    name,
                    file.map("treaty").text(),
                    file.day("opened"),
                    kinds(file),
                    organisations(file),
                    condition(entry.map("condition")),
                    clause(entry),
                    clause(file.map("later")),
                    withdrawal == null ? null : clause(withdrawal),
                    file.list("founding", RuleFile::window),
                    file.list("former", RuleFile::former),
                    announced == null
                            ? null
                            : new TreatyRule.Announced(
                                    announced.day("on"), announced.string("source")));
        } catch (Yaml.Malformed malformed) {
            throw at(malformed.line(), malformed.why());
        }
    }

    private static List<Kind> kinds(Part file) throws Unreadable {
        var kinds = new ArrayList<Kind>();
        for (var word : file.words("instruments")) {
            kinds.add(kind(word, file.line("instruments")));
        }
        return kinds;
    }

    private static boolean organisations(Part file) throws Unreadable {
        return switch (file.word("organisations", "counted")) {
            case "counted" -> true;
            case "not-counted" -> false;
            default ->
                    throw at(
                            file.line("organisations"),
                            new Text(
                                    "“organisations” is “counted” or “not-counted”.",
                                    "“organisations”须为 counted 或 not-counted。"));
        };
    }

    private static Condition condition(Part map) throws Unreadable {
        map.only("instruments", "among", "share", "all", "any", "not-before");
        if (map.has("instruments")) {
            var among = map.has("among") ? map.words("among") : List.<String>of();
            for (var code : among) {
                participant(code, map.line("among"));
            }
            return new Condition.Count(map.whole("instruments"), among);
        }
        if (map.has("share")) {
            return share(map.map("share"));
        }
        if (map.has("not-before")) {
            return new Condition.NotBefore(map.day("not-before"));
        }
        if (map.has("all")) {
            return new Condition.All(map.list("all", RuleFile::condition));
        }
        if (map.has("any")) {
            return new Condition.Any(map.list("any", RuleFile::condition));
        }
        throw at(
                map.line,
                new Text(
                        "A condition is one of instruments, share, not-before, all, any.",
                        "条件须为 instruments、share、not-before、all、any 之一。"));
    }

    private static Condition share(Part map) throws Unreadable {
        map.only("of", "at-least", "weights", "source");
        var fraction = map.string("at-least").split("/");
        var weights = new LinkedHashMap<String, Long>();
        var given = map.map("weights");
        for (var code : given.entries.keySet()) {
            participant(code, given.line(code));
            weights.put(code, (long) given.whole(code));
        }
        try {
            return new Condition.Share(
                    map.map("of").text(),
                    Long.parseLong(fraction[0].strip()),
                    Long.parseLong(fraction[1].strip()),
                    weights);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException no) {
            throw at(
                    map.line("at-least"),
                    new Text(
                            "“at-least” is a fraction not above one, such as 55/100.",
                            "“at-least”须为不大于一的分数，如 55/100。"));
        }
    }

    private static TreatyRule.Clause clause(Part map) throws Unreadable {
        var after = map.map("after");
        after.only("years", "months", "days", "first-of-month");
        return new TreatyRule.Clause(
                map.string("article"),
                new After(
                        after.has("years") ? after.whole("years") : 0,
                        after.has("months") ? after.whole("months") : 0,
                        after.has("days") ? after.whole("days") : 0,
                        after.has("first-of-month")
                                && after.string("first-of-month").equals("following")),
                map.string("source"));
    }

    private static TreatyRule.Window window(Part map) throws Unreadable {
        map.only("of", "article", "after", "source");
        return new TreatyRule.Window(
                map.has("of") ? kind(map.string("of"), map.line("of")) : null, clause(map));
    }

    private static TreatyRule.Former former(Part map) throws Unreadable {
        map.only("state", "act", "on", "source");
        return new TreatyRule.Former(
                participant(map.string("state"), map.line("state")),
                kind(map.string("act"), map.line("act")),
                map.day("on"),
                map.string("source"));
    }

    private static Kind kind(String word, int line) throws Unreadable {
        return Kind.of(word)
                .orElseThrow(() ->
                        at(
                                line,
                                new Text(
                                        "There is no act “" + word + "”.",
                                        "没有“" + word + "”这一行为。")));
    }

    private static Participant participant(String code, int line) throws Unreadable {
        return Participants.of(code)
                .orElseThrow(() ->
                        at(
                                line,
                                new Text(
                                        "“" + code + "” is the code of no participant.",
                                        "“" + code + "”不是任何参加方的代码。")));
    }

    private static Unreadable at(int line, Text why) {
        return new Unreadable(
                new Text("Line " + line + ": " + why.en(), "第 " + line + " 行：" + why.zh()));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(Part map) throws Unreadable;
    }

    /// A part of the file, with its name for sentences.
    private static final class Part {
        private final Map<String, Yaml> entries;
        private final String name;
        private final int line;

        Part(Yaml yaml, String name) throws Unreadable {
            if (!(yaml instanceof Yaml.Mapping mapping)) {
                throw at(
                        yaml.line(),
                        new Text(
                                (name.isEmpty() ? "The file" : "“" + name + "”")
                                        + " must be made of keys and values.",
                                (name.isEmpty() ? "文件" : "“" + name + "”") + "须由键和值组成。"));
            }
            this.entries = mapping.entries();
            this.name = name;
            this.line = mapping.line();
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        int line(String key) {
            var value = entries.get(key);
            return value == null ? line : value.line();
        }

        /// Refuses what is misspelt, which would otherwise be left out without a word.
        void only(String... keys) throws Unreadable {
            var known = Set.of(keys);
            for (var key : entries.keySet()) {
                if (!known.contains(key)) {
                    throw at(
                            line(key),
                            new Text("“" + key + "” is not known here.", "此处没有“" + key + "”一项。"));
                }
            }
        }

        private Yaml get(String key) throws Unreadable {
            var value = entries.get(key);
            if (value == null) {
                throw at(
                        line,
                        new Text(
                                "“" + key + "” is missing" + in() + ".",
                                "缺少“" + key + "”一项" + (name.isEmpty() ? "。" : "（" + name + "）。")));
            }
            return value;
        }

        private String in() {
            return name.isEmpty() ? "" : " in “" + name + "”";
        }

        Part map(String key) throws Unreadable {
            return new Part(get(key), key);
        }

        @Nullable Part maybe(String key) throws Unreadable {
            return has(key) ? map(key) : null;
        }

        <T> List<T> list(String key, Reader<T> reader) throws Unreadable {
            var list = new ArrayList<T>();
            if (has(key)) {
                if (!(get(key) instanceof Yaml.Sequence sequence)) {
                    throw at(
                            line(key),
                            new Text("“" + key + "” must be a list.", "“" + key + "”须为列表。"));
                }
                for (var item : sequence.items()) {
                    list.add(reader.read(new Part(item, key)));
                }
            }
            return list;
        }

        List<String> words(String key) throws Unreadable {
            var words = new ArrayList<String>();
            if (!(get(key) instanceof Yaml.Sequence sequence)) {
                throw at(
                        line(key), new Text("“" + key + "” must be a list.", "“" + key + "”须为列表。"));
            }
            for (var item : sequence.items()) {
                if (!(item instanceof Yaml.Scalar scalar)) {
                    throw at(
                            item.line(),
                            new Text("“" + key + "” is a list of words.", "“" + key + "”须为词语列表。"));
                }
                words.add(scalar.value());
            }
            return words;
        }

        String string(String key) throws Unreadable {
            if (get(key) instanceof Yaml.Scalar scalar && !scalar.value().isBlank()) {
                return scalar.value();
            }
            throw at(line(key), new Text("“" + key + "” must be a text.", "“" + key + "”须为文字。"));
        }

        String word(String key, String otherwise) throws Unreadable {
            return has(key) ? string(key) : otherwise;
        }

        Text text() throws Unreadable {
            only("en", "zh");
            return new Text(string("en"), string("zh"));
        }

        LocalDate day(String key) throws Unreadable {
            return parsed(
                    key,
                    LocalDate::parse,
                    new Text(
                            "“" + key + "” must be a day such as 1958-06-10.",
                            "“" + key + "”须为日期，如 1958-06-10。"));
        }

        int whole(String key) throws Unreadable {
            var wrong =
                    new Text(
                            "“" + key + "” must be a whole number, not below 0.",
                            "“" + key + "”须为不小于 0 的整数。");
            int number = parsed(key, Integer::parseInt, wrong);
            if (number < 0) {
                throw at(line(key), wrong);
            }
            return number;
        }

        private <T> T parsed(String key, Function<String, T> parse, Text wrong) throws Unreadable {
            try {
                return parse.apply(string(key));
            } catch (DateTimeException | NumberFormatException no) {
                throw at(line(key), wrong);
            }
        }
    }
}
