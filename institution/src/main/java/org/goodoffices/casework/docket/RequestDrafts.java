package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The requests that the person of the transaction is writing; others' are not there.
@Repository
public class RequestDrafts {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    RequestDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Begins one; beginning it twice under the same id begins it once.
    public void begin(UUID id, Map<String, String> values, Instant now) {
        jdbc.sql(
                        """
                        insert into request_draft (id, person, content, saved_at)
                        values (?, myself(), ?::jsonb, ?) on conflict do nothing\
                        """)
                .param(id)
                .param(json.writeValueAsString(values))
                .param(Timestamp.from(now))
                .update();
    }

    /// All of mine, the last saved first.
    public List<RequestDraft> mine() {
        return jdbc.sql("select * from request_draft order by saved_at desc, id")
                .query(this::draft)
                .list();
    }

    /// One of mine.
    public Optional<RequestDraft> mine(UUID id) {
        return jdbc.sql("select * from request_draft where id = ?")
                .param(id)
                .query(this::draft)
                .optional();
    }

    /// One of mine, held until the transaction ends: two who send it at once send it once.
    Optional<RequestDraft> held(UUID id) {
        return jdbc.sql("select * from request_draft where id = ? for update")
                .param(id)
                .query(this::draft)
                .optional();
    }

    /// Keeps what has been filled in, unless it has been sent meanwhile.
    public boolean save(UUID id, Map<String, String> values, Instant now) {
        return jdbc.sql(
                                "update request_draft set content = ?::jsonb, saved_at = ? where id"
                                        + " = ? and sent_as is null")
                        .param(json.writeValueAsString(values))
                        .param(Timestamp.from(now))
                        .param(id)
                        .update()
                == 1;
    }

    /// The draft has become a case; its words are on the docket now, and are not kept twice.
    void sent(UUID id, CaseNumber number, Instant now) {
        jdbc.sql("update request_draft set content = '{}', sent_as = ?, saved_at = ? where id = ?")
                .param(number.value())
                .param(Timestamp.from(now))
                .param(id)
                .update();
    }

    /// Gives it up.
    public void drop(UUID id) {
        jdbc.sql("delete from request_draft where id = ? and sent_as is null").param(id).update();
    }

    private RequestDraft draft(ResultSet row, int number) throws SQLException {
        var sentAs = row.getString("sent_as");
        return new RequestDraft(
                row.getObject("id", UUID.class),
                json.readValue(row.getString("content"), VALUES),
                row.getTimestamp("saved_at").toInstant(),
                sentAs == null ? null : new CaseNumber(sentAs));
    }
}
