package org.goodoffices.casework.appointment.screening;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.Screening;
import org.goodoffices.casework.docket.CaseId;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rows of screenings, as far as the person of the transaction may see them. Of a path that
/// leads through a case which is not open to them there is no row.
@Repository
class Screenings implements Screening {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Screenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A screening that was made.
    ///
    /// @param completeTo ties up to which no path is missing
    /// @param content the sources and the people of the case, as they were then
    record Made(
            UUID id, CaseId theCase, int number, Instant at, int completeTo, JsonNode content) {}

    /// What was found of a candidate.
    ///
    /// @param paths how many there are, those included of which the person sees nothing
    /// @param concerned whether the candidate was named or asked, and so knows of the case
    /// @param toldFrom from when on others than the candidate are told
    record Found(
            UUID screening,
            CaseId theCase,
            UUID person,
            Text name,
            ConflictGrade grade,
            int paths,
            boolean concerned,
            Instant toldFrom,
            int number) {}

    /// A path, of which the person sees all.
    record Way(ConflictGrade grade, String things, boolean fresh, JsonNode content) {}

    /// A path, before it is entered.
    ///
    /// @param through the cases that one must see to see it
    record Entering(
            ConflictGrade grade,
            String things,
            boolean fresh,
            Collection<UUID> through,
            Map<String, Object> content) {
        Entering {
            through = List.copyOf(through);
            content = Map.copyOf(content);
        }
    }

    @Override
    public boolean screened(CaseId theCase) {
        return last(theCase).isPresent();
    }

    @Override
    public Map<UUID, ConflictGrade> grades(CaseId theCase) {
        var grades = new HashMap<UUID, ConflictGrade>();
        candidates(theCase).forEach(one -> grades.put(one.person, one.grade));
        return grades;
    }

    @Override
    public List<String> rulesOfReader(CaseId theCase) {
        return jdbc.sql(
                        """
                        select distinct p.content::jsonb ->> 'rule' as rule
                          from (select screening, person from screened_candidate
                                 where case_id = ? and person = myself() and concerned
                                 order by number desc limit 1) c
                          join screened_path p on p.screening = c.screening and p.person = c.person
                         where p.grade <> 'NONE' order by 1
                        """)
                .param(theCase.value())
                .query((row, _) -> row.getString("rule"))
                .list();
    }

    /// The number of a case that is open to the person of the transaction.
    Optional<CaseNumber> number(CaseId theCase) {
        return jdbc.sql("select number from case_file where id = ?")
                .param(theCase.value())
                .query((row, _) -> new CaseNumber(row.getString("number")))
                .optional();
    }

    /// The last screening of a case.
    Optional<Made> last(CaseId theCase) {
        return jdbc.sql("select * from screening where case_id = ? order by number desc limit 1")
                .param(theCase.value())
                .query((row, _) ->
                        new Made(
                                row.getObject("id", UUID.class),
                                theCase,
                                row.getInt("number"),
                                row.getTimestamp("at").toInstant(),
                                row.getInt("complete_to"),
                                JSON.readTree(row.getString("content"))))
                .optional();
    }

    /// What was found last of each candidate in a case, the heaviest first.
    List<Found> candidates(CaseId theCase) {
        return found(
                """
                select * from (select distinct on (person) * from screened_candidate where case_id = ?
                                order by person, number desc) last
                 order by array_position(array['NOT_WAIVABLE', 'WAIVABLE', 'NONE'], grade), name_en, person
                """,
                theCase.value());
    }

    /// What was found last of a person in each case in which they were named or asked.
    List<Found> of(UUID person) {
        return found(
                """
                select * from (select distinct on (case_id) * from screened_candidate where person = ? and concerned
                                order by case_id, number desc) last
                 order by told_from desc, case_id
                """,
                person);
    }

