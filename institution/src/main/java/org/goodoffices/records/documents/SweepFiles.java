package org.goodoffices.records.documents;

import java.io.IOException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Clears away, when the server starts, sealed files whose act never came about because the server
/// was stopped in between. While it runs, an act that fails takes its own files away.
@Component
class SweepFiles {

    private final SealedFiles files;
    private final JdbcClient jdbc;

    SweepFiles(SealedFiles files, JdbcClient jdbc) throws IOException {
        this.files = files;
        this.jdbc = jdbc;
        sweep();
    }

    /// Only while nothing is being received: a file is on the disk before its act is entered.
    private void sweep() throws IOException {
        var there = files.all();
        if (there.isEmpty()) {
            return;
        }
        var left =
                jdbc.sql("select * from files_of_no_paper(?)")
                        .param(there.toArray(UUID[]::new))
                        .query((row, _) -> UUID.fromString(row.getString(1)))
                        .list();
        for (var file : left) {
            files.delete(file);
        }
    }
}
