package org.goodoffices.casework.appointment.graph;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.goodoffices.engines.procedure.Text;

/// Days as files write them.
final class Days {

    static final Text WRONG =
            new Text(
                    "This is no date such as 2024-05-31, 2024-05 or 2024.",
                    "不是日期；日期写作 2024-05-31、2024-05 或者 2024。");

    private Days() {}

    /// A day, perhaps with a time behind it; of a month or a year its first day, of an end its
    /// last. Nothing where it is empty.
    ///
    /// @throws DateTimeException where it is something else
    static Optional<LocalDate> read(String text, boolean end) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            return Optional.of(end ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1));
        }
        if (text.matches("\\d{4}-\\d\\d")) {
            var month = YearMonth.parse(text);
            return Optional.of(end ? month.atEndOfMonth() : month.atDay(1));
        }
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d([T ].*)?")) {
            throw new DateTimeException(text);
        }
        return Optional.of(LocalDate.parse(text.substring(0, 10)));
    }
}
