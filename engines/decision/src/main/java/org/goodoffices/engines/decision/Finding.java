package org.goodoffices.engines.decision;

/// A fault in a file, where it stands.
public record Finding(String file, int line, Text message) {

    /// As a command prints it: `organs.yaml:12: …`.
    public String in(boolean chinese) {
        return file + ":" + line + ": " + message.in(chinese);
    }
}
