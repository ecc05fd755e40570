package org.goodoffices.engines.proof;

import java.util.List;

/// Shows that a subtree is part of a log: with a subtree that starts at 0, the consistency proof of
/// RFC 9162, 2.1.4.
///
/// @param start first leaf of the subtree
/// @param end the leaf after its last
/// @param size entries in the log
/// @param path the hashes from which both roots can be rebuilt
public record SubtreeConsistencyProof(long start, long end, long size, List<Hash> path) {
    public SubtreeConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether the subtree with the one root is part of the log with the other. Never throws. An
    /// empty subtree is part of every log that reaches it.
    public boolean proves(Hash subtreeRoot, Hash root) {
        if (start < 0 || end < start || size < end) {
            return false;
        }
        if (start == end) {
            return path.isEmpty() && subtreeRoot.equals(Hash.OF_EMPTY_LOG);
        }
        return SubtreeInclusionProof.isSubtree(start, end)
                && (path.isEmpty() || subtreeRoot.isWhole())
                && path.stream().allMatch(Hash::isWhole)
                && rebuildsBoth(subtreeRoot, root);
    }

    private boolean rebuildsBoth(Hash subtreeRoot, Hash root) {
        long first = start;
        long last = end - 1;
        long logLast = size - 1;
        // Climb to the widest perfect subtree on the right edge of the range: there the path
        // begins.
        while (first != last && (last == logLast || (last & 1) == 1)) {
            first >>>= 1;
            last >>>= 1;
            logLast >>>= 1;
        }
        boolean startsAtRange = first == last;
        if (!startsAtRange && path.isEmpty()) {
            return false;
        }
        var small = startsAtRange ? subtreeRoot : path.getFirst();
        var large = small;
        for (var sibling : startsAtRange ? path : path.subList(1, path.size())) {
            if (logLast == 0) {
                return false;
            }
            if ((last & 1) == 1 || last == logLast) {
                if (first < last) {
                    small = Hash.ofNode(sibling, small);
                }
                large = Hash.ofNode(sibling, large);
                while ((last & 1) == 0) {
                    first >>>= 1;
                    last >>>= 1;
                    logLast >>>= 1;
                }
            } else {
                large = Hash.ofNode(large, sibling);
            }
            first >>>= 1;
            last >>>= 1;
            logLast >>>= 1;
        }
        return logLast == 0 && small.equals(subtreeRoot) && large.equals(root);
    }
}
