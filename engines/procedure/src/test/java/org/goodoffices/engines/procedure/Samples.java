package org.goodoffices.engines.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.procedure.Setting.Party;

/// The small world of these tests.
final class Samples {

    static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");

    static final WorkingCalendar CALENDAR =
            new WorkingCalendar(
                    "test",
                    new Text("Test Calendar", "测试日历"),
                    EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    List.of(
                            new WorkingCalendar.Year(
                                    2026,
                                    "test",
                                    Map.of(
                                            LocalDate.of(2026, 12, 25),
                                            new Text("Christmas Day", "圣诞节")),
                                    Set.of()),
                            new WorkingCalendar.Year(
                                    2027,
                                    "test",
                                    Map.of(
                                            LocalDate.of(2027, 1, 1),
                                            new Text("New Year's Day", "元旦")),
                                    Set.of())));

    private Samples() {}

    static String text(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSet read(String name, String yaml) {
        return switch (RuleReader.read(name, yaml)) {
            case Reading.Read read -> read.rules();
            case Reading.Unreadable bad -> throw new AssertionError(bad.findings().toString());
        };
    }

    static RuleSet example() {
        return read("example.yaml", text("/rules/example.yaml"));
    }

    /// Parties named p1, p2, …, of which only p1 made the request.
    static Setting parties(int number) {
        List<Party> parties =
                java.util.stream.IntStream.rangeClosed(1, number)
                        .mapToObj(i -> new Party("p" + i, i == 1))
                        .toList();
        return new Setting(ZONE, CALENDAR, parties);
    }

    /// Noon of a day in the zone of the samples.
    static Instant on(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }
}
