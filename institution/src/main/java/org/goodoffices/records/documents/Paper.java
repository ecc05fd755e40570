package org.goodoffices.records.documents;

import java.util.UUID;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;

/// One version of a paper as someone in its lane sees it.
///
/// @param first its first version
/// @param entry with which it came in
/// @param side whose it is; null where it is the mediators' or the registry's
/// @param role of whoever put it in
/// @param content null once it is quarantined
public record Paper(
        PaperId id,
        PaperId first,
        int version,
        EntryId entry,
        LaneId lane,
        UUID caseId,
        @Nullable UUID side,
        String role,
        @Nullable Content content) {

    /// What can be read of it, and where its sealed bytes are.
    ///
    /// @param name of the file, as it was filed
    /// @param hash SHA-256 of its bytes, in hexadecimal
    public record Content(
            String title, String name, PaperType type, long size, String hash, UUID file) {}
}
