package org.goodoffices.casework.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseFile;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The settlements that are being sealed: a queue of the same kind as that of the mail.
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
            int tries) {}

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

    /// How far the sealing of a case is; empty where none was asked for, or it is done.
    Optional<Progress> progress(CaseFile file) {
        return jdbc.sql("select * from sealing where case_id = ? and done_at is null")
                .param(file.id().value())
                .query((row, _) -> {
                    var en = row.getString("refused_en");
                    return en == null
                            ? (Progress) new Progress.UnderWay()
                            : new Progress.Refused(new Text(en, row.getString("refused_zh")));
                })
                .optional();
    }

    /// Takes up the next one that is due, and sets when it is tried again should this be cut off.
    Optional<Sealing> takeUp(Instant now, Instant nextTry) {
        return jdbc.sql(
                        """
                        with due as (
                            select case_id from sealing
                            where done_at is null and refused_en is null and try_after <= :now
                            order by tries, try_after limit 1 for update skip locked)
                        update sealing s set tries = tries + 1, try_after = :next
                        from due join case_file c on c.id = due.case_id where s.case_id = due.case_id
                        returning s.*, c.number
                        """)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(nextTry))
                .query(Sealings::sealing)
                .optional();
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

    /// Puts off the next try.
    void tryAfter(UUID caseId, Instant moment) {
        jdbc.sql("update sealing set try_after = ? where case_id = ?")
                .params(Timestamp.from(moment), caseId)
                .update();
    }

    /// One minute, then twice as long each time, at most an hour.
    static Duration pause(int tries) {
        return Duration.ofMinutes(Math.min(60, 1L << Math.min(tries, 6)));
    }

    private static Sealing sealing(ResultSet row, int number) throws SQLException {
        return new Sealing(
                row.getObject("case_id", UUID.class),
                new CaseNumber(row.getString("number")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("act"),
                row.getString("unsigned"),
                row.getString("token"),
                row.getInt("tries") - 1);
    }
}
