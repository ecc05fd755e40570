package org.goodoffices.casework.docket;

import java.time.Year;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The number that a case carries for life, as `GO-2026-7KQ4M`.
///
/// Drawn, not counted: a number tells nobody how many other cases there are, or which came first.
public record CaseNumber(String value) {

    /// Without letters and digits that are misread for one another.
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern FORM = Pattern.compile("GO-[0-9]{4}-[2-9A-HJKMNP-TV-Z]{5}");

    public CaseNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a case number: " + value);
        }
    }

    /// Whether this text has the form of a case number.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static CaseNumber draw(Year year, RandomGenerator chance) {
        var drawn = new StringBuilder("GO-%04d-".formatted(year.getValue()));
        for (int i = 0; i < 5; i++) {
            drawn.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return new CaseNumber(drawn.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
