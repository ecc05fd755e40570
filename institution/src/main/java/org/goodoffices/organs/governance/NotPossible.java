package org.goodoffices.organs.governance;

/// An act that the rules of a session, or its form, do not allow.
final class NotPossible extends Refusal {

    @java.io.Serial private static final long serialVersionUID = 1;

    /// @param key of the sentence, after `organs.refused.`
    /// @param field of the form; empty where none is at fault
    /// @param values a `Text` or a day where they differ by language
    NotPossible(String key, String field, Object... values) {
        super("organs.refused.", key, field, values);
    }
}
