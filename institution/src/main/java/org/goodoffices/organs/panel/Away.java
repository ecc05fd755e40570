package org.goodoffices.organs.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// A time in which a panel member cannot serve, both days in it.
public record Away(LocalDate from, LocalDate until) {

    /// More periods than anybody plans.
    private static final int MOST = 50;

    /// @throws DateTimeException where it ends before it begins
    public Away {
        if (until.isBefore(from)) {
            throw new DateTimeException(until + " is before " + from);
        }
    }

    /// One period a line, two days as `2027-01-10 2027-02-03`; one day alone stands for itself.
    ///
    /// @throws DateTimeException where a line says something else, or there are too many
    static List<Away> read(String lines) {
        var all =
                lines.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.split("\\s+"))
                        .map(days -> {
                            if (days.length > 2) {
                                throw new DateTimeException("more than two days in a line");
                            }
                            return new Away(
                                    LocalDate.parse(days[0]),
                                    LocalDate.parse(days[days.length - 1]));
                        })
                        .toList();
        if (all.size() > MOST) {
            throw new DateTimeException("more than " + MOST + " periods");
        }
        return all;
    }
}
