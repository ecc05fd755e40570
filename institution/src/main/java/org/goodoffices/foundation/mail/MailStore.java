package org.goodoffices.foundation.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.goodoffices.foundation.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailStore {

    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Letters letters;

    MailStore(JdbcClient jdbc, Letters letters) {
        this.jdbc = jdbc;
        this.letters = letters;
    }

    /// Gives new mails their places among those to the same address, oldest first; so many at a
    /// time that what it costs does not grow with how many wait.
    ///
    /// @return whether more may wait
    boolean givePlaces() {
        int placed =
                jdbc.sql(
                                """
                                with waiting as (
                                    select id, address, row_number() over (partition by address order by id) as nth
                                      from (select id, address from mail where place is null order by id limit :most) oldest),
                                already as materialized (
                                    select address, coalesce((select max(place) from mail p where p.address = one.address), 0) as place
                                      from (select distinct address from waiting) one)
                                update mail m set place = already.place + waiting.nth
                                  from waiting join already using (address) where waiting.id = m.id
                                """)
                        .param("most", AT_ONCE)
                        .update();
        return placed == AT_ONCE;
    }

    void sent(long id, Instant at, boolean erase) {
        jdbc.sql(
                        """
                        update mail set sent_at = ?, sealed = case when ? then null else sealed end
                        where id = ?
                        """)
                .params(Timestamp.from(at), erase, id)
                .update();
    }

    void failed(long id, Instant at) {
        jdbc.sql("update mail set failed_at = ?, sealed = null where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /// What was posted last, newest first; for the sample world's outbox.
    List<OutgoingMail> latest(int count) {
        return jdbc.sql(
                        """
                        select id, address, language, sealed, coalesce(place, 0) as place, posted_at, tries
                        from mail where sealed is not null order by id desc limit ?
                        """)
                .param(count)
                .query(this::mail)
                .list();
    }

    OutgoingMail mail(ResultSet row, int number) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                row.getString("address"),
                row.getString("language").equals("zh") ? Language.ZH : Language.EN,
                letters.opened(row.getBytes("sealed")),
                row.getLong("place"),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }
}
