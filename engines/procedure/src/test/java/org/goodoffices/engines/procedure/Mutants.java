package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Single defects, made by generic edits of a rules file as a tree: an entry or item dropped, a
/// value changed to another that the file uses for the same key, a number changed, an item added,
/// an entry that a sibling has copied in. Nothing here knows what the rules mean.
final class Mutants {

    /// What was done, in which part of the file (an act, a limit, …), and the edited tree.
    record Mutant(String edit, String part, Supplier<Yaml> edited) {
        Yaml tree() {
            return edited.get();
        }
    }

    private final Map<String, Set<String>> wordsOf = new TreeMap<>();
    private final Map<String, List<Mutant>> byKind = new TreeMap<>();
    private final Yaml.Mapping root;

    private Mutants(Yaml.Mapping root) {
        this.root = root;
        collect("", root);
        edits(List.of(), root);
        copies();
    }

    /// All mutants, in an order that is the same every time and takes from each kind of edit in
    /// turn.
    static List<Mutant> of(Yaml tree, long seed) {
        Mutants all = new Mutants((Yaml.Mapping) tree);
        List<List<Mutant>> kinds = new ArrayList<>();
        Random random = new Random(seed);
        int longest = 0;
        for (List<Mutant> kind : all.byKind.values()) {
            Collections.shuffle(kind, random);
            kinds.add(kind);
            longest = Math.max(longest, kind.size());
        }
        List<Mutant> order = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            for (List<Mutant> kind : kinds) {
                if (i < kind.size()) {
                    order.add(kind.get(i));
                }
            }
        }
        return order;
    }

    private void collect(String key, Yaml node) {
        switch (node) {
            case Yaml.Scalar s -> wordsOf.computeIfAbsent(key, _ -> new TreeSet<>()).add(s.value());
            case Yaml.Sequence s -> s.items().forEach(item -> collect(key, item));
            case Yaml.Mapping m -> m.entries().forEach(this::collect);
        }
    }

    private void add(String kind, List<Object> path, String what, Supplier<Yaml> tree) {
        String part = path.subList(0, Math.min(2, path.size())).toString();
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>())
                .add(new Mutant(what + " at " + path, part, tree));
    }

    private static String section(List<Object> path) {
        return path.isEmpty() ? "" : path.getFirst() + "/" + (path.size() > 2 ? path.get(2) : "");
    }

    private void edits(List<Object> path, Yaml node) {
        switch (node) {
            case Yaml.Mapping mapping -> {
                for (Map.Entry<String, Yaml> entry : mapping.entries().entrySet()) {
                    String key = entry.getKey();
                    List<Object> inner = plus(path, key);
                    add(
                            "drop " + section(inner) + key,
                            inner,
                            "drop",
                            () -> put(root, inner, 0, null));
                    if (!key.equals("en") && !key.equals("zh")) {
                        edits(inner, entry.getValue());
                    }
                }
            }
            case Yaml.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    List<Object> inner = plus(path, i);
                    add(
                            "remove " + section(path),
                            inner,
                            "remove item",
                            () -> put(root, inner, 0, null));
                    edits(inner, sequence.items().get(i));
                }
                for (String word : wordsOf.getOrDefault(key(path), Set.of())) {
                    List<Yaml> items = new ArrayList<>(sequence.items());
                    boolean there =
                            items.stream()
                                    .anyMatch(y ->
                                            y instanceof Yaml.Scalar s && s.value().equals(word));
                    if (!there && items.stream().allMatch(y -> y instanceof Yaml.Scalar)) {
                        items.add(new Yaml.Scalar(word, sequence.line()));
                        add(
                                "add " + section(path),
                                path,
                                "add " + word,
                                () ->
                                        put(
                                                root,
                                                path,
                                                0,
                                                new Yaml.Sequence(items, sequence.line())));
                    }
                }
            }
            case Yaml.Scalar scalar -> {
                Set<String> others = new LinkedHashSet<>();
                if (scalar.value().matches("-?[0-9]{1,6}")) {
                    int number = Integer.parseInt(scalar.value());
                    others.addAll(
                            List.of("0", "-" + number, "1", "" + number * 10, "" + (number + 1)));
                } else if (scalar.value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    others.add("2020-01-01");
                    others.add("2040-01-01");
                } else {
                    others.addAll(wordsOf.getOrDefault(key(path), Set.of()));
                    others.addAll(known(key(path)));
                    if (key(path).equals("article")) {
                        others.clear();
                        others.addAll(List.of("", " ", "—", "rules not read"));
                    }
                }
                others.remove(scalar.value());
                for (String other : others) {
                    add(
                            "change " + section(path) + key(path),
                            path,
                            scalar.value() + " to " + other,
                            () -> put(root, path, 0, new Yaml.Scalar(other, scalar.line())));
                }
            }
        }
    }

    /// Words of the language that the file may happen not to use; in order, so that the same
    /// mutants are seeded each time.
    private static List<String> known(String key) {
        return switch (key) {
            case "lane" -> List.of("joint", "own", "caucus", "mediators", "registry", "public");
            case "by" ->
                    List.of("party", "requesting", "invited", "mediator", "registry", "authority");
            case "of" -> List.of("party", "requesting", "invited", "mediator", "registry");
            case "when" -> List.of("one", "every");
            case "unit" -> List.of("hours", "days", "weeks", "months");
            case "calendar" -> List.of("none", "geneva", "nowhere");
            default -> List.of();
        };
    }

    /// Into each act, limit, stage and ending, the entries that another of its kind has and it has
    /// not; and under a new name, a copy of it.
    private void copies() {
        for (String kind : List.of("acts", "limits", "stages")) {
            if (!(root.entries().get(kind) instanceof Yaml.Mapping siblings)) {
                continue;
            }
            Map<String, Map<String, Yaml>> given = new TreeMap<>();
            for (Yaml sibling : siblings.entries().values()) {
                if (sibling instanceof Yaml.Mapping mapping) {
                    mapping.entries()
                            .forEach((key, value) ->
                                    given.computeIfAbsent(key, _ -> new LinkedHashMap<>())
                                            .putIfAbsent(
                                                    value.toString().replaceAll("line=\\d+", ""),
                                                    value));
                }
            }
            siblings.entries()
                    .forEach((name, sibling) -> {
                        if (sibling instanceof Yaml.Mapping mapping) {
                            given.forEach((key, values) -> {
                                if (!mapping.entries().containsKey(key)) {
                                    values.values().stream()
                                            .limit(6)
                                            .forEach(v -> insert(kind, name, key, v));
                                }
                            });
                        }
                    });
        }
    }

    private void insert(String kind, String name, String key, Yaml value) {
        List<Object> path = List.of(kind, name, key);
        add("insert " + kind + "/" + key, path, "insert", () -> put(root, path, 0, value));
    }

    private static String key(List<Object> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof String word) {
                return word;
            }
        }
        return "";
    }

    private static List<Object> plus(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /// The tree with one node replaced, or taken out.
    private static Yaml put(
            Yaml node,
            List<Object> path,
            int depth,
            @org.jspecify.annotations.Nullable Yaml value) {
        Object step = path.get(depth);
        boolean last = depth == path.size() - 1;
        return switch (node) {
            case Yaml.Mapping mapping -> {
                Map<String, Yaml> entries = new LinkedHashMap<>(mapping.entries());
                String key = (String) step;
                Yaml old = entries.get(key);
                if (last && value == null) {
                    entries.remove(key);
                } else if (last) {
                    entries.put(key, java.util.Objects.requireNonNull(value));
                } else if (old != null) {
                    entries.put(key, put(old, path, depth + 1, value));
                }
                yield new Yaml.Mapping(entries, mapping.line());
            }
            case Yaml.Sequence sequence -> {
                List<Yaml> items = new ArrayList<>(sequence.items());
                int at = (Integer) step;
                if (last && value == null) {
                    items.remove(at);
                } else if (last) {
                    items.set(at, java.util.Objects.requireNonNull(value));
                } else {
                    items.set(at, put(items.get(at), path, depth + 1, value));
                }
                yield new Yaml.Sequence(items, sequence.line());
            }
            case Yaml.Scalar scalar -> scalar;
        };
    }
}
