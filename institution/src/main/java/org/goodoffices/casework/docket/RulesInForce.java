package org.goodoffices.casework.docket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Checker;
import org.goodoffices.engines.procedure.Finding;
import org.goodoffices.engines.procedure.Reading;
import org.goodoffices.engines.procedure.RuleReader;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.WorkingCalendar;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The rules of procedure that cases can be brought under, read and checked when the server starts.
/// A fault in one of them stops the start and says which file, line and article.
public final class RulesInForce {

    private final Map<String, RuleSet> byName;
    private final Map<String, WorkingCalendar> calendars;

    private RulesInForce(Map<String, RuleSet> byName, Map<String, WorkingCalendar> calendars) {
        this.byName = byName;
        this.calendars = calendars;
    }

    /// Reads and checks all rule sets and calendars.
    ///
    /// @param folder where an institution keeps its own, as a resource pattern; may match nothing
    /// @throws IllegalStateException with every finding, if one has a fault
    static RulesInForce read(String folder) {
        var faults = new ArrayList<Finding>();
        var byName = new LinkedHashMap<String, RuleSet>();
        for (var file : files("classpath*:rules/*.yaml", folder + "rules/*.yaml")) {
            switch (RuleReader.read(name(file), text(file))) {
                case Reading.Unreadable(var findings) -> faults.addAll(findings);
                case Reading.Read(var rules) -> {
                    faults.addAll(Checker.check(rules).findings());
                    byName.put(rules.name(), rules);
                }
            }
        }
        var calendars = new LinkedHashMap<String, WorkingCalendar>();
        for (var file : files("classpath*:calendars/*.yaml", folder + "calendars/*.yaml")) {
            switch (WorkingCalendar.read(name(file), text(file))) {
                case WorkingCalendar.Reading.Unreadable(var findings) -> faults.addAll(findings);
                case WorkingCalendar.Reading.Read(var calendar) ->
                        calendars.put(calendar.name(), calendar);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    faults.stream()
                            .map(f ->
                                    "%s:%d %s %s"
                                            .formatted(
                                                    f.file(),
                                                    f.line(),
                                                    f.article(),
                                                    f.message().en()))
                            .collect(
                                    Collectors.joining(
                                            "\n",
                                            "The rules have faults; the server does not start.\n",
                                            "")));
        }
        return new RulesInForce(byName, calendars);
    }

    /// All of them, in the order of their files.
    public List<RuleSet> all() {
        return List.copyOf(byName.values());
    }

    /// The rule set with this name.
    public Optional<RuleSet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The calendar of working days that a rule set counts by; one without any year if there is
    /// none.
    public WorkingCalendar calendarOf(RuleSet rules) {
        return calendars.getOrDefault(rules.calendar(), WorkingCalendar.none());
    }

    private static List<Resource> files(String... patterns) {
        var resolver = new PathMatchingResourcePatternResolver();
        var found = new ArrayList<Resource>();
        for (var pattern : patterns) {
            try {
                found.addAll(List.of(resolver.getResources(pattern)));
            } catch (IOException nothingThere) {
                throw new UncheckedIOException(nothingThere);
            }
        }
        return found;
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
