package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlindBidTest {

    private static final List<BlindBid.Rule> RULES =
            List.of(
                    new BlindBid.Rule.Middle(),
                    new BlindBid.Rule.NumberOf(BlindBid.Side.ASKS),
                    new BlindBid.Rule.NumberOf(BlindBid.Side.GIVES),
                    new BlindBid.Rule.Posted(Fraction.of(4)));

    @Test
    void an_overlap_settles_by_the_rule() {
        var settled = RULES.stream().map(rule -> settle(rule, 3, 6).toString()).toList();
        assertThat(settled)
                .containsExactly(
                        "Settled[amount=9/2]",
                        "Settled[amount=3]",
                        "Settled[amount=6]",
                        "Settled[amount=4]");
        assertThat(RULES).allMatch(rule -> settle(rule, 6, 3) instanceof BlindBid.Outcome.Apart);
        // Between 5 and 6 there is an overlap, but not at the posted figure.
        assertThat(settle(RULES.get(3), 5, 6)).isInstanceOf(BlindBid.Outcome.Apart.class);
    }

    private static BlindBid.Outcome settle(BlindBid.Rule rule, long asked, long given) {
        return BlindBid.settle(rule, Fraction.of(asked), Fraction.of(given));
    }

    @Test
    void a_side_can_infer_just_what_is_said_and_no_more() {
        for (var rule : RULES) {
            for (int own = 0; own <= 8; own++) {
                for (int theirs = 0; theirs <= 8; theirs++) {
                    for (var side : BlindBid.Side.values()) {
                        var outcome = outcome(rule, side, own, theirs);
                        var known = BlindBid.inferred(rule, side, Fraction.of(own), outcome);
                        for (int other = 0; other <= 8; other++) {
                            boolean alike = outcome(rule, side, own, other).equals(outcome);
                            assertThat(known.allows(Fraction.of(other)))
                                    .as("%s %s %d %d %d", rule, side, own, theirs, other)
                                    .isEqualTo(alike);
                        }
                    }
                }
            }
        }
    }

    /// What is told before anybody states a number holds for every pair of numbers.
    @Test
    void what_a_side_is_told_beforehand_is_what_it_can_infer() {
        for (var rule : RULES) {
            for (int own = 0; own <= 8; own++) {
                for (int theirs = 0; theirs <= 8; theirs++) {
                    for (var side : BlindBid.Side.values()) {
                        var outcome = outcome(rule, side, own, theirs);
                        boolean settled = outcome instanceof BlindBid.Outcome.Settled;
                        var told = BlindBid.learns(rule, side, settled);
                        for (int other = 0; other <= 8; other++) {
                            boolean alike = outcome(rule, side, own, other).equals(outcome);
                            assertThat(fits(told, side, own, theirs, other))
                                    .as("%s %s %d %d %d", rule, side, own, theirs, other)
                                    .isEqualTo(alike);
                        }
                    }
                }
            }
        }
    }

    /// Whether somebody who learnt that of the other's number takes this one to be possible; the
    /// posted figure is 4.
    private static boolean fits(
            BlindBid.Learns told, BlindBid.Side side, int own, int theirs, int other) {
        int sign = side == BlindBid.Side.ASKS ? 1 : -1;
        return switch (told) {
            case EXACTLY -> other == theirs;
            case REACHES_OWN -> sign * (other - own) >= 0;
            case FALLS_SHORT_OF_OWN -> sign * (other - own) < 0;
            case ACCEPTS_FIGURE -> sign * (other - 4) >= 0;
            case REFUSES_FIGURE -> sign * (4 - own) < 0 || sign * (other - 4) < 0;
        };
    }

    private static BlindBid.Outcome outcome(
            BlindBid.Rule rule, BlindBid.Side side, int own, int other) {
        return side == BlindBid.Side.ASKS ? settle(rule, own, other) : settle(rule, other, own);
    }

    @Test
    void at_a_posted_figure_nobody_gains_by_stating_another_number() {
        var rule = new BlindBid.Rule.Posted(Fraction.of(4));
        for (int truth = 0; truth <= 8; truth++) {
            for (int other = 0; other <= 8; other++) {
                for (int stated = 0; stated <= 8; stated++) {
                    assertThat(surplus(settle(rule, stated, other), truth))
                            .isLessThanOrEqualTo(surplus(settle(rule, truth, other), truth));
                }
            }
        }
    }

    private static Fraction surplus(BlindBid.Outcome outcome, int least) {
        return switch (outcome) {
            case BlindBid.Outcome.Settled(var amount) -> amount.minus(Fraction.of(least));
            case BlindBid.Outcome.Apart _ -> Fraction.ZERO;
        };
    }
}
