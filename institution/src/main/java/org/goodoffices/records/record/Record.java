package org.goodoffices.records.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.JsonDocument;
import org.goodoffices.foundation.identity.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The append-only record: one log a lane. An entry is added in the transaction of the act itself,
/// so either both are there or neither.
@Repository
public class Record {

    private final JdbcClient jdbc;

    Record(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Holds the lane until the transaction ends, for whoever may write there: acts in one lane
    /// follow one another.
    public void hold(LaneId lane) {
        found(lane);
    }

    /// Adds an entry to a lane and to its log.
    public Entered append(LaneId lane, Draft draft) {
        var head = head(lane);
        var secret = new LaneSecret(head.secret);
        long position = head.log.size();
        var id = secret.id(position);
        var salt = secret.salt(position);
        var entry = Entry.of(fields(id, lane, position, draft));
        var leaf = Commitment.of(salt, entry.bytes()).leaf();
        var grown = head.log.append(leaf);
        jdbc.sql(
                        """
                        with grown as (update lane set size = ?, peaks = ? where id = ?)
                        insert into entry (id, lane, position, case_id, act, role, party, person, name_en, name_zh, at, content, salt, leaf)
                        values (?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?)\
                        """)
                .param(grown.size())
                .param(grown.peakBytes())
                .param(lane.value())
                .param(id)
                .param(lane.value())
                .param(position)
                .param(draft.caseId())
                .param(draft.act())
                .param(draft.role())
                .param(draft.party())
                .param(draft.person())
                .param(draft.nameEn())
                .param(draft.nameZh())
                .param(Timestamp.from(draft.at()))
                .param(new String(entry.bytes(), StandardCharsets.UTF_8))
                .param(salt)
                .param(leaf.bytes())
                .update();
        return new Entered(
                new EntryId(id),
                lane,
                position,
                draft.caseId(),
                draft.act(),
                draft.role(),
                draft.party(),
                draft.person(),
                draft.nameEn(),
                draft.nameZh(),
                draft.at(),
                new HashMap<>(draft.facts()));
    }

    /// Ids for things that the next entry of a lane brings with it, drawn from that lane alone. The
    /// lane is held until the transaction ends.
    public List<UUID> idsForNext(LaneId lane, int count) {
        var head = head(lane);
        var secret = new LaneSecret(head.secret);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(which -> secret.idOfThing(head.log.size(), which))
                .toList();
    }

    /// What is read of an entry; its content is there once more, taken apart, for searches alone.
    static final String ENTRY =
            "select id, lane, position, case_id, act, role, party, person, name_en, name_zh, at,"
                    + " content from entry";

    /// The entries of a case that I may see, oldest first; within one moment, in the order of their
    /// lanes' logs.
    public static Question<Entered> ofCase(UUID caseId) {
        return Question.of(
                ENTRY + " where case_id = ? order by at, lane, position", Record::entered, caseId);
    }

    /// One entry, if I may see it.
    public java.util.Optional<Entered> entry(EntryId id) {
        return jdbc.sql(ENTRY + " where id = ?")
                .param(id.value())
                .query(Record::entered)
                .optional();
    }

    private static Map<String, @Nullable Object> fields(
            UUID id, LaneId lane, long position, Draft draft) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("id", id.toString());
        fields.put("lane", lane.toString());
        fields.put("position", position);
        fields.put("case", draft.caseId().toString());
        fields.put("act", draft.act());
        fields.put("role", draft.role());
        fields.put("party", draft.party() == null ? null : draft.party().toString());
        fields.put("person", draft.person().toString());
        fields.put("nameEn", draft.nameEn());
        fields.put("nameZh", draft.nameZh());
        fields.put("at", draft.at().toString());
        fields.put("facts", draft.facts());
        return fields;
    }

    private Head head(LaneId lane) {
        return found(lane).orElseThrow(() -> new NotInLane(lane));
    }

    private java.util.Optional<Head> found(LaneId lane) {
        return jdbc.sql("select * from lane_head(?)")
                .param(lane.value())
                .query((row, _) ->
                        new Head(
                                row.getBytes("secret"),
                                CompactRange.of(row.getLong("size"), row.getBytes("peaks"))))
                .optional();
    }

    @SuppressWarnings("unchecked")
    /// An entry as its row holds it.
    ///
    /// @param row with the columns of `ENTRY` at least
    public static Entered entered(ResultSet row, int number) throws SQLException {
        try {
            // whether it is still, byte for byte, what its log commits to is for `verify` to say
            var fields = JsonDocument.readKept(row.getString("content"));
            return new Entered(
                    new EntryId(row.getObject("id", UUID.class)),
                    new LaneId(row.getObject("lane", UUID.class)),
                    row.getLong("position"),
                    row.getObject("case_id", UUID.class),
                    row.getString("act"),
                    row.getString("role"),
                    row.getObject("party", UUID.class),
                    row.getObject("person", UUID.class),
                    row.getString("name_en"),
                    row.getString("name_zh"),
                    row.getTimestamp("at").toInstant(),
                    (Map<String, @Nullable Object>)
                            java.util.Objects.requireNonNull(fields.get("facts")));
        } catch (CanonicalJson.Malformed broken) {
            throw new SQLException(
                    "entry " + row.getString("id") + " is not what was written", broken);
        }
    }

    private record Head(byte[] secret, CompactRange log) {}

    /// Somebody meant to write into a lane that they are not in: a mistake of ours, since no page
    /// offers it; nothing is written.
    public static final class NotInLane extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;

        NotInLane(LaneId lane) {
            super("not in lane " + lane);
        }
    }
}
