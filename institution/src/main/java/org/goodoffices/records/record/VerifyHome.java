package org.goodoffices.records.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodoffices.foundation.identity.EmbeddedDatabase;

/// Verifies the record kept in a home folder: beside a running server, or, where none runs, with
/// the database started for the purpose.
public final class VerifyHome {

    private VerifyHome() {}

    /// @throws IOException where the folder holds no database, or it cannot be opened
    public static VerifyRecord.Result verify(Path home) throws IOException {
        if (!Files.exists(home.resolve("database/PG_VERSION"))) {
            throw new IOException("no database in " + home);
        }
        return EmbeddedDatabase.with(home, VerifyRecord::of);
    }
}
