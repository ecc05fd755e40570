package org.goodoffices.casework.appointment.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.graph.Role;
import org.goodoffices.casework.docket.CaseId;
import org.goodoffices.casework.docket.FundersAndExperts;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.organs.panel.Panel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Screens cases: those for which it was asked, and those screened before once anything else is
/// known, or the case has gone on to another stage. It is done as the rules of procedure.
///
/// What is new of somebody who was named or asked is told to them first, who must disclose it, and
/// to the institution's people in the case when [#FIRST] is over.
@Component
public class ScreenCases implements WorkQueue.Worker<ScreenCases.Due> {

    /// How long a later hit is the candidate's alone to disclose.
    static final Duration FIRST = Duration.ofDays(3);

    private static final WorkQueue.Patience PATIENCE =
            new WorkQueue.Patience(Duration.ofHours(1), Integer.MAX_VALUE);

    private final Access access;
    private final JdbcClient jdbc;
    private final KnownGraph known;
    private final Screenings screenings;
    private final Panel panel;
    private final FundersAndExperts stated;
    private final Outbox outbox;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final WorkQueue<Due> queue;

    /// A screening that is to be made.
    public record Due(UUID id, CaseId theCase, int tries) implements WorkQueue.Piece {

        @Override
        public Object key() {
            return id;
        }
    }

