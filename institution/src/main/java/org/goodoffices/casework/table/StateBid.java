package org.goodoffices.casework.table;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A side states its number in a round of blind bids, among itself. It is stated once and stands:
/// whoever could change it would bid against what it guesses of the other.
@Component
class StateBid {

    private final EnterBesideRules acts;
    private final InstantSource clock;

    StateBid(EnterBesideRules acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// @param entry of the terms
    /// @param again the number once more, so that no slip of a finger stands
    Outcome state(EnterBesideRules.Asked asked, String entry, String number, String again) {
        return acts.enter(
                asked,
                Lane.Kind.OWN,
                capacity -> capacity.role().isParty(),
                LaneAct.BID,
                List.of(entry, number, again),
                (open, writer) -> {
                    var round =
                            BidRound.of(open).stream()
                                    .filter(one -> one.entry().toString().equals(entry))
                                    .findFirst()
                                    .orElseThrow(() -> acts.not("table-bids-none", null));
                    if (round.side(open, writer.party()) == null) {
                        throw acts.not("table-bids-not-yours", null);
                    }
                    if (!round.open(clock.instant())) {
                        throw acts.not("table-bids-over", null);
                    }
                    if (!round.agreedByAll(open)) {
                        throw acts.not("table-bids-not-agreed", null);
                    }
                    if (round.stated(open) != null) {
                        throw acts.not("table-bids-before", null);
                    }
                    var currency = round.terms().currency();
                    var stated = number(number, currency);
                    if (stated == null) {
                        throw acts.not(noNumber(currency), "number");
                    }
                    var twice = number(again, currency);
                    if (twice == null || twice.compareTo(stated) != 0) {
                        throw acts.not("table-bids-differ", "again");
                    }
                    return new EnterBesideRules.Says(
                            Map.of("bids", entry, "number", stated.toPlainString()));
                });
    }

    /// An amount, or points from 0 to 100, with two decimals at most; null where the text is none.
    static @Nullable BigDecimal number(String text, String currency) {
        return RequestCheck.amount(text)
                .filter(number ->
                        !currency.isEmpty() || number.compareTo(BigDecimal.valueOf(100)) <= 0)
                .orElse(null);
    }

    /// Why a text is no such number, by the key of the refusal.
    static String noNumber(String currency) {
        return currency.isEmpty() ? "table-bids-not-points" : "table-bids-not-an-amount";
    }
}
