package org.goodoffices.engines.proof;

import java.util.ArrayList;
import java.util.List;

/// The members that receipts, records and histories have in common.
final class Documents {
    private Documents() {}

    static void requireFormat(JsonDocument members, String format) throws CanonicalJson.Malformed {
        if (!members.text("format").equals(format)) {
            throw new CanonicalJson.Malformed("format must be " + format);
        }
    }

    /// A checkpoint with one signature: a second one, by a key nobody here knows, could be changed
    /// without notice.
    static SignedCheckpoint checkpoint(JsonDocument members) throws CanonicalJson.Malformed {
        return SignedCheckpoint.read(members.text("checkpoint"))
                .filter(read -> read.note().signatures().size() == 1)
                .orElseThrow(
                        () -> new CanonicalJson.Malformed("checkpoint must be one signed note"));
    }

    static NoteKey key(JsonDocument members) throws CanonicalJson.Malformed {
        var text = members.text("key");
        return NoteKey.read(text)
                .filter(key -> key.text().equals(text))
                .orElseThrow(() -> new CanonicalJson.Malformed("key must be NAME+KEYID+KEY"));
    }

    static List<Hash> hashes(JsonDocument members, String name) throws CanonicalJson.Malformed {
        var hashes = new ArrayList<Hash>();
        for (var item : members.list(name)) {
            hashes.add(JsonDocument.hash(item, name));
        }
        return hashes;
    }
}
