package org.goodoffices.records.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.goodoffices.foundation.start.StartRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private final RandomGenerator chance = new SplittableRandom(7);
    private Path file;

    @TempDir Path folder;

    @BeforeEach
    void in_a_folder_that_is_not_there_yet() {
        file = folder.resolve("keys").resolve("papers.key");
    }

    @Test
    void the_first_start_makes_a_key_that_only_its_owner_reads() throws IOException {
        var made = MasterKey.in(file, null, chance);

        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.in(file, made.fingerprint(), chance).fingerprint())
                .isEqualTo(made.fingerprint())
                .isNotEqualTo(Files.readAllBytes(file));
    }

    @Test
    void a_missing_key_is_not_made_again() {
        var known = MasterKey.in(file, null, chance).fingerprint();
        assertThat(file.toFile().delete()).isTrue();

        assertThatThrownBy(() -> MasterKey.in(file, known, chance))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The key file " + file + " is missing.")
                .hasMessageEndingWith("put it back from your copy. The server does not start.");
        assertThat(file).doesNotExist();
    }

    @Test
    void the_key_of_another_institution_is_refused() throws IOException {
        var known = MasterKey.in(file, null, chance).fingerprint();
        Files.write(file, new byte[32]);

        assertThatThrownBy(() -> MasterKey.in(file, known, chance))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("belongs to another institution");
    }

    @Test
    void a_key_that_was_cut_off_or_that_others_can_read_is_refused() throws IOException {
        var known = MasterKey.in(file, null, chance).fingerprint();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> MasterKey.in(file, known, chance))
                .hasMessageContaining("chmod 600");

        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> MasterKey.in(file, known, chance))
                .hasMessageContaining("is not a key of 32 bytes");
    }
}
