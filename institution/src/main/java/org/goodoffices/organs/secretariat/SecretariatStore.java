package org.goodoffices.organs.secretariat;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the Secretariat's log, as far as the person of the transaction may see them.
@Repository
class SecretariatStore {

    private final JdbcClient jdbc;

    SecretariatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Somebody by the name they act by.
    record Named(UUID person, Text name) {}

    Secretariat read() {
        return new Secretariat(
                jdbc.sql("select content from secretariat_entry order by number")
                        .query((row, _) -> SecretariatEntry.read(row.getString("content")))
                        .list());
    }

    /// Holds the log until the transaction ends: acts follow one another.
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('secretariat', 0))")
                .query((_, _) -> 1)
                .single();
    }

    /// The number of the next entry; entries that this person does not see are counted.
    int next() {
        return jdbc.sql("select secretariat_next()").query(Integer.class).single();
    }

    void append(SecretariatEntry entry, @Nullable String token) {
        jdbc.sql(
                        """
                        insert into secretariat_entry (number, kind, department, post, subject, begins, ends, reference, task, session, open, content, leaf, person, token)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, entry.number())
                .param(2, entry.act().key())
                .param(3, entry.value("department"))
                .param(4, entry.value("post"))
                .param(5, entry.subject(), Types.OTHER)
                .param(6, moment(entry, "begins"), Types.TIMESTAMP)
                .param(7, moment(entry, "ends"), Types.TIMESTAMP)
                .param(8, orNull(entry, "reference"), Types.VARCHAR)
                .param(
                        9,
                        entry.value("task").isEmpty() ? null : Integer.valueOf(entry.value("task")),
                        Types.INTEGER)
                .param(10, orNull(entry, "session"), Types.VARCHAR)
                .param(11, entry.value("open").equals("yes"))
                .param(12, new String(entry.content(), StandardCharsets.UTF_8))
                .param(13, Hash.ofLeaf(entry.content()).bytes())
                .param(14, entry.person())
                .param(15, token, Types.VARCHAR)
                .update();
    }

    private static @Nullable String orNull(SecretariatEntry entry, String name) {
        return entry.value(name).isEmpty() ? null : entry.value(name);
    }

    private static @Nullable Timestamp moment(SecretariatEntry entry, String name) {
        var said = entry.value(name);
        return said.isEmpty() ? null : Timestamp.from(Instant.parse(said));
    }

    /// Whether this person has sent the form with this token.
    boolean sentBefore(PersonId person, String token) {
        return jdbc.sql(
                        "select exists (select from secretariat_entry where person = ? and token = ?)")
                .params(person.value(), token)
                .query(Boolean.class)
                .single();
    }

    /// Who the person of the transaction is to the Secretariat.
    ///
    /// @param own the departments of which they are, but for those in which they only deputise
    /// @param held the posts that they hold
    /// @param deputised the posts for whose holders they act
    record Reader(
            UUID person,
            boolean secretaryGeneral,
            Set<String> own,
            Set<String> held,
            Set<String> deputised) {
        Reader {
            own = Set.copyOf(own);
            held = Set.copyOf(held);
            deputised = Set.copyOf(deputised);
        }

        boolean directs() {
            return secretaryGeneral || deputised.contains(Secretariat.SECRETARY_GENERAL);
        }

        boolean ofTheHouse() {
            return secretaryGeneral || !own.isEmpty() || !deputised.isEmpty();
        }
    }

    Reader reader(PersonId person) {
        return jdbc.sql(
                        """
                        select coalesce(? = any (identities()), false) as directs, own_departments() as own,
                               array(select post from posts_held()) as held,
                               array(select post from posts_deputised()) as deputised
                        """)
                .param(Offices.SECRETARY_GENERAL)
                .query((row, _) ->
                        new Reader(
                                person.value(),
                                row.getBoolean("directs"),
                                set(row.getArray("own")),
                                set(row.getArray("held")),
                                set(row.getArray("deputised"))))
                .single();
    }

    private static Set<String> set(Array array) throws SQLException {
        return Set.copyOf(List.of((String[]) array.getArray()));
    }

    Optional<Named> secretaryGeneral(Instant moment) {
        return jdbc.sql("select * from secretary_general_at(?)")
                .param(Timestamp.from(moment))
                .query((row, _) ->
                        new Named(
                                row.getObject("person", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh"))))
                .optional();
    }
}
