package org.goodoffices.engines.proof;

import java.util.List;

/// The path from a leaf to the root of the log (RFC 9162, 2.1.3).
///
/// @param index place of the leaf, counted from 0
/// @param size entries in the log whose root is proved against
/// @param path the missing hashes, from the leaf upwards
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether the leaf is at the index of the log with this root (RFC 9162, 2.1.3.2). Never
    /// throws.
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || index >= size || !leaf.isWhole()) {
            return false;
        }
        if (!path.stream().allMatch(Hash::isWhole)) {
            return false;
        }
        long at = index;
        long last = size - 1;
        var sum = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                sum = Hash.ofNode(sibling, sum);
                // On the right edge levels without a sibling are passed over.
                while ((at & 1) == 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                sum = Hash.ofNode(sum, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && sum.equals(root);
    }
}
