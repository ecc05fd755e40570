package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What goes out of the house is kept word for word under `src/test/golden`, and a change of a word
/// is seen in the diff. `-Dgoodoffices.accept=true` rewrites the files.
public final class Golden {

    private Golden() {}

    /// The text is what the file says.
    public static void agrees(String file, String text) {
        var path =
                Path.of(System.getProperty("goodoffices.checkout", ".."))
                        .resolve("institution/src/test/golden")
                        .resolve(file);
        try {
            if (Boolean.getBoolean("goodoffices.accept")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(text)
                    .as("differs from %s; if it should, run with -Dgoodoffices.accept=true", file)
                    .isEqualTo(Files.exists(path) ? Files.readString(path) : "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
