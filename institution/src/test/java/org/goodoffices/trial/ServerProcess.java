package org.goodoffices.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.Port;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The server as a process of its own, on a kept home with its own PostgreSQL, as `bin/run` starts
/// it.
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final Path home;
    private final String address;

    private ServerProcess(Process process, Path home, String address) {
        this.process = process;
        this.home = home;
        this.address = address;
    }

    /// Starts it, and returns when it answers.
    static ServerProcess start(Path home) {
        try (var port = Port.held()) {
            return start(home, port.number());
        }
    }

    private static ServerProcess start(Path home, int port) {
        var address = "http://localhost:" + port;
        try {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Xmx400m",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "org.goodoffices.Main",
                                    "serve",
                                    "--goodoffices.home=" + home,
                                    "--goodoffices.sample-world=true",
                                    "--goodoffices.address=" + address,
                                    "--server.port=" + port)
                            .redirectErrorStream(true)
                            .start();
            var said = new ArrayList<String>();
            var lines =
                    new BufferedReader(
                            new java.io.InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); ; line = lines.readLine()) {
                if (line == null) {
                    throw new IllegalStateException(
                            "the server did not start:\n" + String.join("\n", said));
                }
                said.add(line);
                if (line.contains(address)) {
                    break;
                }
            }
            // whatever else it says is read, so that it never waits for a reader
            Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
            return new ServerProcess(process, home, address);
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        }
    }

    String address() {
        return address;
    }

    /// `kill -9`, of the server and of its database server with all that it forked.
    void kill() {
        var database = database();
        process.destroyForcibly();
        var all = new ArrayList<>(database.descendants().toList());
        all.addFirst(database);
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        all.forEach(one -> one.onExit().join());
    }

    /// The database as its owner sees it.
    JdbcClient owner() {
        try {
            return JdbcClient.create(EmbeddedDatabase.runningIn(home));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ProcessHandle database() {
        return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(home.resolve("database/postmaster.pid"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
