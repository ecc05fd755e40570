package org.goodoffices.records.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The database at one moment, read by its owner for a verification, and the faults found in it.
/// Beside a running server, what is entered meanwhile is not part of it.
///
/// All lanes are looked at; what is found names cases, lanes and positions, never what was written.
public final class Snapshot implements AutoCloseable {

    /// Rows fetched at a time: a record is larger than memory.
    private static final int ROWS = 1000;

    /// The columns of an entry without what the database makes of them: content that is no longer
    /// JSON cannot be read as such.
    static final String ENTRY =
            "id, lane, position, case_id, act, role, party, person, name_en, name_zh, at, content, salt, leaf";

    /// Where something does not fit.
    ///
    /// @param number the number of the case; its id where nothing tells the number any more; null
    ///   where no case is meant
    /// @param part the lane (`joint`, `own 2` for that of the party at place 2), the log or the
    ///   table
    /// @param position the entry's place in the log; null where the part as a whole is meant
    public record Place(@Nullable String number, String part, @Nullable Long position) {

        @Override
        public String toString() {
            return (number == null ? "" : number + " ")
                    + part
                    + (position == null ? "" : " " + position);
        }
    }

    /// What does not fit.
    public record Fault(Place place, String english, String chinese) {}

    /// A lane as its row is.
    record LaneRow(
            UUID id,
            @Nullable UUID caseId,
            String kind,
            @Nullable UUID side,
            byte[] secret,
            long size,
            byte[] peaks,
            Instant openedAt) {}

    private final Connection connection;
    private final JdbcClient jdbc;
    private final Map<UUID, LaneRow> lanes = new LinkedHashMap<>();
    private final Map<UUID, String> numbers = new LinkedHashMap<>();
    private final Map<UUID, String> sides = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Snapshot(Connection connection) {
        this.connection = connection;
        var rows = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        rows.setFetchSize(ROWS);
        this.jdbc = JdbcClient.create(rows);
    }

    /// Opens the database as it is now.
    public static Snapshot of(DataSource owner) {
        try {
            var connection = owner.getConnection();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var snapshot = new Snapshot(connection);
            snapshot.read();
            return snapshot;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be read", unreachable);
        }
    }

    private void read() {
        jdbc.sql("select * from lane order by case_id, id")
                .query((row, _) ->
                        new LaneRow(
                                row.getObject("id", UUID.class),
                                row.getObject("case_id", UUID.class),
                                row.getString("kind"),
                                row.getObject("side", UUID.class),
                                row.getBytes("secret"),
                                row.getLong("size"),
                                row.getBytes("peaks"),
                                row.getTimestamp("opened_at").toInstant()))
                .list()
                .forEach(lane -> lanes.put(lane.id(), lane));
        // What the first entry says of the number outlives the row.
        jdbc.sql(
                        """
                        select case_id, case when content is json then content::jsonb -> 'facts' ->> 'number' end
                          from entry where position = 0
                        union all select id, number from case_file
                        """)
                .query((ResultSet row) -> {
                    if (row.getString(2) != null) {
                        numbers.put(row.getObject(1, UUID.class), row.getString(2));
                    }
                });
        jdbc.sql("select side, string_agg(place::text, '+' order by place) from party group by 1")
                .query((row, _) -> sides.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /// To read with.
    public JdbcClient jdbc() {
        return jdbc;
    }

    Collection<LaneRow> lanes() {
        return lanes.values();
    }

    /// The lanes of a case.
    public List<Lane> lanesOf(UUID caseId) {
        return jdbc.sql("select id, case_id, kind, side from lane where case_id = ?")
                .param(caseId)
                .query(Lanes::lane)
                .list();
    }

    @Nullable LaneRow lane(UUID id) {
        return lanes.get(id);
    }

    /// The institution's time when the snapshot was made; never before its latest entry.
    public Instant now() {
        return jdbc.sql(
                        """
                        select greatest(now() + (select coalesce(sum(by_how_much), interval '0') from clock_moved),
                                        (select max(at) from entry))\
                        """)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /// The entries of a case, oldest first; within one moment, in the order of their lanes' logs.
    public List<Entered> entries(UUID caseId) {
        return jdbc.sql(
                        "select "
                                + ENTRY
                                + " from entry where case_id = ? order by at, lane, position")
                .param(caseId)
                .query(Record::entered)
                .list();
    }

    /// How a case is called.
    public @Nullable String number(@Nullable UUID caseId) {
        return caseId == null ? null : numbers.getOrDefault(caseId, caseId.toString());
    }

    /// A lane, or an entry in it.
    public Place in(UUID lane, @Nullable Long position) {
        var row = lanes.get(lane);
        if (row == null) {
            return new Place(null, lane.toString(), position);
        }
        var side = row.side();
        return new Place(
                number(row.caseId()),
                row.kind()
                        + (side == null
                                ? ""
                                : " " + Objects.requireNonNullElse(sides.get(side), side)),
                position);
    }

    /// A fault at a place.
    public void fault(Place place, String english, String chinese) {
        faults.add(new Fault(place, english, chinese));
    }

    /// A fault in a lane, or in one of its entries.
    public void fault(UUID lane, @Nullable Long position, String english, String chinese) {
        fault(in(lane, position), english, chinese);
    }

    /// A fault in what is kept of a case beside its entries.
    ///
    /// @param part the table
    public void faultOfCase(UUID caseId, String part, String english, String chinese) {
        fault(new Place(number(caseId), part, null), english, chinese);
    }

    /// A fault in the institution's own log.
    void faultOfInstitution(@Nullable Long position, String english, String chinese) {
        fault(new Place(null, "institution", position), english, chinese);
    }

    /// What was found so far.
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException("the database cannot be read", gone);
        }
    }
}
