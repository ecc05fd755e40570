package org.goodoffices.engines.proof;

import java.util.List;

/// The path from a leaf to the root of a subtree: a range of the log whose start is a multiple of
/// its width rounded up to a power of two (the subtrees of Merkle Tree Certificates).
///
/// @param index place of the leaf in the whole log
/// @param start first leaf of the subtree
/// @param end the leaf after its last
/// @param path the missing hashes, from the leaf upwards
public record SubtreeInclusionProof(long index, long start, long end, List<Hash> path) {
    public SubtreeInclusionProof {
        path = List.copyOf(path);
    }

    /// Whether the leaf is at the index of the subtree with this root. Never throws.
    public boolean proves(Hash leaf, Hash subtreeRoot) {
        return isSubtree(start, end)
                && start <= index
                && index < end
                && new InclusionProof(index - start, end - start, path).proves(leaf, subtreeRoot);
    }

    /// Whether `[start, end)` is a subtree with at least one leaf.
    static boolean isSubtree(long start, long end) {
        if (start < 0 || end <= start) {
            return false;
        }
        int widthBits = Long.SIZE - Long.numberOfLeadingZeros(end - start - 1);
        return Long.numberOfTrailingZeros(start) >= widthBits;
    }
}
