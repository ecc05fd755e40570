package org.goodoffices.engines.decision.ballots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The published tool, which knows nothing of us. `bin/test` installs it where it is missing.
final class BeleniosTool {

    private final Path folder;

    BeleniosTool(Path folder) {
        this.folder = folder;
    }

    /// What it said, and whether it was content.
    record Said(boolean content, String out, String err) {}

    Said run(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("belenios-tool"));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(folder, "out", null);
        var err = Files.createTempFile(folder, "err", null);
        var in = Files.writeString(Files.createTempFile(folder, "in", null), input);
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        // Its default source of randomness waits for keystrokes.
        builder.environment().put("BELENIOS_USE_URANDOM", "1");
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("belenios-tool did not end");
        }
        var said =
                new Said(
                        process.exitValue() == 0,
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
        for (var file : List.of(in, out, err)) {
            Files.delete(file);
        }
        return said;
    }

    /// What it prints, where it must be content.
    String must(String input, String... arguments) throws IOException, InterruptedException {
        var said = run(input, arguments);
        if (!said.content()) {
            throw new IOException(List.of(arguments) + ": " + said.err());
        }
        return said.out();
    }

    /// Whether it finds a box valid.
    Said verify(byte[] box) throws IOException, InterruptedException {
        try (var there = Files.newDirectoryStream(folder, "*.bel")) {
            for (var old : there) {
                Files.delete(old);
            }
        }
        Files.write(folder.resolve("box.bel"), box);
        return run("", "election", "verify");
    }

    Path folder() {
        return folder;
    }
}
