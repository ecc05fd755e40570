package org.goodoffices.engines.proof;

import java.util.Optional;
import java.util.regex.Pattern;

/// The head of a log: which log, how many entries, which root (C2SP tlog-checkpoint, without
/// extension lines).
///
/// @param origin name of the log, the same through its life
/// @param size number of entries
/// @param root root hash over them
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (!SignedNote.isPlainLine(origin)) {
            throw new IllegalArgumentException("an origin is one line without control characters");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a log cannot have " + size + " entries");
        }
        if (!root.isWhole()) {
            throw new IllegalArgumentException("a root is a hash of 32 bytes");
        }
    }

    /// The head of a log that is known by its peaks.
    public static Checkpoint of(String origin, CompactRange log) {
        return new Checkpoint(origin, log.size(), log.root());
    }

    /// The three lines that are signed.
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /// Reads the three lines; empty where they are not exactly what [#text] writes.
    public static Optional<Checkpoint> read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            return Optional.empty();
        }
        var root = Hash.fromBase64(lines[2]);
        if (root == null
                || !SignedNote.isPlainLine(lines[0])
                || !DECIMAL.matcher(lines[1]).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), root));
    }
}
