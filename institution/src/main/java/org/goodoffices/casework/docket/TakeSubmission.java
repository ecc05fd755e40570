package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A form is one act, however often it is posted; and what comes to nothing leaves nothing behind,
/// its token neither.
@Component
class TakeSubmission {

    private final Access access;
    private final CaseStore cases;
    private final Refusals refusals;

    TakeSubmission(Access access, CaseStore cases, Texts texts) {
        this.access = access;
        this.cases = cases;
        this.refusals = new Refusals(texts);
    }

    /// Takes the form; what to answer instead of doing the act, or null where it is to be done.
    ///
    /// @param number of the case; null for a form that opens one
    @Nullable Outcome instead(
            UUID person, @Nullable CaseNumber number, Submission posted, Instant at) {
        if (!Submission.isToken(posted.token())) {
            return refusals.of("no-token", "once");
        }
        return switch (cases.takes(person, posted, at)) {
            case NOW -> null;
            case BEFORE ->
                    number == null
                            ? refusals.of("sent-before", null)
                            : new Outcome.DoneBefore(number);
            case WITH_OTHER_CONTENT -> refusals.of("token-of-another", "once");
        };
    }

    /// Runs an act in one transaction as this person, of which nothing stays unless it is done.
    Outcome whole(PersonId who, Supplier<Outcome> act) {
        try {
            return access.as(
                    who,
                    () -> {
                        var outcome = act.get();
                        if (!(outcome instanceof Outcome.Done)) {
                            throw new CameToNothing(outcome);
                        }
                        return outcome;
                    });
        } catch (CameToNothing nothing) {
            return nothing.outcome;
        }
    }

    private static final class CameToNothing extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        CameToNothing(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
