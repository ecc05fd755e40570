package org.goodoffices.engines.procedure;

/// What an act brings about beyond moving the case from stage to stage. The engine itself gives
/// meaning to those that change who is in the case or when a limit runs out; the others tell the
/// application which form and which record the act has.
public enum Effect {
    REQUESTS("requests"),
    REGISTERS("registers"),
    INVITES("invites"),
    /// Records that a party received something: starts the limits that run from receipt.
    SERVES("serves"),
    /// Proves that a party received nothing: the presumption of receipt no longer holds for it.
    NOT_RECEIVED("not-received"),
    CONSENTS("consents"),
    /// The party leaves the case (the others may go on, where the rules say so).
    REFUSES("refuses"),
    /// The person named is a nominated mediator.
    NAMES_MEDIATOR("names-mediator"),
    /// The nominated person is a mediator in office.
    ACCEPTS_OFFICE("accepts-office"),
    /// The mediator, or nominated person, concerned is so no longer.
    VACATES_OFFICE("vacates-office"),
    DISCLOSES("discloses"),
    /// Somebody pays for the part of the acting party in the case, or does so no longer.
    STATES_FUNDER("states-funder"),
    FUNDER_LEAVES("funder-leaves"),
    /// Somebody is the expert of whoever acts, or is it no longer.
    NAMES_EXPERT("names-expert"),
    EXPERT_LEAVES("expert-leaves"),
    /// The party leaves the case (the others may go on, where the rules say so).
    WITHDRAWS("withdraws"),
    SUSPENDS("suspends"),
    RESUMES("resumes"),
    /// A running limit gets more time.
    EXTENDS("extends"),
    ASKS_MONEY("asks-money"),
    PAYS("pays"),
    MESSAGES("messages"),
    FILES("files"),
    HOLDS_SESSION("holds-session"),
    HOLDS_CAUCUS("holds-caucus"),
    PROPOSES("proposes"),
    ANSWERS_PROPOSAL("answers-proposal"),
    RELEASES("releases"),
    QUARANTINES("quarantines"),
    NOTES("notes"),
    NOTES_BREACH("notes-breach"),
    DRAFTS("drafts"),
    SETTLES_TEXT("settles-text"),
    SHOWS_AUTHORITY("shows-authority"),
    SIGNS("signs"),
    SIGNS_AD_REFERENDUM("signs-ad-referendum"),
    MEDIATOR_SIGNS("mediator-signs"),
    ATTESTS("attests"),
    SETTLES("settles"),
    RATIFIES("ratifies"),
    ENTERS_INTO_FORCE("enters-into-force"),
    DECLARES("declares");

    private final String key;

    Effect(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /// Whether the actor is out of the case after it.
    public boolean leaves() {
        return this == REFUSES || this == WITHDRAWS;
    }

    /// Whether it agrees to a text, for good or subject to confirmation: done with a party that has
    /// left since, it has to be done anew.
    boolean binds() {
        return this == SETTLES_TEXT
                || this == SIGNS
                || this == SIGNS_AD_REFERENDUM
                || this == RATIFIES;
    }

    /// Whether it changes who the mediators are.
    public boolean aboutOffice() {
        return this == NAMES_MEDIATOR || this == ACCEPTS_OFFICE || this == VACATES_OFFICE;
    }
}
