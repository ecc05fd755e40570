package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.goodoffices.engines.proof.Anchor;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.History;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.Receipt;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a party takes home: receipts of single entries, the signed head of a lane's log, its whole
/// log, and the proof that it only grew. Of the lanes that the person of the transaction is in.
@Repository
public class Receipts {

    private final JdbcClient jdbc;
    private final InstitutionKeys keys;
    private final InstitutionLog institution;

    Receipts(JdbcClient jdbc, InstitutionKeys keys, InstitutionLog institution) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.institution = institution;
    }

    /// The public key that receipts are checked with.
    public NoteKey key() {
        return keys.log().key();
    }

    /// The receipt of an entry: under the newest head of its lane that the institution's own log
    /// already holds, else under the head as it is now.
    public Receipt of(Entered entry) {
        var tree = tree(entry.lane());
        var row =
                jdbc.sql("select content, salt from entry where id = ?")
                        .param(entry.id().value())
                        .query((found, _) -> new Opened(found.getString(1), found.getBytes(2)))
                        .single();
        var anchored = anchored(entry, tree.size());
        int size = anchored == null ? tree.size() : Math.toIntExact(anchored.size);
        return new Receipt(
                read(row.content),
                row.salt,
                entry.position(),
                tree.inclusion(Math.toIntExact(entry.position()), size).path(),
                sign(origin(entry.lane().value()), size, tree.rootAt(size)),
                key(),
                anchored == null ? null : anchored.anchor);
    }

    private record Anchored(long size, Anchor anchor) {}

    private @Nullable Anchored anchored(Entered entry, int seen) {
        return jdbc.sql(
                        "select * from lane_anchor where lane = ? and size > ? and size <= ? order by at desc limit 1")
                .param(entry.lane().value())
                .param(entry.position())
                .param(seen)
                .query((row, _) -> {
                    var head = institution.checkpoint();
                    long position = row.getLong("position");
                    return new Anchored(
                            row.getLong("size"),
                            new Anchor(
                                    row.getBytes("salt"),
                                    row.getInt("slot"),
                                    hashes(row.getBytes("slot_path")),
                                    position,
                                    institution
                                            .inclusion(position, head.checkpoint().size())
                                            .path(),
                                    head));
                })
                .optional()
                .orElse(null);
    }

    /// The signed head of the institution's own log.
    public SignedCheckpoint institutionCheckpoint() {
        return institution.checkpoint();
    }

    static List<Hash> hashes(byte[] bytes) {
        var hashes = new ArrayList<Hash>();
        for (int i = 0; i < bytes.length; i += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, i, i + Hash.LENGTH)));
        }
        return hashes;
    }

    /// The signed head of a lane's log; empty if the person is not in the lane.
    public Optional<SignedCheckpoint> checkpoint(LaneId lane) {
        return sees(lane) ? Optional.of(checkpoint(lane, tree(lane))) : Optional.empty();
    }

    /// Proof that the log of a lane continues its head of an earlier size.
    public Optional<History> history(LaneId lane, long from) {
        var tree = tree(lane);
        return !sees(lane) || from < 0 || from > tree.size()
                ? Optional.empty()
                : Optional.of(
                        new History(
                                from,
                                tree.consistency(Math.toIntExact(from), tree.size()).path(),
                                checkpoint(lane, tree),
                                key()));
    }

    /// Whether nobody reads an entry any more: its leaf stays in the log, and is all that is shown.
    public boolean closed(EntryId entry) {
        return jdbc.sql("select is_closed(?)").param(entry.value()).query(Boolean.class).single();
    }

    /// The whole log of a lane, every entry opened that may still be read.
    public RecordExtract record(LaneId lane) {
        return record(lane, _ -> true);
    }

    /// The whole log of a lane, to be shown to others: of all entries but these only the leaf.
    public RecordExtract record(LaneId lane, Set<EntryId> opened) {
        return record(lane, opened::contains);
    }

    private RecordExtract record(LaneId lane, Predicate<EntryId> opened) {
        List<RecordExtract.Leaf> leaves =
                jdbc.sql(
                                """
                                select e.id, e.content, e.salt, l.hash, e.id is null or is_closed(e.id) as closed
                                  from leaves_of(:lane) l
                                  left join entry e on e.lane = :lane and e.position = l.place
                                 order by l.place\
                                """)
                        .param("lane", lane.value())
                        .query((row, _) ->
                                row.getBoolean("closed")
                                                || !opened.test(
                                                        new EntryId(
                                                                row.getObject("id", UUID.class)))
                                        ? new RecordExtract.Leaf.Closed(
                                                Hash.of(row.getBytes("hash")))
                                        : (RecordExtract.Leaf)
                                                new RecordExtract.Leaf.Opened(
                                                        read(row.getString("content")),
                                                        row.getBytes("salt")))
                        .list();
        return new RecordExtract(
                leaves,
                checkpoint(
                        lane,
                        new MerkleTree(leaves.stream().map(RecordExtract.Leaf::hash).toList())),
                key());
    }

    private boolean sees(LaneId lane) {
        return jdbc.sql("select count(*) from lane where id = ?")
                        .param(lane.value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private MerkleTree tree(LaneId lane) {
        return new MerkleTree(
                jdbc.sql("select hash from leaves_of(?)")
                        .param(lane.value())
                        .query((row, _) -> Hash.of(row.getBytes(1)))
                        .list());
    }

    private SignedCheckpoint checkpoint(LaneId lane, MerkleTree tree) {
        return sign(origin(lane.value()), tree.size(), tree.root());
    }

    private SignedCheckpoint sign(String origin, long size, Hash root) {
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root), keys.log());
    }

    /// The name of a lane's log.
    String origin(UUID lane) {
        return key().name() + "/lanes/" + lane;
    }

    private static Entry read(String content) {
        try {
            return Entry.read(content.getBytes(StandardCharsets.UTF_8));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException("an entry is not what was written", broken);
        }
    }

    private record Opened(String content, byte[] salt) {}
}
