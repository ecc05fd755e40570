package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.ballots.Ballot;
import org.goodoffices.engines.decision.ballots.OpenElection;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Puts a ballot into the box. Whoever sends it, it is put in by nobody: the credential on it alone
/// says that it may be. The proofs are checked before the session is held, so that voters wait for
/// each other only as long as a row takes.
@Component
class CastBallot {

    /// A ballot on a hundred names has some three hundred kilobytes.
    private static final int LONGEST = 1_000_000;

    sealed interface Outcome {
        /// @param tracker by which the voter finds it in the box
        record InTheBox(String tracker) implements Outcome {}

        record Refused(Text reason) implements Outcome {}

        /// There is no such ballot.
        record Unknown() implements Outcome {}
    }

    private record Found(OrganSession session, SecretVote vote, SecretVote.Round round) {}

    private final Access access;
    private final SessionStore store;
    private final SecretBallots ballots;
    private final Texts texts;
    private final LiveMeetings live;

    CastBallot(
            Access access,
            SessionStore store,
            SecretBallots ballots,
            Texts texts,
            LiveMeetings live) {
        this.access = access;
        this.store = store;
        this.ballots = ballots;
        this.texts = texts;
        this.live = live;
    }

    /// @param json the ballot as Belenios writes it
    Outcome cast(String session, String secret, String round, String json) {
        try {
            var found = access.as(PersonId.PUBLIC, () -> find(session, secret, round));
            if (found == null) {
                return new Outcome.Unknown();
            }
            isOpen(found);
            if (json.length() > LONGEST) {
                throw new NotPossible("too-long", "", LONGEST);
            }
            var ballot =
                    checked(SecretBox.election(found.vote(), found.round().parameters()), json);
            access.run(PersonId.PUBLIC, () -> put(session, secret, round, json));
            live.changed(session);
            return new Outcome.InTheBox(ballot.tracker());
        } catch (NotPossible refused) {
            return new Outcome.Refused(refused.sentence(texts));
        } catch (DuplicateKeyException twice) {
            return new Outcome.Refused(new NotPossible("ballot-already", "").sentence(texts));
        }
    }

    private @org.jspecify.annotations.Nullable Found find(String id, String secret, String round) {
        var session = store.session(id);
        var vote = session.flatMap(one -> one.secretVote(secret));
        return vote.flatMap(one -> one.round(round))
                .map(one -> new Found(session.orElseThrow(), vote.orElseThrow(), one))
                .orElse(null);
    }

    private static void isOpen(Found found) {
        if (found.vote().brokenOff() != null) {
            throw new NotPossible("stage-broken-off", "");
        }
        if (!found.round().open()) {
            throw new NotPossible("ballot-closed", "");
        }
    }

    /// Whether it may vote is looked at before its proofs are, which take a hundred times as long.
    private static Ballot checked(OpenElection election, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            var credential = Ballot.accepted(election, bytes).credential();
            if (!election.credentials().containsKey(credential)) {
                throw new NotPossible("no-such-credential", "");
            }
            return Ballot.read(election, bytes);
        } catch (Refused refused) {
            throw new NotPossible("said", "", refused.why());
        }
    }

    private void put(String session, String secret, String round, String json) {
        store.hold(session);
        var found = java.util.Objects.requireNonNull(find(session, secret, round));
        isOpen(found);
        ballots.put(found.session(), found.vote(), found.round(), json);
    }
}
