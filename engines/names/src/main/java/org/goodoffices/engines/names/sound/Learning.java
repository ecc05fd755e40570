package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Learns a [SoundModel] from names written in both ways. The same names in the same order give the
/// same model to the byte; nothing is drawn at random.
final class Learning {

    /// A name and its Latin form.
    record Example(String name, String latin) {}

    /// How many units a figure is about: with four the models are twice as large and hear hardly
    /// better.
    private static final int ORDER = 3;

    private static final int ROUNDS = 6;

    /// A name counts so often as it is written; a form without its accents is added once, so that
    /// pools that write none are heard too.
    private static final int TIMES = 3;

    /// Histories seen once are left out.
    private static final int[] CUT_OFF = {0, 0, TIMES};

    private static final int[] CUT_OFF_LATIN = {0, 5, 5};

    /// The part of examples that are probably not the same name: the least likely.
    private static final double NOISE = 0.05;

    /// A unit used less often is an accident: twice, with its accents.
    private static final int LEAST = 2 * TIMES;

    /// Longer names are titles and sentences.
    private static final int LONGEST = 24;

    private Learning() {}

    static SoundModel.Content learn(Writing writing, List<Example> examples) {
        var signs = signs(writing, examples);
        var pairs = new ArrayList<Alignment.Pair>();
        for (var example : examples) {
            var numbers = numbers(signs, writing, example.name());
            var letters = Latin.letters(example.latin());
            if (numbers.length == 0 || letters.length == 0 || numbers.length > LONGEST) {
                continue;
            }
            pairs.add(new Alignment.Pair(numbers, letters, TIMES));
            var plain = Latin.plain(letters);
            if (plain.length < letters.length) {
                pairs.add(new Alignment.Pair(numbers, plain, 1));
            }
        }
        int longest = writing == Writing.HANGUL || writing == Writing.LATIN ? 3 : 4;
        var alignment = new Alignment(pairs, longest);
        alignment.learn(ROUNDS);
        return chained(signs, usual(aligned(pairs, alignment)), writing == Writing.LATIN);
    }

    private record Aligned(List<Alignment.Unit> units, int weight) {}

    /// The best alignments, the unlikeliest left out: they are mostly not the same name.
    private static List<Aligned> aligned(List<Alignment.Pair> pairs, Alignment alignment) {
        record Scored(Aligned aligned, double score) {}
        var all = new ArrayList<Scored>();
        for (var pair : pairs) {
            var best = alignment.best(pair);
            if (!best.units().isEmpty()) {
                all.add(
                        new Scored(
                                new Aligned(best.units(), pair.weight()),
                                best.log() / (pair.signs().length + pair.letters().length)));
            }
        }
        all.sort(Comparator.comparingDouble(Scored::score).reversed());
        return all.subList(0, (int) (all.size() * (1 - NOISE))).stream()
                .map(Scored::aligned)
                .toList();
    }

    /// What a unit is known by.
    private record Key(int first, int second, String letters) {
        static Key of(Alignment.Unit unit) {
            return new Key(unit.first(), unit.second(), Latin.text(unit.letters()));
        }
    }

    /// Without the alignments that need a unit hardly any other needs.
    private static List<Aligned> usual(List<Aligned> aligned) {
        var uses = new HashMap<Key, Integer>();
        for (var one : aligned) {
            for (var unit : one.units()) {
                uses.merge(Key.of(unit), one.weight(), Integer::sum);
            }
        }
        var usual =
                aligned.stream()
                        .filter(one ->
                                one.units().stream()
                                        .allMatch(unit ->
                                                uses.getOrDefault(Key.of(unit), 0) >= LEAST))
                        .toList();
        return usual.size() < aligned.size() ? usual(usual) : aligned;
    }

