package org.goodoffices.casework.docket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Checker;
import org.goodoffices.engines.procedure.Finding;
import org.goodoffices.engines.procedure.Language;
import org.goodoffices.engines.procedure.Reading;
import org.goodoffices.engines.procedure.RuleReader;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.procedure.WorkingCalendar;
import org.goodoffices.foundation.start.StartRefused;
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
    /// @param home where an institution keeps its own, in `rules/` and `calendars/`
    /// @throws StartRefused with every finding, if one has a fault
    static RulesInForce read(Path home) {
        var faults = new ArrayList<Finding>();
        var calendars = new LinkedHashMap<String, WorkingCalendar>();
        for (var file : files(home, "calendars")) {
            switch (WorkingCalendar.read(file.name(), file.text())) {
                case WorkingCalendar.Reading.Unreadable(var findings) -> faults.addAll(findings);
                case WorkingCalendar.Reading.Read(var calendar) -> {
                    if (calendars.putIfAbsent(calendar.name(), calendar) != null) {
                        faults.add(taken(file.name(), 1, calendar.name()));
                    }
                }
            }
        }
        calendars.put(WorkingCalendar.none().name(), WorkingCalendar.none());
        var byName = new LinkedHashMap<String, RuleSet>();
        for (var file : files(home, "rules")) {
            var checked = CHECKED.computeIfAbsent(Written.in(file), RulesInForce::check);
            faults.addAll(checked.findings());
            switch (checked.reading()) {
                case Reading.Unreadable _ -> {} // its findings say why
                case Reading.Read(var rules) -> {
                    if (byName.putIfAbsent(rules.name(), rules) != null) {
                        faults.add(taken(file.name(), rules.line(), rules.name()));
                    }
                    if (!calendars.containsKey(rules.calendar())) {
                        faults.add(
                                fault(
                                        file.name(),
                                        rules.line(),
                                        "There is no calendar of working days “%s”."
                                                .formatted(rules.calendar()),
                                        "没有名为“%s”的工作日历。".formatted(rules.calendar())));
                    }
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new StartRefused(
                    said(
                            Language.EN,
                            "The rules have faults; the institution does not start.",
                            faults),
                    said(Language.ZH, "规则存在问题，机构服务器不予启动。", faults));
        }
        return new RulesInForce(byName, calendars);
    }

    private record Checked(Reading reading, List<Finding> findings) {}

    private record Written(String name, String text) {
        static Written in(File file) {
            return new Written(file.name(), file.text());
        }
    }

    /// What was read before: the same text says the same each time.
    private static final Map<Written, Checked> CHECKED = new ConcurrentHashMap<>();

    private static Checked check(Written file) {
        var reading = RuleReader.read(file.name(), file.text());
        return new Checked(
                reading,
                switch (reading) {
                    case Reading.Unreadable(var findings) -> findings;
                    case Reading.Read(var rules) -> Checker.check(rules).findings();
                });
    }

    private static Finding taken(String file, int line, String name) {
        return fault(
                file,
                line,
                "The name “%s” is taken already by another file.".formatted(name),
                "名称“%s”已为另一文件所用。".formatted(name));
    }

    private static Finding fault(String file, int line, String en, String zh) {
        return new Finding(0, file, line, null, "", new Text(en, zh), List.of());
    }

    private static String said(Language language, String first, List<Finding> faults) {
        boolean zh = language == Language.ZH;
        return faults.stream()
                .map(fault ->
                        "%s:%d: %s%s%s"
                                .formatted(
                                        fault.file(),
                                        fault.line(),
                                        fault.message().in(language),
                                        fault.article() == null
                                                ? ""
                                                : (zh ? "（%s）" : " (%s)")
                                                        .formatted(fault.article()),
                                        fault.example().isEmpty()
                                                ? ""
                                                : (zh ? "%n    例：%s" : "%n    for example: %s")
                                                        .formatted(
                                                                String.join(
                                                                        zh ? "；" : "; ",
                                                                        fault.example().stream()
                                                                                .map(step ->
                                                                                        step.in(
                                                                                                language))
                                                                                .toList()))))
                .collect(
                        Collectors.joining(
                                System.lineSeparator(), first + System.lineSeparator(), ""));
    }

    /// All of them, in the order of their files.
    public List<RuleSet> all() {
        return List.copyOf(byName.values());
    }

    /// The rule set with this name.
    public Optional<RuleSet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The calendar of working days that a rule set counts by; `none` has no year.
    public WorkingCalendar calendarOf(RuleSet rules) {
        return Objects.requireNonNull(calendars.get(rules.calendar()));
    }

    /// @param name as findings name it: those of an institution's own with their folder
    private record File(String name, Resource resource) {
        String text() {
            try {
                return resource.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static List<File> files(Path home, String folder) {
        var found = new ArrayList<File>();
        for (var file : matching("classpath*:" + folder + "/*.yaml")) {
            found.add(new File(String.valueOf(file.getFilename()), file));
        }
        for (var file : matching(home.toAbsolutePath().toUri() + folder + "/*.yaml")) {
            found.add(new File(folder + "/" + file.getFilename(), file));
        }
        return found;
    }

    private static Resource[] matching(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
