package org.goodoffices.engines.bargaining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Scenarios written by others, where they are there.
final class Shared {

    private Shared() {}

    static Path folder(String name) {
        var folder =
                Path.of(System.getProperty("goodoffices.shared", "absent"))
                        .resolve("data/negotiation")
                        .resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "The scenarios “" + name + "” are not there: skipped.");
        return folder;
    }

    /// Folders that hold files of this ending, in order.
    static List<Path> folders(String name, String ending) {
        try (var walk = Files.walk(folder(name))) {
            return walk.filter(Files::isDirectory)
                    .filter(one -> !files(one, ending).isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (var list = Files.list(folder)) {
            return list.filter(one -> one.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
