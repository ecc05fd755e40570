package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.Map;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Sees to it that what is asked for, or paid, is a sum that can be added up, and that a fee is
/// asked as the rules fix it (Model Rules, art. 16(2), (5) and (6)).
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
        var fee = act.effect() == Effect.ASKS_MONEY ? Statement.fixedFee(act, open.rules()) : null;
        var written = form.value("amount");
        if (written == null && fee != null) {
            return new Supplement.Facts(Map.of("amount", fee.sum().toString()));
        }
        if (written == null) {
            return new Supplement.Refusal(refusals.of("missing", "amount"));
        }
        var money = Money.of(written).filter(sum -> sum.amount().signum() > 0).orElse(null);
        if (money == null) {
            return new Supplement.Refusal(refusals.of("not-money", "amount"));
        }
        if (fee != null && !money.toString().equals(fee.sum().toString())) {
            var why = refusals.of("not-the-fee", "amount", fee.sum());
            return new Supplement.Refusal(
                    new Outcome.Refused(why.reason(), fee.article(), why.field()));
        }
        return new Supplement.Facts(Map.of("amount", money.toString()));
    }
}
