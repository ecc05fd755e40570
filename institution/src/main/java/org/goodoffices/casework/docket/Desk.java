package org.goodoffices.casework.docket;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What lies on a person's desk: what waits for them, what changed in their lanes since they last
/// looked, and the dates ahead.
@Component
public class Desk {

    private static final int CASES = 40;
    private static final int CHANGES = 12;

    /// Looking again within this time is the same look.
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private static final Duration FIRST_LOOK = Duration.ofDays(30);

    /// An act that a running limit asks of the person.
    public record Waiting(OpenCase open, Act act, Actor actor, RunningLimit limit, Instant due) {}

    /// An entry that somebody else made.
    public record Change(OpenCase open, Entered entry) {}

    /// What lies there.
    ///
    /// @param since from when on changes are told
    /// @param from how many cases come before those looked at
    /// @param moreCases whether there are cases after them
    public record Laid(
            List<Waiting> waiting,
            List<Change> changes,
            List<Agenda.Dated> dates,
            Instant since,
            boolean takesPart,
            int from,
            boolean moreCases) {
        public Laid {
            waiting = List.copyOf(waiting);
            changes = List.copyOf(changes);
            dates = List.copyOf(dates);
        }
    }

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Record record;
    private final InstantSource clock;

    Desk(JdbcClient jdbc, Docket docket, Record record, InstantSource clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.record = record;
        this.clock = clock;
    }

    /// The desk of the person of the transaction; notes that they looked.
    ///
    /// @param from how many cases to pass over, the most urgent first
    public Laid look(PersonId person, int from) {
        var now = clock.instant();
        var since = since(now);
        var ids = openIds(from, CASES + 1);
        var cases =
                ids.stream().limit(CASES).flatMap(id -> docket.open(person, id).stream()).toList();
        var changes = changes(person, since, 0, CHANGES);
        var dates =
                cases.stream()
                        .flatMap(open -> Agenda.of(open, now).stream())
                        .sorted(Comparator.comparing(Agenda.Dated::at))
                        .toList();
        return new Laid(
                cases.stream()
                        .flatMap(open -> waiting(open).stream())
                        .sorted(Comparator.comparing(Waiting::due))
                        .toList(),
                changes,
                dates,
                since,
                !cases.isEmpty() || from > 0,
                from,
                ids.size() > CASES);
    }

    /// How many cases one look takes in.
    public static int casesAtOnce() {
        return CASES;
    }

    /// Everything that others entered where the person sees it, the latest first.
    ///
    /// @param from how many to pass over
    /// @param most how many at most
    public List<Change> changes(PersonId person, int from, int most) {
        return changes(person, Instant.EPOCH, from, most);
    }

    /// The cases that run in which the person takes part: first those where they do so themselves,
    /// then those of an office they hold, the most urgent first.
    public List<OpenCase> openCases(PersonId person) {
        return openIds(0, CASES).stream().flatMap(id -> docket.open(person, id).stream()).toList();
    }

    private List<UUID> openIds(int from, int most) {
        return jdbc.sql(
                        """
                        select s.case_id from case_standing s
                         where s.ending is null
                           and exists (select from capacity k
                                        where k.case_id = s.case_id and k.until is null and k.member = any (identities()))
                         order by exists (select from capacity k
                                           where k.case_id = s.case_id and k.until is null and k.member = myself()) desc,
                                  s.next_due nulls last, s.case_id
                         offset ? limit ?\
                        """)
                .params(from, most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static List<Waiting> waiting(OpenCase open) {
        var waiting = new ArrayList<Waiting>();
        var told = new HashSet<String>();
        for (var limit : open.limits()) {
            var due = limit.dueAt();
            var of = limit.of();
            if (limit.status() != RunningLimit.Status.RUNNING || due == null || of == null) {
                continue;
            }
            for (var possible : open.mayDoNow()) {
                if (limit.limit().duty().contains(possible.act().name())
                        && possible.actor().equals(of)
                        && open.actors().contains(of)
                        && told.add(possible.act().name() + " " + of.id())) {
                    waiting.add(new Waiting(open, possible.act(), of, limit, due));
                }
            }
        }
        return waiting;
    }

    private List<Change> changes(PersonId person, Instant since, int from, int most) {
        var ids =
                jdbc.sql(
                                """
                                select id from entry
                                 where at > ? and person <> myself() and case_id is not null
                                 order by at desc, lane, position desc offset ? limit ?\
                                """)
                        .param(Timestamp.from(since))
                        .param(from)
                        .param(most)
                        .query((row, _) -> new EntryId(row.getObject(1, UUID.class)))
                        .list();
        var opened = new HashMap<UUID, OpenCase>();
        var changes = new ArrayList<Change>();
        for (var id : ids) {
            var entry = record.entry(id).orElseThrow();
            var open =
                    opened.computeIfAbsent(
                            entry.caseId(), caseId -> docket.open(person, caseId).orElse(null));
            if (open != null) {
                changes.add(new Change(open, entry));
            }
        }
        return changes;
    }

    /// When the person looked before this look.
    private Instant since(Instant now) {
        var since =
                jdbc.sql(
                                """
                                insert into desk_look (person, looked_at, before) values (myself(), :now, :first)
                                on conflict (person) do update
                                    set before = case when desk_look.looked_at < :apart then desk_look.looked_at
                                                      else desk_look.before end,
                                        looked_at = greatest(desk_look.looked_at, :now)
                                returning before\
                                """)
                        .param("now", Timestamp.from(now))
                        .param("first", Timestamp.from(now.minus(FIRST_LOOK)))
                        .param("apart", Timestamp.from(now.minus(ONE_LOOK)))
                        .query(Timestamp.class)
                        .single();
        return since.toInstant();
    }
}
