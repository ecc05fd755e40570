package org.goodoffices.engines.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int LARGEST = 70;

    @Test
    void the_root_is_that_of_the_definition_at_every_size() {
        var leaves = leaves(LARGEST);
        var tree = new MerkleTree(leaves);
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(tree.rootAt(size)).isEqualTo(definition(leaves.subList(0, size)));
        }
    }

    @Test
    void appending_needs_only_the_peaks() {
        var leaves = leaves(1_000);
        var kept = CompactRange.EMPTY;
        for (var leaf : leaves) {
            // What is kept between two appends is the size and the bytes of the peaks.
            kept = CompactRange.of(kept.size(), kept.peakBytes()).append(leaf);
        }
        assertThat(kept.size()).isEqualTo(1_000);
        assertThat(kept.peaks()).hasSize(Integer.bitCount(1_000));
        assertThat(kept.root()).isEqualTo(definition(leaves));
    }

    @Test
    void peaks_that_do_not_fit_the_size_are_refused() {
        assertThatThrownBy(() -> CompactRange.of(2, new byte[64]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a log of 2 entries has 1 peaks, not 2");
        assertThatThrownBy(() -> CompactRange.of(1, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_proof_needs_no_more_nodes_than_it_names() {
        var leaves = leaves(LARGEST);
        var whole = new MerkleTree(leaves);
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                var fetched = new java.util.HashMap<MerkleTree.Node, Hash>();
                MerkleTree.forInclusion(index, size)
                        .forEach(node -> fetched.put(node, whole.node(node)));
                assertThat(fetched).hasSizeLessThan(2 * 7 + 1);
                assertThat(
                                new MerkleTree(
                                                size,
                                                node -> Objects.requireNonNull(fetched.get(node)))
                                        .inclusion(index, size))
                        .isEqualTo(whole.inclusion(index, size));
            }
        }
    }

    @Test
    void an_append_says_which_nodes_it_completes() {
        var leaves = leaves(LARGEST);
        var kept = new java.util.HashMap<MerkleTree.Node, Hash>();
        var log = CompactRange.EMPTY;
        for (var leaf : leaves) {
            var completed = log.completedBy(leaf);
            for (int level = 0; level < completed.size(); level++) {
                kept.put(new MerkleTree.Node(level, log.size() >> level), completed.get(level));
            }
            log = log.append(leaf);
        }
        assertThat(new MerkleTree(LARGEST, node -> Objects.requireNonNull(kept.get(node))).root())
                .isEqualTo(definition(leaves));
        assertThat(kept).hasSize(70 + 35 + 17 + 8 + 4 + 2 + 1);
    }

    @Test
    void every_inclusion_proof_holds_for_its_own_leaf_and_no_other() {
        var leaves = leaves(LARGEST);
        var tree = new MerkleTree(leaves);
        for (int size = 1; size <= LARGEST; size++) {
            var root = tree.rootAt(size);
            for (int index = 0; index < size; index++) {
                var proof = tree.inclusion(index, size);
                assertThat(proof.proves(leaves.get(index), root)).isTrue();
                for (int other = 0; other < size; other++) {
                    var moved = new InclusionProof(other, size, proof.path());
                    assertThat(moved.proves(leaves.get(index), root)).isEqualTo(other == index);
                }
            }
        }
    }

    @Test
    void every_consistency_proof_holds_for_its_own_sizes_and_no_other() {
        var tree = new MerkleTree(leaves(40));
        for (int to = 1; to <= 40; to++) {
            for (int from = 1; from <= to; from++) {
                var proof = tree.consistency(from, to);
                for (int claimed = 1; claimed <= to; claimed++) {
                    var moved = new ConsistencyProof(claimed, to, proof.path());
                    assertThat(moved.proves(tree.rootAt(from), tree.rootAt(to)))
                            .as("%d of %d as %d", from, to, claimed)
                            .isEqualTo(claimed == from);
                }
            }
        }
    }

    @Test
    void subtrees_are_shown_to_be_part_of_the_log() {
        var leaves = leaves(40);
        var tree = new MerkleTree(leaves);
        int seen = 0;
        for (int size = 1; size <= 40; size++) {
            for (int end = 1; end <= size; end++) {
                for (int start = 0; start < end; start++) {
                    if (!SubtreeInclusionProof.isSubtree(start, end)) {
                        continue;
                    }
                    seen++;
                    var root = definition(leaves.subList(start, end));
                    var proof = tree.consistencyOfSubtree(start, end, size);
                    assertThat(proof.proves(root, tree.rootAt(size))).isTrue();
                    assertThat(proof.proves(Hash.OF_EMPTY_LOG, tree.rootAt(size))).isFalse();
                    for (int index = start; index < end; index++) {
                        assertThat(
                                        tree.inclusionInSubtree(index, start, end)
                                                .proves(leaves.get(index), root))
                                .isTrue();
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(2_000);
    }

    @Test
    void a_changed_proof_proves_nothing() {
        var random = new Random(7);
        var leaves = leaves(LARGEST);
        var tree = new MerkleTree(leaves);
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + random.nextInt(LARGEST - 1);
            int index = random.nextInt(size);
            var path = new ArrayList<>(tree.inclusion(index, size).path());
            int at = random.nextInt(path.size());
            switch (random.nextInt(4)) {
                case 0 -> path.set(at, flipped(path.get(at), random));
                case 1 -> path.remove(at);
                case 2 -> path.add(at, path.get(at));
                default -> {
                    // Another cut of the same bytes.
                    var bytes = path.get(at).bytes();
                    path.set(at, Hash.of(Arrays.copyOf(bytes, 31)));
                }
            }
            assertThat(
                            new InclusionProof(index, size, path)
                                    .proves(leaves.get(index), tree.rootAt(size)))
                    .isFalse();
        }
    }

    /// RFC 9162, 2.1.1, word for word.
    private static Hash definition(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Hash.sha256(
                new byte[] {1},
                definition(leaves.subList(0, k)).bytes(),
                definition(leaves.subList(k, leaves.size())).bytes());
    }

    private static Hash flipped(Hash hash, Random random) {
        var bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }

    private static List<Hash> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Hash.ofLeaf(new byte[] {(byte) i, (byte) (i >> 8)}))
                .toList();
    }
}
