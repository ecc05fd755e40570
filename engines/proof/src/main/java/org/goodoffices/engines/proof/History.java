package org.goodoffices.engines.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a log grew: its newest signed head and the proof that it continues the head of an earlier
/// size. A party that kept an older checkpoint holds it against this.
///
/// The document is one object of canonical JSON with the members `format`
/// (`goodoffices-history/1`), `from`, `path`, `checkpoint` and `key`.
///
/// @param from the earlier size
/// @param path the consistency proof (RFC 9162, 2.1.4)
/// @param checkpoint the newer signed head
/// @param key the key that signed it
public record History(long from, List<Hash> path, SignedCheckpoint checkpoint, NoteKey key) {
    static final String FORMAT = "goodoffices-history/1";

    private static final Set<String> MEMBERS =
            Set.of("format", "from", "path", "checkpoint", "key");

    public History {
        path = List.copyOf(path);
    }

    /// The proof.
    ConsistencyProof proof() {
        return new ConsistencyProof(from, checkpoint.checkpoint().size(), path);
    }

    /// The document.
    public byte[] document() {
        return CanonicalJson.write(
                Map.of(
                        "format", FORMAT,
                        "from", from,
                        "path", path.stream().map(Hash::base64).toList(),
                        "checkpoint", checkpoint.encoded(),
                        "key", key.text()));
    }

    /// Reads a document strictly.
    public static History read(byte[] document) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(JsonDocument.read(document), MEMBERS);
        Documents.requireFormat(members, FORMAT);
        return new History(
                members.number("from"),
                Documents.hashes(members, "path"),
                Documents.checkpoint(members),
                Documents.key(members));
    }
}
