package org.goodoffices.engines.procedure;

import java.util.Locale;

/// What the form of an act asks for.
public enum Takes {
    /// One party: whom the act concerns.
    PARTY,
    PARTIES,
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
