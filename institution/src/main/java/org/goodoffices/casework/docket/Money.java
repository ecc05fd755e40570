package org.goodoffices.casework.docket;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sum in a currency, as a party or the Registry writes it: `HKD 100,000`.
public record Money(String currency, BigDecimal amount) {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "([A-Za-z]{3})?\\s*([0-9][0-9,，'’ ]*(?:\\.[0-9]{1,2})?)\\s*([A-Za-z]{3})?");

    /// What the text says; nothing if it is no sum with exactly one currency.
    public static Optional<Money> of(String text) {
        var written = WRITTEN.matcher(text.strip());
        if (!written.matches() || (written.group(1) == null) == (written.group(3) == null)) {
            return Optional.empty();
        }
        var code =
                (written.group(1) == null ? written.group(3) : written.group(1))
                        .toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(code))) {
            return Optional.empty();
        }
        return RequestCheck.amount(written.group(2)).map(sum -> new Money(code, sum));
    }

    @Override
    public String toString() {
        return currency + " " + figure();
    }

    /// With separators, as people read it.
    public String figure() {
        var whole = amount.stripTrailingZeros().scale() <= 0;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", amount);
    }
}
