package org.goodoffices.records.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.InclusionProof;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.engines.proof.MerkleTree.Node;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The institution's own log. The nodes of its tree are kept with it, so that neither a proof nor a
/// head reads or hashes the log anew.
@Repository
class InstitutionLog {

    private final JdbcClient jdbc;
    private final InstitutionKeys keys;

    InstitutionLog(JdbcClient jdbc, InstitutionKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// How the log is called in its heads.
    String origin() {
        return keys.log().key().name();
    }

    /// The log as it was signed last.
    CompactRange head() {
        return jdbc.sql("select size, peaks from institution_head order by size desc limit 1")
                .query((row, _) -> CompactRange.of(row.getLong(1), row.getBytes(2)))
                .optional()
                .orElse(CompactRange.EMPTY);
    }

    /// Whether the log had this head.
    boolean had(Checkpoint earlier) {
        return jdbc.sql("select peaks from institution_head where size = ?")
                .param(earlier.size())
                .query((row, _) -> CompactRange.of(earlier.size(), row.getBytes(1)).root())
                .optional()
                .filter(earlier.root()::equals)
                .isPresent();
    }

    /// The signed head.
    SignedCheckpoint checkpoint() {
        return signed(head());
    }

    private SignedCheckpoint signed(CompactRange log) {
        return SignedCheckpoint.sign(Checkpoint.of(origin(), log), keys.log());
    }

    /// Shows that a leaf is in the log as it was at a size.
    InclusionProof inclusion(long position, long size) {
        var needed = MerkleTree.forInclusion(position, size);
        var nodes = new HashMap<Node, Hash>();
        jdbc.sql(
                        """
                        with needed as (select * from unnest(?, ?) as n (level, place))
                        select 0 as level, position as place, leaf as hash
                          from institution_leaf where position in (select place from needed where level = 0)
                        union all
                        select level, place, hash from institution_node join needed using (level, place)
                        """)
                .param(needed.stream().map(Node::level).toArray(Integer[]::new))
                .param(needed.stream().map(Node::place).toArray(Long[]::new))
                .query((row, _) ->
                        nodes.put(
                                new Node(row.getInt("level"), row.getLong("place")),
                                Hash.of(row.getBytes("hash"))))
                .list();
        return new MerkleTree(
                        Math.toIntExact(size), node -> Objects.requireNonNull(nodes.get(node)))
                .inclusion(Math.toIntExact(position), Math.toIntExact(size));
    }

    /// Adds leaves, and the nodes that they complete.
    ///
    /// @return the log with them
    CompactRange append(CompactRange log, Instant at, List<Hash> leaves) {
        var nodes = new LinkedHashMap<Node, Hash>();
        var grown = log;
        for (var leaf : leaves) {
            var completed = grown.completedBy(leaf);
            for (int level = 1; level < completed.size(); level++) {
                nodes.put(new Node(level, grown.size() >> level), completed.get(level));
            }
            grown = grown.append(leaf);
        }
        jdbc.sql(
                        """
                        with grown as (insert into institution_node select * from unnest(?, ?, ?))
                        insert into institution_leaf
                        select ? + number - 1, ?, leaf from unnest(?) with ordinality as l (leaf, number)
                        """)
                .param(nodes.keySet().stream().map(Node::level).toArray(Integer[]::new))
                .param(nodes.keySet().stream().map(Node::place).toArray(Long[]::new))
                .param(bytes(nodes.values()))
                .param(log.size())
                .param(Timestamp.from(at))
                .param(bytes(leaves))
                .update();
        return grown;
    }

    private static byte[][] bytes(Collection<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
    }

    /// Signs and keeps the head of the log as it is now.
    void sign(CompactRange log, Instant at) {
        jdbc.sql("insert into institution_head values (?, ?, ?, ?)")
                .params(
                        List.of(
                                log.size(),
                                Timestamp.from(at),
                                log.peakBytes(),
                                signed(log).encoded()))
                .update();
    }
}
