package org.goodoffices.engines.procedure;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mediation costs, as far as the rules tell.
public record FeeModel(@Nullable String article, List<Item> items, Split split, int line) {
    public FeeModel {
        items = List.copyOf(items);
    }

    /// How the parties share the costs among them.
    public enum Split {
        EQUAL_UNLESS_AGREED,
        EQUAL,
        AS_AGREED,
        UNKNOWN
    }

    /// One fee.
    ///
    /// @param amount the sum, or the sum an hour or a day; absent for a share, and where only
    ///   actual expenses are owed
    /// @param upTo the upper end, where the amount is a range
    /// @param when the act at which it falls due
    /// @param eachParty whether each party owes it, or all of them together
    /// @param bands for a share of the amount in dispute: so many per cent up to each threshold
    /// @param atLeast the least that a share comes to
    /// @param atMost the most that a share comes to
    public record Item(
            String name,
            Text title,
            Kind kind,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal upTo,
            String currency,
            @Nullable String when,
            boolean eachParty,
            List<Band> bands,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            @Nullable String article,
            int line) {
        public Item {
            bands = List.copyOf(bands);
        }
    }

    /// How a fee is reckoned.
    public enum Kind {
        FIXED,
        PER_HOUR,
        PER_DAY,
        SHARE_OF_AMOUNT,
        ADVANCE
    }

    /// A share of the amount in dispute up to a threshold (the last band has none).
    public record Band(@Nullable BigDecimal upTo, BigDecimal percent) {}
}
