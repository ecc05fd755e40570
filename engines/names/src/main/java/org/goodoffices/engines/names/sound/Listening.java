package org.goodoffices.engines.names.sound;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Walks a [TokenTrie] with a [SoundModel]: which words can the signs stand for, the likeliest
/// first. A beam over the signs: at each sign only the best ways to have come so far go on.
final class Listening {

    /// How much of a word's own likelihood is taken out, so that a rare spelling is not punished
    /// for being rare. This was chosen on names held out from the training files; what follows, on
    /// a tenth of them that is neither learnt from nor reported.
    private static final float OWN = 0.6f;

    /// What it costs to pass an accent the model did not expect.
    private static final float ACCENT = 3;

    /// What it costs to pass a sign the model never met.
    private static final float UNKNOWN = 8;

    /// How many ways go on from each sign, and how much worse than the best they may be.
    private static final int BEAM = 250;

    private static final float WIDTH = 16;

    private static final int STEPS = 512;

    /// A tree of one word has fewer nodes: it is asked often, and needs little room.
    private static final int FEW = 200;

    /// A word and the logarithm of how likely the signs are, given it.
    record Heard(int word, float log) {}

    private final SoundModel model;
    private final TokenTrie trie;

    Listening(SoundModel model, TokenTrie trie) {
        this.model = model;
        this.trie = trie;
    }

    /// The best words, at most as many as asked for, each once.
    List<Heard> hear(int[] codePoints, int most) {
        int n = codePoints.length;
        var signs = new int[n];
        for (int i = 0; i < n; i++) {
            signs[i] = model.sign(codePoints[i]);
        }
        var places = new Front[n + 1];
        for (int i = 0; i <= n; i++) {
            places[i] = new Front(trie.size() < FEW ? 16 : 256);
        }
        var chain = model.chain();
        places[0].reach(0, chain.start(), 0);
        for (int at = 0; at < n; at++) {
            var front = places[at];
            front.narrow();
            for (int way = 0; way < front.size; way++) {
                for (int take = 1; take <= 2 && at + take <= n; take++) {
                    int second = take == 1 ? 0 : signs[at + 1];
                    if (take == 2 && second == 0) {
                        continue;
                    }
                    for (int unit : model.units(signs[at], second)) {
                        int node = trie.walk(front.nodes[way], model.letters(unit));
                        if (node < 0) {
                            continue;
                        }
                        long step = chain.step(front.states[way], unit);
                        float score =
                                front.scores[way]
                                        + Chain.log(step)
                                        - OWN
                                                * (trie.likelihood(node)
                                                        - trie.likelihood(front.nodes[way]));
                        places[at + take].reach(node, Chain.state(step), score);
                        accents(places[at + take], node, Chain.state(step), score);
                    }
                }
                if (signs[at] == 0) {
                    places[at + 1].reach(
                            front.nodes[way], front.states[way], front.scores[way] - UNKNOWN);
                }
            }
        }
        return ends(places[n], chain, most);
    }

    private void accents(Front front, int node, int state, float score) {
        long left = trie.letters(node) & Latin.ACCENT_BITS;
        while (left != 0) {
            int next = trie.child(node, Long.numberOfTrailingZeros(left));
            front.reach(
                    next,
                    state,
                    score - ACCENT - OWN * (trie.likelihood(next) - trie.likelihood(node)));
            left &= left - 1;
        }
    }

    private List<Heard> ends(Front front, Chain chain, int most) {
        var best = new HashMap<Integer, Float>();
        for (int way = 0; way < front.size; way++) {
            int word = trie.word(front.nodes[way]);
            if (word >= 0) {
                float log =
                        front.scores[way]
                                + Chain.log(chain.step(front.states[way], Chain.END))
                                - OWN * (trie.wholeWord(word) - trie.likelihood(front.nodes[way]));
                best.merge(word, log, Math::max);
            }
        }
        return best.entrySet().stream()
                .map(one -> new Heard(one.getKey(), one.getValue()))
                .sorted(
                        Comparator.comparingDouble(Heard::log)
                                .reversed()
                                .thenComparingInt(Heard::word))
                .limit(most)
                .toList();
    }

    /// The ways to have come to one place, each node and state once.
    private static final class Front {

        private int[] nodes;
        private int[] states;
        private float[] scores;
        private int[] table;
        private int size;
        private float best = Float.NEGATIVE_INFINITY;

        Front(int room) {
            nodes = new int[room];
            states = new int[room];
            scores = new float[room];
            table = new int[room * 4];
        }

        void reach(int node, int state, float score) {
            if (score < best - WIDTH) {
                return;
            }
            best = Math.max(best, score);
            int slot = slot(node, state);
            while (table[slot] != 0) {
                int way = table[slot] - 1;
                if (nodes[way] == node && states[way] == state) {
                    scores[way] = Math.max(scores[way], score);
                    return;
                }
                slot = slot + 1 & table.length - 1;
            }
            if (size == nodes.length) {
                grow();
                slot = slot(node, state);
                while (table[slot] != 0) {
                    slot = slot + 1 & table.length - 1;
                }
            }
            nodes[size] = node;
            states[size] = state;
            scores[size] = score;
            table[slot] = ++size;
        }

        private int slot(int node, int state) {
            int mixed = (node * 31 + state) * 0x9E3779B9;
            return mixed >>> 8 & table.length - 1;
        }

        private void grow() {
            nodes = Arrays.copyOf(nodes, size * 2);
            states = Arrays.copyOf(states, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
            table = new int[size * 8];
            for (int way = 0; way < size; way++) {
                int slot = slot(nodes[way], states[way]);
                while (table[slot] != 0) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = way + 1;
            }
        }

        /// How much worse than the best, in steps: they are counted, which is faster than sorting.
        private int steps(float score) {
            return Math.min(STEPS, (int) ((best - score) * (STEPS / WIDTH)));
        }

        /// Keeps the best ways alone, and those as good as the last of them.
        void narrow() {
            if (size <= BEAM) {
                return;
            }
            var counts = new int[STEPS + 1];
            for (int way = 0; way < size; way++) {
                counts[steps(scores[way])]++;
            }
            int worst = 0;
            for (int kept = counts[0]; kept < BEAM && worst < STEPS; kept += counts[worst]) {
                worst++;
            }
            int kept = 0;
            for (int way = 0; way < size; way++) {
                if (steps(scores[way]) <= worst && scores[way] >= best - WIDTH) {
                    nodes[kept] = nodes[way];
                    states[kept] = states[way];
                    scores[kept++] = scores[way];
                }
            }
            size = kept;
        }
    }
}
