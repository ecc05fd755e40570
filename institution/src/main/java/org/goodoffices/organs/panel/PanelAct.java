package org.goodoffices.organs.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be done with a nomination to the panel, by whom, and what its form asks. The last six
/// change who is on the panel and are public.
public enum PanelAct {
    NOMINATE(Who.NOBODY, "panel", "nameEn", "nameZh", "mail", "reasonsEn", "reasonsZh"),
    WITHDRAW(Who.NOMINATOR, "reasonsEn"),
    CONSENT(Who.NOMINEE, "nameEn", "nameZh", "agree"),
    DECLINE(Who.NOMINEE, "reasonsEn"),
    /// Its fields follow from the rules of the panel, see `PanelForms`.
    PROFILE(Who.NOMINEE),
    /// A paper comes in with it, of a kind or following another, see `NominationPapers`.
    FILE_PAPER(Who.FILER, "what", "file"),
    CLOSE_PAPER(Who.FILER, "paper", "reasonsEn"),
    APPOINT_ASSESSOR(Who.ARRANGER, "nameEn", "nameZh", "mail"),
    RELEASE_ASSESSOR(Who.ARRANGER, "assessor", "reasonsEn"),
    DECLARE(Who.ASSESSOR, "conflict", "words"),
    /// Its fields are the criteria.
    MARK(Who.ASSESSOR),
    INTERVIEW(Who.ARRANGER, "day", "words"),
    DECIDE(
            Who.ARRANGER,
            "outcome",
            "decision",
            "decidedOn",
            "reference",
            "reasonsEn",
            "reasonsZh",
            "from"),
    ASK_REVIEW(Who.NOMINEE, "words"),
    REVIEW(
            Who.ARRANGER,
            "outcome",
            "decision",
            "decidedOn",
            "reference",
            "reasonsEn",
            "reasonsZh",
            "from"),
    /// Follows from a decision.
    DESIGNATE(Who.NOBODY),
    NOTE_TRAINING(Who.ARRANGER, "course", "hours", "day"),
    /// What a batch of answers of parties shows of a member, and in the next what was written.
    FEEDBACK(Who.NOBODY),
    FEEDBACK_WORDS(Who.NOBODY),
    RENEW(Who.ARRANGER, "decision", "decidedOn", "reference", "from"),
    SUSPEND(Who.ARRANGER, "decision", "decidedOn", "reference", "from"),
    REINSTATE(Who.ARRANGER, "decision", "decidedOn", "reference", "from"),
    RESIGN(Who.NOMINEE, "from"),
    END(Who.ARRANGER, "decision", "decidedOn", "reference", "from");

    /// Who does it by the form of a nomination; nobody where it is its beginning or follows.
    enum Who {
        NOMINATOR,
        NOMINEE,
        /// Whoever files papers: for the State that nominated, the nominee or the institution.
        FILER,
        ARRANGER,
        ASSESSOR,
        NOBODY
    }

    private final Who who;
    private final List<String> fields;

    PanelAct(Who who, String... fields) {
        this.who = who;
        this.fields = List.of(fields);
    }

    Who who() {
        return who;
    }

    List<String> fields() {
        return fields;
    }

    /// Whether it changes who is on the panel, from a day on.
    boolean changesStanding() {
        return switch (this) {
            case DESIGNATE, RENEW, SUSPEND, REINSTATE, RESIGN, END -> true;
            case NOMINATE,
                    WITHDRAW,
                    CONSENT,
                    DECLINE,
                    PROFILE,
                    FILE_PAPER,
                    CLOSE_PAPER,
                    APPOINT_ASSESSOR,
                    RELEASE_ASSESSOR,
                    DECLARE,
                    MARK,
                    INTERVIEW,
                    DECIDE,
                    ASK_REVIEW,
                    REVIEW,
                    NOTE_TRAINING,
                    FEEDBACK,
                    FEEDBACK_WORDS ->
                    false;
        };
    }

    /// As in addresses, in the record and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<PanelAct> of(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
