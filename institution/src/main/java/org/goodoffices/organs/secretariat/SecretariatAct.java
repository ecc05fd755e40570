package org.goodoffices.organs.secretariat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be done in the Secretariat, by whom, and what its form asks.
public enum SecretariatAct {
    CREATE_POST(Who.DIRECTOR, "department", "titleEn", "titleZh", "grade", "head", "from"),
    ABOLISH_POST(Who.DIRECTOR, "post", "from"),
    APPOINT(
            Who.DIRECTOR,
            "post",
            "nameEn",
            "nameZh",
            "mail",
            "nationality",
            "from",
            "until",
            "decision"),
    RENEW(Who.DIRECTOR, "post", "until", "decision"),
    END_SERVICE(Who.DIRECTOR, "post", "last", "reason"),
    DEPUTISE(Who.DIRECTOR, "post", "deputy", "from", "until"),
    END_DEPUTY(Who.DIRECTOR, "post", "last"),
    CARRY_OUT(Who.DIRECTOR, "paragraph", "department", "titleEn", "titleZh", "due"),
    OPEN_TASK(Who.DEPARTMENT, "titleEn", "titleZh", "owner", "due", "words"),
    HAND_OVER(Who.OWNER, "task", "owner", "due", "words"),
    FINISH_TASK(Who.OWNER, "task", "reportEn", "reportZh"),
    LETTER_IN(Who.DEPARTMENT, "with", "subject", "theirs", "day", "answerDue", "answers"),
    LETTER_OUT(Who.DEPARTMENT, "with", "subject", "day", "answerDue", "answers"),
    COVER(
            Who.LEGAL,
            "kind",
            "nameEn",
            "nameZh",
            "instrument",
            "article",
            "scopeEn",
            "scopeZh",
            "from",
            "until"),
    /// Of its kind alone nothing is corrected: what is public stays public.
    CORRECT_COVER(
            Who.LEGAL,
            "covered",
            "nameEn",
            "nameZh",
            "instrument",
            "article",
            "scopeEn",
            "scopeZh",
            "from",
            "until",
            "reason"),
    END_COVER(Who.LEGAL, "covered", "last", "reason"),
    NOTIFY_HOST(Who.LEGAL, "covered"),
    ADDRESS(Who.LEGAL, "state", "mail", "language"),
    /// Entered by the rules themselves: owner and head are told.
    OVERDUE(Who.NOBODY);

    /// Who does it by a form; nobody where it follows by itself.
    enum Who {
        /// The Secretary-General, or who deputises.
        DIRECTOR,
        /// Everybody of the department, and who directs the Secretariat.
        DEPARTMENT,
        /// Who owns the task, who heads the department, and who directs the Secretariat.
        OWNER,
        /// Everybody of Legal Affairs, and who directs the Secretariat.
        LEGAL,
        NOBODY
    }

    private final Who who;
    private final List<String> fields;

    SecretariatAct(Who who, String... fields) {
        this.who = who;
        this.fields = List.of(fields);
    }

    Who who() {
        return who;
    }

    List<String> fields() {
        return fields;
    }

    /// Whether its form stands under a department.
    boolean ofDepartment() {
        return switch (who) {
            case DEPARTMENT, OWNER, LEGAL -> true;
            case DIRECTOR, NOBODY -> false;
        };
    }

    /// As in addresses, in the record and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SecretariatAct> of(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
