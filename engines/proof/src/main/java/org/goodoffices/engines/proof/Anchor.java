package org.goodoffices.engines.proof;

import java.util.List;

/// Shows that the checkpoint of a lane's log stands in the institution's own log.
///
/// @param salt salt of the commitment to the lane's checkpoint
/// @param slot the lane's slot in its case
/// @param slotPath from the slot to the case's commitment
/// @param index place of the case's commitment in the institution's log
/// @param path from there to the root
/// @param checkpoint head of the institution's log
public record Anchor(
        byte[] salt,
        int slot,
        List<Hash> slotPath,
        long index,
        List<Hash> path,
        SignedCheckpoint checkpoint) {
    public Anchor {
        salt = salt.clone();
        slotPath = List.copyOf(slotPath);
        path = List.copyOf(path);
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    /// Whether the institution's log holds this checkpoint of a lane.
    boolean holds(Checkpoint lane) {
        if (salt.length != Commitment.SALT_LENGTH) {
            return false;
        }
        var leaf = CaseCommitment.leafFrom(slot, CaseCommitment.toCheckpoint(salt, lane), slotPath);
        var head = checkpoint.checkpoint();
        return leaf != null
                && new InclusionProof(index, head.size(), path).proves(leaf, head.root());
    }
}
