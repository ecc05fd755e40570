package org.goodoffices.casework.docket;

import java.time.Instant;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Release and quarantine are done where the thing stands, not by a form of their own.
@Component
class ActsInLanes implements ActSupplement {

    private final Refusals refusals;

    ActsInLanes(Texts texts) {
        this.refusals = new Refusals(texts);
    }

    @Override
    public boolean concerns(Act act) {
        return act.effect() == Effect.RELEASES || act.effect() == Effect.QUARANTINES;
    }

    @Override
    public @Nullable String page(CaseNumber number, Act act) {
        return "/cases/"
                + number
                + "/lanes?choose="
                + (act.effect() == Effect.RELEASES
                        ? "releases"
                        : "quarantines&in=" + act.lane().key());
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        return new Supplement.Refusal(refusals.of("in-its-lane", null));
    }
}
