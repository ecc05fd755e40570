package org.goodoffices.engines.proof;

import java.util.ArrayList;
import java.util.List;

/// The tree over stored leaf hashes, from which proofs are made (RFC 9162, 2.1.3 and 2.1.4). To
/// append, a [CompactRange] is enough.
public final class MerkleTree {
    private final List<Hash> leaves;

    public MerkleTree(List<Hash> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /// Number of leaves.
    public int size() {
        return leaves.size();
    }

    /// The root over all leaves.
    public Hash root() {
        return rootAt(leaves.size());
    }

    /// The root when the log had only this many leaves.
    public Hash rootAt(int size) {
        return rootOf(leaves.subList(0, size));
    }

    /// Shows that a leaf is in the log as it was at a size.
    public InclusionProof inclusion(int index, int size) {
        return new InclusionProof(index, size, pathTo(index, leaves.subList(0, size)));
    }

    /// Shows that a leaf is in the subtree over `[start, end)`.
    public SubtreeInclusionProof inclusionInSubtree(int index, int start, int end) {
        return new SubtreeInclusionProof(
                index, start, end, pathTo(index - start, leaves.subList(start, end)));
    }

    /// Shows that the log at one size continues the log at a smaller size.
    public ConsistencyProof consistency(int from, int to) {
        return new ConsistencyProof(from, to, consistencyOfSubtree(0, from, to).path());
    }

    /// Shows that the subtree over `[start, end)` is part of the log as it was at a size.
    public SubtreeConsistencyProof consistencyOfSubtree(int start, int end, int size) {
        var path = new ArrayList<Hash>();
        if (start < end) {
            cover(start, end, leaves.subList(0, size), true, path);
        }
        return new SubtreeConsistencyProof(start, end, size, path);
    }

    private static Hash rootOf(List<Hash> leaves) {
        var range = CompactRange.EMPTY;
        for (var leaf : leaves) {
            range = range.append(leaf);
        }
        return range.root();
    }

    private static List<Hash> pathTo(int index, List<Hash> leaves) {
        if (index < 0 || index >= leaves.size()) {
            throw new IndexOutOfBoundsException(
                    "no entry %d among %d".formatted(index, leaves.size()));
        }
        var path = new ArrayList<Hash>();
        int at = index;
        var rest = leaves;
        while (rest.size() > 1) {
            int left = leftWidth(rest.size());
            boolean goLeft = at < left;
            var near = goLeft ? rest.subList(0, left) : rest.subList(left, rest.size());
            var far = goLeft ? rest.subList(left, rest.size()) : rest.subList(0, left);
            path.addFirst(rootOf(far));
            at = goLeft ? at : at - left;
            rest = near;
        }
        return path;
    }

    /// Adds what is needed, together with the root of `[start, end)`, to rebuild the root of the
    /// leaves. `known` says that the verifier holds the root of this very range.
    private static void cover(
            int start, int end, List<Hash> leaves, boolean known, List<Hash> path) {
        if (start == 0 && end == leaves.size()) {
            if (!known) {
                path.add(rootOf(leaves));
            }
            return;
        }
        int left = leftWidth(leaves.size());
        var leftLeaves = leaves.subList(0, left);
        var rightLeaves = leaves.subList(left, leaves.size());
        if (end <= left) {
            cover(start, end, leftLeaves, known, path);
            path.add(rootOf(rightLeaves));
        } else if (start >= left) {
            cover(start - left, end - left, rightLeaves, known, path);
            path.add(rootOf(leftLeaves));
        } else {
            if (start != 0) {
                throw new IllegalArgumentException("the range is not a subtree of the log");
            }
            cover(0, end - left, rightLeaves, false, path);
            path.add(rootOf(leftLeaves));
        }
    }

    /// The largest power of two smaller than the size.
    private static int leftWidth(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
