package org.goodoffices.organs.convention;

import java.util.List;

/// Why an act cannot be entered; it leaves the transaction with nothing entered.
final class Unfit extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    final String key;
    final String field;
    final transient List<Object> values;

    /// @param key of the sentence
    /// @param field of the form
    Unfit(String key, String field, Object... values) {
        super(null, null, false, false);
        this.key = key;
        this.field = field;
        this.values = List.of(values);
    }
}
