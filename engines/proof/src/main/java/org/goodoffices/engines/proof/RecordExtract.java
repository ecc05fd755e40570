package org.goodoffices.engines.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole log as one may show it: every leaf, opened where the reader may read the entry and as a
/// bare hash where not. From it the root at any earlier size can be rebuilt, so that any older
/// checkpoint can be held against it.
///
/// The document is one object of canonical JSON with the members `format` (`goodoffices-record/1`),
/// `leaves` (each `{"entry": …, "salt": …}` or the leaf hash in base64), `checkpoint` and `key`.
///
/// @param leaves the leaves in order
/// @param checkpoint the signed head over exactly these leaves
/// @param key the key that signed it
public record RecordExtract(List<Leaf> leaves, SignedCheckpoint checkpoint, NoteKey key) {
    static final String FORMAT = "goodoffices-record/1";

    private static final Set<String> MEMBERS = Set.of("format", "leaves", "checkpoint", "key");
    private static final Set<String> LEAF_MEMBERS = Set.of("entry", "salt");

    /// A leaf, opened or not.
    public sealed interface Leaf {
        /// The leaf hash.
        Hash hash();

        /// A leaf whose entry the reader may read.
        record Opened(Entry entry, byte[] salt) implements Leaf {
            public Opened {
                salt = salt.clone();
            }

            @Override
            public byte[] salt() {
                return salt.clone();
            }

            @Override
            public Hash hash() {
                return Commitment.of(salt, entry.bytes()).leaf();
            }
        }

        /// A leaf of which only the hash is shown.
        record Closed(Hash hash) implements Leaf {}
    }

    public RecordExtract {
        leaves = List.copyOf(leaves);
    }

    /// The tree over the leaves.
    public MerkleTree tree() {
        return new MerkleTree(leaves.stream().map(Leaf::hash).toList());
    }

    /// The document.
    public byte[] document() {
        return CanonicalJson.write(
                Map.of(
                        "format", FORMAT,
                        "leaves", leaves.stream().map(RecordExtract::valueOf).toList(),
                        "checkpoint", checkpoint.encoded(),
                        "key", key.text()));
    }

    /// Reads a document strictly.
    public static RecordExtract read(byte[] document) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(JsonDocument.read(document), MEMBERS);
        Documents.requireFormat(members, FORMAT);
        var leaves = new ArrayList<Leaf>();
        for (var leaf : members.list("leaves")) {
            leaves.add(leafOf(leaf));
        }
        return new RecordExtract(leaves, Documents.checkpoint(members), Documents.key(members));
    }

    private static Object valueOf(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Opened(var entry, var salt) ->
                    Map.of("entry", entry.fields(), "salt", StrictBase64.encode(salt));
            case Leaf.Closed(var hash) -> hash.base64();
        };
    }

    private static Leaf leafOf(@Nullable Object value) throws CanonicalJson.Malformed {
        if (!(value instanceof Map<?, ?>)) {
            return new Leaf.Closed(JsonDocument.hash(value, "leaves"));
        }
        var members = JsonDocument.of(value, LEAF_MEMBERS);
        byte[] salt = members.bytes("salt");
        if (salt.length != Commitment.SALT_LENGTH) {
            throw new CanonicalJson.Malformed("a salt has 32 bytes");
        }
        if (!(members.member("entry") instanceof Map<?, ?> entry)) {
            throw new CanonicalJson.Malformed("entry must be an object");
        }
        return new Leaf.Opened(Entry.read(CanonicalJson.write(entry)), salt);
    }
}
