package org.goodoffices.casework.appointment;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.goodoffices.records.record.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Opens lists when their time is over, and enters for all who is left, or that nobody is. Nothing
/// else is ever told: neither who was struck, nor by whom, nor how anybody was ranked.
@Component
public class OpenLists implements WorkQueue.Worker<OpenLists.Due> {

    private static final WorkQueue.Patience PATIENCE =
            new WorkQueue.Patience(Duration.ofHours(1), Integer.MAX_VALUE);

    private final Access access;
    private final JdbcClient jdbc;
    private final Docket docket;
    private final LaneWork work;
    private final InstantSource clock;
    private final WorkQueue<Due> queue;

    /// A list whose time is over.
    public record Due(UUID entry, CaseNumber number, int tries) implements WorkQueue.Piece {

        @Override
        public Object key() {
            return entry;
        }
    }

    OpenLists(Access access, JdbcClient jdbc, Docket docket, LaneWork work, InstantSource clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.docket = docket;
        this.work = work;
        this.clock = clock;
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.RULES,
                        new WorkQueue.Table(
                                "list_sent",
                                "entry",
                                "opened_at is null",
                                """
                                list_sent.entry, tries - 1 as before,
                                (select number from case_file c where c.id = list_sent.case_id) as number
                                """),
                        PATIENCE,
                        (row, _) ->
                                new Due(
                                        row.getObject("entry", UUID.class),
                                        new CaseNumber(row.getString("number")),
                                        row.getInt("before")));
    }

    /// Opens all lists that are due.
    @Scheduled(fixedDelayString = "${goodoffices.answers.every:PT5S}")
    public void open() {
        queue.run(this);
    }

    @Override
    public void work(Due due) {
        access.run(PersonId.RULES, () -> opened(due));
    }

    private void opened(Due due) {
        var joint = docket.open(PersonId.RULES, due.number()).orElseThrow().file().joint();
        var open = Objects.requireNonNull(work.open(PersonId.RULES, due.number(), joint));
        var list = AppointmentState.of(open).list(new EntryId(due.entry()).toString());
        // where the case has gone on meanwhile nobody is looked for any more
        if (list != null && !list.opened() && AppointmentState.naming(open)) {
            var left =
                    jdbc.sql("select coalesce(list_result(?), '')")
                            .param(due.entry())
                            .query(String.class)
                            .single();
            var facts = new TreeMap<String, Object>();
            facts.put("list", list.entry().toString());
            list.candidates().stream()
                    .filter(one -> one.id().equals(left))
                    .forEach(one -> {
                        facts.put("mediator", one.id());
                        facts.put(
                                "mediators",
                                List.of(
                                        Map.of(
                                                "id", one.id(),
                                                "nameEn", one.name().en(),
                                                "nameZh", one.name().zh())));
                    });
            work.enterForAll(
                    open,
                    LaneAct.LIST_RESULT,
                    new Text("List of candidates", "候选人名单"),
                    clock.instant(),
                    facts);
        }
        jdbc.sql("update list_sent set opened_at = ? where entry = ?")
                .params(Timestamp.from(clock.instant()), due.entry())
                .update();
    }

    /// A list is never left closed.
    @Override
    public void giveUp(Due due, Instant at) {
        throw new IllegalStateException("tried without end");
    }
}
