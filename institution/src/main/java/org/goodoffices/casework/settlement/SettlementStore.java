package org.goodoffices.casework.settlement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.goodoffices.casework.docket.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sealed bundles.
@Repository
class SettlementStore {

    private final JdbcClient jdbc;

    SettlementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(CaseFile file, byte[] bundle, byte[] print, String hash, Instant at) {
        jdbc.sql("insert into settlement_bundle values (?, ?, ?, ?, ?, ?)")
                .param(file.id().value())
                .param(file.joint().value())
                .param(bundle)
                .param(print)
                .param(hash)
                .param(Timestamp.from(at))
                .update();
    }

    boolean isThere(CaseFile file) {
        return jdbc.sql("select exists (select from settlement_bundle where case_id = ?)")
                .param(file.id().value())
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> bundle(CaseFile file) {
        return jdbc.sql("select bundle from settlement_bundle where case_id = ?")
                .param(file.id().value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    Optional<byte[]> print(CaseFile file) {
        return jdbc.sql("select print from settlement_bundle where case_id = ?")
                .param(file.id().value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
