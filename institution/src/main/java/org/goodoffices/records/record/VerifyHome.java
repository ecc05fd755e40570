package org.goodoffices.records.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/// Verifies the record kept in a home folder: beside a running server, or, where none runs, with
/// the database started for the purpose.
public final class VerifyHome {

    private VerifyHome() {}

    /// @throws IOException where the folder holds no database, or it cannot be opened
    public static VerifyRecord.Result verify(Path home) throws IOException {
        var data = home.resolve("database");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            throw new IOException("no database in " + home);
        }
        var pid = data.resolve("postmaster.pid");
        if (Files.exists(pid)) {
            var lines = Files.readAllLines(pid);
            if (ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent()) {
                var running = new PGSimpleDataSource();
                running.setUrl("jdbc:postgresql://localhost:" + lines.get(3).strip() + "/postgres");
                running.setUser("postgres");
                return VerifyRecord.of(running);
            }
        }
        try (var server = EmbeddedDatabase.start(data, false)) {
            return VerifyRecord.of(server.getPostgresDatabase());
        }
    }
}
