package org.goodoffices.engines.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rule sets and calendars that are shipped, and the checkout they come from.
final class ShippedRules {

    static final List<String> OURS =
            List.of("model-state-to-state", "model-investment", "model-commercial");

    static final List<String> PUBLISHED = List.of("icsid-2022", "icc-2014", "hkiac");

    private static final Map<String, RuleSet> ONCE = new ConcurrentHashMap<>();

    private ShippedRules() {}

    static RuleSet read(String name) {
        return ONCE.computeIfAbsent(
                name, n -> Samples.read(n + ".yaml", Samples.text("/rules/" + n + ".yaml")));
    }

    static WorkingCalendar calendar(String name) {
        String file = name + ".yaml";
        return switch (WorkingCalendar.read(file, Samples.text("/calendars/" + file))) {
            case WorkingCalendar.Reading.Read read -> read.calendar();
            case WorkingCalendar.Reading.Unreadable bad ->
                    throw new AssertionError(bad.findings().toString());
        };
    }

    /// A file of the checkout.
    static String checkout(String path) {
        String root = System.getProperty("goodoffices.checkout", "../..");
        try {
            return Files.readString(Path.of(root).resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
