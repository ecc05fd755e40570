package org.goodoffices.records.documents;

import com.google.crypto.tink.StreamingAead;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The sealed bytes of papers on disk. A file is whole and on the disk before anything speaks of
/// it; its name is drawn, and is shown to nobody.
@Component
class SealedFiles {

    private final Path kept;
    private final Path incoming;

    SealedFiles(@Value("${goodoffices.home}") Path home) throws IOException {
        this.kept = in(home);
        this.incoming = kept.resolve("incoming");
        Files.createDirectories(
                incoming,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // what was being received when the server stopped was never acknowledged
        try (var left = Files.newDirectoryStream(incoming)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    /// Writes what is to be sealed.
    interface Writer {
        void write(OutputStream sealed) throws IOException;
    }

    /// Seals what `writer` writes; the file is on the disk when this returns, and nothing of it is
    /// left when it throws.
    UUID seal(StreamingAead key, Writer writer) throws IOException {
        var file = UUID.randomUUID();
        var unfinished = incoming.resolve(file.toString());
        var place = place(file);
        try (var channel =
                FileChannel.open(
                        unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try (var sealed = sealing(key, channel, file)) {
                writer.write(sealed);
            }
            channel.force(true);
            var folder = folder(kept, file);
            Files.createDirectories(folder);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            force(kept);
            return file;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// The clear bytes of a file; reading fails where a bit was changed, or with another lane's
    /// key.
    InputStream open(StreamingAead key, UUID file) throws IOException {
        return open(kept, key, file);
    }

    /// As above, of the files in this folder; nothing there is touched.
    static InputStream open(Path kept, StreamingAead key, UUID file) throws IOException {
        var raw = Files.newInputStream(place(kept, file));
        try {
            return key.newDecryptingStream(raw, bound(file));
        } catch (GeneralSecurityException unavailable) {
            raw.close();
            throw new IOException(unavailable);
        }
    }

    void delete(UUID file) throws IOException {
        Files.deleteIfExists(place(file));
    }

    /// All files there are.
    List<UUID> all() throws IOException {
        var found = new ArrayList<UUID>();
        try (var folders = Files.newDirectoryStream(kept, "??")) {
            for (var folder : folders) {
                try (var files = Files.newDirectoryStream(folder)) {
                    for (var file : files) {
                        found.add(UUID.fromString(String.valueOf(file.getFileName())));
                    }
                }
            }
        }
        return found;
    }

    /// Where the sealed files of a home folder are.
    static Path in(Path home) {
        return home.resolve("papers");
    }

    private Path place(UUID file) {
        return place(kept, file);
    }

    private static Path place(Path kept, UUID file) {
        return folder(kept, file).resolve(file.toString());
    }

    private static Path folder(Path kept, UUID file) {
        return kept.resolve(file.toString().substring(0, 2));
    }

    private static OutputStream sealing(StreamingAead key, FileChannel channel, UUID file)
            throws IOException {
        try {
            return key.newEncryptingStream(
                    new BufferedOutputStream(
                            new LeftOpen(Channels.newOutputStream(channel)), 1 << 16),
                    bound(file));
        } catch (GeneralSecurityException unavailable) {
            throw new IOException(unavailable);
        }
    }

    /// One file cannot stand in another's place.
    private static byte[] bound(UUID file) {
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// The file is closed only after it was forced to the disk.
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
