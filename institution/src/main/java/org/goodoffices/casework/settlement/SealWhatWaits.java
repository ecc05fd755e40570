package org.goodoffices.casework.settlement;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.settlement.Sealings.Sealing;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Seals the settlements that wait for it, one after another. To seal is the act of attesting
/// itself: print, seal, bundle and entry are one transaction of whoever asked, so that a server
/// that stops in the middle leaves nothing, and another, or the same one started again, does it
/// anew.
@Component
public class SealWhatWaits {

    private static final Logger LOG = LoggerFactory.getLogger(SealWhatWaits.class);

    /// After which one that was taken up and never finished is taken up again.
    private static final Duration CUT_OFF = Duration.ofMinutes(5);

    private final Access access;
    private final Sealings sealings;
    private final EnterAct acts;
    private final InstantSource clock;

    SealWhatWaits(Access access, Sealings sealings, EnterAct acts, InstantSource clock) {
        this.access = access;
        this.sealings = sealings;
        this.acts = acts;
        this.clock = clock;
    }

    /// Seals all that is due.
    @Scheduled(fixedDelayString = "${goodoffices.sealing.every:PT1S}")
    public void seal() {
        for (var next = takeUp(); next.isPresent(); next = takeUp()) {
            seal(next.get());
        }
    }

    private Optional<Sealing> takeUp() {
        var now = clock.instant();
        return access.as(PersonId.RULES, () -> sealings.takeUp(now, now.plus(CUT_OFF)));
    }

    private void seal(Sealing sealing) {
        try {
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
                                PersonId.RULES,
                                () -> sealings.done(sealing.caseId(), clock.instant()));
                case Outcome.Refused(var why, _, _) -> refused(sealing, why);
                case Outcome.Unknown _ -> refused(sealing, NOT_YOURS);
            }
        } catch (RuntimeException failed) {
            // a source of time stamps that does not answer, a disk that is full: nothing is half
            // done
            LOG.warn("a settlement was not sealed, try {}", sealing.tries() + 1, failed);
            var next = clock.instant().plus(Sealings.pause(sealing.tries()));
            access.run(PersonId.RULES, () -> sealings.tryAfter(sealing.caseId(), next));
        }
    }

    private static final Text NOT_YOURS =
            new Text("Whoever asked for it takes part in the case no longer.", "提出申请的人员已不再参与本案。");

    private void refused(Sealing sealing, Text why) {
        access.run(PersonId.RULES, () -> sealings.refused(sealing.caseId(), why));
    }
}
