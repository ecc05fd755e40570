package org.goodoffices.organs.governance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be done in a session of an organ, by whom, and what its form asks.
public enum SessionAct {
    OPEN_SESSION(Who.NOBODY, true),
    NAME_DELEGATE(Who.SECRETARIAT, false, "state", "nameEn", "nameZh", "mail"),
    ACCEPT_CREDENTIALS(Who.SECRETARIAT, false, "delegate"),
    ELECT_CHAIR(Who.SECRETARIAT, false, "delegate"),
    CALL_MEETING(Who.SECRETARIAT, true, "mode", "place", "day", "time", "zone", "languages"),
    ADD_ITEM(Who.SECRETARIAT, false, "meeting", "titleEn", "titleZh"),
    ALIGN_TEXT(Who.SECRETARIAT, false, "document", "titleEn", "titleZh", "en", "zh"),
    CONFIRM_PARITY(Who.SECRETARIAT, false, "document"),
    COUNT_HANDS(Who.SECRETARIAT, false, "decision", "yes", "no", "abstain"),
    OPEN_MEETING(Who.CHAIR, true, "meeting"),
    ADOPT_AGENDA(Who.CHAIR, false, "meeting"),
    RANK(Who.CHAIR, false, "document", "order"),
    DIVIDE(Who.CHAIR, false, "document", "paragraphs"),
    OPEN_VOTE(Who.CHAIR, false, "document", "matter", "method"),
    CLOSE_VOTE(Who.CHAIR, false, "decision"),
    CLOSE_MEETING(Who.CHAIR, true, "meeting"),
    ATTEND(Who.DELEGATE, false, "meeting"),
    SUBMIT(Who.DELEGATE, false, "titleEn", "titleZh", "en", "zh"),
    SPONSOR(Who.DELEGATE, false, "motion"),
    AMEND(Who.DELEGATE, false, "motion", "change", "paragraph", "en", "zh"),
    WITHDRAW(Who.DELEGATE, false, "motion"),
    OBJECT(Who.DELEGATE, false, "decision"),
    VOTE(Who.DELEGATE, false, "decision", "vote"),
    /// Follows from the closing of a vote.
    RESULT(Who.NOBODY, false),
    /// Follows from the adoption of a draft.
    RESOLUTION(Who.NOBODY, true);

    /// Who does it by a form; nobody where it follows from another act.
    enum Who {
        SECRETARIAT,
        CHAIR,
        DELEGATE,
        NOBODY
    }

    private final Who who;
    private final boolean isPublic;
    private final List<String> fields;

    SessionAct(Who who, boolean isPublic, String... fields) {
        this.who = who;
        this.isPublic = isPublic;
        this.fields = List.of(fields);
    }

    Who who() {
        return who;
    }

    boolean isPublic() {
        return isPublic;
    }

    List<String> fields() {
        return fields;
    }

    /// As in addresses, in the record and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SessionAct> of(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
