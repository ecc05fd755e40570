package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.Map;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Sees to it that a funder or an expert is stated once, and leaves only where stated before, by
/// whoever stated it (Model Rules, art. 9(6) and (8)).
@Component
class StateFunders implements ActSupplement {

    private final Refusals refusals;

    StateFunders(Texts texts) {
        this.refusals = new Refusals(texts);
    }

    @Override
    public boolean concerns(Act act) {
        return FunderOrExpert.concerns(act);
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var name = form.value("name");
        var by = actor.role().isParty() ? java.util.UUID.fromString(actor.id()) : null;
        boolean stands =
                FunderOrExpert.now(open).stream()
                        .filter(one -> one.name().equals(name))
                        .anyMatch(one ->
                                FunderOrExpert.ends(act)
                                        ? one.endsBy(act, by)
                                        : one.states(act, by));
        if (stands == FunderOrExpert.ends(act)) {
            return new Supplement.Facts(Map.of());
        }
        var why = refusals.of(stands ? "stated-before" : "not-stated", "name");
        return new Supplement.Refusal(
                new Outcome.Refused(why.reason(), act.article(), why.field()));
    }
}
