package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Words in Latin letters as a tree of letters in flat arrays: the children of a node lie side by
/// side in the order of their letters, and a set of bits says which there are.
final class TokenTrie {

    private final long[] letters;
    private final int[] firstChild;
    private final int[] word;
    private final float[] likelihood;
    private final float[] wholeWord;

    /// @param words sorted, without repetition; a word's number is its place
    /// @param spelling how likely a run of letters is at all
    TokenTrie(List<byte[]> words, Chain spelling) {
        int nodes = 1;
        byte[] before = {};
        for (var one : words) {
            int same = Arrays.mismatch(before, one);
            nodes += one.length - (same < 0 ? one.length : same);
            before = one;
        }
        letters = new long[nodes];
        firstChild = new int[nodes];
        word = new int[nodes];
        Arrays.fill(word, -1);
        likelihood = new float[nodes];
        wholeWord = new float[words.size()];
        // breadth first, so that children lie side by side
        record Span(int node, int from, int to, int depth, int state) {}
        var waiting = new ArrayList<Span>();
        waiting.add(new Span(0, 0, words.size(), 0, spelling.start()));
        int free = 1;
        for (int next = 0; next < waiting.size(); next++) {
            var span = waiting.get(next);
            int from = span.from();
            if (from < span.to() && words.get(from).length == span.depth()) {
                word[span.node()] = from;
                wholeWord[from] =
                        likelihood[span.node()] + Chain.log(spelling.step(span.state(), Chain.END));
                from++;
            }
            firstChild[span.node()] = free;
            while (from < span.to()) {
                byte letter = words.get(from)[span.depth()];
                int to = from;
                while (to < span.to() && words.get(to)[span.depth()] == letter) {
                    to++;
                }
                letters[span.node()] |= 1L << letter;
                long step = spelling.step(span.state(), letter + 1);
                likelihood[free] = likelihood[span.node()] + Chain.log(step);
                waiting.add(new Span(free, from, to, span.depth() + 1, Chain.state(step)));
                free++;
                from = to;
            }
        }
    }

    /// How many nodes there are.
    int size() {
        return word.length;
    }

    /// The node that a letter leads to, or -1.
    int child(int node, int letter) {
        long bit = 1L << letter;
        return (letters[node] & bit) == 0
                ? -1
                : firstChild[node] + Long.bitCount(letters[node] & bit - 1);
    }

    /// The node that some letters lead to, or -1.
    int walk(int node, byte[] path) {
        int at = node;
        for (int i = 0; i < path.length && at >= 0; i++) {
            at = child(at, path[i]);
        }
        return at;
    }

    /// The letters that can follow, as bits.
    long letters(int node) {
        return letters[node];
    }

    /// The word that ends here, or -1.
    int word(int node) {
        return word[node];
    }

    /// The logarithm of how likely the letters up to here are.
    float likelihood(int node) {
        return likelihood[node];
    }

    /// The same for a whole word, its end included.
    float wholeWord(int number) {
        return wholeWord[number];
    }
}
