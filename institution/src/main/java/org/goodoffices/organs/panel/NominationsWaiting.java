package org.goodoffices.organs.panel;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What nominations ask of a person next: the nominee's consent and profile, an assessor's
/// declaration and marks, and what Legal Affairs arranges.
@Component
class NominationsWaiting implements AlsoWaits {

    /// In this order: what comes first waits, the rest follows from it.
    private static final List<PanelAct> ASKED =
            List.of(
                    PanelAct.CONSENT,
                    PanelAct.PROFILE,
                    PanelAct.DECLARE,
                    PanelAct.MARK,
                    PanelAct.APPOINT_ASSESSOR,
                    PanelAct.REVIEW,
                    PanelAct.DECIDE,
                    PanelAct.INTERVIEW);

    private final PanelStore store;
    private final PanelRules panel;
    private final EnterPanelAct acts;
    private final InstantSource clock;
    private final ZoneId seat;

    NominationsWaiting(
            PanelStore store,
            PanelRules panel,
            EnterPanelAct acts,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.store = store;
        this.panel = panel;
        this.acts = acts;
        this.clock = clock;
        this.seat = seat;
    }

    @Override
    public List<Piece> of(PersonId person, Visit visit) {
        return store.running(person).stream()
                .flatMap(id -> store.nomination(id).stream())
                .flatMap(one ->
                        next(person, one)
                                .map(act ->
                                        new Piece(
                                                visit.t("panel.act." + act.key()),
                                                NominationController.address(one.id(), act),
                                                visit.of(one.name().en(), one.name().zh()))))
                .toList();
    }

    private Stream<PanelAct> next(PersonId person, Nomination one) {
        var rules =
                new NominationRules(
                        one, panel, acts.reader(person, one.id()), clock.instant(), seat, List::of);
        return ASKED.stream()
                // these can be done again, and then nobody waits for them
                .filter(act ->
                        act != PanelAct.PROFILE && act != PanelAct.INTERVIEW
                                || one.first(act).isEmpty())
                .filter(rules::isOpen)
                .limit(1);
    }
}
