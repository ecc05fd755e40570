package org.goodoffices.organs.governance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What was typed into a form of an organ, read and checked field by field. Empty fields are left
/// out. Every refusal is the module's own, under a key of its texts: `missing`, `too-long`,
/// `unprintable`, `day`, `choose`.
public final class FormValues {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;

    /// Makes a module's refusal.
    @FunctionalInterface
    public interface Refuses {
        Refusal because(String key, String field, Object... values);
    }

    private final Refuses refuses;
    private final Map<String, String> values = new TreeMap<>();

    /// @param isText which fields take several lines
    /// @throws Refusal where a field is too long, or holds what cannot be printed
    public FormValues(
            List<String> fields,
            Map<String, String> said,
            Predicate<String> isText,
            Refuses refuses) {
        this.refuses = refuses;
        for (var field : fields) {
            read(field, said.getOrDefault(field, ""), isText.test(field));
        }
    }

    private void read(String field, String said, boolean isText) {
        var text = said.replace("\r\n", "\n").strip();
        int longest = isText ? LONGEST_TEXT : LONGEST_LINE;
        if (text.codePointCount(0, text.length()) > longest) {
            throw refuses.because("too-long", field, longest);
        }
        if (text.codePoints()
                .anyMatch(sign ->
                        Character.isISOControl(sign) && !(isText && (sign == '\n' || sign == '\t'))
                                || Character.getType(sign) == Character.SURROGATE)) {
            throw refuses.because("unprintable", field);
        }
        if (!text.isEmpty()) {
            values.put(field, text);
        }
    }

    /// What was said; empty where nothing was.
    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    public void put(String field, String value) {
        values.put(field, value);
    }

    public void remove(String field) {
        values.remove(field);
    }

    /// @throws Refusal where it was left empty
    public String needed(String field) {
        if (!has(field)) {
            throw refuses.because("missing", field);
        }
        return of(field);
    }

    /// A text needed in both languages: the fields of this name with `En` and `Zh`.
    public void both(String name) {
        needed(name + "En");
        needed(name + "Zh");
    }

    /// @throws Refusal where it is none of them
    public String oneOf(String field, List<String> choices) {
        if (!choices.contains(of(field))) {
            throw refuses.because("choose", field);
        }
        return of(field);
    }

    /// A day of this institution's life: from 2000 to 2200.
    public LocalDate day(String field) {
        try {
            var day = LocalDate.parse(of(field));
            if (day.getYear() >= 2000 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException none) {
            // told below
        }
        throw refuses.because("day", field);
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }
}
