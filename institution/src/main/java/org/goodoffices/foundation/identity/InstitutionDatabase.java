package org.goodoffices.foundation.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.goodoffices.foundation.start.HomeLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database of an institution, held by this process alone, with all migrations.
final class InstitutionDatabase implements AutoCloseable {

    private static final String APPLICATION_ROLE = "goodoffices_app";

    /// Where the database is: `goodoffices.database.*`.
    ///
    /// @param url an external PostgreSQL; without it one is started here, in the home folder
    /// @param owner role that owns the tables and migrates them
    /// @param ownerPassword its password
    /// @param password of the role goodoffices_app; in a database of our own a new one is drawn for
    ///   each start and kept nowhere
    /// @param connections how many the application holds at most
    /// @param durabilityOff for tests that throw the data away
    record Settings(
            @Nullable String url,
            @DefaultValue("postgres") String owner,
            @Nullable String ownerPassword,
            @Nullable String password,
            @DefaultValue("16") int connections,
            @DefaultValue("false") boolean durabilityOff) {}

    /// What is to be closed, the last opened first.
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final PGSimpleDataSource owner;
    private final HikariDataSource application;

    /// Takes the home folder, starts or reaches the database, and brings its tables up to date.
    ///
    /// @throws org.goodoffices.foundation.start.StartRefused where it cannot be used
    static InstitutionDatabase open(Path home, Settings settings) {
        return new InstitutionDatabase(home, settings);
    }

    private InstitutionDatabase(Path home, Settings settings) {
        try {
            opened.push(HomeLock.take(home));
            var url = settings.url();
            var password = settings.password();
            if (url == null) {
                password = EmbeddedDatabase.drawnPassword();
                opened.push(started(home, settings));
                owner = EmbeddedDatabase.runningIn(home);
                migrate(owner, password);
                JdbcClient.create(owner)
                        .sql("alter role " + APPLICATION_ROLE + secret(password))
                        .update();
            } else {
                owner = new PGSimpleDataSource();
                owner.setUrl(url);
                owner.setUser(settings.owner());
                owner.setPassword(settings.ownerPassword());
                var known = password;
                ReachDatabase.asOwner(
                        owner,
                        () -> {
                            migrate(owner, known);
                            return owner;
                        });
            }
            application = application(settings.connections(), password);
            opened.push(application);
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private static EmbeddedPostgres started(Path home, Settings settings) throws IOException {
        return EmbeddedDatabase.startIn(home, settings.durabilityOff());
    }

    private HikariDataSource application(int connections, @Nullable String password) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(owner.getUrl());
        pool.setUsername(APPLICATION_ROLE);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        pool.setPoolName("application");
        return ReachDatabase.asApplication(pool.getJdbcUrl(), () -> new HikariDataSource(pool));
    }

    /// As the owner of the tables.
    PGSimpleDataSource owner() {
        return owner;
    }

    /// As the application, bound by row-level security.
    HikariDataSource application() {
        return application;
    }

    /// Brings the tables up to date, with the role that can neither own them nor bypass their
    /// policies: it is there before the first migration grants to it.
    static void migrate(DataSource owner, @Nullable String password) {
        var jdbc = JdbcClient.create(owner);
        var exists =
                jdbc.sql("select count(*) from pg_roles where rolname = ?")
                        .param(APPLICATION_ROLE)
                        .query(Integer.class)
                        .single();
        if (exists == 0) {
            jdbc.sql(
                            "create role "
                                    + APPLICATION_ROLE
                                    + " login nosuperuser nobypassrls nocreatedb nocreaterole"
                                    + secret(password))
                    .update();
        }
        ReachDatabase.requireBound(jdbc, APPLICATION_ROLE);
        Flyway.configure().dataSource(owner).locations("classpath:db/migration").load().migrate();
    }

    private static String secret(@Nullable String password) {
        return password == null ? "" : " password '" + password.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                throw new IllegalStateException("the database does not close", failed);
            }
        }
    }
}
