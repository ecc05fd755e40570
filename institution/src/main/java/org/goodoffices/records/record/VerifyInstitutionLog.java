package org.goodoffices.records.record;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.proof.CaseCommitment;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.engines.proof.MerkleTree.Node;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.records.record.Snapshot.LaneRow;
import org.jspecify.annotations.Nullable;

/// Recomputes the institution's own log: each leaf must be the commitment to the lanes of one case,
/// or to one log of the house, as they were, each case must have one at each time, and the log must
/// have grown through all its signed heads to the one that is kept outside the database.
final class VerifyInstitutionLog {

    /// A case opened right before a time of commitment may still have been under way then.
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Snapshot snapshot;
    private final Map<UUID, Map<Long, Hash>> roots;
    private final Map<String, Map<Long, Hash>> houses;
    private final @Nullable NoteKey trust;

    private final List<Hash> leaves = new ArrayList<>();

    /// The size of the log after each time of commitment.
    private final TreeMap<Instant, Long> times = new TreeMap<>();

    /// The heads by size.
    private final Map<Long, Checkpoint> heads = new HashMap<>();

    /// @param roots of the lanes' logs at the sizes that were committed, as they are now
    /// @param houses the same of the logs that belong to no case
    VerifyInstitutionLog(
            Snapshot snapshot,
            Map<UUID, Map<Long, Hash>> roots,
            Map<String, Map<Long, Hash>> houses,
            @Nullable NoteKey trust) {
        this.snapshot = snapshot;
        this.roots = roots;
        this.houses = houses;
        this.trust = trust;
    }

    long size() {
        return leaves.size();
    }

    /// @return whether a head was kept outside, so that the log could be held against it
    boolean verify(@Nullable Path home) {
        leaves();
        var tree = new MerkleTree(leaves);
        heads(tree);
        nodes(tree);
        cases(houses());
        return home != null && kept(home, tree);
    }

    private void leaves() {
        snapshot.jdbc()
                .sql("select * from institution_leaf order by position")
                .query((ResultSet row) -> {
                    long position = row.getLong("position");
                    if (position != leaves.size()) {
                        fault((long) leaves.size(), "the leaf is missing", "该叶节点缺失");
                    }
                    var at = row.getTimestamp("at").toInstant();
                    if (!times.isEmpty() && at.isBefore(times.lastKey())) {
                        fault(position, "the leaf stands behind a later one", "该叶节点排在时间更晚者之后");
                    }
                    leaves.add(Hash.of(row.getBytes("leaf")));
                    times.put(at, (long) leaves.size());
                });
    }

    private void heads(MerkleTree tree) {
        var ends = new HashSet<>(times.values());
        snapshot.jdbc()
                .sql("select * from institution_head order by size")
                .query((ResultSet row) -> {
                    long size = row.getLong("size");
                    ends.remove(size);
                    var signed = SignedCheckpoint.read(row.getString("note")).orElse(null);
                    if (size > tree.size()) {
                        fault(
                                null,
                                "a signed head of %d leaves is there; the log has only %d"
                                        .formatted(size, tree.size()),
                                "存有已签署的%d个叶节点的日志头，而日志仅有%d个".formatted(size, tree.size()));
                    } else if (signed == null
                            || signed.checkpoint().size() != size
                            || !signed.checkpoint()
                                    .root()
                                    .equals(tree.rootAt(Math.toIntExact(size)))
                            || !signed.checkpoint().root().equals(root(size, row))) {
                        fault(
                                size - 1,
                                "the log is not the one whose head of %d leaves was signed"
                                        .formatted(size),
                                "日志并非所签署的%d个叶节点日志头所指之日志".formatted(size));
                    } else if (trust != null && !signed.isSignedBy(trust)) {
                        fault(
                                size - 1,
                                "the head of %d leaves is not signed by the institution"
                                        .formatted(size),
                                "%d个叶节点的日志头并非由本机构签署".formatted(size));
                    }
                    if (signed != null) {
                        heads.put(size, signed.checkpoint());
                    }
                });
        ends.stream()
                .sorted()
                .forEach(size ->
                        fault(
                                size - 1,
                                "the signed head of %d leaves is missing".formatted(size),
                                "缺少%d个叶节点的已签署日志头".formatted(size)));
    }

    private static @Nullable Hash root(long size, ResultSet row) throws SQLException {
        var peaks = row.getBytes("peaks");
        return peaks.length == Long.bitCount(size) * Hash.LENGTH
                ? CompactRange.of(size, peaks).root()
                : null;
    }

