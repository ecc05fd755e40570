package org.goodoffices.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.goodoffices.foundation.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstitutionKeysTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void the_second_start_opens_the_keys_that_the_first_made() {
        var first = open();
        var second = open();
        assertThat(second.log().key()).isEqualTo(first.log().key());
        assertThat(second.sealCertificate()).isEqualTo(first.sealCertificate());
        assertThat(first.sealCertificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=mediation.example seal,O=Organisation");
    }

    @Test
    void the_password_is_for_the_server_alone() throws Exception {
        open();
        assertThat(Files.getPosixFilePermissions(folder.resolve("institution.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("institution.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keys_with_another_password_are_refused_and_not_replaced() throws Exception {
        open();
        var before = Files.readAllBytes(folder.resolve("institution.p12"));
        Files.writeString(folder.resolve("institution.password"), "another");
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("institution.p12 and institution.password belong together");
        assertThat(Files.readAllBytes(folder.resolve("institution.p12"))).isEqualTo(before);
    }

    private InstitutionKeys open() {
        return InstitutionKeys.open(folder, "mediation.example", "Organisation", CLOCK);
    }
}
