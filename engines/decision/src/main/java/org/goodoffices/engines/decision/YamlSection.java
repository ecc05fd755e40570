package org.goodoffices.engines.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A mapping in a YAML file, read key by key. What is missing, of another kind or never asked for
/// is a finding with its line; reading goes on.
final class YamlSection {

    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 30;

    private final String file;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Finding> findings;

    private YamlSection(String file, int line, List<Finding> findings) {
        this.file = file;
        this.line = line;
        this.findings = findings;
    }

    /// The mapping that a text is; null, with findings, where it is none.
    static @Nullable YamlSection read(String file, String text, List<Finding> findings) {
        var top = new YamlSection(file, 1, findings);
        var settings = LoadSettings.builder().setCodePointLimit(LONGEST).build();
        try {
            if (text.length() > LONGEST) {
                top.fault(1, "The file is too long.", "文件过长。");
                return null;
            }
            int depth = 0;
            for (var event : new Parse(settings).parseString(text)) {
                int at = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
                depth +=
                        switch (event.getEventId()) {
                            case MappingStart, SequenceStart -> 1;
                            case MappingEnd, SequenceEnd -> -1;
                            case Alias,
                                    Scalar,
                                    Comment,
                                    DocumentStart,
                                    DocumentEnd,
                                    StreamStart,
                                    StreamEnd ->
                                    0;
                        };
                if (event.getEventId() == Event.ID.Alias || depth > DEEPEST) {
                    top.fault(
                            at,
                            "Aliases and deep nesting are not used in these files.",
                            "此类文件不得使用别名，亦不得嵌套过深。");
                    return null;
                }
            }
            var root = new Compose(settings).composeString(text);
            return root.isEmpty() ? top.notAMapping(1) : top.mapping(root.get(), 1);
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            top.fault(
                    at,
                    "Not well-formed YAML: " + e.getProblem() + ".",
                    "YAML 格式有误：" + e.getProblem() + "。");
        } catch (YamlEngineException e) {
            top.fault(1, "Not well-formed YAML.", "YAML 格式有误。");
        }
        return null;
    }

    int line() {
        return line;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    void fault(int at, String en, String zh) {
        findings.add(new Finding(file, at, new Text(en, zh)));
    }

    /// A text of one line; empty, with a finding, where it is missing.
    String word(String key) {
        var word = optionalWord(key);
        if (word == null) {
            missing(key);
            return "";
        }
        return word;
    }

    @Nullable String optionalWord(String key) {
        var node = take(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        fault(lineOf(key), "“" + key + "” must be a word.", "“" + key + "”应为文字。");
        return null;
    }

    /// A whole number between 1 and 10,000.
    int number(String key) {
        var word = word(key);
        if (word.matches("[1-9]\\d{0,3}|10000")) {
            return Integer.parseInt(word);
        }
        if (!word.isEmpty()) {
            fault(
                    lineOf(key),
                    "“" + key + "” must be a whole number from 1 to 10000.",
                    "“" + key + "”应为1至10000之间的整数。");
        }
        return 1;
    }

    /// One of these words.
    <T> @Nullable T oneOf(String key, Map<String, T> words) {
        var word = word(key);
        var meant = words.get(word);
        if (meant == null && !word.isEmpty()) {
            var all = words.keySet().stream().sorted().toList();
            fault(
                    lineOf(key),
                    "“%s” must be one of %s, not “%s”."
                            .formatted(key, String.join(", ", all), word),
                    "“%s”应为%s之一，而非“%s”。".formatted(key, String.join("、", all), word));
        }
        return meant;
    }

    /// A text in both languages.
    Text text(String key) {
        var text = optionalText(key);
        if (text == null) {
            missing(key);
            return new Text("", "");
        }
        return text;
    }

    @Nullable Text optionalText(String key) {
        if (!has(key)) {
            return null;
        }
        var both = section(key);
        if (both == null) {
            return null;
        }
        var text = new Text(both.word("en"), both.word("zh"));
        both.end();
        return text;
    }

    /// A mapping in this one; null, with a finding, where it is no mapping.
    @Nullable YamlSection section(String key) {
        var node = take(key);
        if (node == null) {
            missing(key);
            return null;
        }
        return mapping(node, lineOf(key));
    }

    /// Everything under a key, by name.
    <T> Map<String, T> named(String key, BiFunction<String, YamlSection, T> read) {
        var all = new LinkedHashMap<String, T>();
        if (!has(key)) {
            return all;
        }
        var section = section(key);
        if (section != null) {
            for (var name : List.copyOf(section.entries.keySet())) {
                var one = section.section(name);
                if (one != null) {
                    all.put(name, read.apply(name, one));
                    one.end();
                }
            }
        }
        return all;
    }

    /// The names under a key that are followed by numbers.
    Map<String, Integer> numbers(String key) {
        var all = new LinkedHashMap<String, Integer>();
        var section = section(key);
        if (section != null) {
            for (var name : List.copyOf(section.entries.keySet())) {
                all.put(name, section.number(name));
            }
        }
        return all;
    }

    /// Finds what was never asked for.
    void end() {
        for (var key : entries.keySet()) {
            if (!asked.contains(key)) {
                fault(lineOf(key), "“" + key + "” is not known here.", "此处不识“" + key + "”。");
            }
        }
    }

    private void missing(String key) {
        fault(line, "“" + key + "” is missing.", "缺少“" + key + "”。");
    }

    private @Nullable Node take(String key) {
        asked.add(key);
        return entries.get(key);
    }

    private @Nullable YamlSection notAMapping(int at) {
        fault(at, "Here stands no mapping of keys to values.", "此处应为键与值的对应。");
        return null;
    }

    private @Nullable YamlSection mapping(Node node, int at) {
        if (!(node instanceof MappingNode mapping)) {
            return notAMapping(at);
        }
        var section = new YamlSection(file, at, findings);
        var keys = new ArrayList<String>();
        for (var entry : mapping.getValue()) {
            int keyLine = entry.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                fault(keyLine, "A key must be a word.", "键必须是一个词。");
                continue;
            }
            if (keys.contains(key.getValue())) {
                fault(
                        keyLine,
                        "“" + key.getValue() + "” is given twice.",
                        "“" + key.getValue() + "”重复出现。");
                continue;
            }
            keys.add(key.getValue());
            section.entries.put(key.getValue(), entry.getValueNode());
            section.lines.put(key.getValue(), keyLine);
        }
        return section;
    }
}
