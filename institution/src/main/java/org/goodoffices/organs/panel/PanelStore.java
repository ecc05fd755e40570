package org.goodoffices.organs.panel;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of nominations, as far as the person of the transaction may see them.
@Repository
class PanelStore {

    private final JdbcClient jdbc;

    PanelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All nominations of which one sees something, by their ids.
    List<Nomination> all() {
        var all = new LinkedHashMap<String, List<PanelEntry>>();
        jdbc.sql("select nomination, content from panel_entry order by nomination, number")
                .query((row, _) ->
                        all.computeIfAbsent(row.getString("nomination"), _ -> new ArrayList<>())
                                .add(PanelEntry.read(row.getString("content"))))
                .list();
        return all.entrySet().stream()
                .map(one -> new Nomination(one.getKey(), one.getValue()))
                .toList();
    }

    /// The nominations that wait for somebody and that concern this person: about them, assessed by
    /// them, or arranged by their office.
    List<String> running(PersonId person) {
        return jdbc.sql(
                        """
                        select nomination from panel_entry group by nomination
                        having bool_or(kind = 'nominate') and (bool_or(subject = ?) or arranges_panel())
                           and not bool_or(kind in ('withdraw', 'decline', 'review'))
                           and (not bool_or(kind = 'decide') or bool_or(kind = 'ask-review'))
                         order by nomination\
                        """)
                .param(person.value())
                .query((row, _) -> row.getString("nomination"))
                .list();
    }

    Optional<Nomination> nomination(String id) {
        var entries =
                jdbc.sql("select content from panel_entry where nomination = ? order by number")
                        .param(id)
                        .query((row, _) -> PanelEntry.read(row.getString("content")))
                        .list();
        return Optional.of(new Nomination(id, entries)).filter(one -> !one.entries().isEmpty());
    }

    /// The root of the log (RFC 9162) over the entries that one sees; that of the log itself for
    /// who sees all.
    static Hash root(Nomination nomination) {
        return new MerkleTree(
                        nomination.entries().stream()
                                .map(entry -> Hash.ofLeaf(entry.content()))
                                .toList())
                .root();
    }

    List<PanelMember> onPanelAt(Instant moment) {
        return jdbc.sql("select * from on_panel_at(?) order by name_en, person")
                .param(Timestamp.from(moment))
                .query((row, _) ->
                        new PanelMember(
                                row.getObject("person", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh"))))
                .list();
    }

    /// Holds a nomination, or the nominations of one State, until the transaction ends.
    void hold(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('panel ' || ?, 0))")
                .param(what)
                .query((_, _) -> 1)
                .single();
    }

    /// The number of the next entry; entries that this person does not see are counted.
    int next(String nomination) {
        return jdbc.sql("select panel_next(?)").param(nomination).query(Integer.class).single();
    }

    void append(String nomination, PanelEntry entry, @Nullable String token) {
        jdbc.sql(
                        """
                        insert into panel_entry (nomination, number, kind, state, subject, begins, ends, content, leaf, person, token)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, nomination)
                .param(2, entry.number())
                .param(3, entry.act().key())
                .param(4, entry.state())
                .param(5, entry.subject())
                .param(6, moment(entry, "begins"), Types.TIMESTAMP)
                .param(7, moment(entry, "ends"), Types.TIMESTAMP)
                .param(8, new String(entry.content(), StandardCharsets.UTF_8))
                .param(9, Hash.ofLeaf(entry.content()).bytes())
                .param(10, entry.person())
                .param(11, token, Types.VARCHAR)
                .update();
    }

    private static @Nullable Timestamp moment(PanelEntry entry, String name) {
        var said = entry.value(name);
        return said.isEmpty() ? null : Timestamp.from(Instant.parse(said));
    }

    /// Whether this person has sent the form with this token: the nomination that it was for.
    Optional<String> sentBefore(PersonId person, String token) {
        return jdbc.sql("select nomination from panel_entry where person = ? and token = ?")
                .params(person.value(), token)
                .query(String.class)
                .optional();
    }

    /// The State for which this person speaks; empty where for none.
    String speaksFor() {
        return jdbc.sql("select coalesce(speaks_for_state(), '')").query(String.class).single();
    }

    /// For whom this person files papers of a nomination: `state`, `nominee` or `institution`;
    /// empty where for nobody.
    String filesFor(String nomination) {
        return jdbc.sql("select coalesce(files_for(?), '')")
                .param(nomination)
                .query(String.class)
                .single();
    }

    boolean readsPapers() {
        return jdbc.sql("select reads_panel_papers()").query(Boolean.class).single();
    }

    boolean arranges() {
        return jdbc.sql("select arranges_panel()").query(Boolean.class).single();
    }

    boolean secretaryGeneral() {
        return jdbc.sql("select coalesce(? = any (identities()), false)")
                .param(Offices.SECRETARY_GENERAL)
                .query(Boolean.class)
                .single();
    }

    boolean holdsOffice(UUID person) {
        return jdbc.sql("select holds_office(?)").param(person).query(Boolean.class).single();
    }
}
