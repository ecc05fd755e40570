package org.goodoffices.records.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.goodoffices.engines.proof.SignedCheckpoint;

/// The newest signed head of the institution's log, kept in the home folder: outside the database,
/// so that whoever cuts the log short there, or writes it anew, cannot also change this.
final class KeptHead {

    private final Path file;

    private KeptHead(Path file) {
        this.file = file;
    }

    static KeptHead in(Path home) {
        return new KeptHead(home.resolve("record").resolve("institution-checkpoint.txt"));
    }

    /// The head that is kept; empty where none is.
    ///
    /// @throws IOException where it cannot be read as one
    Optional<SignedCheckpoint> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(
                SignedCheckpoint.read(Files.readString(file))
                        .orElseThrow(() -> new IOException(file + " is not a signed checkpoint")));
    }

    /// Keeps a head; it is on the disk when this returns.
    void keep(String signed) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, signed);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
