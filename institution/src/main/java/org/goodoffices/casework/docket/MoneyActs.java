package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.Map;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Sees to it that an advance asked for, or paid, is a sum that can be added up (Model Rules, art.
/// 16(5) and (6)).
@Component
class MoneyActs implements ActSupplement {

    private final Refusals refusals;

    MoneyActs(Texts texts) {
        this.refusals = new Refusals(texts);
    }

    @Override
    public boolean concerns(Act act) {
        return act.effect() == Effect.ASKS_MONEY || act.effect() == Effect.PAYS;
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var written = form.value("amount");
        if (written == null) {
            return new Supplement.Refusal(refusals.of("missing", "amount"));
        }
        return Money.of(written)
                .filter(money -> money.amount().signum() > 0)
                .<Supplement>map(money -> new Supplement.Facts(Map.of("amount", money.toString())))
                .orElseGet(() -> new Supplement.Refusal(refusals.of("not-money", "amount")));
    }
}