    private List<Found> found(String sql, UUID of) {
        return jdbc.sql(sql)
                .param(of)
                .query((row, _) ->
                        new Found(
                                row.getObject("screening", UUID.class),
                                new CaseId(row.getObject("case_id", UUID.class)),
                                row.getObject("person", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                ConflictGrade.valueOf(row.getString("grade")),
                                row.getInt("paths"),
                                row.getBoolean("concerned"),
                                row.getTimestamp("told_from").toInstant(),
                                row.getInt("number")))
                .list();
    }

    /// The paths to a candidate that this person sees, the heaviest first.
    List<Way> paths(Found one) {
        return jdbc.sql(
                        """
                        select grade, things, fresh, content from screened_path
                         where screening = ? and person = ? order by number
                        """)
                .params(one.screening, one.person)
                .query((row, _) ->
                        new Way(
                                ConflictGrade.valueOf(row.getString("grade")),
                                row.getString("things"),
                                row.getBoolean("fresh"),
                                JSON.readTree(row.getString("content"))))
                .list();
    }

    /// Which ways were known in a screening, by who is at their end.
    Map<UUID, Set<String>> ways(UUID screening) {
        var ways = new HashMap<UUID, Set<String>>();
        jdbc.sql("select person, things from screened_path where screening = ?")
                .param(screening)
                .query(row -> {
                    ways.computeIfAbsent(row.getObject("person", UUID.class), _ -> new HashSet<>())
                            .add(row.getString("things"));
                });
        return ways;
    }

    // ---- what waits

    /// Whether a screening of this case waits to be done.
    boolean waits(CaseId theCase) {
        return jdbc.sql("select count(*) from screening_due where case_id = ? and done_at is null")
                        .param(theCase.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// @param entry by which it was asked for; null where a new fact calls for it
    void wants(UUID id, CaseId theCase, @Nullable UUID entry, Instant from) {
        jdbc.sql("insert into screening_due (id, case_id, entry, try_after) values (?, ?, ?, ?)")
                .param(1, id)
                .param(2, theCase.value())
                .param(3, entry, Types.OTHER)
                .param(4, Timestamp.from(from))
                .update();
    }

    void done(UUID due, Instant at) {
        jdbc.sql("update screening_due set done_at = ? where id = ?")
                .params(Timestamp.from(at), due)
                .update();
    }

    /// Whether any case was ever screened; if none was, nothing can be overtaken.
    boolean any() {
        return jdbc.sql("select exists (select from screening)").query(Boolean.class).single();
    }

    /// Cases that were screened and go on, of which something else is known now, or which stand at
    /// another stage.
    ///
    /// @param facts that all screenings rest on, as a hash
    List<CaseId> overtaken(String facts) {
        return jdbc.sql(
                        """
                        select f.id from case_file f join case_standing s on s.lane = f.joint
                         where s.ending is null
                           and (select rests_on from screening x where x.case_id = f.id
                                 order by number desc limit 1) <> ? || ' ' || s.stage
                           and not exists (select from screening_due d where d.case_id = f.id and d.done_at is null)
                         order by f.opened_at, f.number
                        """)
                .param(facts)
                .query((row, _) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    /// At which stage a case stands; empty where it has ended.
    Optional<String> stage(CaseId theCase) {
        return jdbc.sql(
                        """
                        select s.stage from case_standing s join case_file f on f.joint = s.lane
                         where f.id = ? and s.ending is null
                        """)
                .param(theCase.value())
                .query(String.class)
                .optional();
    }

    // ---- what is entered

    void enter(Made made, String restsOn) {
        jdbc.sql("insert into screening values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        made.id,
                        made.theCase.value(),
                        made.number,
                        Timestamp.from(made.at),
                        restsOn,
                        made.completeTo,
                        made.content.toString())
                .update();
    }

    void enter(Found one, List<Entering> paths) {
        jdbc.sql("insert into screened_candidate values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        one.screening,
                        one.theCase.value(),
                        one.person,
                        one.name.en(),
                        one.name.zh(),
                        one.grade.name(),
                        one.paths,
                        one.concerned,
                        Timestamp.from(one.toldFrom),
                        one.number)
                .update();
        for (int number = 1; number <= paths.size(); number++) {
            var path = paths.get(number - 1);
            jdbc.sql("insert into screened_path values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            one.screening,
                            one.person,
                            number,
                            path.grade.name(),
                            path.things,
                            path.fresh,
                            path.through.toArray(UUID[]::new),
                            JSON.writeValueAsString(path.content))
                    .update();
        }
    }

    static JsonNode json(Map<String, Object> content) {
        return JSON.valueToTree(content);
    }
}
