package org.goodoffices.casework.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseFile;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The settlements that are being sealed.
@Repository
class Sealings {

    private final JdbcClient jdbc;

    Sealings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A settlement to be sealed, as it was asked for.
    ///
    /// @param unsigned the mediators of whom it is said that they do not sign
    /// @param token of the form: however often it is tried, it is one act
    record Sealing(
            UUID caseId,
            CaseNumber number,
            PersonId person,
            String act,
            String unsigned,
            String token,
            int tries)
            implements WorkQueue.Piece {

        @Override
        public Object key() {
            return caseId;
        }
    }

    /// How far it is.
    sealed interface Progress {
        record UnderWay() implements Progress {}

        record Refused(Text why) implements Progress {}
    }

    /// Asks for it, unless that was done before and nothing stood against it.
    void ask(
            CaseFile file, PersonId person, String act, String unsigned, String token, Instant at) {
        jdbc.sql(
                        """
                        insert into sealing (case_id, joint, person, act, unsigned, token, asked_at, try_after)
                        values (:case, :joint, :person, :act, :unsigned, :token, :at, :at)
                        on conflict (case_id) do update
                            set person = excluded.person, act = excluded.act, unsigned = excluded.unsigned, token = excluded.token,
                                asked_at = excluded.asked_at, try_after = excluded.try_after, tries = 0,
                                refused_en = null, refused_zh = null
                          where sealing.refused_en is not null and sealing.done_at is null\
                        """)
                .param("case", file.id().value())
                .param("joint", file.joint().value())
                .param("person", person.value())
                .param("act", act)
                .param("unsigned", unsigned)
                .param("token", token)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// How far the sealing of a case is; empty where none was asked for, or it is done. What stands
    /// against it is for whoever can ask again.
    Optional<Progress> progress(OpenCase open) {
        return jdbc.sql("select * from sealing where case_id = ? and done_at is null")
                .param(open.file().id().value())
                .query((row, _) -> {
                    var en = row.getString("refused_en");
                    return en == null
                            ? (Progress) new Progress.UnderWay()
                            : new Progress.Refused(new Text(en, row.getString("refused_zh")));
                })
                .optional()
                .filter(progress ->
                        progress instanceof Progress.UnderWay
                                || open.mayDoNow().stream()
                                        .anyMatch(may -> may.act().effect() == Effect.ATTESTS));
    }

    /// The settlement is sealed: in the transaction that seals it.
    void done(UUID caseId, Instant at) {
        jdbc.sql("update sealing set done_at = ? where case_id = ? and done_at is null")
                .params(Timestamp.from(at), caseId)
                .update();
    }

    /// It cannot be sealed as it stands.
    void refused(UUID caseId, Text why) {
        jdbc.sql(
                        "update sealing set refused_en = ?, refused_zh = ? where case_id = ? and done_at is null")
                .params(why.en(), why.zh(), caseId)
                .update();
    }

    static Sealing sealing(ResultSet row, int number) throws SQLException {
        return new Sealing(
                row.getObject("case_id", UUID.class),
                new CaseNumber(row.getString("number")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("act"),
                row.getString("unsigned"),
                row.getString("token"),
                row.getInt("before"));
    }
}
