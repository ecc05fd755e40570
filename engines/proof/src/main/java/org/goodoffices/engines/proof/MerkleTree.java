package org.goodoffices.engines.proof;

import java.util.ArrayList;
import java.util.List;

/// The tree over a log, from which proofs are made (RFC 9162, 2.1.3 and 2.1.4), out of the roots of
/// its perfect subtrees: once those are known, a proof hashes no more than a few nodes a level. To
/// append, a [CompactRange] is enough.
public final class MerkleTree {

    /// Where the roots of perfect subtrees come from.
    @FunctionalInterface
    public interface Nodes {
        /// The root over the leaves `[place << level, (place + 1) << level)`.
        Hash at(Node node);
    }

    /// A perfect subtree.
    ///
    /// @param level 0 for a leaf; the subtree has `1 << level` leaves
    /// @param place which of its level, from 0
    public record Node(int level, long place) {}

    private final int size;
    private final Nodes nodes;

    /// Over stored leaf hashes; every node is hashed once, here.
    public MerkleTree(List<Hash> leaves) {
        this(leaves.size(), hashed(leaves));
    }

    /// Over nodes that are kept.
    public MerkleTree(int size, Nodes nodes) {
        this.size = size;
        this.nodes = nodes;
    }

    private static Nodes hashed(List<Hash> leaves) {
        var levels = new ArrayList<List<Hash>>();
        for (var level = List.copyOf(leaves); ; level = above(level)) {
            levels.add(level);
            if (level.size() < 2) {
                return node -> levels.get(node.level()).get(Math.toIntExact(node.place()));
            }
        }
    }

    private static List<Hash> above(List<Hash> level) {
        var pairs = new ArrayList<Hash>(level.size() / 2);
        for (int left = 0; left + 1 < level.size(); left += 2) {
            pairs.add(Hash.ofNode(level.get(left), level.get(left + 1)));
        }
        return pairs;
    }

    /// The nodes from which [#inclusion] makes the proof of one leaf: to be fetched at once.
    public static List<Node> forInclusion(long index, long size) {
        var needed = new ArrayList<Node>();
        for (int level = 0; size >> level > 0; level++) {
            long beside = index >> level ^ 1;
            long last = (size >> level) - 1;
            if (beside <= last) {
                needed.add(new Node(level, beside));
            }
            if ((size >> level & 1) == 1 && last != beside) {
                needed.add(new Node(level, last));
            }
        }
        return needed;
    }

    /// Number of leaves.
    public int size() {
        return size;
    }

    /// The root over all leaves.
    public Hash root() {
        return rootAt(size);
    }

    /// The root of a perfect subtree.
    public Hash node(Node node) {
        return nodes.at(node);
    }

    /// The root when the log had only this many leaves.
    public Hash rootAt(int earlier) {
        require(earlier);
        return rootOf(0, earlier);
    }

    /// Shows that a leaf is in the log as it was at a size.
    public InclusionProof inclusion(int index, int earlier) {
        require(earlier);
        return new InclusionProof(index, earlier, pathTo(index, 0, earlier));
    }

    /// Shows that a leaf is in the subtree over `[start, end)`.
    public SubtreeInclusionProof inclusionInSubtree(int index, int start, int end) {
        require(end);
        return new SubtreeInclusionProof(index, start, end, pathTo(index, start, end));
    }

    /// Shows that the log at one size continues the log at a smaller size.
    public ConsistencyProof consistency(int from, int to) {
        return new ConsistencyProof(from, to, consistencyOfSubtree(0, from, to).path());
    }

    /// Shows that the subtree over `[start, end)` is part of the log as it was at a size.
    public SubtreeConsistencyProof consistencyOfSubtree(int start, int end, int earlier) {
        require(earlier);
        var path = new ArrayList<Hash>();
        if (start < end) {
            cover(start, end, 0, earlier, true, path);
        }
        return new SubtreeConsistencyProof(start, end, earlier, path);
    }

    private void require(int earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("no size %d of %d".formatted(earlier, size));
        }
    }

    private Hash rootOf(int start, int end) {
        int width = end - start;
        if (width == 0) {
            return Hash.OF_EMPTY_LOG;
        }
        if (Integer.bitCount(width) == 1 && start % width == 0) {
            int level = Integer.numberOfTrailingZeros(width);
            return nodes.at(new Node(level, start >> level));
        }
        int middle = start + leftWidth(width);
        return Hash.ofNode(rootOf(start, middle), rootOf(middle, end));
    }

    private List<Hash> pathTo(int index, int start, int end) {
        if (index < start || index >= end) {
            throw new IndexOutOfBoundsException(
                    "no entry %d in [%d, %d)".formatted(index, start, end));
        }
        var path = new ArrayList<Hash>();
        int from = start;
        int to = end;
        while (to - from > 1) {
            int middle = from + leftWidth(to - from);
            if (index < middle) {
                path.addFirst(rootOf(middle, to));
                to = middle;
            } else {
                path.addFirst(rootOf(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /// Adds what is needed, together with the root of `[start, end)`, to rebuild the root of
    /// `[from, to)`. `known` says that the verifier holds the root of this very range.
    private void cover(int start, int end, int from, int to, boolean known, List<Hash> path) {
        if (start == from && end == to) {
            if (!known) {
                path.add(rootOf(from, to));
            }
            return;
        }
        int middle = from + leftWidth(to - from);
        if (end <= middle) {
            cover(start, end, from, middle, known, path);
            path.add(rootOf(middle, to));
        } else if (start >= middle) {
            cover(start, end, middle, to, known, path);
            path.add(rootOf(from, middle));
        } else {
            if (start != from) {
                throw new IllegalArgumentException("the range is not a subtree of the log");
            }
            cover(middle, end, middle, to, false, path);
            path.add(rootOf(from, middle));
        }
    }

    /// The largest power of two smaller than the width.
    private static int leftWidth(int width) {
        return Integer.highestOneBit(width - 1);
    }
}
