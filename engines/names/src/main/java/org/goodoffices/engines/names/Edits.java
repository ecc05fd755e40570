package org.goodoffices.engines.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What it takes to make one word of another: the optimal string alignment distance (deletion,
/// insertion, exchange, two neighbours swapped), in which steps between spellings of one sound cost
/// less. Costs are set by hand from how transliteration systems differ (ISO 9, ALA-LC, BGN/PCGN for
/// Cyrillic and Arabic, Wade-Giles, German, French and English renderings), recalled and not read
/// for this.
final class Edits {

    private Edits() {}

    /// Exchanges of letters that often write one sound.
    private static final Map<String, Double> EXCHANGES =
            Map.ofEntries(
                    Map.entry("ck", 0.25),
                    Map.entry("kq", 0.25),
                    Map.entry("cq", 0.3),
                    Map.entry("gq", 0.4),
                    Map.entry("iy", 0.2),
                    Map.entry("ij", 0.3),
                    Map.entry("jy", 0.25),
                    Map.entry("vw", 0.25),
                    Map.entry("fv", 0.5),
                    Map.entry("sz", 0.35),
                    Map.entry("cs", 0.5),
                    Map.entry("cz", 0.5),
                    Map.entry("ou", 0.35),
                    Map.entry("ei", 0.4),
                    Map.entry("ey", 0.4),
                    Map.entry("ae", 0.45),
                    Map.entry("ao", 0.5),
                    Map.entry("ai", 0.6),
                    Map.entry("au", 0.55),
                    Map.entry("eo", 0.55),
                    Map.entry("eu", 0.6),
                    Map.entry("io", 0.7),
                    Map.entry("iu", 0.6),
                    Map.entry("dt", 0.6),
                    Map.entry("bp", 0.6),
                    Map.entry("gk", 0.6),
                    Map.entry("gj", 0.5),
                    Map.entry("gh", 0.5),
                    Map.entry("hk", 0.6),
                    Map.entry("mn", 0.7));

    /// Letter groups that often write what the other writes.
    private static final String[][] GROUPS = {
        {"ph", "f"},
        {"ph", "v"},
        {"ch", "j"},
        {"ch", "zh"},
        {"eo", "o"},
        {"eo", "u"},
        {"eu", "u"},
        {"ae", "e"},
        {"yeo", "yo"},
        {"hs", "s"},
        {"ei", "e"},
        {"kh", "h"},
        {"kh", "k"},
        {"kh", "ch"},
        {"gh", "g"},
        {"dh", "d"},
        {"th", "t"},
        {"sh", "s"},
        {"sch", "sh"},
        {"ch", "sh"},
        {"tch", "ch"},
        {"tsch", "ch"},
        {"cz", "ch"},
        {"ts", "c"},
        {"tz", "ts"},
        {"ts", "z"},
        {"dj", "j"},
        {"dzh", "j"},
        {"dz", "z"},
        {"zh", "j"},
        {"ks", "x"},
        {"ou", "u"},
        {"oo", "u"},
        {"ee", "i"},
        {"ie", "i"},
        {"iy", "y"},
        {"ii", "i"},
        {"yi", "i"},
        {"ij", "y"},
        {"ia", "a"},
        {"ya", "ia"},
        {"ja", "ya"},
        {"ju", "yu"},
        {"iu", "yu"},
        {"ye", "e"},
        {"je", "e"},
        {"yo", "e"},
        {"io", "e"},
        {"ue", "u"},
        {"oe", "o"},
        {"ae", "a"},
        {"aa", "a"},
        {"ei", "ai"},
        {"ey", "ei"},
        {"ay", "ai"},
        {"au", "aw"},
        {"ev", "eff"},
        {"ov", "off"},
        {"ck", "k"},
        {"q", "k"},
        {"w", "ou"},
        {"ya", "a"},
        {"yu", "u"},
        {"hs", "x"},
        {"ss", "sz"},
        {"shch", "sch"},
        {"szcz", "shch"},
        {"hn", "n"},
        {"qu", "k"},
        {"gu", "g"},
        {"ai", "ay"},
        {"ui", "uy"},
        {"oi", "oy"},
        // misread by machines
        {"rn", "m"},
        {"vv", "w"},
        {"cl", "d"},
        {"lyu", "lu"},
        {"lv", "lu"},
        {"eh", "e"},
        {"ah", "a"},
        {"oh", "o"}
    };

    private static final int LETTERS = 26;

    /// `EXCHANGES` by two letters, either way.
    private static final double[] EXCHANGE = exchange();

    /// `GROUPS`, either way, by the letters that end them: a step looks only at those that can end
    /// where it stands.
    private static final Pair[][] ENDING = ending();

    private record Pair(String one, String other) {}

    private static double[] exchange() {
        var table = new double[LETTERS * LETTERS];
        Arrays.fill(table, 1);
        EXCHANGES.forEach((pair, cost) -> {
            table[at(pair.charAt(0), pair.charAt(1))] = cost;
            table[at(pair.charAt(1), pair.charAt(0))] = cost;
        });
        return table;
    }

    private static Pair[][] ending() {
        var table = new ArrayList<List<Pair>>();
        for (int i = 0; i < LETTERS * LETTERS; i++) {
            table.add(new ArrayList<>());
        }
        for (var group : GROUPS) {
            for (int way = 0; way < 2; way++) {
                var pair = new Pair(group[way], group[1 - way]);
                table.get(at(last(pair.one), last(pair.other))).add(pair);
            }
        }
        return table.stream().map(pairs -> pairs.toArray(Pair[]::new)).toArray(Pair[][]::new);
    }

    private static char last(String letters) {
        return letters.charAt(letters.length() - 1);
    }

    private static final double GROUP = 0.25;
    private static final double DOUBLED = 0.15;

    /// The distance between two words of letters, at most the length of the longer.
    static double weighed(String one, String other) {
        int m = one.length();
        int n = other.length();
        var d = new double[m + 1][n + 1];
        for (int i = 0; i <= m; i++) {
            for (int j = 0; j <= n; j++) {
                if (i == 0 && j == 0) {
                    continue;
                }
                double best = Double.MAX_VALUE;
                if (i > 0) {
                    best = Math.min(best, d[i - 1][j] + gap(one, i - 1));
                }
                if (j > 0) {
                    best = Math.min(best, d[i][j - 1] + gap(other, j - 1));
                }
                if (i > 0 && j > 0) {
                    best =
                            Math.min(
                                    best,
                                    d[i - 1][j - 1]
                                            + exchange(one.charAt(i - 1), other.charAt(j - 1)));
                    if (i > 1
                            && j > 1
                            && one.charAt(i - 1) == other.charAt(j - 2)
                            && one.charAt(i - 2) == other.charAt(j - 1)) {
                        best = Math.min(best, d[i - 2][j - 2] + 0.8);
                    }
                    best = Math.min(best, groups(one, other, i, j, d));
                }
                d[i][j] = best;
            }
        }
        return d[m][n];
    }

    private static double groups(String one, String other, int i, int j, double[][] d) {
        int ending = at(one.charAt(i - 1), other.charAt(j - 1));
        if (ending < 0) {
            return Double.MAX_VALUE;
        }
        double best = Double.MAX_VALUE;
        for (var group : ENDING[ending]) {
            if (one.startsWith(group.one, i - group.one.length())
                    && other.startsWith(group.other, j - group.other.length())) {
                best = Math.min(best, d[i - group.one.length()][j - group.other.length()] + GROUP);
            }
        }
        return best;
    }

    private static double gap(String word, int at) {
        char sign = word.charAt(at);
        if (at > 0 && word.charAt(at - 1) == sign) {
            return DOUBLED;
        }
        boolean last = at == word.length() - 1;
        return switch (sign) {
            // a final a or o is often another person: Daniel and Daniela
            case 'a', 'o' -> last ? 1.1 : 0.7;
            case 'e', 'i', 'u' -> last ? 0.9 : 0.6;
            case 'h', '\'', 'ь', 'ъ' -> at == 0 ? 0.7 : 0.3;
            case 'y', 'j', 'w' -> 0.6;
            default -> 1;
        };
    }

    private static double exchange(char one, char other) {
        if (one == other) {
            return 0;
        }
        int at = at(one, other);
        return at < 0 ? 1 : EXCHANGE[at];
    }

    /// The place of two letters in a table of all pairs; -1 where one is none of a to z.
    private static int at(char one, char other) {
        return one < 'a' || one > 'z' || other < 'a' || other > 'z'
                ? -1
                : (one - 'a') * LETTERS + other - 'a';
    }
}
