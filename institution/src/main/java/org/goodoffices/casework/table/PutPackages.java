package org.goodoffices.casework.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseFile;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.foundation.identity.WorkQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The packages that were put to all and whose answers are to be opened.
@Repository
class PutPackages {

    private final JdbcClient jdbc;

    PutPackages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A package whose answers are due.
    record Due(UUID entry, CaseNumber number, int tries) implements WorkQueue.Piece {

        @Override
        public Object key() {
            return entry;
        }
    }

    /// A package is put to all, its answers to be opened at that moment.
    void put(UUID entry, CaseFile file, Instant until) {
        jdbc.sql("insert into package_put (entry, case_id, joint, try_after) values (?, ?, ?, ?)")
                .params(entry, file.id().value(), file.joint().value(), Timestamp.from(until))
                .update();
    }

    /// Whether every party in the case accepted it: all that can ever be known of the answers, and
    /// only once their time is over.
    boolean acceptedByAll(UUID entry) {
        return jdbc.sql("select package_accepted(?)").param(entry).query(Boolean.class).single();
    }

    /// The answers are opened.
    void opened(UUID entry, Instant at) {
        jdbc.sql("update package_put set opened_at = ? where entry = ?")
                .params(Timestamp.from(at), entry)
                .update();
    }

    static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("entry", UUID.class),
                new CaseNumber(row.getString("number")),
                row.getInt("before"));
    }
}
