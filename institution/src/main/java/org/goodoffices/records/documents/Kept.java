package org.goodoffices.records.documents;

import java.util.UUID;
import org.goodoffices.records.record.LaneId;

/// A paper that has been received and sealed for a lane, and waits for the act that puts it in. If
/// none does, it is swept away.
///
/// @param name of the file, without any path
/// @param hash SHA-256 of its bytes, in hexadecimal
public record Kept(
        LaneId lane, UUID file, String title, String name, PaperType type, long size, String hash) {

    /// The same under another title.
    public Kept titled(String other) {
        return new Kept(lane, file, other, name, type, size, hash);
    }
}
