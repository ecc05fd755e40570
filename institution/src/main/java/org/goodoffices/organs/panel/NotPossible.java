package org.goodoffices.organs.panel;

import org.goodoffices.organs.governance.Refusal;

/// An act that the rules of the panel, or its form, do not allow.
final class NotPossible extends Refusal {

    @java.io.Serial private static final long serialVersionUID = 1;

    /// @param key of the sentence, after `panel.refused.`
    /// @param field of the form; empty where none is at fault
    /// @param values a `Text` or a day where they differ by language
    NotPossible(String key, String field, Object... values) {
        super("panel.refused.", key, field, values);
    }
}
