package org.goodoffices.foundation.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.goodoffices.foundation.start.HomeLock;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL 18 in a kept data folder, for one machine without a database server of its own.
public final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /// Starts the database of a home folder, whose `HomeLock` the caller holds: a server found on
    /// it was left behind by a killed process, and is ended first. Who connects needs the password
    /// kept among the home's keys.
    ///
    /// @param durabilityOff for tests that throw the data away
    public static EmbeddedPostgres startIn(Path home, boolean durabilityOff) throws IOException {
        var data = home.resolve("database");
        var password = passwordFile(home);
        Files.createDirectories(data.toAbsolutePath().getParent());
        endOrphan(data);
        return builder(data, durabilityOff)
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toAbsolutePath().toString())
                .setConnectConfig("password", Files.readString(password))
                .start();
    }

    /// The database of a home folder as its owner, where a server runs on it.
    ///
    /// @throws IOException where none does
    public static PGSimpleDataSource runningIn(Path home) throws IOException {
        var port = Files.readAllLines(home.resolve("database/postmaster.pid")).get(3).strip();
        var owner = new PGSimpleDataSource();
        owner.setUrl("jdbc:postgresql://localhost:" + port + "/postgres");
        owner.setUser("postgres");
        owner.setPassword(Files.readString(passwordFile(home)));
        return owner;
    }

    /// Work on the database of a home folder as its owner: beside a running server, or, where none
    /// runs, with the database started for the purpose.
    public static <T> T with(Path home, Function<PGSimpleDataSource, T> work) throws IOException {
        var held = HomeLock.tryTake(home);
        if (held.isEmpty()) {
            return work.apply(runningIn(home));
        }
        try (var lock = held.get();
                var server = startIn(home, false)) {
            return work.apply(runningIn(home));
        }
    }

    /// Starts one that trusts whoever connects from this machine: for data that is thrown away.
    public static EmbeddedPostgres start(Path data, boolean durabilityOff) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        return builder(data, durabilityOff).start();
    }

    private static EmbeddedPostgres.Builder builder(Path data, boolean durabilityOff) {
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
                .setServerConfig("max_connections", "60");
    }

    /// Drawn when it is first asked for; readable by the server alone.
    private static Path passwordFile(Path home) throws IOException {
        var file = home.resolve("keys").resolve("database.password");
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, drawnPassword());
        } catch (FileAlreadyExistsException kept) {
            return file;
        }
        return file;
    }

    static String drawnPassword() {
        var drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
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
