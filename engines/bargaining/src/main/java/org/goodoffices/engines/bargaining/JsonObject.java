package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An object of JSON whose members are asked for by name and kind; what is missing or of another
/// kind is refused with file and line.
record JsonObject(String file, int line, Map<String, Json.Node> members) {

    static JsonObject read(String file, byte[] bytes) throws Refused {
        return of(file, Json.read(file, bytes));
    }

    @SuppressWarnings("unchecked") // the reader makes no other maps
    static JsonObject of(String file, Json.Node node) throws Refused {
        if (node.value() instanceof Map<?, ?> members) {
            return new JsonObject(file, node.line(), (Map<String, Json.Node>) members);
        }
        throw Refused.at(file, node.line(), new Text("An object is expected here.", "此处应为对象。"));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    private Json.Node member(String name) throws Refused {
        var node = members.get(name);
        if (node == null) {
            throw refused("“" + name + "” is missing.", "缺少“" + name + "”。");
        }
        return node;
    }

    JsonObject object(String name) throws Refused {
        return of(file, member(name));
    }

    String text(String name) throws Refused {
        var node = member(name);
        if (node.value() instanceof String text) {
            return text;
        }
        throw wrong(node, name, "a text", "文本");
    }

    Fraction number(String name) throws Refused {
        var node = member(name);
        if (node.value() instanceof Fraction number) {
            return number;
        }
        // Numbers that people write by hand are often in quotes.
        if (node.value() instanceof String text) {
            try {
                return Fraction.of(text);
            } catch (NumberFormatException none) {
                throw wrong(node, name, "a number", "数字");
            }
        }
        throw wrong(node, name, "a number", "数字");
    }

    Map<String, Fraction> numbers() throws Refused {
        var numbers = new LinkedHashMap<String, Fraction>();
        for (var name : members.keySet()) {
            numbers.put(name, number(name));
        }
        return numbers;
    }

    List<Json.Node> list(String name) throws Refused {
        var node = member(name);
        if (node.value() instanceof List<?> values) {
            var nodes = new ArrayList<Json.Node>();
            for (var value : values) {
                if (value instanceof Json.Node one) {
                    nodes.add(one);
                }
            }
            return nodes;
        }
        throw wrong(node, name, "a list", "列表");
    }

    List<JsonObject> objects(String name) throws Refused {
        var objects = new ArrayList<JsonObject>();
        for (var node : list(name)) {
            objects.add(of(file, node));
        }
        return objects;
    }

    List<String> texts(String name) throws Refused {
        var texts = new ArrayList<String>();
        for (var node : list(name)) {
            if (!(node.value() instanceof String text)) {
                throw wrong(node, name, "a list of texts", "文本列表");
            }
            texts.add(text);
        }
        return texts;
    }

    /// Refuses a member of any other name: a slip of the pen must not pass unseen.
    void only(String... names) throws Refused {
        for (var member : members.entrySet()) {
            if (!Set.of(names).contains(member.getKey())) {
                throw Refused.at(
                        file,
                        member.getValue().line(),
                        new Text(
                                "“" + member.getKey() + "” is not known here.",
                                "此处不识“" + member.getKey() + "”。"));
            }
        }
    }

    Refused refused(String en, String zh) {
        return Refused.at(file, line, new Text(en, zh));
    }

    private Refused wrong(Json.Node node, String name, String en, String zh) {
        return Refused.at(
                file,
                node.line(),
                new Text("“" + name + "” must be " + en + ".", "“" + name + "”应为" + zh + "。"));
    }
}
