package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arithmetic of time limits.
///
/// A limit in hours ends so many hours after its anchor. A limit in days, weeks or months ends with
/// the end of its last day in the zone of the case. The day of the anchor is not counted unless the
/// rules say so; a limit in months ends on the day of the same number, or on the last day of a
/// month that has none. Working days are the days that the calendar does not list as off.
final class Reckoning {

    private Reckoning() {}

    /// The end of a limit, or why it cannot be told.
    sealed interface Result {
        /// The first instant that is too late, the last day, and the days off that were passed
        /// over.
        record Due(Instant at, LocalDate lastDay, List<LocalDate> skipped) implements Result {}

        /// No calendar for that year.
        record NoCalendar(int year) implements Result {}
    }

    static Result reckon(
            Limit limit,
            Instant from,
            int more,
            long daysStill,
            long secondsStill,
            Setting setting,
            boolean dayOfEventCounts) {
        ZoneId zone = setting.zone();
        WorkingCalendar calendar = setting.calendar();
        int length = (limit.length() == null ? 0 : limit.length()) + more;
        if (limit.unit() == Limit.Unit.HOURS) {
            Instant at = from.plus(length, ChronoUnit.HOURS).plusSeconds(secondsStill);
            return new Result.Due(at, at.atZone(zone).toLocalDate(), List.of());
        }
        LocalDate start = from.atZone(zone).toLocalDate();
        LocalDate before = dayOfEventCounts ? start.minusDays(1) : start;
        List<LocalDate> skipped = new ArrayList<>();
        LocalDate last;
        boolean working = limit.counting() == Limit.Counting.WORKING;
        if (working) {
            int days = limit.unit() == Limit.Unit.WEEKS ? length * 7 : length;
            last = before;
            for (int counted = 0; counted < days; ) {
                last = last.plusDays(1);
                if (!calendar.covers(last.getYear())) {
                    return new Result.NoCalendar(last.getYear());
                }
                if (calendar.dayOff(last) == null) {
                    counted++;
                } else {
                    skipped.add(last);
                }
            }
        } else {
            last =
                    switch (limit.unit()) {
                        case DAYS -> before.plusDays(length);
                        case WEEKS -> before.plusWeeks(length);
                        case MONTHS -> before.plusMonths(length);
                        case HOURS -> throw new AssertionError("hours are reckoned above");
                    };
        }
        last = last.plusDays(daysStill);
        if (limit.rolls() || working) {
            Integer missing = null;
            while (missing == null) {
                if (!calendar.covers(last.getYear())) {
                    missing = last.getYear();
                } else if (calendar.dayOff(last) == null) {
                    break;
                } else {
                    skipped.add(last);
                    last = last.plusDays(1);
                }
            }
            if (missing != null) {
                return new Result.NoCalendar(missing);
            }
        }
        return new Result.Due(last.plusDays(1).atStartOfDay(zone).toInstant(), last, skipped);
    }

    /// A date as each language writes it.
    static Text date(LocalDate day) {
        String[] months = {
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"
        };
        return new Text(
                day.getDayOfMonth() + " " + months[day.getMonthValue() - 1] + " " + day.getYear(),
                day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
    }

    static @Nullable Instant dueAt(Result result) {
        return switch (result) {
            case Result.Due due -> due.at();
            case Result.NoCalendar _ -> null;
        };
    }
}
