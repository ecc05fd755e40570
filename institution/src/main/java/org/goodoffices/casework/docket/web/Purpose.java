package org.goodoffices.casework.docket.web;

import org.goodoffices.engines.procedure.Effect;
import org.jspecify.annotations.Nullable;

/// What somebody wants when they look for an act: the headings under which a case page offers what
/// may be done, in this order.
enum Purpose {
    /// A running limit waits for it.
    DUE,
    COURSE,
    WORDS,
    SETTLEMENT,
    MONEY,
    LEAVING;

    /// @param due whether a running limit waits for an act of this effect
    static Purpose of(@Nullable Effect effect, boolean due) {
        var purpose = effect == null ? COURSE : of(effect);
        return due && purpose != LEAVING ? DUE : purpose;
    }

    private static Purpose of(Effect effect) {
        return switch (effect) {
            case REQUESTS,
                    REGISTERS,
                    INVITES,
                    SERVES,
                    NOT_RECEIVED,
                    CONSENTS,
                    NAMES_MEDIATOR,
                    ACCEPTS_OFFICE,
                    VACATES_OFFICE,
                    DISCLOSES,
                    STATES_FUNDER,
                    FUNDER_LEAVES,
                    NAMES_EXPERT,
                    EXPERT_LEAVES,
                    SUSPENDS,
                    RESUMES,
                    EXTENDS,
                    DECLARES ->
                    COURSE;
            case MESSAGES,
                    FILES,
                    RELEASES,
                    QUARANTINES,
                    HOLDS_SESSION,
                    HOLDS_CAUCUS,
                    NOTES,
                    NOTES_BREACH ->
                    WORDS;
            case PROPOSES,
                    ANSWERS_PROPOSAL,
                    DRAFTS,
                    SETTLES_TEXT,
                    SHOWS_AUTHORITY,
                    SIGNS,
                    SIGNS_AD_REFERENDUM,
                    MEDIATOR_SIGNS,
                    ATTESTS,
                    SETTLES,
                    RATIFIES,
                    ENTERS_INTO_FORCE ->
                    SETTLEMENT;
            case ASKS_MONEY, PAYS -> MONEY;
            case REFUSES, WITHDRAWS -> LEAVING;
        };
    }

    String key() {
        return "docket.case.for." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
