package org.goodoffices.casework.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.Sealings.Sealing;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.WorkQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Seals the settlements that wait for it, one after another. To seal is the act of attesting
/// itself: print, seal, bundle and entry are one transaction of whoever asked, so that a server
/// that stops in the middle leaves nothing, and another, or the same one started again, does it
/// anew.
@Component
public class SealWhatWaits implements WorkQueue.Worker<Sealing> {

    /// A source of time stamps that does not answer, a disk that is full: at most an hour passes.
    private static final WorkQueue.Patience PATIENCE =
            new WorkQueue.Patience(Duration.ofHours(1), Integer.MAX_VALUE);

    private final Access access;
    private final Sealings sealings;
    private final EnterAct acts;
    private final InstantSource clock;
    private final WorkQueue<Sealing> queue;

    SealWhatWaits(
            Access access, JdbcClient jdbc, Sealings sealings, EnterAct acts, InstantSource clock) {
        this.access = access;
        this.sealings = sealings;
        this.acts = acts;
        this.clock = clock;
        this.queue =
                new WorkQueue<>(
                        access,
                        jdbc,
                        clock,
                        PersonId.RULES,
                        new WorkQueue.Table(
                                "sealing",
                                "case_id",
                                "done_at is null and refused_en is null",
                                """
                                sealing.*, tries - 1 as before,
                                (select number from case_file c where c.id = sealing.case_id) as number
                                """),
                        PATIENCE,
                        Sealings::sealing);
    }

    /// Seals all that is due.
    @Scheduled(fixedDelayString = "${goodoffices.sealing.every:PT1S}")
    public void seal() {
        queue.run(this);
    }

    @Override
    public void work(Sealing sealing) {
        var form =
                new ActForm(
                        sealing.act(),
                        null,
                        sealing.token(),
                        Map.of(SettlementActs.UNSIGNED, sealing.unsigned()));
        switch (acts.enter(sealing.person(), sealing.number(), form)) {
            case Outcome.Done _ -> {} // and marked as done with it
            case Outcome.DoneBefore _ ->
                    access.run(
                            PersonId.RULES, () -> sealings.done(sealing.caseId(), clock.instant()));
            case Outcome.Refused(var why, _, _) -> refused(sealing, why);
            case Outcome.Unknown _ -> refused(sealing, NOT_YOURS);
        }
    }

    /// What the parties agreed is never given up.
    @Override
    public void giveUp(Sealing sealing, Instant at) {
        throw new IllegalStateException("tried without end");
    }

    private static final Text NOT_YOURS =
            new Text("Whoever asked for it takes part in the case no longer.", "提出申请的人员已不再参与本案。");

    private void refused(Sealing sealing, Text why) {
        access.run(PersonId.RULES, () -> sealings.refused(sealing.caseId(), why));
    }
}
