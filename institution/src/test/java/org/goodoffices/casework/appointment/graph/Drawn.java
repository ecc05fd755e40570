package org.goodoffices.casework.appointment.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Small graphs for tests, and all their paths by trying everything.
final class Drawn {

    private Drawn() {}

    static Thing body(String name) {
        return new Thing(name, ThingKind.BODY, List.of(name));
    }

    static Tie tie(String from, TieKind kind, String to) {
        return tie(from, kind, to, null);
    }

    static Tie tie(
            String from,
            TieKind kind,
            String to,
            @org.jspecify.annotations.Nullable LocalDate until) {
        return new Tie(from, to, kind, null, null, until, new Evidence.InFile("ties.csv", 2, ""));
    }

    static TieGraph graph(Tie... ties) {
        var drawing = new TieGraph.Drawing();
        for (var tie : ties) {
            drawing.tie(tie);
        }
        return drawing.done();
    }

    /// Things `0` to `size - 1`, ties between any two of them; parallel ones and loops too.
    static TieGraph random(Random random, int size, int ties) {
        var drawing = new TieGraph.Drawing();
        for (int i = 0; i < size; i++) {
            drawing.thing(body(String.valueOf(i)));
        }
        for (int i = 0; i < ties; i++) {
            drawing.tie(
                    tie(
                            String.valueOf(random.nextInt(size)),
                            TieKind.values()[random.nextInt(TieKind.values().length)],
                            String.valueOf(random.nextInt(size))));
        }
        return drawing.done();
    }

    static int[] some(Random random, int size, int many) {
        return random.ints(many, 0, size).toArray();
    }

    /// Every simple path, found by going everywhere.
    static TreeSet<String> byTrying(TieGraph graph, int[] from, int[] to, int longest) {
        var all = new TreeSet<String>();
        for (int start : from) {
            go(graph, new ArrayList<>(List.of(start)), to, longest, all);
        }
        return all;
    }

    private static void go(
            TieGraph graph, List<Integer> over, int[] to, int longest, TreeSet<String> all) {
        for (int end : to) {
            if (over.getLast() == end) {
                all.add(over.toString());
            }
        }
        if (over.size() > longest) {
            return;
        }
        for (int next = 0; next < graph.size(); next++) {
            if (!over.contains(next) && tied(graph, over.getLast(), next)) {
                over.add(next);
                go(graph, over, to, longest, all);
                over.removeLast();
            }
        }
    }

    private static boolean tied(TieGraph graph, int one, int other) {
        for (int i = graph.begins[one]; i < graph.begins[one + 1]; i++) {
            if (graph.beside[i] == other) {
                return true;
            }
        }
        return false;
    }
}
