package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Many names, made ready to be asked in any writing which come nearest to a name. Made once, it
/// does not change and can be shared.
public final class Pool {

    /// A name of the pool.
    ///
    /// @param place where it stood, from 0
    /// @param score from 0 to 1; 1 for the very same
    public record Found(String name, int place, double score) {}

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’ʼʻ]+");

    /// More words than a name has; the rest is not looked at.
    private static final int MOST_WORDS = 12;

    private static final int HEARD = 40;

    /// What a word of the query costs, a sign, that the name lacks; and one that the name has more.
    private static final double LACKING = 3;

    private static final double MORE = 2.5;

    private final Sounds sounds;
    private final List<String> names;
    private final int[] words;
    private final TokenTrie trie;
    private final int[][] holders;
    private final Map<String, List<Integer>> exact = new HashMap<>();

    /// A word that stands for all words of a name: bit above the place of the name.
    private static final int WHOLE = 1 << 30;

    public Pool(List<String> names, Sounds sounds) {
        this.names = List.copyOf(names);
        this.sounds = sounds;
        this.words = new int[names.size()];
        var index = new TreeMap<byte[], List<Integer>>(Arrays::compare);
        for (int place = 0; place < names.size(); place++) {
            var parts = words(names.get(place));
            words[place] = Math.max(1, parts.size());
            if (!parts.isEmpty()) {
                exact.computeIfAbsent(folded(names.get(place)), _ -> new ArrayList<>()).add(place);
            }
            var latin = new ArrayList<String>();
            for (var part : parts) {
                var forms = forms(part);
                for (var form : forms) {
                    enter(index, form, parts.size() == 1 ? place | WHOLE : place);
                }
                latin.add(forms.isEmpty() ? "" : forms.getFirst());
            }
            if (parts.size() > 1 && parts.size() <= 4) {
                // as Chinese, Japanese and Korean write it: in one, the family name first
                enter(index, String.join("", latin), place | WHOLE);
                enter(index, latin.removeLast() + String.join("", latin), place | WHOLE);
            }
        }
        trie = new TokenTrie(List.copyOf(index.keySet()), sounds.spelling());
        holders = new int[index.size()][];
        int at = 0;
        for (var places : index.values()) {
            holders[at++] = places.stream().distinct().mapToInt(Integer::intValue).toArray();
        }
    }

    /// A Latin word as it is and in plain letters, any other as it may sound.
    private List<String> forms(String word) {
        if (Writing.of(word) != Writing.LATIN) {
            return sounds.spoken(word, 3);
        }
        return word.chars().allMatch(sign -> sign < 0x80)
                ? List.of(word)
                : List.of(word, Sounds.byRule(word));
    }

    private static void enter(Map<byte[], List<Integer>> index, String word, int place) {
        var letters = Latin.letters(word);
        if (letters.length > 0) {
            var cut =
                    letters.length <= 2 * Sounds.LONGEST
                            ? letters
                            : Arrays.copyOf(letters, 2 * Sounds.LONGEST);
            index.computeIfAbsent(cut, _ -> new ArrayList<>(1)).add(place);
        }
    }

    /// How many names there are.
    public int size() {
        return names.size();
    }

    /// The nearest names, the nearest first, at most as many as asked for; none where nothing comes
    /// near.
    public List<Found> nearest(String query, int most) {
        var seen = Legible.visible(query).strip();
        var asked = Writing.spacedOut(seen) ? seen.replace(" ", "") : seen;
        var found = new LinkedHashMap<Integer, Double>();
        for (int place : exact.getOrDefault(folded(asked), List.of())) {
            found.put(place, 1.0);
        }
        var parts = words(asked);
        var logs = new HashMap<Integer, double[]>();
        int signs = 0;
        for (int part = 0; part < parts.size(); part++) {
            var writing = Writing.of(parts.get(part));
            var word = writing == Writing.OTHER ? Sounds.byRule(parts.get(part)) : parts.get(part);
            var spoken = writing.heard() ? writing : Writing.LATIN;
            var numbers = Sounds.shortened(spoken.signs(word));
            signs += numbers.length;
            for (var heard : heard(spoken, numbers, word)) {
                for (int holder : holders[heard.word()]) {
                    boolean whole = holder >= WHOLE;
                    var all = logs.computeIfAbsent(holder & WHOLE - 1, _ -> lacking(parts.size()));
                    double log = Math.min(0, heard.log());
                    all[part] = Math.max(all[part], log);
                    if (whole) {
                        all[parts.size()] = 1;
                    }
                }
            }
        }
        rank(found, logs, parts, signs, most);
        return found.entrySet().stream()
                .limit(most)
                .map(one -> new Found(names.get(one.getKey()), one.getKey(), one.getValue()))
                .toList();
    }

    private List<Listening.Heard> heard(Writing writing, int[] signs, String word) {
        var heard = new Listening(sounds.model(writing), trie).hear(signs, HEARD);
        if (!heard.isEmpty() || writing == Writing.LATIN) {
            return heard;
        }
        var rule = Writing.LATIN.signs(Sounds.byRule(word));
        return new Listening(sounds.model(Writing.LATIN), trie).hear(Sounds.shortened(rule), HEARD);
    }

    private static double[] lacking(int parts) {
        var logs = new double[parts + 1];
        Arrays.fill(logs, 0, parts, Double.NEGATIVE_INFINITY);
        return logs;
    }

    private void rank(
            Map<Integer, Double> found,
            Map<Integer, double[]> logs,
            List<String> parts,
            int signs,
            int most) {
        record Ranked(int place, double log) {}
        var ranked = new ArrayList<Ranked>();
        logs.forEach((place, all) -> {
            double sum = 0;
            int met = 0;
            for (int part = 0; part < parts.size(); part++) {
                boolean has = all[part] != Double.NEGATIVE_INFINITY;
                met += has ? 1 : 0;
                sum += has ? all[part] : -LACKING * parts.get(part).length();
            }
            boolean whole = all[parts.size()] == 1;
            int more = whole ? 0 : Math.max(0, words[place] - met);
            ranked.add(new Ranked(place, sum - MORE * more));
        });
        ranked.sort(
                Comparator.comparingDouble(Ranked::log).reversed().thenComparingInt(Ranked::place));
        for (var one : ranked.subList(0, Math.min(ranked.size(), most))) {
            found.putIfAbsent(one.place(), Math.min(0.99, Sounds.fit(one.log(), signs)));
        }
    }

    /// A name's words as they are read.
    static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(Legible.visible(name)))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(Legible::inOneScript)
                .toList();
    }

    private static String folded(String name) {
        return String.join(" ", words(name.toLowerCase(Locale.ROOT)));
    }
}
