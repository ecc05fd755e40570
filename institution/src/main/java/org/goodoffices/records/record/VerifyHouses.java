package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Hash;

/// Recomputes the logs that belong to no case: the register of the Convention, the sessions of
/// organs and the nominations to the panel. Their readers are told apart by law and not by lanes,
/// so their entries carry no salt.
final class VerifyHouses {

    private final Snapshot snapshot;
    private final Map<String, Set<Long>> committed = new HashMap<>();
    private final Map<String, CompactRange> logs = new HashMap<>();
    private final Map<String, Map<Long, Hash>> roots = new HashMap<>();

    private VerifyHouses(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Checks them; the faults are in the snapshot.
    ///
    /// @return the roots of each log at the sizes that were committed, as they are now
    static Map<String, Map<Long, Hash>> verify(Snapshot snapshot) {
        var houses = new VerifyHouses(snapshot);
        snapshot.jdbc()
                .sql("select log, size from house_anchor")
                .query((ResultSet row) -> {
                    houses.committed
                            .computeIfAbsent(row.getString("log"), _ -> new HashSet<>())
                            .add(row.getLong("size"));
                });
        snapshot.jdbc()
                .sql("select * from house_log order by log, number")
                .query((ResultSet row) -> houses.take(row));
        return houses.roots;
    }

    private void take(ResultSet row) throws SQLException {
        var name = row.getString("log");
        var log = logs.getOrDefault(name, CompactRange.EMPTY);
        var leaf = Hash.of(row.getBytes("leaf"));
        long number = row.getLong("number");
        if (number != log.size() + 1) {
            fault(name, log.size() + 1, "the entry is missing", "该条记录缺失");
        } else if (!Hash.ofLeaf(row.getString("content").getBytes(StandardCharsets.UTF_8))
                .equals(leaf)) {
            fault(name, number, "what was written is not what the log commits to", "记录内容与日志承诺不符");
        } else if (!row.getBoolean("says")) {
            fault(name, number, "the row says something else than the entry", "数据行与记录内容不符");
        }
        var grown = log.append(leaf);
        logs.put(name, grown);
        if (committed.getOrDefault(name, Set.of()).contains(grown.size())) {
            roots.computeIfAbsent(name, _ -> new HashMap<>()).put(grown.size(), grown.root());
        }
    }

    private void fault(String log, long number, String english, String chinese) {
        snapshot.fault(new Snapshot.Place(null, log, number), english, chinese);
    }
}