    private static SoundModel.Content chained(
            Map<Integer, Integer> signs, List<Aligned> aligned, boolean latin) {
        var found =
                new TreeMap<Key, Alignment.Unit>(
                        Comparator.comparingInt(Key::first)
                                .thenComparingInt(Key::second)
                                .thenComparing(Key::letters));
        for (var one : aligned) {
            for (var unit : one.units()) {
                found.put(Key.of(unit), unit);
            }
        }
        var numbers = new HashMap<Key, Integer>();
        for (var key : found.keySet()) {
            numbers.put(key, numbers.size() + SoundModel.FIRST);
        }
        var counts = new ChainCounts(ORDER, latin ? CUT_OFF_LATIN : CUT_OFF);
        for (var one : aligned) {
            counts.add(
                    one.units().stream()
                            .mapToInt(unit -> numbers.getOrDefault(Key.of(unit), 0))
                            .toArray(),
                    one.weight());
        }
        return new SoundModel.Content(
                signs.keySet().stream().mapToInt(Integer::intValue).toArray(),
                List.copyOf(found.values()),
                counts.table());
    }

    /// Examples of Latin words written otherwise: two Latin forms of one name that are not far
    /// apart, words as they are, and words with one slip, drawn with the seed.
    static List<Example> otherwise(List<List<Example>> all, RandomGenerator random) {
        var examples = new ArrayList<Example>();
        var words = new TreeSet<String>();
        var seen = new HashSet<Example>();
        for (var one : all) {
            var byName = new TreeMap<String, List<String>>();
            for (var example : one) {
                words.add(example.latin());
                byName.computeIfAbsent(example.name(), _ -> new ArrayList<>()).add(example.latin());
            }
            for (var forms : byName.values()) {
                for (var from : forms) {
                    for (var to : forms) {
                        var variant = new Example(Sounds.plain(from), to);
                        if (!from.equals(to) && near(from, to) && seen.add(variant)) {
                            examples.add(variant);
                        }
                    }
                }
            }
        }
        int number = 0;
        for (var word : words) {
            if (number % 3 == 0) {
                examples.add(new Example(word, word));
            }
            if (number % 6 == 1 && word.length() > 3) {
                examples.add(new Example(slip(word, random), word));
            }
            number++;
        }
        return examples;
    }

    private static boolean near(String from, String to) {
        var one = Sounds.plain(from).chars().toArray();
        var other = Sounds.plain(to).chars().toArray();
        return Distance.of(one, other) <= 0.34 * Math.max(one.length, other.length);
    }

    /// A letter left out, written twice, exchanged for another, or swapped with its neighbour.
    private static String slip(String word, RandomGenerator random) {
        int at = 1 + random.nextInt(word.length() - 2);
        var before = word.substring(0, at);
        var after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + word.charAt(at) + word.charAt(at) + after;
            case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
            // not an enumeration: the last of the four
            default -> before + after.charAt(0) + word.charAt(at) + after.substring(1);
        };
    }

    /// How Latin letters follow one another in names.
    static Chain.Table spelling(List<String> names) {
        var counts = new ChainCounts(4, 0, 0, 3, 6);
        for (var name : names) {
            var letters = Latin.letters(name);
            counts.add(shifted(letters), 3);
            var plain = Latin.plain(letters);
            if (plain.length < letters.length) {
                counts.add(shifted(plain), 1);
            }
        }
        return counts.table();
    }

    private static int[] shifted(byte[] letters) {
        var symbols = new int[letters.length];
        for (int i = 0; i < letters.length; i++) {
            symbols[i] = letters[i] + 1;
        }
        return symbols;
    }

    /// Signs by code point, numbered from 1; those met once alone are left out.
    private static Map<Integer, Integer> signs(Writing writing, List<Example> examples) {
        var counts = new TreeMap<Integer, Integer>();
        for (var example : examples) {
            for (int sign : writing.signs(example.name())) {
                counts.merge(sign, 1, Integer::sum);
            }
        }
        var numbers = new LinkedHashMap<Integer, Integer>();
        counts.forEach((sign, count) -> {
            if (count > 1) {
                numbers.put(sign, numbers.size() + 1);
            }
        });
        return numbers;
    }

    private static int[] numbers(Map<Integer, Integer> signs, Writing writing, String name) {
        var codePoints = writing.signs(name);
        var numbers = new int[codePoints.length];
        for (int i = 0; i < numbers.length; i++) {
            int number = signs.getOrDefault(codePoints[i], 0);
            if (number == 0) {
                return new int[0];
            }
            numbers[i] = number;
        }
        return numbers;
    }
}
