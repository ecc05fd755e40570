package org.goodoffices.organs.convention.treaty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The status tables written by others, read where they lie; a test that does not find them is
/// skipped and says so.
final class SharedTables {

    static final Path DATA =
            Path.of(System.getProperty("goodoffices.shared", "../../shared")).resolve("data");

    private SharedTables() {}

    /// All of them.
    static List<Path> all() {
        var folder = DATA.resolve("treaties/treaties");
        assumeTrue(Files.isDirectory(folder), "no status tables at " + folder);
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The text of one, by chapter and number: `22-1`.
    static String text(String treaty) {
        return text(DATA.resolve("treaties/treaties/" + treaty + ".csv"));
    }

    static String text(Path file) {
        assumeTrue(Files.exists(file), "no " + file);
        try {
            return Csv.text(Files.readAllBytes(file));
        } catch (IOException | Unreadable unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
