package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.organs.governance.SecretVote.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The ballots in the boxes of a session, in the order in which they came; who cast them is not
/// known here.
@Repository
class SecretBallots {

    private final JdbcClient jdbc;

    SecretBallots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> cast(OrganSession session, SecretVote vote, Round round) {
        return jdbc.sql(
                        """
                        select content from session_ballot
                         where session = ? and secret = ? and ballot = ? order by place
                        """)
                .params(session.id(), vote.number(), round.number())
                .query((row, _) -> row.getString("content"))
                .list();
    }

    SecretBox box(OrganSession session, SecretVote vote, Round round) {
        return new SecretBox(vote, round, cast(session, vote, round));
    }

    /// Puts a ballot in that was checked, at the next place; the session is held.
    void put(OrganSession session, SecretVote vote, Round round, String ballot) {
        jdbc.sql(
                        """
                        insert into session_ballot (session, secret, ballot, place, content, hash)
                        select ?, ?, ?, coalesce(max(place), 0) + 1, ?, ? from session_ballot
                         where session = ? and secret = ? and ballot = ?
                        """)
                .params(
                        session.id(),
                        vote.number(),
                        round.number(),
                        ballot,
                        Hash.ofLeaf(ballot.getBytes(StandardCharsets.UTF_8)).bytes(),
                        session.id(),
                        vote.number(),
                        round.number())
                .update();
    }
}
