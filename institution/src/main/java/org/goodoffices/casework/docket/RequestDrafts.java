package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The requests that the person of the transaction is writing, or that are shared with them;
/// others' are not there.
@Repository
public class RequestDrafts {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private static final TypeReference<Map<String, RequestDraft.Change>> CHANGES =
            new TypeReference<>() {};
    private static final String DRAFT = "select *, person = myself() as own from request_draft ";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    RequestDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Begins one; beginning it twice under the same id begins it once.
    public void begin(UUID id, Map<String, String> values, Instant now) {
        jdbc.sql(
                        """
                        insert into request_draft (id, person, author_en, author_zh, content, saved_at)
                        select ?, id, name_en, name_zh, ?::jsonb, ? from person where id = myself()
                        on conflict do nothing\
                        """)
                .param(id)
                .param(json.writeValueAsString(values))
                .param(Timestamp.from(now))
                .update();
    }

    /// All of mine, the last saved first.
    public List<RequestDraft> mine() {
        return jdbc.sql(DRAFT + "order by saved_at desc, id").query(this::draft).list();
    }

    /// One of mine.
    public Optional<RequestDraft> mine(UUID id) {
        return jdbc.sql(DRAFT + "where id = ?").param(id).query(this::draft).optional();
    }

    /// One of mine, held until the transaction ends: two who send it at once send it once.
    public Optional<RequestDraft> held(UUID id) {
        return jdbc.sql(DRAFT + "where id = ? for update").param(id).query(this::draft).optional();
    }

    /// Keeps what has been filled in, unless it has been sent meanwhile, and who changed which
    /// part.
    public boolean save(UUID id, String part, Map<String, String> values, Instant now) {
        return jdbc.sql(
                                """
                                update request_draft
                                   set content = ?::jsonb, saved_at = ?, changes = changes || jsonb_build_object(?::text,
                                       (select jsonb_build_object('en', name_en, 'zh', name_zh, 'at', ?::text)
                                          from person where id = myself()))
                                 where id = ? and sent_as is null\
                                """)
                        .param(json.writeValueAsString(values))
                        .param(Timestamp.from(now))
                        .param(part)
                        .param(now.toString())
                        .param(id)
                        .update()
                == 1;
    }

    /// With whom a draft is shared, in the order of the addresses.
    public List<RequestDraft.Share> shares(UUID id) {
        return jdbc.sql("select mail, since from draft_share where draft = ? order by mail")
                .param(id)
                .query((row, _) ->
                        new RequestDraft.Share(
                                row.getString("mail"), row.getTimestamp("since").toInstant()))
                .list();
    }

    /// Shares a draft of mine with an address; false where it is shared with it already.
    boolean share(UUID id, String mail, Instant now) {
        return jdbc.sql("insert into draft_share values (?, lower(?), ?) on conflict do nothing")
                        .param(id)
                        .param(mail)
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    /// Shares a draft of mine no longer.
    public void revoke(UUID id, String mail) {
        jdbc.sql("delete from draft_share where draft = ? and mail = lower(?)")
                .params(id, mail)
                .update();
    }

    /// The draft has become a case; its words are on the docket now, and are not kept twice.
    void sent(UUID id, CaseNumber number, Instant now) {
        jdbc.sql("delete from draft_share where draft = ?").param(id).update();
        jdbc.sql(
                        """
                        update request_draft
                           set content = '{}', changes = '{}', sent_as = ?, saved_at = ? where id = ?\
                        """)
                .param(number.value())
                .param(Timestamp.from(now))
                .param(id)
                .update();
    }

    /// Gives it up.
    public void drop(UUID id) {
        jdbc.sql("delete from request_draft where id = ? and sent_as is null").param(id).update();
    }

    /// The authors of what was not saved since then, who have not been told yet; now they are.
    List<PersonId> toTellOf(Instant savedBefore) {
        return jdbc.sql("select * from drafts_to_tell_of(?)")
                .param(Timestamp.from(savedBefore))
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /// Lets go what was not saved since then, of which its author was told by then.
    List<UUID> letGo(Instant savedBefore, Instant toldBefore) {
        return jdbc.sql("select * from drafts_left_go(?, ?)")
                .params(Timestamp.from(savedBefore), Timestamp.from(toldBefore))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private RequestDraft draft(ResultSet row, int number) throws SQLException {
        var sentAs = row.getString("sent_as");
        return new RequestDraft(
                row.getObject("id", UUID.class),
                json.readValue(row.getString("content"), VALUES),
                row.getTimestamp("saved_at").toInstant(),
                sentAs == null ? null : new CaseNumber(sentAs),
                new Text(row.getString("author_en"), row.getString("author_zh")),
                row.getBoolean("own"),
                json.readValue(row.getString("changes"), CHANGES));
    }
}
