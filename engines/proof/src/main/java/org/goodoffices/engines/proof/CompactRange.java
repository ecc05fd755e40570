package org.goodoffices.engines.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that must be kept of a log to append to it: its size and the roots of its perfect subtrees
/// ("peaks"), widest first. An append costs O(log n) and needs no leaf.
///
/// @param size number of entries in the log
/// @param peaks one hash for each bit set in the size
public record CompactRange(long size, List<Hash> peaks) {
    /// The log before its first entry.
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        if (size < 0) {
            throw new IllegalArgumentException("a log cannot have " + size + " entries");
        }
        peaks = List.copyOf(peaks);
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a log of %d entries has %d peaks, not %d"
                            .formatted(size, Long.bitCount(size), peaks.size()));
        }
        if (!peaks.stream().allMatch(Hash::isWhole)) {
            throw new IllegalArgumentException("a peak is a hash of 32 bytes");
        }
    }

    /// Reads the peaks as [#peakBytes] wrote them.
    public static CompactRange of(long size, byte[] peakBytes) {
        if (peakBytes.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("peaks are hashes of 32 bytes each");
        }
        var peaks = new ArrayList<Hash>();
        for (int at = 0; at < peakBytes.length; at += Hash.LENGTH) {
            peaks.add(Hash.of(Arrays.copyOfRange(peakBytes, at, at + Hash.LENGTH)));
        }
        return new CompactRange(size, peaks);
    }

    /// The peaks in one piece, to keep beside the size on the log's row.
    public byte[] peakBytes() {
        var all = new ByteArrayOutputStream(peaks.size() * Hash.LENGTH);
        peaks.forEach(peak -> all.writeBytes(peak.bytes()));
        return all.toByteArray();
    }

    /// The log with one more leaf.
    public CompactRange append(Hash leaf) {
        var completed = completedBy(leaf);
        var grown = new ArrayList<>(peaks.subList(0, peaks.size() - (completed.size() - 1)));
        grown.add(completed.getLast());
        return new CompactRange(size + 1, grown);
    }

    /// The roots of the perfect subtrees that one more leaf completes, from the leaf itself up: the
    /// one of level `k` is node `size >> k` of that level.
    public List<Hash> completedBy(Hash leaf) {
        var completed = new ArrayList<Hash>();
        completed.add(leaf);
        // Each trailing one-bit of the size is a perfect subtree as wide as the one just closed.
        for (int level = 0; (size >>> level & 1) == 1; level++) {
            completed.add(Hash.ofNode(peaks.get(peaks.size() - 1 - level), completed.getLast()));
        }
        return completed;
    }

    /// The root hash (RFC 9162, 2.1.1).
    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.OF_EMPTY_LOG;
        }
        var root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(peaks.get(i), root);
        }
        return root;
    }
}
