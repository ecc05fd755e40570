package org.goodoffices.casework.appointment.screening;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.Thing;
import org.goodoffices.casework.appointment.graph.ThingKind;
import org.goodoffices.casework.appointment.graph.Tie;
import org.goodoffices.casework.appointment.graph.TieKind;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of imported files and of declarations, as far as the person of the transaction may see
/// them: files only the house, declarations the house and whoever made them.
@Repository
class KnownTies {

    /// Rows that are sent to the database at a time.
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    KnownTies(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// A file of ties.
    ///
    /// @param number of its source, from 1
    /// @param hash SHA-256 of the file, in hexadecimal
    record Imported(
            UUID id,
            String source,
            int number,
            String file,
            String hash,
            long bytes,
            int things,
            int ties,
            Text by,
            Instant at) {

        /// How evidence calls it.
        String label() {
            return label(source, file);
        }

        static String label(String source, String file) {
            return source.equals(file) ? file : source + " (" + file + ")";
        }
    }

    /// A tie that a member of the panel declared of themselves.
    ///
    /// @param tie its word, read from the member to the other
    /// @param until where it is null the tie goes on
    record Declared(
            UUID id,
            UUID person,
            Text name,
            String tie,
            ThingKind kind,
            String other,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            Instant at) {}

    /// Whether the person of the transaction keeps the files.
    boolean keeps() {
        return jdbc.sql("select keeps_ties()").query(Boolean.class).single();
    }

    /// Holds all imports until the transaction ends: of two at once one follows the other.
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('imports of ties', 0))")
                .query((_, _) -> 1)
                .single();
    }

    /// All imports, the newest first.
    List<Imported> imports() {
        return imports("select * from tie_import order by at desc, source, number desc");
    }

    /// The newest of each source, by source.
    List<Imported> inForce() {
        return imports(
                "select distinct on (source) * from tie_import order by source, number desc");
    }

    private List<Imported> imports(String sql) {
        return jdbc.sql(sql)
                .query((row, _) ->
                        new Imported(
                                row.getObject("id", UUID.class),
                                row.getString("source"),
                                row.getInt("number"),
                                row.getString("file"),
                                java.util.HexFormat.of().formatHex(row.getBytes("hash")),
                                row.getLong("bytes"),
                                row.getInt("things"),
                                row.getInt("ties"),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /// Whether this person has sent this form already.
    boolean importedBefore(Person person, String token) {
        return jdbc.sql("select count(*) from tie_import where person = ? and token = ?")
                        .params(person.id().value(), token)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Enters an import, at the moment of the transaction.
    void enter(
            Imported one,
            Person person,
            @Nullable String token,
            Collection<Thing> things,
            List<Tie> ties) {
        jdbc.sql("insert into tie_import values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, world_now())")
                .param(1, one.id)
                .param(2, one.source)
                .param(3, one.number)
                .param(4, one.file)
                .param(5, java.util.HexFormat.of().parseHex(one.hash))
                .param(6, one.bytes)
                .param(7, one.things)
                .param(8, one.ties)
                .param(9, token, Types.VARCHAR)
                .param(10, person.id().value())
                .param(11, person.nameEn())
                .param(12, person.nameZh())
                .update();
        var number = new int[1];
        batches.batchUpdate(
                "insert into imported_thing values (?, ?, ?, ?, ?)",
                things,
                BATCH,
                (row, thing) -> {
                    row.setObject(1, one.id);
                    row.setInt(2, ++number[0]);
                    row.setString(3, fit(thing.id()));
                    row.setString(4, thing.kind().name());
                    row.setArray(
                            5,
                            row.getConnection()
                                    .createArrayOf(
                                            "text",
                                            thing.names().stream().map(KnownTies::fit).toArray()));
                });
        number[0] = 0;
        batches.batchUpdate(
                "insert into imported_tie values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ties,
                BATCH,
                (row, tie) -> {
                    var share = tie.share();
                    row.setObject(1, one.id);
                    row.setInt(2, ++number[0]);
                    row.setString(3, fit(tie.from()));
                    row.setString(4, fit(tie.to()));
                    row.setString(5, tie.kind().word(true));
                    row.setObject(6, share == null ? null : share.least(), Types.DOUBLE);
                    row.setObject(7, share == null ? null : share.most(), Types.DOUBLE);
                    row.setObject(8, tie.since(), Types.DATE);
                    row.setObject(9, tie.until(), Types.DATE);
                    switch (tie.evidence()) {
                        case Evidence.InFile(_, var line, var statement) -> {
                            row.setInt(10, line);
                            row.setString(11, fit(statement));
                        }
                        case Evidence.Declared _, Evidence.OnDocket _ ->
                                throw new IllegalArgumentException("a file's ties stand in it");
                    }
                });
    }

    /// What the database keeps no text with is shown as unknown: the sign for nothing, and halves
    /// of signs.
    private static String fit(String text) {
        return text.replace('\0', '\uFFFD').replaceAll("\\p{Cs}", "\uFFFD");
    }

    /// Tells all things and ties of an import.
    void tell(Imported one, org.goodoffices.casework.appointment.graph.TakesTies takes) {
        jdbc.sql("select thing, kind, names from imported_thing where import = ? order by number")
                .param(one.id)
                .query(row -> {
                    takes.thing(
                            new Thing(
                                    row.getString("thing"),
                                    ThingKind.valueOf(row.getString("kind")),
                                    List.of((String[]) row.getArray("names").getArray())));
                });
        jdbc.sql("select * from imported_tie where import = ? order by number")
                .param(one.id)
                .query(row -> {
                    var least = row.getObject("least", Double.class);
                    takes.tie(
                            new Tie(
                                    row.getString("one"),
                                    row.getString("other"),
                                    TieKind.of(row.getString("tie")).orElseThrow(),
                                    least == null
                                            ? null
                                            : new Tie.Share(least, row.getDouble("most")),
                                    row.getObject("since", LocalDate.class),
                                    row.getObject("until", LocalDate.class),
                                    new Evidence.InFile(
                                            one.label(),
                                            row.getInt("line"),
                                            row.getString("statement"))));
                });
    }

    /// What a member declared and has not followed by another, in the order declared; of all
    /// members where `person` is null.
    List<Declared> declared(@Nullable UUID person) {
        return jdbc.sql(
                        """
                        select * from (
                            select distinct on (person, tie, kind, other) * from tie_declared
                             where :all or person = :person
                             order by person, tie, kind, other, number desc) last
                         order by person, number
                        """)
                .param("all", person == null)
                .param("person", person, Types.OTHER)
                .query((row, _) ->
                        new Declared(
                                row.getObject("id", UUID.class),
                                row.getObject("person", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                row.getString("tie"),
                                ThingKind.valueOf(row.getString("kind")),
                                row.getString("other"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /// Whether a member has sent this form already.
    boolean declaredBefore(UUID person, String token) {
        return jdbc.sql("select count(*) from tie_declared where person = ? and token = ?")
                        .params(person, token)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Enters a declaration, at the moment of the transaction.
    void declare(Declared one, @Nullable String token) {
        jdbc.sql(
                        """
                        insert into tie_declared
                        select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, world_now()
                          from tie_declared where person = ?
                        """)
                .param(1, one.id)
                .param(2, one.person)
                .param(3, one.name.en())
                .param(4, one.name.zh())
                .param(5, one.tie)
                .param(6, one.kind.name())
                .param(7, one.other)
                .param(8, date(one.since), Types.DATE)
                .param(9, date(one.until), Types.DATE)
                .param(10, token, Types.VARCHAR)
                .param(11, one.person)
                .update();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /// The member under whose name they stand on the panel now; empty where they do not.
    Optional<Text> onPanel(UUID person, Instant moment) {
        return jdbc.sql("select name_en, name_zh from on_panel_at(?) where person = ?")
                .params(Timestamp.from(moment), person)
                .query((row, _) -> new Text(row.getString("name_en"), row.getString("name_zh")))
                .optional();
    }
}
