package org.goodoffices.engines.procedure;

import java.util.Locale;

/// What the form of an act asks for.
public enum Takes {
    /// One party: whom the act concerns.
    PARTY,
    PARTIES,
    /// Whom, who takes part without being a party or acting for one, the act is about.
    NAME,
    /// Whether that is a person, a body or a State.
    KIND,
    COUNTRY,
    /// What its interest in the outcome is.
    INTEREST,
    MEDIATOR,
    TEXT,
    PAPERS,
    AMOUNT,
    /// Whose share is paid, where it is not the payer's own.
    SHARE,
    DATE,
    PLACE,
    PEOPLE,
    LIMIT,
    DAYS,
    CLAUSES,
    LANGUAGES,
    SUBJECTS,
    REASON,
    CHANNEL,
    PROPOSAL,
    DECLARATION;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
