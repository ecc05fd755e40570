package org.goodoffices.casework.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
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

/// Opens the answers to a package when their time is over. If every party accepted it, that is
/// entered for all; if not, nothing is, so that who accepted and who did not stays unknown, to the
/// mediators too.
@Component
public class OpenAnswers implements WorkQueue.Worker<PutPackages.Due> {

    private static final WorkQueue.Patience PATIENCE =
            new WorkQueue.Patience(Duration.ofHours(1), Integer.MAX_VALUE);

    private final Access access;
    private final Docket docket;
    private final PutPackages packages;
    private final LaneWork work;
    private final InstantSource clock;
    private final WorkQueue<PutPackages.Due> queue;

    OpenAnswers(
            Access access,
            JdbcClient jdbc,
            Docket docket,
            PutPackages packages,
            LaneWork work,
            InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.packages = packages;
        this.work = work;
        this.clock = clock;
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.RULES,
                        new WorkQueue.Table(
                                "package_put",
                                "entry",
                                "opened_at is null",
                                """
                                package_put.entry, tries - 1 as before,
                                (select number from case_file c where c.id = package_put.case_id) as number
                                """),
                        PATIENCE,
                        PutPackages::due);
    }

    /// Opens all answers that are due.
    @Scheduled(fixedDelayString = "${goodoffices.answers.every:PT5S}")
    public void open() {
        queue.run(this);
    }

    @Override
    public void work(PutPackages.Due due) {
        access.run(PersonId.RULES, () -> opened(due));
    }

    private void opened(PutPackages.Due due) {
        var joint = docket.open(PersonId.RULES, due.number()).orElseThrow().file().joint();
        var open = Objects.requireNonNull(work.open(PersonId.RULES, due.number(), joint));
        var put = TableState.of(open).put(new EntryId(due.entry()).toString());
        boolean over = open.common().ending() != null;
        if (put != null && !over && !put.accepted() && packages.acceptedByAll(due.entry())) {
            work.enterForAll(
                    open,
                    LaneAct.ACCEPTED,
                    new Text("Negotiating table", "谈判桌"),
                    clock.instant(),
                    Map.of("package", put.entry().toString()));
        }
        packages.opened(due.entry(), clock.instant());
    }

    /// The answers are never left closed.
    @Override
    public void giveUp(PutPackages.Due due, Instant at) {
        throw new IllegalStateException("tried without end");
    }
}
