package org.goodoffices.organs.panel;

import java.math.BigDecimal;
import java.util.List;

/// Hours of training, in halves.
final class Training {

    private Training() {}

    /// All hours of these entries.
    static String hours(List<PanelEntry> entries) {
        return plain(
                entries.stream()
                        .map(entry -> new BigDecimal(entry.value("hours")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// As it is kept: `6`, `6.5`.
    static String hours(String typed) {
        return plain(new BigDecimal(typed));
    }

    private static String plain(BigDecimal hours) {
        return hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString();
    }
}
