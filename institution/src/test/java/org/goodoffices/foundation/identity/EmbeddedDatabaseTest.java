package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.ResourceBundle;
import org.goodoffices.foundation.start.HomeLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

class EmbeddedDatabaseTest {

    @TempDir Path home;

    @Test
    void the_database_of_a_home_folder_asks_for_the_password_kept_there() throws Exception {
        try (var held = HomeLock.take(home);
                var server = EmbeddedDatabase.startIn(home, true)) {
            var stranger = new PGSimpleDataSource();
            stranger.setUrl(server.getJdbcUrl("postgres", "postgres"));
            for (var user : new String[] {"postgres", "goodoffices_app"}) {
                stranger.setUser(user);
                stranger.setPassword(null);
                assertThatThrownBy(stranger::getConnection).hasMessageContaining("password");
                stranger.setPassword("guess");
                assertThatThrownBy(stranger::getConnection)
                        .hasMessageContaining("password authentication failed");
            }

            // beside a server that runs
            assertThat(
                            office(
                                    "give",
                                    "registry",
                                    "a@b.example",
                                    "--name-en",
                                    "A",
                                    "--name-zh",
                                    "甲"))
                    .isEqualTo("0 The office registry is given to a@b.example.\n");
        }
        var password = home.resolve("keys/database.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(password)).matches("[0-9a-f]{64}");

        // where none runs
        assertThat(office("end", "registry", "a@b.example"))
                .isEqualTo("0 The office registry of a@b.example is ended.\n");
        assertThat(
                        EmbeddedDatabase.<Integer>with(
                                home,
                                database ->
                                        JdbcClient.create(database)
                                                .sql("select count(held_until) from office_holding")
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(1);
    }

    private String office(String... words) {
        var out = new StringWriter();
        var line = new CommandLine(new OfficeCommand());
        line.setResourceBundle(ResourceBundle.getBundle("cli", Locale.ROOT));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.add("--home");
        all.add(home.toString());
        return line.execute(all.toArray(String[]::new)) + " " + out;
    }
}
