package org.goodoffices.organs.secretariat;

import org.goodoffices.organs.governance.Refusal;

/// An act that the order of the Secretariat, or its form, does not allow.
final class NotPossible extends Refusal {

    @java.io.Serial private static final long serialVersionUID = 1;

    /// @param key of the sentence, after `secretariat.refused.`
    /// @param field of the form; empty where none is at fault
    /// @param values a `Text` or a day where they differ by language
    NotPossible(String key, String field, Object... values) {
        super("secretariat.refused.", key, field, values);
    }
}
