package org.goodoffices.casework.appointment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseId;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of invitations and their answers, as far as the person of the transaction may see them:
/// the Registry those of its cases, a candidate their own.
@Repository
class AskedCandidates {

    private final JdbcClient jdbc;

    AskedCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A candidate who was asked.
    ///
    /// @param parties by their names, as far as the candidate learns of the case
    record Invitation(
            UUID entry,
            UUID candidate,
            Text parties,
            Instant at,
            Instant until,
            @Nullable Answer answer) {

        boolean open(Instant now) {
            return answer == null && now.isBefore(until);
        }
    }

    /// What the candidate answered.
    ///
    /// @param ties of the guideline, by their keys
    record Answer(boolean available, List<String> ties, String words, Instant at) {
        Answer {
            ties = List.copyOf(ties);
        }
    }

    private static final String READ =
            """
            select i.entry, i.candidate, i.parties_en, i.parties_zh, i.at, i.until,
                   a.available, a.ties, a.words, a.at as answered_at
              from candidate_invited i left join candidate_answered a on a.invitation = i.entry
            """;

    /// Those of a case, oldest first.
    List<Invitation> of(CaseId theCase) {
        return read(" where i.case_id = ? order by i.at, i.entry", theCase.value());
    }

    /// Those of a candidate, newest first.
    List<Invitation> to(UUID candidate) {
        return read(" where i.candidate = ? order by i.at desc, i.entry", candidate);
    }

    /// One of a candidate's own.
    Optional<Invitation> one(UUID entry, UUID candidate) {
        return to(candidate).stream().filter(one -> one.entry.equals(entry)).findFirst();
    }

    private List<Invitation> read(String which, UUID of) {
        return jdbc.sql(READ + which)
                .param(of)
                .query((row, _) ->
                        new Invitation(
                                row.getObject("entry", UUID.class),
                                row.getObject("candidate", UUID.class),
                                new Text(row.getString("parties_en"), row.getString("parties_zh")),
                                row.getTimestamp("at").toInstant(),
                                row.getTimestamp("until").toInstant(),
                                row.getTimestamp("answered_at") == null
                                        ? null
                                        : new Answer(
                                                row.getBoolean("available"),
                                                row.getString("ties").isEmpty()
                                                        ? List.of()
                                                        : List.of(row.getString("ties").split(",")),
                                                row.getString("words"),
                                                row.getTimestamp("answered_at").toInstant())))
                .list();
    }

    void invite(Invitation invitation, CaseId theCase, UUID registry) {
        jdbc.sql("insert into candidate_invited values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        invitation.entry,
                        theCase.value(),
                        registry,
                        invitation.candidate,
                        invitation.parties.en(),
                        invitation.parties.zh(),
                        Timestamp.from(invitation.at),
                        Timestamp.from(invitation.until))
                .update();
    }

    /// @return whether it is the first answer; another changes nothing
    boolean answer(UUID invitation, UUID candidate, Answer answer) {
        return jdbc.sql(
                                "insert into candidate_answered values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                invitation,
                                candidate,
                                answer.available,
                                String.join(",", answer.ties),
                                answer.words,
                                Timestamp.from(answer.at))
                        .update()
                == 1;
    }
}
