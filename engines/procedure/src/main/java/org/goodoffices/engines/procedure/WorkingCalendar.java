package org.goodoffices.engines.procedure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which days are days off, year by year, each year from a dated source. A year that nobody has
/// supplied is not guessed: ask [#covers] first.
public final class WorkingCalendar {

    /// The names of the calendars that come with the engine.
    public static final Set<String> SHIPPED = Set.of("geneva", "hong-kong", "mainland-china");

    private final String name;
    private final Text title;
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, Year> years;

    /// One year: where it was read, the days off with their names, and weekend days that are
    /// worked.
    public record Year(
            int year, String source, Map<LocalDate, Text> daysOff, Set<LocalDate> worked) {
        public Year {
            daysOff = Map.copyOf(daysOff);
            worked = Set.copyOf(worked);
        }
    }

    /// What came of reading a calendar file.
    public sealed interface Reading {
        /// A calendar.
        record Read(WorkingCalendar calendar) implements Reading {}

        /// Not a calendar, and why.
        record Unreadable(List<Finding> findings) implements Reading {
            public Unreadable {
                findings = List.copyOf(findings);
            }
        }
    }

    public WorkingCalendar(String name, Text title, Set<DayOfWeek> weekend, List<Year> years) {
        this.name = name;
        this.title = title;
        this.weekend = weekend.isEmpty() ? Set.of() : EnumSet.copyOf(weekend);
        Map<Integer, Year> byYear = new HashMap<>();
        for (Year year : years) {
            byYear.put(year.year(), year);
        }
        this.years = Map.copyOf(byYear);
    }

    /// A calendar without a single year: enough for rules that count calendar days only.
    public static WorkingCalendar none() {
        return new WorkingCalendar(
                "none", new Text("no calendar of working days", "未提供工作日历"), Set.of(), List.of());
    }

    public String name() {
        return name;
    }

    public Text title() {
        return title;
    }

    public boolean covers(int year) {
        return years.containsKey(year);
    }

    /// Where a year was read.
    public @Nullable String sourceOf(int year) {
        Year found = years.get(year);
        return found == null ? null : found.source();
    }

    /// Why this is a day off, or null for a working day.
    public @Nullable Text dayOff(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year == null) {
            throw new IllegalArgumentException("no calendar of " + name + " for " + day.getYear());
        }
        Text holiday = year.daysOff().get(day);
        if (holiday != null) {
            return holiday;
        }
        return weekend.contains(day.getDayOfWeek()) && !year.worked().contains(day)
                ? weekday(day.getDayOfWeek())
                : null;
    }

    private static Text weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> new Text("Monday", "星期一");
            case TUESDAY -> new Text("Tuesday", "星期二");
            case WEDNESDAY -> new Text("Wednesday", "星期三");
            case THURSDAY -> new Text("Thursday", "星期四");
            case FRIDAY -> new Text("Friday", "星期五");
            case SATURDAY -> new Text("Saturday", "星期六");
            case SUNDAY -> new Text("Sunday", "星期日");
        };
    }

    /// Reads a calendar file: `calendar`, `title`, `weekend`, and `years` with for each its
    /// `source` and `days-off` (`{on: DATE, name: {en, zh}}`), and `worked` weekend days where
    /// there are any.
    public static Reading read(String fileName, String yamlText) {
        List<Finding> faults = new ArrayList<>();
        try {
            if (!(Yaml.parse(yamlText) instanceof Yaml.Mapping mapping)) {
                throw new Yaml.Malformed(1, "This is not a calendar.", "这不是工作日历。");
            }
            Section s = new Section(fileName, "", mapping, faults);
            String name = s.required("calendar");
            Text title = s.text("title");
            Set<DayOfWeek> weekend =
                    new HashSet<>(s.wordsOf("weekend", Section.words(DayOfWeek.values())));
            List<Year> years = new ArrayList<>();
            for (Section y : s.sections("years")) {
                years.add(year(y));
                y.end();
            }
            s.end();
            if (faults.isEmpty()) {
                return new Reading.Read(new WorkingCalendar(name, title, weekend, years));
            }
        } catch (Yaml.Malformed e) {
            faults.add(new Finding(0, fileName, e.line(), null, "", e.why(), List.of()));
        }
        return new Reading.Unreadable(faults);
    }

    private static Year year(Section y) {
        int number = y.number("year");
        Map<LocalDate, Text> off = new HashMap<>();
        for (Section d : y.sections("days-off")) {
            LocalDate on = d.date("on");
            if (on.getYear() != number) {
                d.faultAt("on", on + " is not in " + number + ".", on + "不在" + number + "年内。");
            }
            if (off.put(on, d.text("name")) != null) {
                d.faultAt("on", on + " is listed twice.", on + "重复列出。");
            }
            d.end();
        }
        Set<LocalDate> worked = new HashSet<>();
        for (Section w : y.sections("worked")) {
            worked.add(w.date("on"));
            w.end();
        }
        return new Year(number, y.required("source"), off, worked);
    }
}
