package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Recomputes the whole record from the rows of the database: whatever was changed, deleted, moved
/// or slipped in behind the application's back no longer fits its log.
///
/// Read as the owner of the tables, since all lanes are looked at; what is found names lanes and
/// positions, never what was written.
public final class VerifyRecord {

    /// What does not fit.
    ///
    /// @param lane the lane, or `institution` for the institution's own log
    /// @param position the entry's place; null where the log as a whole is meant
    public record Fault(String lane, @Nullable Long position, String english, String chinese) {}

    /// What was looked at, and what does not fit; nothing, in a whole record.
    public record Result(long lanes, long entries, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    private final JdbcClient jdbc;
    private final List<Fault> faults = new ArrayList<>();
    private long entries;

    private VerifyRecord(DataSource owner) {
        this.jdbc = JdbcClient.create(owner);
    }

    /// Checks every lane's log, the institution's own and the register's.
    public static Result of(DataSource owner) {
        return new VerifyRecord(owner).verify();
    }

    private Result verify() {
        var lanes =
                jdbc.sql("select id, size, peaks from lane order by id")
                        .query((row, _) ->
                                new Head(
                                        row.getObject("id", UUID.class),
                                        row.getLong("size"),
                                        row.getBytes("peaks")))
                        .list();
        lanes.forEach(this::verify);
        register();
        return new Result(lanes.size(), entries, faults);
    }

    /// The register of the Convention: public, and so without salts.
    private void register() {
        jdbc.sql("select number, content, leaf from register_act order by number")
                .query((row, index) -> {
                    var content = row.getString("content").getBytes(StandardCharsets.UTF_8);
                    if (row.getLong("number") != index + 1) {
                        faults.add(
                                new Fault(
                                        "register", index + 1L, "the entry is missing", "该条记录缺失"));
                    } else if (!Hash.ofLeaf(content).equals(Hash.of(row.getBytes("leaf")))) {
                        faults.add(
                                new Fault(
                                        "register",
                                        row.getLong("number"),
                                        "what was written is not what the log commits to",
                                        "记录内容与日志承诺不符"));
                    }
                    return 1;
                })
                .list();
    }

    private record Head(UUID lane, long size, byte[] peaks) {}

    private void verify(Head head) {
        var leaves = new ArrayList<Hash>();
        jdbc.sql("select * from entry where lane = ? order by position")
                .param(head.lane())
                .query((row, _) -> {
                    verify(head.lane(), leaves, row);
                    return 1;
                })
                .list();
        entries += leaves.size();
        var log = CompactRange.EMPTY;
        for (var leaf : leaves) {
            log = log.append(leaf);
        }
        if (log.size() != head.size() || !java.util.Arrays.equals(log.peakBytes(), head.peaks())) {
            fault(
                    head.lane(),
                    null,
                    "the log has %d entries and another head than was kept (%d entries)"
                            .formatted(leaves.size(), head.size()),
                    "日志现有%d条记录，与所保存的日志头（%d条）不符".formatted(leaves.size(), head.size()));
        }
        anchors(head.lane(), leaves);
    }

    private void verify(UUID lane, List<Hash> leaves, ResultSet row) throws SQLException {
        long position = row.getLong("position");
        var leaf = Hash.of(row.getBytes("leaf"));
        if (position != leaves.size()) {
            fault(lane, (long) leaves.size(), "the entry is missing", "该条记录缺失");
        }
        var content = row.getString("content").getBytes(StandardCharsets.UTF_8);
        if (!Commitment.of(row.getBytes("salt"), content).leaf().equals(leaf)) {
            fault(lane, position, "what was written is not what the log commits to", "记录内容与日志承诺不符");
        } else if (!says(row, content)) {
            fault(lane, position, "the row says something else than the entry", "数据行与记录内容不符");
        }
        leaves.add(leaf);
    }

    /// Whether the columns that the application filters by say what the entry says.
    private static boolean says(ResultSet row, byte[] content) throws SQLException {
        Map<String, @Nullable Object> fields;
        try {
            fields = Entry.read(content).fields();
        } catch (CanonicalJson.Malformed broken) {
            return false;
        }
        return Objects.equals(fields.get("id"), row.getString("id"))
                && Objects.equals(fields.get("lane"), row.getString("lane"))
                && Objects.equals(String.valueOf(fields.get("position")), row.getString("position"))
                && Objects.equals(fields.get("case"), row.getString("case_id"))
                && Objects.equals(fields.get("act"), row.getString("act"))
                && Objects.equals(fields.get("role"), row.getString("role"))
                && Objects.equals(fields.get("party"), row.getString("party"))
                && Objects.equals(fields.get("person"), row.getString("person"))
                && Objects.equals(fields.get("nameEn"), row.getString("name_en"))
                && Objects.equals(fields.get("nameZh"), row.getString("name_zh"))
                && Objects.equals(fields.get("at"), row.getTimestamp("at").toInstant().toString());
    }

    /// The log must still have had, at each time it was committed, the size that was committed.
    private void anchors(UUID lane, List<Hash> leaves) {
        var tree = new MerkleTree(leaves);
        jdbc.sql("select size from lane_anchor where lane = ? order by at")
                .param(lane)
                .query((row, _) -> row.getLong(1))
                .list()
                .forEach(size -> {
                    if (size > tree.size()) {
                        fault(
                                lane,
                                null,
                                "the institution's log holds a head of %d entries; the lane has fewer"
                                        .formatted(size),
                                "机构日志所载该通道日志头为%d条，现存少于此数".formatted(size));
                    }
                });
    }

    private void fault(UUID lane, @Nullable Long position, String english, String chinese) {
        faults.add(new Fault(lane.toString(), position, english, chinese));
    }
}
