package org.goodoffices.casework.settlement.bundle;

import java.time.LocalDate;

/// What the attestation says of the mediation (Model Rules, art. 20(5)).
///
/// @param form the form of the statement, as the rules of the case name it
/// @param began the day on which the mediation began, at the seat
/// @param concluded the day on which the settlement was concluded, at the seat
public record Conclusion(Form form, LocalDate began, LocalDate concluded) {

    /// The forms that an attestation has.
    public enum Form {
        /// Evidence under the Convention on International Settlement Agreements Resulting from
        /// Mediation, art. 4.
        SINGAPORE_ARTICLE_4("singapore-article-4"),
        /// Between States: that Convention does not apply of itself.
        MEDIATION_BETWEEN_STATES("mediation-between-states");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /// As in the rules of procedure.
        public String key() {
            return key;
        }

        /// The form with this key; that of the Convention where the rules name none.
        public static Form of(String key) {
            return key.equals(MEDIATION_BETWEEN_STATES.key)
                    ? MEDIATION_BETWEEN_STATES
                    : SINGAPORE_ARTICLE_4;
        }
    }
}
