package org.goodoffices.foundation.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Holds a home folder for one process, from before its database and keys are touched until after
/// they are closed. The system lets go of it however the process ends.
public final class HomeLock implements AutoCloseable {

    private final FileChannel file;

    private HomeLock(FileChannel file) {
        this.file = file;
    }

    /// Takes the folder.
    ///
    /// @throws StartRefused where another process has it
    public static HomeLock take(Path home) {
        return tryTake(home)
                .orElseThrow(() ->
                        new StartRefused(
                                "An institution is running on the home folder %s already."
                                        .formatted(home),
                                "已有机构服务器使用数据目录 %s 运行。".formatted(home)));
    }

    /// Takes the folder, unless another process has it.
    ///
    /// @throws StartRefused where it cannot be written
    public static Optional<HomeLock> tryTake(Path home) {
        try {
            Files.createDirectories(home);
            var file =
                    FileChannel.open(
                            home.resolve("in-use"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (locked(file)) {
                return Optional.of(new HomeLock(file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException unwritable) {
            throw new StartRefused(
                    "The home folder %s cannot be written: give the user who runs the server the right to, or choose another with --goodoffices.home=FOLDER."
                            .formatted(home),
                    "数据目录 %s 无法写入：请授予运行服务器的用户相应权限，或以 --goodoffices.home=目录 另行指定。".formatted(home),
                    unwritable);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
