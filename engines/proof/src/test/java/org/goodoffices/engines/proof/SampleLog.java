package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A lane's log of a few acts, with its keys and salts.
final class SampleLog {
    static final String ORIGIN = "institution.example/lanes/joint-7";
    static final NoteSigner SIGNER = signer("institution.example");
    static final NoteSigner STRANGER = signer("institution.example");

    final List<Entry> entries = new ArrayList<>();
    CompactRange range = CompactRange.EMPTY;

    static SampleLog of(int size) {
        var log = new SampleLog();
        IntStream.range(0, size).forEach(i -> log.append("act " + i));
        return log;
    }

    void append(String act) {
        append(act, "joint-7", entries.size());
    }

    /// An entry that names this lane and place, wherever it stands.
    void append(String act, String lane, long position) {
        var entry =
                Entry.of(
                        Map.of(
                                "act", act,
                                "by", "河岸国代理人",
                                "at", "2026-11-23T08:00:00Z",
                                "lane", lane,
                                "position", position));
        var commitment = Commitment.of(salt(entries.size()), entry.bytes());
        entries.add(entry);
        range = range.append(commitment.leaf());
    }

    SignedCheckpoint checkpoint(NoteSigner signer) {
        return SignedCheckpoint.sign(Checkpoint.of(ORIGIN, range), signer);
    }

    MerkleTree tree() {
        return new MerkleTree(
                IntStream.range(0, entries.size())
                        .mapToObj(i -> Commitment.of(salt(i), entries.get(i).bytes()).leaf())
                        .toList());
    }

    Receipt receipt(int index) {
        var proof = tree().inclusion(index, entries.size());
        return new Receipt(
                entries.get(index),
                salt(index),
                index,
                proof.path(),
                checkpoint(SIGNER),
                SIGNER.key(),
                null);
    }

    Receipt anchoredReceipt(int index) {
        return anchoredReceipt(index, "institution.example");
    }

    /// @param origin under which the institution's own log signs
    Receipt anchoredReceipt(int index, String origin) {
        var lane = checkpoint(SIGNER);
        var laneSalt = salt(1_000);
        var inSlot = CaseCommitment.toCheckpoint(laneSalt, lane.checkpoint());
        var ofCase = CaseCommitment.of(Map.of(37, inSlot), salt(2_000));
        var leaves = List.of(Hash.sha256("one case"), ofCase.leaf(), Hash.sha256("another"));
        var tree = new MerkleTree(leaves);
        var head = SignedCheckpoint.sign(new Checkpoint(origin, 3, tree.root()), SIGNER);
        var anchor =
                new Anchor(laneSalt, 37, ofCase.pathFrom(37), 1, tree.inclusion(1, 3).path(), head);
        var plain = receipt(index);
        return new Receipt(
                plain.entry(),
                plain.salt(),
                plain.index(),
                plain.path(),
                plain.checkpoint(),
                plain.key(),
                anchor);
    }

    RecordExtract extract(NoteSigner signer) {
        var leaves = new ArrayList<RecordExtract.Leaf>();
        for (int i = 0; i < entries.size(); i++) {
            var opened = new RecordExtract.Leaf.Opened(entries.get(i), salt(i));
            leaves.add(i % 2 == 0 ? opened : new RecordExtract.Leaf.Closed(opened.hash()));
        }
        return new RecordExtract(leaves, checkpoint(signer), signer.key());
    }

    static byte[] salt(int number) {
        return Hash.sha256(("salt " + number).getBytes(StandardCharsets.UTF_8)).bytes();
    }

    private static NoteSigner signer(String name) {
        try {
            return new NoteSigner(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
