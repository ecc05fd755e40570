package org.goodoffices.organs.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/// The regional groups of the United Nations, among which the seats of an organ can be shared out.
final class RegionalGroups {

    private static final Map<String, String> BY_STATE = new HashMap<>();

    static {
        var groups = new Properties();
        try (var file =
                new java.io.InputStreamReader(
                        new ClassPathResource("governance/regional-groups.properties")
                                .getInputStream(),
                        StandardCharsets.UTF_8)) {
            groups.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        groups.forEach((group, states) -> {
            for (var state : states.toString().split(",")) {
                BY_STATE.put(state, group.toString());
            }
        });
    }

    private RegionalGroups() {}

    /// The group of a State by its three letters; empty where it stands in none.
    static String of(String state) {
        return BY_STATE.getOrDefault(state, "");
    }
}
