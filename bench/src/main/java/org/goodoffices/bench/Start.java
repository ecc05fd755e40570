package org.goodoffices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/// How long `bin/run` takes from its start to the first page, with data kept and PostgreSQL to be
/// started as well, and how much memory server and PostgreSQL use after a thousand pages.
///
/// The peer is the same server without its AOT cache. Memory is the sum of proportional shares
/// (PSS) of all processes, so that pages shared between PostgreSQL's are counted once.
///
/// `bin/bench Start [rounds=5]`
public final class Start {

    private Start() {}

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int rounds = Figures.option(arguments, "rounds", 5);
        System.out.println(Machine.described());
        var folder = Files.createTempDirectory("goodoffices-bench");
        var home = Files.createDirectories(folder.resolve("home"));
        try {
            try (var first = Server.start(home, "train")) {
                System.out.printf(
                        "First start ever, with a new database and the sample world: %.2f s%n",
                        first.startedAfter());
                first.announced(home);
                thousandPages(first);
            }
            var with = new ArrayList<Double>();
            var without = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                with.add(started(home, "use"));
                without.add(started(home, "off"));
            }
            System.out.printf(
                    "Start to first page, medians of %d: with AOT cache %.2f s (%s), without %.2f s"
                            + " (%s)%n",
                    rounds,
                    Figures.median(with, Double::doubleValue),
                    each(with),
                    Figures.median(without, Double::doubleValue),
                    each(without));
            for (var cache : List.of("use", "off")) {
                try (var server = Server.start(home, cache)) {
                    thousandPages(server);
                    double own = Machine.proportionalMemory(server.process());
                    double database = Machine.proportionalMemory(postmaster(home));
                    System.out.printf(
                            "Memory after a thousand pages, AOT cache %s: %.0f MB (server %.0f MB,"
                                    + " PostgreSQL %.0f MB)%n",
                            cache, own + database, own, database);
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static double started(Path home, String cache) throws Exception {
        try (var server = Server.start(home, cache)) {
            return server.startedAfter();
        }
    }

    private static String each(List<Double> seconds) {
        return String.join(", ", seconds.stream().map("%.2f"::formatted).toList());
    }

    /// A case manager of the sample world at work: start page, case list, a case, rules, fees.
    private static void thousandPages(Server server) throws Exception {
        var chen = UUID.nameUUIDFromBytes("sample person CHEN".getBytes(StandardCharsets.UTF_8));
        var cookies = server.signIn(chen.toString());
        try (var caller = server.caller(cookies)) {
            var pages = List.of("/", "/cases", server.caseOf(cookies), "/rules", "/fees");
            for (int i = 0; i < 1_000; i++) {
                var page = pages.get(i % pages.size());
                int status = caller.get(page);
                if (status != 200) {
                    throw new IOException(page + " answered " + status);
                }
            }
        }
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("database").resolve("postmaster.pid")).getFirst());
    }
}
