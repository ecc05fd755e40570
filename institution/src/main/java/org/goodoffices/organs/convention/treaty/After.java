package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.procedure.Text;

/// A period that runs from a day: so many years, months and days after it, and where the clause
/// says so the first day of the month that follows.
///
/// @param firstOfMonth whether it ends on the first day of the next month after the period
public record After(int years, int months, int days, boolean firstOfMonth) {

    /// The day on which it ends. The day from which it runs is not counted.
    public LocalDate apply(LocalDate from) {
        var end = from.plusYears(years).plusMonths(months).plusDays(days);
        return firstOfMonth ? end.withDayOfMonth(1).plusMonths(1) : end;
    }

    /// In words: “12 months, then the first day of the following month”.
    public Text text() {
        var en = new ArrayList<String>();
        var zh = new ArrayList<String>();
        part(years, "year", "年", en, zh);
        part(months, "month", "个月", en, zh);
        part(days, "day", "日", en, zh);
        var english = en.isEmpty() ? "at once" : String.join(" and ", en);
        var chinese = zh.isEmpty() ? "即时" : String.join("零", zh);
        return firstOfMonth
                ? new Text(
                        english + ", then the first day of the following month",
                        chinese + "期满后次月第一日")
                : new Text(english, chinese);
    }

    private static void part(int n, String unit, String measure, List<String> en, List<String> zh) {
        if (n != 0) {
            en.add(n + " " + unit + (n == 1 ? "" : "s"));
            zh.add(n + measure);
        }
    }
}
