package org.goodoffices.engines.proof;

import java.util.List;

/// Shows that a log has only been appended to between two sizes (RFC 9162, 2.1.4).
///
/// @param from the smaller size
/// @param to the larger size, or the same
/// @param path the hashes from which both roots can be rebuilt
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether the log with the later root continues the log with the earlier one (RFC 9162,
    /// 2.1.4.2). Never throws. About an empty log nothing can be proved.
    public boolean proves(Hash earlier, Hash later) {
        return from > 0 && new SubtreeConsistencyProof(0, from, to, path).proves(earlier, later);
    }
}
