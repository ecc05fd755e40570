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
    CONFIRM_PARITY(Who.SECRETARIAT, false, "document", "way", "persons"),
    COUNT_HANDS(Who.SECRETARIAT, false, "decision", "yes", "no", "abstain"),
    PUT_SUMMARY(Who.SECRETARIAT, false, "meeting", "en", "zh"),
    ISSUE_SUMMARY(Who.SECRETARIAT, true, "meeting", "en", "zh"),
    RECORD_RESIGNATION(Who.SECRETARIAT, true, "term", "ends", "reference"),
    OPEN_MEETING(Who.CHAIR, true, "meeting"),
    ADOPT_AGENDA(Who.CHAIR, false, "meeting"),
    TAKE_UP(Who.CHAIR, false, "meeting", "item"),
    GIVE_FLOOR(Who.CHAIR, false, "meeting", "speaker", "minutes"),
    END_SPEECH(Who.CHAIR, false, "meeting"),
    RULE(Who.CHAIR, false, "meeting", "rulingEn", "rulingZh"),
    CLOSE_LIST(Who.CHAIR, false, "meeting"),
    RANK(Who.CHAIR, false, "document", "order"),
    DIVIDE(Who.CHAIR, false, "document", "paragraphs"),
    OPEN_VOTE(Who.CHAIR, false, "document", "matter", "method", "tellers"),
    PUT_SILENCE(Who.CHAIR, false, "document", "matter", "day", "time", "zone"),
    CLOSE_VOTE(Who.CHAIR, false, "decision"),
    CLOSE_MEETING(Who.CHAIR, true, "meeting"),
    PROPOSE_COMMITTEE(Who.CHAIR, false, "states", "method"),
    PUT_REPORT(Who.CHAIR, false, "method"),
    PUT_ELECTION(Who.CHAIR, true, "office", "begins", "titleEn", "titleZh", "places", "tellers"),
    ACCLAIM(Who.CHAIR, true, "secret"),
    CLOSE_REGISTRATION(Who.CHAIR, true, "secret"),
    OPEN_BALLOT(Who.CHAIR, true, "secret"),
    CLOSE_BALLOT(Who.CHAIR, true, "secret"),
    DECLARE(Who.CHAIR, true, "secret"),
    DRAW_LOTS(Who.CHAIR, true, "secret"),
    BREAK_OFF(Who.CHAIR, true, "secret", "reasonEn", "reasonZh"),
    ATTEND(Who.DELEGATE, false, "meeting"),
    ASK_FLOOR(Who.DELEGATE, false, "meeting", "purpose"),
    LEAVE_LIST(Who.DELEGATE, false, "meeting"),
    APPEAL(Who.DELEGATE, false, "meeting", "method"),
    SUBMIT(
            Who.DELEGATE,
            false,
            "titleEn",
            "titleZh",
            "en",
            "zh",
            "regulation",
            "repeals",
            "inForce"),
    SPONSOR(Who.DELEGATE, false, "motion"),
    AMEND(Who.DELEGATE, false, "motion", "change", "paragraph", "en", "zh"),
    WITHDRAW(Who.DELEGATE, false, "motion"),
    OBJECT(Who.DELEGATE, false, "decision"),
    VOTE(Who.DELEGATE, false, "decision", "vote"),
    EXPLAIN(Who.DELEGATE, false, "decision", "en", "zh"),
    CORRECT_SUMMARY(Who.DELEGATE, false, "meeting", "en", "zh"),
    OBJECT_TO_CREDENTIALS(Who.DELEGATE, false, "delegate", "en", "zh"),
    REPORT_CREDENTIALS(Who.DELEGATE, true, "notInOrder", "en", "zh"),
    NOMINATE(Who.DELEGATE, true, "secret", "candidate", "nameEn", "nameZh", "account", "group"),
    ASK_FOR_BALLOT(Who.DELEGATE, true, "secret", "group"),
    MAKE_KEYS(Who.DELEGATE, true, "secret", "certificate", "opening"),
    SHARE_KEYS(Who.DELEGATE, true, "secret", "commitments", "shares"),
    REGISTER(Who.DELEGATE, false, "secret", "envelope"),
    MIX(Who.DELEGATE, true, "secret", "list", "trustee"),
    COMPLAIN(Who.DELEGATE, true, "secret", "accused"),
    DECRYPT(Who.DELEGATE, true, "secret", "decryption"),
    /// Follows from the closing of a vote.
    RESULT(Who.NOBODY, false),
    /// Follows from the adoption of a draft.
    RESOLUTION(Who.NOBODY, true),
    /// Follows from the adoption of what the chair proposed.
    COMMITTEE(Who.NOBODY, true),
    /// Follows from the adoption of the committee's report.
    CREDENTIALS(Who.NOBODY, true),
    /// Follows from the opening of a vote that is secret.
    PUT_SECRET(Who.NOBODY, true),
    /// Follows from the last ballot of an election, or from an election without one.
    ELECTED(Who.NOBODY, true);

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
