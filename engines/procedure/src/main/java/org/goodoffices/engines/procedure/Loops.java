package org.goodoffices.engines.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Ways through a small directed graph, given as the followers of each node.
final class Loops {

    private Loops() {}

    /// Whether one node can be reached from another by one step or more.
    static boolean reaches(List<Set<Integer>> next, int from, int to) {
        return !shortest(next, from, to).isEmpty();
    }

    /// The shortest way of at least one step, without its first node; empty if there is none.
    static List<Integer> shortest(List<Set<Integer>> next, int from, int to) {
        int[] before = new int[next.size()];
        Arrays.fill(before, -1);
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int node : next.get(from)) {
            before[node] = from;
            waiting.add(node);
        }
        Integer node;
        while ((node = waiting.poll()) != null) {
            if (node == to) {
                List<Integer> way = new ArrayList<>();
                int at = to;
                do {
                    way.add(0, at);
                    at = before[at];
                } while (at != from && way.size() <= next.size());
                return way;
            }
            for (int follower : next.get(node)) {
                if (before[follower] < 0) {
                    before[follower] = node;
                    waiting.add(follower);
                }
            }
        }
        return List.of();
    }

    /// How many steps each node is away from a root; the number of nodes where it cannot be
    /// reached.
    static int[] depths(List<Set<Integer>> next, int root) {
        int[] depth = new int[next.size()];
        Arrays.fill(depth, next.size());
        depth[root] = 0;
        Deque<Integer> waiting = new ArrayDeque<>(List.of(root));
        Integer node;
        while ((node = waiting.poll()) != null) {
            for (int follower : next.get(node)) {
                if (depth[follower] == next.size()) {
                    depth[follower] = depth[node] + 1;
                    waiting.add(follower);
                }
            }
        }
        return depth;
    }
}
