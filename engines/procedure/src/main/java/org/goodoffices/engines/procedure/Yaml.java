package org.goodoffices.engines.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML document as a plain tree that knows its lines. Only what a rules file needs: no anchors,
/// no aliases, no tags, text keys, each key once.
public sealed interface Yaml {

    int line();

    record Scalar(String value, int line) implements Yaml {}

    record Sequence(List<Yaml> items, int line) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Map<String, Yaml> entries, int line) implements Yaml {}

    /// Why a text is not such a document.
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Text why;
        private final int line;

        Malformed(int line, String en, String zh) {
            super(en);
            this.why = new Text(en, zh);
            this.line = line;
        }

        /// The sentence, in both languages.
        public Text why() {
            return why;
        }

        /// Where it is seen, from 1.
        public int line() {
            return line;
        }
    }

    int LONGEST = 1_000_000;
    int DEEPEST = 30;

    /// Reads a document.
    ///
    /// @throws Malformed where it is none, or holds what a rules file does not need
    static Yaml parse(String text) throws Malformed {
        if (text.length() > LONGEST) {
            throw new Malformed(
                    1,
                    "The file is longer than " + LONGEST + " characters.",
                    "文件超过 " + LONGEST + " 个字符。");
        }
        LoadSettings settings =
                LoadSettings.builder()
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(1)
                        .setCodePointLimit(LONGEST)
                        .build();
        try {
            boolean content = checkEvents(new Parse(settings).parseString(text));
            Optional<Node> root =
                    content ? new Compose(settings).composeString(text) : Optional.empty();
            if (root.isEmpty()) {
                throw new Malformed(1, "The file is empty.", "文件为空。");
            }
            return tree(root.get());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new Malformed(
                    line,
                    "Not well-formed YAML: " + e.getProblem() + ".",
                    "YAML 格式有误：" + e.getProblem() + "。");
        } catch (ReaderException e) {
            throw new Malformed(1, "The file holds a character that no text has.", "文件含有不合法的字符。");
        } catch (YamlEngineException e) {
            throw new Malformed(1, "Not well-formed YAML.", "YAML 格式有误。");
        }
    }

    /// Looks at the events before anything is built: depth, anchors and tags are refused here.
    private static boolean checkEvents(Iterable<Event> events) throws Malformed {
        int depth = 0;
        int documents = 0;
        boolean content = false;
        for (Event event : events) {
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                case Alias ->
                        throw new Malformed(
                                line,
                                "Anchors and aliases are not used in rules files.",
                                "规则文件不得使用锚点与别名。");
                case Scalar, Comment, DocumentEnd, StreamStart, StreamEnd -> {}
            }
            content |= depth > 0 || event.getEventId() == Event.ID.Scalar;
            if (depth > DEEPEST) {
                throw new Malformed(line, "The file is nested too deeply.", "文件嵌套过深。");
            }
            if (documents > 1) {
                throw new Malformed(line, "The file holds more than one document.", "文件含有多个文档。");
            }
        }
        return content;
    }

    private static Yaml tree(Node node) throws Malformed {
        int line = lineOf(node);
        if (node.getAnchor().isPresent()) {
            throw new Malformed(
                    line, "Anchors and aliases are not used in rules files.", "规则文件不得使用锚点与别名。");
        }
        return switch (node) {
            case ScalarNode scalar -> new Scalar(scalar.getValue(), line);
            case SequenceNode sequence -> {
                var items = new java.util.ArrayList<Yaml>();
                for (Node item : sequence.getValue()) {
                    items.add(tree(item));
                }
                yield new Sequence(items, line);
            }
            case MappingNode mapping -> {
                var entries = new LinkedHashMap<String, Yaml>();
                for (NodeTuple entry : mapping.getValue()) {
                    int keyLine = lineOf(entry.getKeyNode());
                    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                        throw new Malformed(keyLine, "A key must be a word.", "键必须是一个词。");
                    }
                    if (entries.containsKey(key.getValue())) {
                        throw new Malformed(
                                keyLine,
                                "“" + key.getValue() + "” is given twice.",
                                "“" + key.getValue() + "”重复出现。");
                    }
                    Yaml value = tree(entry.getValueNode());
                    entries.put(key.getValue(), at(value, keyLine));
                }
                yield new Mapping(entries, line);
            }
            default -> throw new Malformed(line, "Not a plain value.", "不是普通的值。");
        };
    }

    /// The line of an entry is the line of its key, where a reader looks for it.
    private static Yaml at(Yaml value, int line) {
        return switch (value) {
            case Scalar s -> new Scalar(s.value(), line);
            case Sequence s -> new Sequence(s.items(), line);
            case Mapping m -> new Mapping(m.entries(), line);
        };
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
