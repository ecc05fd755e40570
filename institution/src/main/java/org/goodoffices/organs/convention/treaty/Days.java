package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.goodoffices.engines.procedure.Text;

/// Days and counts in words.
final class Days {

    private static final DateTimeFormatter EN =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private Days() {}

    static String en(LocalDate day) {
        return EN.format(day);
    }

    static String zh(LocalDate day) {
        return ZH.format(day);
    }

    /// A day, or what is known of it.
    static Text text(When when) {
        var day = when.day();
        if (day.isPresent()) {
            return new Text(en(day.get()), zh(day.get()));
        }
        var from = when.from();
        var until = when.until();
        if (from == null) {
            return until == null
                    ? new Text("on a day not known", "日期不详")
                    : new Text("not later than " + en(until), "不晚于" + zh(until));
        }
        return until == null
                ? new Text("not before " + en(from), "不早于" + zh(from))
                : new Text(
                        "between " + en(from) + " and " + en(until),
                        zh(from) + "至" + zh(until) + "之间");
    }

    static String ordinal(int n) {
        int tens = n % 100;
        return n
                + (tens >= 11 && tens <= 13
                        ? "th"
                        : switch (n % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        });
    }
}
