package org.goodoffices.casework.appointment.screening;

import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// The Registry asks what ties the people of a case to the panel. Each asking is an entry in its
/// lane: whoever tries what grades tell leaves a trace of every try.
@Component
public class AskScreening {

    private final EnterBesideRules acts;
    private final Screenings screenings;
    private final InstantSource clock;
    private final RandomGenerator chance;

    AskScreening(
            EnterBesideRules acts,
            Screenings screenings,
            InstantSource clock,
            RandomGenerator chance) {
        this.acts = acts;
        this.screenings = screenings;
        this.clock = clock;
        this.chance = chance;
    }

    /// Asks; it is done soon after, by the rules.
    public Outcome ask(EnterBesideRules.Asked asked) {
        return acts.enter(
                asked,
                Lane.Kind.REGISTRY,
                capacity -> capacity.role() == Role.REGISTRY,
                LaneAct.SCREENING,
                "",
                (open, _) -> {
                    var theCase = open.file().id();
                    if (screenings.waits(theCase)) {
                        throw acts.not("screening-waits", null);
                    }
                    return new EnterBesideRules.Says(
                            Map.of(),
                            entry ->
                                    screenings.wants(
                                            Draw.id(chance), theCase, entry, clock.instant()));
                });
    }
}
