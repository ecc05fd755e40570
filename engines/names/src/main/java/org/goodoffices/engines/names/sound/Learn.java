package org.goodoffices.engines.names.sound;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/// Learns the models that come with the engine and writes them: `Learn TRAINING-FOLDER TARGET`.
/// With a third argument `without-tenth` it leaves out every tenth name, for measuring. It takes
/// some five minutes; the same files give the same models to the byte.
public final class Learn {

    static final Map<Writing, List<String>> FILES =
            new EnumMap<>(
                    Map.of(
                            Writing.ARABIC, List.of("wd_arabic_80.tsv"),
                            Writing.HAN, List.of("wd_chinese_80.tsv"),
                            Writing.HEBREW, List.of("wd_hebrew_80.tsv"),
                            Writing.KANA, List.of("wd_japanese_80.tsv", "wd_katakana_80.tsv"),
                            Writing.HANGUL, List.of("wd_korean_80.tsv"),
                            Writing.CYRILLIC, List.of("wd_russian_80.tsv")));

    private Learn() {}

    /// Reads, learns, writes.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("Learn TRAINING-FOLDER TARGET [without-tenth]");
            System.exit(2);
            return;
        }
        boolean without = arguments.length > 2;
        learn(Path.of(arguments[0]), Path.of(arguments[1]), latin -> !without || !heldOut(latin));
    }

    /// Whether a Latin form is among the tenth that models for measuring do not learn from.
    public static boolean heldOut(String latin) {
        return Math.floorMod(latin.hashCode() * 0x9E3779B9 >>> 7, 10) == 0;
    }

    static void learn(Path folder, Path target, Predicate<String> take) throws IOException {
        Files.createDirectories(target);
        var all = new ArrayList<List<Learning.Example>>();
        var latin = new TreeSet<String>();
        for (var writing : FILES.entrySet()) {
            var examples = new LinkedHashSet<Learning.Example>();
            for (var file : writing.getValue()) {
                examples.addAll(read(folder.resolve(file)));
            }
            examples.removeIf(example -> !take.test(example.latin()));
            examples.forEach(example -> latin.add(example.latin()));
            all.add(List.copyOf(examples));
            write(
                    target,
                    writing.getKey(),
                    Learning.learn(writing.getKey(), List.copyOf(examples)));
        }
        write(
                target,
                Writing.LATIN,
                Learning.learn(Writing.LATIN, Learning.otherwise(all, new Random(1))));
        try (var out = out(target, "spelling")) {
            Chain.write(Learning.spelling(List.copyOf(latin)), out);
        }
        attested(folder, target);
    }

    /// How often a name must be borne in one of the files, or in how many scripts it must be
    /// written, to be a name many bear.
    private static final int MANY = 5;

    private static final int SCRIPTS = 4;

    /// Two Latin forms sound alike where Russian and, besides, Japanese or Korean writes both in
    /// one way, each borne so often.
    private static final int OFTEN = 2;

    static void attested(Path folder, Path target) throws IOException {
        var many = new TreeSet<String>();
        var scripts = new TreeMap<String, Integer>();
        var alike = new TreeMap<String, TreeSet<String>>();
        var heard = new EnumMap<Writing, Set<String>>(Writing.class);
        for (var writing : FILES.keySet()) {
            var byName = new TreeMap<String, TreeSet<String>>();
            var often = new TreeMap<String, TreeSet<String>>();
            var here = new TreeSet<String>();
            for (var file : FILES.getOrDefault(writing, List.of())) {
                for (var line : Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8)) {
                    var columns = line.split("\t");
                    var plain = Sounds.plain(columns[0]);
                    int count = Integer.parseInt(columns[2]);
                    if (count >= MANY) {
                        many.add(plain);
                    }
                    if (count >= OFTEN) {
                        often.computeIfAbsent(columns[1], _ -> new TreeSet<>()).add(plain);
                    }
                    here.add(plain);
                    byName.computeIfAbsent(columns[1], _ -> new TreeSet<>()).add(plain);
                }
            }
            here.forEach(name -> scripts.merge(name, 1, Integer::sum));
            for (var names : byName.values()) {
                for (var name : names) {
                    alike.computeIfAbsent(name, _ -> new TreeSet<>())
                            .addAll(names.tailSet(name, false));
                }
            }
            var pairs = new HashSet<String>();
            for (var names : often.values()) {
                for (var name : names) {
                    names.tailSet(name, false).forEach(other -> pairs.add(name + " " + other));
                }
            }
            heard.put(writing, pairs);
        }
        scripts.forEach((name, count) -> {
            if (count >= SCRIPTS) {
                many.add(name);
            }
        });
        try (var out = out(target, "attested")) {
            for (var name : many) {
                var line = new StringBuilder(name);
                for (var other : alike.getOrDefault(name, new TreeSet<>())) {
                    if (many.contains(other)) {
                        line.append(soundsAlike(heard, name + " " + other) ? " =" : " ")
                                .append(other);
                    }
                }
                out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean soundsAlike(Map<Writing, Set<String>> heard, String pair) {
        return heard.getOrDefault(Writing.CYRILLIC, Set.of()).contains(pair)
                && (heard.getOrDefault(Writing.KANA, Set.of()).contains(pair)
                        || heard.getOrDefault(Writing.HANGUL, Set.of()).contains(pair));
    }

    /// A file of names: Latin form, name with its signs apart, and a count, between tabs.
    static List<Learning.Example> read(Path file) throws IOException {
        var examples = new ArrayList<Learning.Example>();
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            var columns = line.split("\t");
            examples.add(new Learning.Example(columns[1].replace(" ", ""), columns[0]));
        }
        return examples;
    }

    private static void write(Path target, Writing writing, SoundModel.Content content)
            throws IOException {
        try (var out = out(target, writing.name().toLowerCase(Locale.ROOT))) {
            SoundModel.write(content, out);
        }
    }

    private static DataOutputStream out(Path target, String name) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(
                        new GZIPOutputStream(Files.newOutputStream(target.resolve(name + ".gz")))));
    }
}
