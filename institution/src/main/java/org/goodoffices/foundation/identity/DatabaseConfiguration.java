package org.goodoffices.foundation.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
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

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(
            name = "goodoffices.database.url",
            matchIfMissing = true,
            havingValue = "never")
    EmbeddedPostgres embeddedPostgres(
            Settings settings,
            @org.springframework.beans.factory.annotation.Value("${goodoffices.home}") Path home)
            throws IOException {
        return EmbeddedDatabase.start(home.resolve("database"), settings.durabilityOff());
    }

    @Bean
    @FlywayDataSource
    DataSource owner(Settings settings, ObjectProvider<EmbeddedPostgres> embedded)
            throws SQLException {
        var owner = new PGSimpleDataSource();
        var server = embedded.getIfAvailable();
        owner.setUrl(server == null ? url(settings) : server.getJdbcUrl("postgres", "postgres"));
        owner.setUser(settings.owner());
        owner.setPassword(settings.ownerPassword());
        ensureApplicationRole(owner, settings.password());
        return owner;
    }

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource application(Settings settings, @FlywayDataSource DataSource owner)
            throws SQLException {
        var pool = new HikariConfig();
        pool.setJdbcUrl(((PGSimpleDataSource) owner).getUrl());
        pool.setUsername(APPLICATION_ROLE);
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        pool.setPoolName("application");
        return new HikariDataSource(pool);
    }

    private static String url(Settings settings) {
        if (settings.url() == null) {
            throw new IllegalStateException("goodoffices.database.url is not set");
        }
        return settings.url();
    }

    /// The role that can neither own nor bypass: created before the first migration grants to it.
    private static void ensureApplicationRole(DataSource owner, @Nullable String password) {
        var jdbc = JdbcClient.create(owner);
        var exists =
                jdbc.sql("select count(*) from pg_roles where rolname = ?")
                        .param(APPLICATION_ROLE)
                        .query(Integer.class)
                        .single();
        if (exists == 0) {
            var secret = password == null ? "" : " password '" + password.replace("'", "''") + "'";
            jdbc.sql(
                            "create role "
                                    + APPLICATION_ROLE
                                    + " login nosuperuser nobypassrls nocreatedb nocreaterole"
                                    + secret)
                    .update();
        }
        var safe =
                jdbc.sql("select not rolsuper and not rolbypassrls from pg_roles where rolname = ?")
                        .param(APPLICATION_ROLE)
                        .query(Boolean.class)
                        .single();
        if (!safe) {
            throw new IllegalStateException(
                    "The role goodoffices_app can bypass row-level security; the server does not start.");
        }
    }
}
