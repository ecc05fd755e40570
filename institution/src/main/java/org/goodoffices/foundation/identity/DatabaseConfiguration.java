package org.goodoffices.foundation.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.goodoffices.foundation.start.HomeLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two doors to one database: the owner's, for migrations alone, and the application's, which
/// row-level security binds.
@Configuration
class DatabaseConfiguration {

    private static final String APPLICATION_ROLE = "goodoffices_app";

    /// Where the database is.
    ///
    /// @param url an external PostgreSQL; without it one is started here, in the home folder
    /// @param owner role that owns the tables and migrates them
    /// @param ownerPassword its password
    /// @param password of the role goodoffices_app
    /// @param connections how many the application holds at most
    @ConfigurationProperties("goodoffices.database")
    record Settings(
            @Nullable String url,
            @DefaultValue("postgres") String owner,
            @Nullable String ownerPassword,
            @Nullable String password,
            @DefaultValue("16") int connections,
            @DefaultValue("false") boolean durabilityOff) {}

    @Bean
    HomeLock homeLock(
            ObjectProvider<DatabaseAhead.Begun> ahead, @Value("${goodoffices.home}") Path home) {
        var begun = ahead.getIfAvailable();
        return begun == null ? HomeLock.take(home) : begun.lock();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(
            name = "goodoffices.database.url",
            matchIfMissing = true,
            havingValue = "never")
    EmbeddedPostgres embeddedPostgres(DatabaseAhead.Begun ahead, HomeLock held) {
        return ahead.server();
    }

    /// With which password the application's role connects.
    record Login(@Nullable String password) {}

    /// The application's password: as it was set for an external database; in a database of our own
    /// a new one for each start, kept nowhere.
    @Bean
    Login login(Settings settings) {
        return new Login(
                settings.url() == null ? EmbeddedDatabase.drawnPassword() : settings.password());
    }

    @Bean
    @FlywayDataSource
    DataSource owner(
            Settings settings,
            Login login,
            HomeLock held,
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${goodoffices.home}") Path home)
            throws IOException {
        if (embedded.getIfAvailable() != null) {
            var owner = EmbeddedDatabase.runningIn(home);
            ensureApplicationRole(owner, login.password());
            JdbcClient.create(owner)
                    .sql("alter role " + APPLICATION_ROLE + secret(login.password()))
                    .update();
            return owner;
        }
        var owner = new PGSimpleDataSource();
        owner.setUrl(url(settings));
        owner.setUser(settings.owner());
        owner.setPassword(settings.ownerPassword());
        return ReachDatabase.asOwner(
                owner,
                () -> {
                    ensureApplicationRole(owner, login.password());
                    return owner;
                });
    }

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource application(
            Settings settings, Login login, @FlywayDataSource DataSource owner) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(((PGSimpleDataSource) owner).getUrl());
        pool.setUsername(APPLICATION_ROLE);
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        pool.setPoolName("application");
        return ReachDatabase.asApplication(pool.getJdbcUrl(), () -> new HikariDataSource(pool));
    }

    private static String url(Settings settings) {
        if (settings.url() == null) {
            throw new IllegalStateException("goodoffices.database.url is not set");
        }
        return settings.url();
    }

    /// The role that can neither own nor bypass: created before the first migration grants to it.
    static void ensureApplicationRole(DataSource owner, @Nullable String password) {
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
    }

    private static String secret(@Nullable String password) {
        return password == null ? "" : " password '" + password.replace("'", "''") + "'";
    }
}