    ScreenCases(
            Access access,
            JdbcClient jdbc,
            KnownGraph known,
            Screenings screenings,
            Panel panel,
            FundersAndExperts stated,
            Outbox outbox,
            InstantSource clock,
            RandomGenerator chance) {
        this.access = access;
        this.jdbc = jdbc;
        this.known = known;
        this.screenings = screenings;
        this.panel = panel;
        this.stated = stated;
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.RULES,
                        new WorkQueue.Table(
                                "screening_due",
                                "id",
                                "done_at is null",
                                "screening_due.id, screening_due.case_id, tries - 1 as before"),
                        PATIENCE,
                        (row, _) ->
                                new Due(
                                        row.getObject("id", UUID.class),
                                        new CaseId(row.getObject("case_id", UUID.class)),
                                        row.getInt("before")));
    }

    /// Makes all screenings that are due.
    @Scheduled(fixedDelayString = "${goodoffices.answers.every:PT5S}")
    public void screen() {
        access.run(PersonId.RULES, this::overtaken);
        queue.run(this);
    }

    private void overtaken() {
        if (screenings.any()) {
            screenings
                    .overtaken(known.facts())
                    .forEach(theCase ->
                            screenings.wants(Draw.id(chance), theCase, null, clock.instant()));
        }
    }

    @Override
    public void work(Due due) {
        access.run(
                PersonId.RULES,
                () -> {
                    var stage = screenings.stage(due.theCase);
                    if (stage.isPresent()) {
                        screened(due, stage.get());
                    }
                    screenings.done(due.id, clock.instant());
                });
    }

    /// A screening is never given up.
    @Override
    public void giveUp(Due due, Instant at) {
        throw new IllegalStateException("tried without end");
    }

    private void screened(Due due, String stage) {
        var now = clock.instant();
        var drawn = known.draw();
        var people = people(due.theCase);
        var concerned = concerned(due.theCase);
        var candidates = new LinkedHashMap<UUID, Text>();
        panel.members().forEach(one -> candidates.put(one.person(), one.name()));
        concerned.forEach(candidates::putIfAbsent);
        var answer =
                new FindTies(drawn, due.theCase.value(), now.atZone(ZoneOffset.UTC).toLocalDate())
                        .between(people, candidates);
        var before = screenings.last(due.theCase).orElse(null);
        var ways = before == null ? Map.<UUID, Set<String>>of() : screenings.ways(before.id());
        var former = new LinkedHashMap<UUID, Screenings.Found>();
        screenings.candidates(due.theCase).forEach(one -> former.put(one.person(), one));
        var made =
                new Screenings.Made(
                        due.id,
                        due.theCase,
                        before == null ? 1 : before.number() + 1,
                        now,
                        answer.completeTo(),
                        Screenings.json(content(drawn, people)));
        screenings.enter(made, drawn.of() + " " + stage);
        candidates.forEach((person, name) -> {
            var paths = answer.paths().getOrDefault(person, List.of());
            var knownWays = ways.getOrDefault(person, Set.of());
            var kept =
                    paths.stream()
                            .limit(FindTies.KEPT)
                            .map(path ->
                                    new Screenings.Entering(
                                            path.graded().rule().grade(),
                                            path.things(),
                                            before != null && !knownWays.contains(path.things()),
                                            path.through(),
                                            path.content()))
                            .toList();
            boolean told = concerned.containsKey(person);
            boolean hit =
                    told
                            && kept.stream()
                                    .anyMatch(path ->
                                            path.fresh() && path.grade() != ConflictGrade.NONE);
            var last = former.get(person);
            var from = hit ? now.plus(FIRST) : now;
            screenings.enter(
                    new Screenings.Found(
                            due.id,
                            due.theCase,
                            person,
                            name,
                            paths.isEmpty()
                                    ? ConflictGrade.NONE
                                    : paths.getFirst().graded().rule().grade(),
                            paths.size(),
                            told,
                            last != null && last.toldFrom().isAfter(from) ? last.toldFrom() : from,
                            made.number()),
                    kept);
            if (hit) {
                outbox.postWaiting(new PersonId(person), "/ties");
            }
        });
    }

    private static Map<String, Object> content(
            KnownGraph.Drawn drawn, List<FindTies.Someone> people) {
        return Map.of(
                "things",
                drawn.graph().size(),
                "ties",
                drawn.graph().ties(),
                "heard",
                drawn.bearers().heard(),
                "sources",
                drawn.sources().stream()
                        .map(one ->
                                Map.of(
                                        "source", one.source(),
                                        "file", one.file(),
                                        "at", one.at().toString(),
                                        "hash", one.hash()))
                        .toList(),
                "people",
                people.stream()
                        .map(one ->
                                Map.of(
                                        "role", one.role().word(),
                                        "en", one.name().en(),
                                        "zh", one.name().zh()))
                        .toList());
    }

    /// The parties that are in the case, and who acts for them: an agent as the party itself; who
    /// pays for them, and the experts (Model Rules, art. 9(6) to (9)); and who mediates, against
    /// whom the others who do, or could, are screened.
    private List<FindTies.Someone> people(CaseId theCase) {
        var people = new ArrayList<FindTies.Someone>();
        jdbc.sql(
                        """
                        select id, name_en, name_zh from party_named p
                         where case_id = ? and not exists (select from departure d where d.party = p.id) order by place
                        """)
                .param(theCase.value())
                .query(row -> {
                    people.add(
                            new FindTies.Someone(
                                    Role.PARTY,
                                    name(row),
                                    KnownGraph.party(row.getObject("id", UUID.class))));
                });
        jdbc.sql(
                        """
                        select member, as_what, name_en, name_zh from capacity
                         where case_id = ? and role in ('party', 'mediator') and until is null order by since, id
                        """)
                .param(theCase.value())
                .query(row -> {
                    people.add(
                            new FindTies.Someone(
                                    switch (row.getString("as_what")) {
                                        case "counsel" -> Role.COUNSEL;
                                        case "mediator" -> Role.MEDIATOR;
                                        default -> Role.PARTY;
                                    },
                                    name(row),
                                    KnownGraph.person(row.getObject("member", UUID.class))));
                });
        for (var one : stated.of(theCase).getOrDefault(theCase, List.of())) {
            if (one.until() == null) {
                people.add(
                        new FindTies.Someone(
                                one.funder() ? Role.FUNDER : Role.EXPERT,
                                new Text(one.name(), one.name()),
                                KnownGraph.stated(theCase.value(), one.entry())));
            }
        }
        return people;
    }

    /// Who was named mediator and is it still, or was asked beforehand.
    private Map<UUID, Text> concerned(CaseId theCase) {
        var concerned = new LinkedHashMap<UUID, Text>();
        jdbc.sql(
                        """
                        select member, name_en, name_zh from capacity
                         where case_id = ? and role = 'mediator' and until is null order by since, id
                        """)
                .param(theCase.value())
                .query(row -> {
                    concerned.put(row.getObject("member", UUID.class), name(row));
                });
        var asked =
                new HashSet<>(
                        jdbc.sql("select candidate_asked_in(?)")
                                .param(theCase.value())
                                .query(UUID.class)
                                .list());
        panel.members().stream()
                .filter(one -> asked.contains(one.person()))
                .forEach(one -> concerned.putIfAbsent(one.person(), one.name()));
        return concerned;
    }

    private static Text name(ResultSet row) throws SQLException {
        return new Text(row.getString("name_en"), row.getString("name_zh"));
    }
}
