package org.goodoffices.records.documents;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.goodoffices.records.record.LaneId;

/// A paper that has been received and sealed for a lane, and waits for the act that puts it in. If
/// none does, it is swept away.
///
/// @param lane for which it is sealed; for a paper that waits with a draft, the draft's id in its
///   stead, so that no lane takes it before the draft's key is the lane's; for a log of the house,
///   an id made of its name
/// @param name of the file, without any path
/// @param hash SHA-256 of its bytes, in hexadecimal
public record Kept(
        LaneId lane, UUID file, String title, String name, PaperType type, long size, String hash) {

    /// What stands for a draft in the place of a lane.
    static LaneId place(UUID draft) {
        return new LaneId(draft);
    }

    /// What stands for a log of the house in the place of a lane.
    static LaneId place(String log) {
        return new LaneId(UUID.nameUUIDFromBytes(log.getBytes(StandardCharsets.UTF_8)));
    }

    /// The same in the lane whose key that of its draft has become.
    Kept in(LaneId other) {
        return new Kept(other, file, title, name, type, size, hash);
    }

    /// The same under another title.
    public Kept titled(String other) {
        return new Kept(lane, file, other, name, type, size, hash);
    }
}
