package org.goodoffices;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.goodoffices.casework.settlement.bundle.VerifyInstitution;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.goodoffices.foundation.time.WorldClock;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole institution for a test: the real server on a free port of this machine, over a database
/// of its own. PostgreSQL starts once for the test run; each institution gets a copy of one
/// migrated template.
///
/// ```
/// @AutoClose static final TestInstitution institution = TestInstitution.start();
/// ```
public final class TestInstitution implements AutoCloseable {

    private static final String TEMPLATE = "template_of_tests";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final PGSimpleDataSource owner;
    private final String address;

    private TestInstitution(
            ConfigurableApplicationContext context, PGSimpleDataSource owner, String address) {
        this.context = context;
        this.owner = owner;
        this.address = address;
    }

    /// Starts one with the sample world's pages.
    ///
    /// @param settings more settings, `name=value`; they win
    public static TestInstitution start(String... settings) {
        return startWith(List.of(), settings);
    }

    /// As `start`, with more configuration classes: a fixed clock, a fake.
    public static TestInstitution startWith(List<Class<?>> more, String... settings) {
        try (var port = Port.held()) {
            return startAt(port.number(), more, settings);
        }
    }

    private static TestInstitution startAt(int port, List<Class<?>> more, String... settings) {
        var name = "institution_" + COUNT.incrementAndGet();
        var server = Server.RUNNING;
        JdbcClient.create(database("postgres", server))
                .sql("create database " + name + " template " + TEMPLATE)
                .update();
        var owner = database(name, server);
        var address = "http://localhost:" + port;
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--goodoffices.database.url=" + owner.getUrl(),
                                "--goodoffices.database.owner=postgres",
                                "--goodoffices.home=" + Server.folder("home-" + name),
                                "--goodoffices.sample-world=true",
                                "--goodoffices.address=" + address,
                                "--server.port=" + port));
        for (var setting : settings) {
            var named = "--" + setting.replaceFirst("=.*", "=");
            arguments.removeIf(argument -> argument.startsWith(named));
            arguments.add("--" + setting);
        }
        var context =
                new SpringApplicationBuilder(GoodOffices.class)
                        .sources(more.toArray(Class<?>[]::new))
                        .sources(FromOneDay.unlessIn(more, settings))
                        .registerShutdownHook(false)
                        .run(arguments.toArray(String[]::new));
        return new TestInstitution(context, owner, address);
    }

    /// Where it answers: `http://localhost:…`.
    public String address() {
        return address;
    }

    /// A part of the server.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All its parts, for tests that look for what they do not name.
    public org.springframework.context.ApplicationContext context() {
        return context;
    }

    public WorldClock clock() {
        return bean(WorldClock.class);
    }

    /// The database as its owner, whom row-level security does not bind: to look behind the
    /// application's back, or to change a row there.
    public JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    /// Where its database is.
    public String databaseUrl() {
        return java.util.Objects.requireNonNull(owner.getUrl());
    }

    /// What a verification of all that it keeps finds wrong: nothing, whatever was done through the
    /// application.
    public List<String> faults() {
        // tests move the clock without keeping that they did
        owner().sql(
                        "insert into clock_moved select now(), ahead from (select ?::timestamptz - now() - coalesce(sum(by_how_much), interval '0') as ahead from clock_moved) moved where ahead > interval '0'")
                .param(Timestamp.from(clock().instant().plusSeconds(1)))
                .update();
        return VerifyInstitution.verify(owner, home(), null).lines().stream()
                .filter(line -> line.verdict() == Verdict.NOT_VALID)
                .map(line -> line.part() + ": " + line.sentence().english())
                .toList();
    }

    /// Its home folder.
    public Path home() {
        return Path.of(
                java.util.Objects.requireNonNull(
                        context.getEnvironment().getProperty("goodoffices.home")));
    }

    /// As `owner`, as a source of connections.
    public DataSource ownerSource() {
        return owner;
    }

    /// A visitor with a browser's manners and no script: keeps cookies, follows redirects, posts
    /// forms.
    public Guest guest() {
        return new Guest(address);
    }

    @Override
    public void close() {
        context.close();
    }

    private static PGSimpleDataSource database(String name, EmbeddedPostgres server) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.getJdbcUrl("postgres", name));
        source.setUser("postgres");
        return source;
    }

    /// The clock goes on from the same day whenever tests run: what falls among holidays or at the
    /// end of a calendar does so each time, or never. A Wednesday, at ten in the morning in Hong
    /// Kong.
    static final class FromOneDay {

        private static final Instant BEGINS = Instant.parse("2026-11-25T02:00:00Z");
        private static final Duration BEHIND =
                Duration.between(BEGINS, InstantSource.system().instant());

        @Bean
        @Primary
        static WorldClock fromOneDay() {
            return new WorldClock(() -> InstantSource.system().instant().minus(BEHIND));
        }

        /// Not where a test brings a clock of its own, nor in a real institution, beside which
        /// commands run that know only the machine's time.
        static Class<?>[] unlessIn(List<Class<?>> more, String... settings) {
            boolean real = List.of(settings).contains("goodoffices.sample-world=false");
            boolean own =
                    more.stream()
                            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                            .anyMatch(method -> method.getReturnType() == WorldClock.class);
            return real || own ? new Class<?>[0] : new Class<?>[] {FromOneDay.class};
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        static Path folder(String name) {
            try {
                return Files.createTempDirectory("goodoffices-" + name);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                var folder = folder("tests");
                var server = EmbeddedDatabase.start(folder.resolve("database"), true);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                var postgres = JdbcClient.create(database("postgres", server));
                postgres.sql("create role goodoffices_app login nosuperuser nobypassrls").update();
                postgres.sql("create database " + TEMPLATE).update();
                Flyway.configure()
                        .dataSource(database(TEMPLATE, server))
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return server;
            } catch (IOException unstarted) {
                throw new UncheckedIOException(unstarted);
            }
        }

        private static void stop(EmbeddedPostgres server, Path folder) {
            try {
                server.close();
                org.springframework.util.FileSystemUtils.deleteRecursively(folder);
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }
}
