package org.goodoffices.engines.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a party takes home for an act of its own: the entry, the salt that opens its commitment,
/// and the proof that it is in the log whose head the institution has signed. Checked by
/// [Verifier#receipt], without the server.
///
/// The document is one object of canonical JSON (RFC 8785) with exactly these members: `format`
/// (`goodoffices-receipt/1`), `entry` (object), `salt`, `index`, `path` (list of hashes),
/// `checkpoint` (signed note), `key` (the signer's public key, to be compared with the published
/// one) and `anchor` (object or null). Bytes are standard base64.
///
/// @param entry the entry as it was committed to
/// @param salt its salt
/// @param index its place in the log
/// @param path from its leaf to the root
/// @param checkpoint the signed head of the log
/// @param key the key that signed it
/// @param anchor proof that the institution's own log holds the checkpoint, where there is one yet
public record Receipt(
        Entry entry,
        byte[] salt,
        long index,
        List<Hash> path,
        SignedCheckpoint checkpoint,
        NoteKey key,
        @Nullable Anchor anchor) {
    static final String FORMAT = "goodoffices-receipt/1";

    private static final Set<String> MEMBERS =
            Set.of("format", "entry", "salt", "index", "path", "checkpoint", "key", "anchor");
    private static final Set<String> ANCHOR_MEMBERS =
            Set.of("salt", "slot", "slotPath", "index", "path", "checkpoint");

    public Receipt {
        salt = salt.clone();
        path = List.copyOf(path);
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    /// Whether the entry is in the log at its index.
    boolean isIncluded() {
        var head = checkpoint.checkpoint();
        return salt.length == Commitment.SALT_LENGTH
                && new InclusionProof(index, head.size(), path)
                        .proves(Commitment.of(salt, entry.bytes()).leaf(), head.root());
    }

    /// The document.
    public byte[] document() {
        var members = new HashMap<String, @Nullable Object>();
        members.put("format", FORMAT);
        members.put("entry", entry.fields());
        members.put("salt", StrictBase64.encode(salt));
        members.put("index", index);
        members.put("path", path.stream().map(Hash::base64).toList());
        members.put("checkpoint", checkpoint.encoded());
        members.put("key", key.text());
        members.put("anchor", anchor == null ? null : membersOf(anchor));
        return CanonicalJson.write(members);
    }

    /// Reads a document strictly.
    public static Receipt read(byte[] document) throws CanonicalJson.Malformed {
        var members = JsonDocument.of(JsonDocument.read(document), MEMBERS);
        Documents.requireFormat(members, FORMAT);
        var entry = members.member("entry");
        if (!(entry instanceof Map<?, ?>)) {
            throw new CanonicalJson.Malformed("entry must be an object");
        }
        var anchor = members.member("anchor");
        return new Receipt(
                Entry.read(CanonicalJson.write(entry)),
                members.bytes("salt"),
                members.number("index"),
                Documents.hashes(members, "path"),
                Documents.checkpoint(members),
                Documents.key(members),
                anchor == null ? null : anchorOf(JsonDocument.of(anchor, ANCHOR_MEMBERS)));
    }

    private static Map<String, @Nullable Object> membersOf(Anchor anchor) {
        var members = new HashMap<String, @Nullable Object>();
        members.put("salt", StrictBase64.encode(anchor.salt()));
        members.put("slot", anchor.slot());
        members.put("slotPath", anchor.slotPath().stream().map(Hash::base64).toList());
        members.put("index", anchor.index());
        members.put("path", anchor.path().stream().map(Hash::base64).toList());
        members.put("checkpoint", anchor.checkpoint().encoded());
        return members;
    }

    private static Anchor anchorOf(JsonDocument members) throws CanonicalJson.Malformed {
        long slot = members.number("slot");
        if (slot < 0 || slot >= CaseCommitment.SLOTS) {
            throw new CanonicalJson.Malformed("no such slot: " + slot);
        }
        return new Anchor(
                members.bytes("salt"),
                (int) slot,
                Documents.hashes(members, "slotPath"),
                members.number("index"),
                Documents.hashes(members, "path"),
                Documents.checkpoint(members));
    }
}