    /// The nodes that proofs are made of.
    private void nodes(MerkleTree tree) {
        var missing = new HashSet<Node>();
        for (int level = 1; tree.size() >> level > 0; level++) {
            for (long place = 0; place < tree.size() >> level; place++) {
                missing.add(new Node(level, place));
            }
        }
        snapshot.jdbc()
                .sql("select * from institution_node")
                .query((ResultSet row) -> {
                    var node = new Node(row.getInt("level"), row.getLong("place"));
                    if (!missing.remove(node)
                            || !tree.node(node).equals(Hash.of(row.getBytes("hash")))) {
                        fault(
                                node.place() << node.level(),
                                "a node of the log's tree is not what its leaves give",
                                "日志树节点与其叶节点不符");
                    }
                });
        if (!missing.isEmpty()) {
            fault(
                    null,
                    "%d nodes of the log's tree are missing".formatted(missing.size()),
                    "日志树缺少%d个节点".formatted(missing.size()));
        }
    }

    /// What the log says of the logs that belong to no case.
    ///
    /// @return the leaves that do
    private Set<Long> houses() {
        var theirs = new HashSet<Long>();
        var last = new HashMap<String, Instant>();
        snapshot.jdbc()
                .sql("select * from house_anchor order by log, at")
                .query((ResultSet row) -> {
                    var log = row.getString("log");
                    var at = row.getTimestamp("at").toInstant();
                    theirs.add(row.getLong("position"));
                    house(log, at, row);
                    var before = last.put(log, at);
                    if (before != null && !before.equals(times.lowerKey(at))) {
                        notCommitted(log, Objects.requireNonNull(times.higherKey(before)));
                    }
                });
        last.forEach((log, at) -> {
            if (times.higherKey(at) != null) {
                notCommitted(log, Objects.requireNonNull(times.higherKey(at)));
            }
        });
        return theirs;
    }

    private void house(String log, Instant at, ResultSet row) throws SQLException {
        long position = row.getLong("position");
        long size = row.getLong("size");
        var root = houses.getOrDefault(log, Map.of()).get(size);
        var end = times.get(at);
        var head = end == null ? null : heads.get(end);
        if (root == null) {
            ofHouse(
                    log,
                    "the institution's log holds a head of %d entries of %s; there are fewer"
                            .formatted(size, at),
                    "机构日志载有%s的%d条日志头，现存少于此数".formatted(at, size));
        } else if (head != null
                && position < leaves.size()
                && !leaves.get(Math.toIntExact(position))
                        .equals(
                                CaseCommitment.toCheckpoint(
                                                row.getBytes("salt"),
                                                new Checkpoint(
                                                        head.origin() + "/" + log, size, root))
                                        .leaf())) {
            ofHouse(
                    log,
                    "the first %d entries are not those that the institution's log committed to at %s"
                            .formatted(size, at),
                    "前%d条记录并非机构日志于%s所承诺者".formatted(size, at));
        }
    }

    private void notCommitted(String log, Instant time) {
        ofHouse(
                log,
                "the log was not committed to at %s".formatted(time),
                "机构日志于%s未对该日志作出承诺".formatted(time));
    }

    private void ofHouse(String log, String english, String chinese) {
        snapshot.fault(new Snapshot.Place(null, log, null), english, chinese);
    }

