package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Question;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Cases as the person of the transaction may see them.
@Repository
class CaseStore {

    /// The parties as they are called now, and as they were when the case was opened.
    private static final String NOW = "party_named";

    private static final String THEN = "(select *, null as named_at from party)";

    private final JdbcClient jdbc;
    private final JdbcOperations many;

    CaseStore(JdbcClient jdbc, JdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /// A case by its number, its parties and people still to be asked for.
    Optional<CaseFile> numbered(CaseNumber number) {
        return jdbc.sql("select * from case_file where number = ?")
                .param(number.value())
                .query(CaseStore::named)
                .optional();
    }

    /// What must be known of a case before it is held and opened.
    record Heading(String rules, LaneId joint) {}

    Optional<Heading> headed(CaseNumber number) {
        return jdbc.sql("select rules, joint from case_file where number = ?")
                .param(number.value())
                .query((row, _) ->
                        new Heading(
                                row.getString("rules"),
                                new LaneId(row.getObject("joint", UUID.class))))
                .optional();
    }

    /// A case by its id, its parties and people still to be asked for.
    Optional<CaseFile> withId(UUID id) {
        return jdbc.sql("select * from case_file where id = ?")
                .param(id)
                .query(CaseStore::named)
                .optional();
    }

    private static CaseFile named(ResultSet row, int number) throws SQLException {
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("number")),
                row.getString("rules"),
                row.getString("edition"),
                row.getString("track"),
                new Text(row.getString("title_en"), row.getString("title_zh")),
                new LaneId(row.getObject("joint", UUID.class)),
                row.getTimestamp("opened_at").toInstant(),
                List.of(),
                List.of());
    }

    /// Who the parties of a case are, called as they are now.
    static Question<Party> parties(CaseId id) {
        return parties(id, NOW);
    }

    /// Who the parties of a case are, called as the request called them.
    static Question<Party> partiesThen(CaseId id) {
        return parties(id, THEN);
    }

    private static Question<Party> parties(CaseId id, String called) {
        return Question.of(
                """
                select p.*, d.at as left_at from %s p left join departure d on d.party = p.id
                 where p.case_id = ? order by p.place\
                """
                        .formatted(called),
                (row, _) ->
                        new Party(
                                row.getObject("id", UUID.class),
                                row.getInt("place"),
                                row.getObject("side", UUID.class),
                                Party.Kind.of(row.getString("kind")),
                                row.getString("country"),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                row.getBoolean("requesting"),
                                row.getObject("named_at") != null,
                                instant(row.getTimestamp("left_at"))),
                id.value());
    }

    /// Who takes part in a case.
    static Question<Capacity> capacities(CaseId id) {
        return Question.of(
                """
                select * from capacity c
                 where case_id = ?
                   and (until is null
                        or until > (select min(m.left_at) from lane_member m where m.lane = c.joint))
                 order by since, id\
                """,
                (row, _) ->
                        new Capacity(
                                row.getObject("id", UUID.class),
                                row.getObject("member", UUID.class),
                                role(row.getString("role")),
                                row.getObject("party", UUID.class),
                                row.getString("as_what"),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                row.getString("mail")),
                id.value());
    }

    private static Role role(String key) {
        return switch (key) {
            case "party" -> Role.PARTY;
            case "mediator" -> Role.MEDIATOR;
            case "registry" -> Role.REGISTRY;
            case "authority" -> Role.AUTHORITY;
            default -> throw new IllegalStateException("no such role: " + key);
        };
    }

    /// The person's own id and the offices they hold now.
    static Question<UUID> identities() {
        return Question.of(
                "select unnest(identities()) as mine",
                (row, _) -> row.getObject("mine", UUID.class));
    }

    /// Whether the person of the transaction is this one, or holds this office.
    boolean holds(UUID office) {
        return identities().askedBy(jdbc).contains(office);
    }

    void open(CaseFile file) {
        jdbc.sql("insert into case_file values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(file.id().value())
                .param(file.number().value())
                .param(file.rules())
                .param(file.edition())
                .param(file.track())
                .param(file.title().en())
                .param(file.title().zh())
                .param(file.joint().value())
                .param(Timestamp.from(file.openedAt()))
                .update();
        many.batchUpdate(
                "insert into party values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.parties(),
                file.parties().size(),
                (row, party) -> {
                    row.setObject(1, party.id());
                    row.setObject(2, file.id().value());
                    row.setObject(3, file.joint().value());
                    row.setInt(4, party.place());
                    row.setObject(5, party.side());
                    row.setString(6, party.kind().key());
                    row.setString(7, party.country());
                    row.setString(8, party.name().en());
                    row.setString(9, party.name().zh());
                    row.setBoolean(10, party.requesting());
                });
        give(file.id(), file.joint(), file.capacities(), file.openedAt());
    }

    private void give(CaseId caseId, LaneId joint, List<Capacity> capacities, Instant since) {
        many.batchUpdate(
                "insert into capacity values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
                capacities,
                capacities.size(),
                (row, capacity) -> {
                    row.setObject(1, capacity.id());
                    row.setObject(2, caseId.value());
                    row.setObject(3, joint.value());
                    row.setObject(4, capacity.member());
                    row.setString(5, capacity.role().key());
                    row.setObject(6, capacity.party(), Types.OTHER);
                    row.setString(7, capacity.asWhat());
                    row.setString(8, capacity.name().en());
                    row.setString(9, capacity.name().zh());
                    row.setString(10, capacity.mail());
                    row.setTimestamp(11, Timestamp.from(since));
                });
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    /// Whether somebody of a side has come in, and so enters what it does itself.
    boolean hasAccess(CaseId caseId, UUID side) {
        return jdbc.sql("select side_has_access(?, ?)")
                .params(caseId.value(), side)
                .query(Boolean.class)
                .single();
    }

    /// Whether somebody holds an office of the institution now.
    boolean holdsOffice(UUID person) {
        return jdbc.sql("select holds_office(?)").param(person).query(Boolean.class).single();
    }

    /// Whether somebody serves the institution: in an office, or on its panel.
    boolean serves(UUID person) {
        return jdbc.sql("select stands_elsewhere(null, null, ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /// Whether somebody has a part that a seat on this side would conflict with.
    boolean standsElsewhere(CaseId caseId, UUID side, UUID person) {
        return jdbc.sql("select stands_elsewhere(?, ?, ?)")
                .param(caseId.value())
                .param(side)
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /// Keeps where the case stands, for lists.
    void stands(
            CaseFile file,
            String stage,
            @Nullable String ending,
            Instant since,
            @Nullable Instant nextDue) {
        jdbc.sql(
                        """
                        insert into case_standing values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (lane) do update
                            set stage = excluded.stage, ending = excluded.ending, since = excluded.since,
                                next_due = excluded.next_due\
                        """)
                .param(file.joint().value())
                .param(file.id().value())
                .param(file.rules())
                .param(file.track())
                .param(Timestamp.from(file.openedAt()))
                .param(stage)
                .param(ending)
                .param(Timestamp.from(since))
                .param(nextDue == null ? null : Timestamp.from(nextDue))
                .update();
    }

    /// What became of a form's token.
    enum Taken {
        NOW,
        BEFORE,
        WITH_OTHER_CONTENT
    }

    /// Takes a form's token for what was posted with it.
    Taken takes(UUID person, Submission posted, Instant at) {
        boolean taken =
                jdbc.sql("insert into submission values (?, ?, ?, ?) on conflict do nothing")
                                .param(person)
                                .param(posted.token())
                                .param(Timestamp.from(at))
                                .param(posted.content())
                                .update()
                        == 1;
        return taken
                ? Taken.NOW
                : jdbc.sql("select content = ? from submission where person = ? and token = ?")
                                .param(posted.content())
                                .param(person)
                                .param(posted.token())
                                .query(Boolean.class)
                                .single()
                        ? Taken.BEFORE
                        : Taken.WITH_OTHER_CONTENT;
    }

    /// Cases with a limit that ran out by now and has not been entered yet.
    List<UUID> withLimitDue(Instant now) {
        return jdbc.sql(
                        "select case_id from case_standing where next_due <= ?"
                                + " order by next_due")
                .param(Timestamp.from(now))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Cases under these rules with a limit that runs out by then, and in which nothing has been
    /// done since.
    List<UUID> withLimitDue(String rules, Instant by, Instant quietSince) {
        return jdbc.sql(
                        """
                        select case_id from case_standing
                         where ending is null and next_due <= ? and since <= ? and rules = ?
                         order by next_due\
                        """)
                .param(Timestamp.from(by))
                .param(Timestamp.from(quietSince))
                .param(rules)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
