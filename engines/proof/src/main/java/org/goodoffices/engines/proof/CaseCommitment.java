package org.goodoffices.engines.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the institution's own log says of a case at a fixed time: one hash over a fixed number of
/// slots. Each lane has a slot drawn at random; a slot without a lane holds noise. So whoever
/// checks one lane learns neither how many lanes there are nor whether anything happened in them.
public final class CaseCommitment {
    /// Slots in every case, used or not.
    public static final int SLOTS = 64;

    private static final byte[] EMPTY_SLOT =
            "goodoffices empty slot 1\n".getBytes(StandardCharsets.US_ASCII);

    private final MerkleTree slots;

    private CaseCommitment(List<Hash> slots) {
        this.slots = new MerkleTree(slots);
    }

    /// Commits to the checkpoints of the lanes.
    ///
    /// @param bySlot for each lane's slot the salted commitment to the text of its checkpoint
    /// @param noise 32 secret bytes, drawn anew each time, from which the other slots are filled
    public static CaseCommitment of(Map<Integer, Commitment> bySlot, byte[] noise) {
        if (noise.length != Commitment.SALT_LENGTH) {
            throw new IllegalArgumentException("the noise has 32 bytes, not " + noise.length);
        }
        bySlot.keySet()
                .forEach(slot -> {
                    if (slot < 0 || slot >= SLOTS) {
                        throw new IllegalArgumentException("no slot " + slot);
                    }
                });
        var leaves = new ArrayList<Hash>();
        for (int slot = 0; slot < SLOTS; slot++) {
            var lane = bySlot.get(slot);
            var number = ByteBuffer.allocate(Integer.BYTES).putInt(slot).array();
            leaves.add(
                    lane != null
                            ? lane.leaf()
                            : Hash.ofLeaf(Hash.sha256(EMPTY_SLOT, noise, number).bytes()));
        }
        return new CaseCommitment(leaves);
    }

    /// The commitment to a lane's checkpoint that goes into its slot.
    public static Commitment toCheckpoint(byte[] salt, Checkpoint lane) {
        return Commitment.of(salt, lane.text().getBytes(StandardCharsets.UTF_8));
    }

    /// The leaf hash to append to the institution's log.
    public Hash leaf() {
        return leafOf(slots.root());
    }

    /// The hashes that lead from a slot to the commitment.
    public List<Hash> pathFrom(int slot) {
        return slots.inclusion(slot, SLOTS).path();
    }

    /// The leaf of the institution's log to which a lane's commitment leads from its slot; null
    /// where there is no such slot, or the path is not one from it.
    public static @Nullable Hash leafFrom(int slot, Commitment lane, List<Hash> path) {
        // The tree of slots is perfect, so the path alone gives its root.
        if (slot < 0
                || slot >= SLOTS
                || path.size() != Integer.numberOfTrailingZeros(SLOTS)
                || !path.stream().allMatch(Hash::isWhole)) {
            return null;
        }
        var sum = lane.leaf();
        for (int level = 0; level < path.size(); level++) {
            var sibling = path.get(level);
            boolean isRight = (slot >> level & 1) == 1;
            sum = isRight ? Hash.ofNode(sibling, sum) : Hash.ofNode(sum, sibling);
        }
        return leafOf(sum);
    }

    private static Hash leafOf(Hash root) {
        return Hash.ofLeaf(root.bytes());
    }
}