    /// What the log says of the lanes, leaf by leaf.
    ///
    /// @param others the leaves that speak of no case
    private void cases(Set<Long> others) {
        var lanesOf = new HashMap<UUID, Set<UUID>>();
        var openedAt = new HashMap<UUID, Instant>();
        for (var lane : snapshot.lanes()) {
            var caseId = lane.caseId();
            if (caseId != null) {
                lanesOf.computeIfAbsent(caseId, _ -> new HashSet<>()).add(lane.id());
                openedAt.merge(
                        caseId, lane.openedAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        var timesOf = new HashMap<UUID, Set<Instant>>();
        var leafCases = new HashMap<Long, UUID>();
        var seen = new HashMap<UUID, Map<Instant, Integer>>();
        snapshot.jdbc()
                .sql("select * from lane_anchor order by position, lane")
                .query((ResultSet row) -> {
                    var lane = snapshot.lane(row.getObject("lane", UUID.class));
                    if (lane == null || lane.caseId() == null) {
                        fault(
                                row.getLong("position"),
                                "the leaf commits to a lane that is no longer there",
                                "该叶节点所承诺的通道已不存在");
                        return;
                    }
                    var caseId = lane.caseId();
                    var at = row.getTimestamp("at").toInstant();
                    anchor(lane, at, row);
                    var other = leafCases.putIfAbsent(row.getLong("position"), caseId);
                    if (other == null || other.equals(caseId)) {
                        timesOf.computeIfAbsent(caseId, _ -> new HashSet<>()).add(at);
                    }
                    seen.computeIfAbsent(caseId, _ -> new HashMap<>()).merge(at, 1, Integer::sum);
                });
        for (long position = 0; position < leaves.size(); position++) {
            if (!leafCases.containsKey(position) && !others.contains(position)) {
                fault(
                        position,
                        "the leaf commits to a case that is no longer there",
                        "该叶节点所承诺的案件已不存在");
            }
        }
        lanesOf.forEach((caseId, lanes) -> {
            var committed = timesOf.getOrDefault(caseId, Set.of());
            times.tailMap(Objects.requireNonNull(openedAt.get(caseId)).plus(UNDER_WAY), true)
                    .keySet()
                    .forEach(time -> {
                        if (!committed.contains(time)) {
                            snapshot.faultOfCase(
                                    caseId,
                                    "institution",
                                    "the case was not committed to at %s".formatted(time),
                                    "机构日志于%s未对本案作出承诺".formatted(time));
                        }
                    });
            seen.getOrDefault(caseId, Map.of())
                    .forEach((time, count) -> {
                        if (count != lanes.size()) {
                            snapshot.faultOfCase(
                                    caseId,
                                    "institution",
                                    "of %d lanes, %d were committed to at %s"
                                            .formatted(lanes.size(), count, time),
                                    "本案有%d个通道，%s的承诺仅及%d个".formatted(lanes.size(), time, count));
                        }
                    });
        });
    }

    /// The lane's log must still have had, when it was committed to, the head that was committed.
    private void anchor(LaneRow lane, Instant at, ResultSet row) throws SQLException {
        long position = row.getLong("position");
        long size = row.getLong("size");
        var root = roots.getOrDefault(lane.id(), Map.of()).get(size);
        var end = times.get(at);
        var head = end == null ? null : heads.get(end);
        if (root == null) {
            snapshot.fault(
                    lane.id(),
                    null,
                    "the institution's log holds a head of %d entries of %s; the lane has fewer"
                            .formatted(size, at),
                    "机构日志载有本通道%s的%d条日志头，现存少于此数".formatted(at, size));
            return;
        }
        if (head == null || position >= leaves.size()) {
            return; // said of the institution's log
        }
        var checkpoint = new Checkpoint(head.origin() + "/lanes/" + lane.id(), size, root);
        var leaf =
                CaseCommitment.leafFrom(
                        row.getInt("slot"),
                        CaseCommitment.toCheckpoint(row.getBytes("salt"), checkpoint),
                        Receipts.hashes(row.getBytes("slot_path")));
        if (!leaves.get(Math.toIntExact(position)).equals(leaf)) {
            snapshot.fault(
                    lane.id(),
                    null,
                    "the first %d entries are not those that the institution's log committed to at %s"
                            .formatted(size, at),
                    "前%d条记录并非机构日志于%s所承诺者".formatted(size, at));
        }
    }

    private boolean kept(Path home, MerkleTree tree) {
        try {
            var kept = KeptHead.in(home).read().map(SignedCheckpoint::checkpoint).orElse(null);
            if (kept == null) {
                if (tree.size() > 0) {
                    fault(null, "no head of the log is kept in the home folder", "数据目录中未保存日志头");
                }
                return tree.size() > 0;
            }
            if (kept.size() > tree.size()) {
                fault(
                        (long) tree.size(),
                        "the log was cut short: a head of %d leaves is kept outside the database, the log has %d"
                                .formatted(kept.size(), tree.size()),
                        "日志遭截短：数据库之外保存的日志头有%d个叶节点，日志现有%d个".formatted(kept.size(), tree.size()));
            } else if (!kept.root().equals(tree.rootAt(Math.toIntExact(kept.size())))) {
                fault(
                        null,
                        "the log was written anew: its first %d leaves are not those whose head is kept outside the database"
                                .formatted(kept.size()),
                        "日志遭改写：前%d个叶节点与数据库之外保存的日志头不符".formatted(kept.size()));
            }
        } catch (IOException unreadable) {
            fault(null, "the head kept in the home folder cannot be read", "数据目录中保存的日志头无法读取");
        }
        return true;
    }

    private void fault(@Nullable Long position, String english, String chinese) {
        snapshot.faultOfInstitution(position, english, chinese);
    }
}
