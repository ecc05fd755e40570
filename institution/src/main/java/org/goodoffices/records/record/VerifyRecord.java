package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.records.record.Snapshot.LaneRow;
import org.jspecify.annotations.Nullable;

/// Recomputes the whole record from the rows of the database: whatever was changed, deleted, moved
/// or slipped in behind the application's back no longer fits its log; whatever log was written
/// anew no longer fits the institution's own; and that one no longer fits its signed heads, nor the
/// one kept outside the database. Each row is read once.
public final class VerifyRecord {

    /// What was looked at.
    ///
    /// @param leaves of the institution's own log
    /// @param signed whether the signatures of its heads were checked: not without a key to trust
    /// @param held whether the log was held against the head kept outside the database
    public record Result(long lanes, long entries, long leaves, boolean signed, boolean held) {}

    private final Snapshot snapshot;
    private final Map<UUID, Set<Long>> committed = new HashMap<>();
    private final Map<UUID, Map<Long, Hash>> roots = new HashMap<>();
    private long entries;

    private VerifyRecord(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Checks every lane's log, the logs of the house and the institution's own; the faults are in
    /// the snapshot.
    ///
    /// @param home the home folder, in which a head is kept; null where only the database is there
    /// @param trust the institution's public key; null where it is not known
    public static Result verify(Snapshot snapshot, @Nullable Path home, @Nullable NoteKey trust) {
        var verification = new VerifyRecord(snapshot);
        verification.lanes();
        var houses = VerifyHouses.verify(snapshot);
        var institution = new VerifyInstitutionLog(snapshot, verification.roots, houses, trust);
        boolean held = institution.verify(home);
        return new Result(
                snapshot.lanes().size(),
                verification.entries,
                institution.size(),
                trust != null,
                held);
    }

    private void lanes() {
        snapshot.jdbc()
                .sql("select distinct lane, size from lane_anchor")
                .query((row, _) ->
                        committed
                                .computeIfAbsent(
                                        row.getObject("lane", UUID.class), _ -> new HashSet<>())
                                .add(row.getLong("size")))
                .list();
        var logs = new HashMap<UUID, Log>();
        snapshot.lanes().forEach(lane -> logs.put(lane.id(), new Log(lane)));
        snapshot.jdbc()
                .sql("select " + Snapshot.ENTRY + " from entry order by lane, position")
                .query((ResultSet row) -> {
                    var lane = row.getObject("lane", UUID.class);
                    var log = logs.get(lane);
                    if (log == null) {
                        snapshot.fault(
                                lane,
                                row.getLong("position"),
                                "the lane of the entry is not there",
                                "该条记录所在通道已不存在");
                    } else {
                        log.take(row);
                    }
                });
        logs.values().forEach(Log::end);
    }

    /// One lane's log as it is recomputed.
    private final class Log {
        private final LaneRow lane;
        private final LaneSecret secret;
        private CompactRange log = CompactRange.EMPTY;

        Log(LaneRow lane) {
            this.lane = lane;
            this.secret = new LaneSecret(lane.secret());
            if (!secret.id(-1).equals(lane.id())) {
                fault(
                        null,
                        "the secret of the lane is not the one that it was opened with",
                        "该通道的秘密值并非开设时所定");
            }
            keep();
        }

        void take(ResultSet row) throws SQLException {
            entries++;
            long position = row.getLong("position");
            var leaf = Hash.of(row.getBytes("leaf"));
            if (position != log.size()) {
                fault(log.size(), "the entry is missing", "该条记录缺失");
            }
            var content = row.getString("content").getBytes(StandardCharsets.UTF_8);
            if (!Commitment.of(row.getBytes("salt"), content).leaf().equals(leaf)) {
                fault(position, "what was written is not what the log commits to", "记录内容与日志承诺不符");
            } else if (!says(row, content)) {
                fault(position, "the row says something else than the entry", "数据行与记录内容不符");
            } else if (!secret.id(position).equals(row.getObject("id", UUID.class))
                    || !Arrays.equals(secret.salt(position), row.getBytes("salt"))) {
                fault(position, "the entry was not made by the application", "该条记录并非由应用程序作成");
            }
            log = log.append(leaf);
            keep();
        }

        /// Keeps the roots that the institution's log speaks of.
        private void keep() {
            if (committed.getOrDefault(lane.id(), Set.of()).contains(log.size())) {
                roots.computeIfAbsent(lane.id(), _ -> new HashMap<>()).put(log.size(), log.root());
            }
        }

        void end() {
            if (log.size() != lane.size() || !Arrays.equals(log.peakBytes(), lane.peaks())) {
                fault(
                        null,
                        "the log has %d entries and another head than was kept (%d entries)"
                                .formatted(log.size(), lane.size()),
                        "日志现有%d条记录，与所保存的日志头（%d条）不符".formatted(log.size(), lane.size()));
            }
        }

        private void fault(@Nullable Long position, String english, String chinese) {
            snapshot.fault(lane.id(), position, english, chinese);
        }
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
}
