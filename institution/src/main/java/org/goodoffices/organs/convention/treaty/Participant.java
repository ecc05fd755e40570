package org.goodoffices.organs.convention.treaty;

import org.goodoffices.engines.procedure.Text;

/// Who takes part in a treaty.
///
/// @param code three letters of ISO 3166-1; four of ISO 3166-3 for a State that is no more; a code
///   of ours where ISO has none; for an unknown participant its name as it was read
/// @param name in both languages; as it was read where it is unknown
public record Participant(String code, Sort sort, Text name) {

    /// What it is.
    public enum Sort {
        STATE,
        FORMER_STATE,
        /// Neither a State nor an organisation: takes part where a treaty lets it.
        TERRITORY,
        ORGANISATION,
        /// A name that is in none of the lists. It stays a participant; what it is, is not said.
        UNKNOWN
    }

    public boolean known() {
        return sort != Sort.UNKNOWN;
    }
}
