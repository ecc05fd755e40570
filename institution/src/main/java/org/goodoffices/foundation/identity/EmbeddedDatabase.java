package org.goodoffices.foundation.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// PostgreSQL 18 in a kept data folder, for one machine without a database server of its own.
public final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /// Starts it, first ending a server that a killed process left behind on the same folder.
    ///
    /// @param durabilityOff for tests that throw the data away
    public static EmbeddedPostgres start(Path data, boolean durabilityOff) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        endOrphan(data);
        var durable = durabilityOff ? "off" : "on";
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "und")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("max_connections", "60")
                .start();
    }

    private static void endOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var server =
                ProcessHandle.of(pid)
                        .filter(p ->
                                p.info()
                                        .command()
                                        .filter(c -> c.endsWith("/postgres"))
                                        .isPresent());
        if (server.isEmpty()) {
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
        try {
            server.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException stuck) {
            throw new IOException("a database server still holds " + data, stuck);
        }
    }
}
