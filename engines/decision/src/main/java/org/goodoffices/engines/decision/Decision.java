package org.goodoffices.engines.decision;

import java.util.List;

/// What a vote decided, and why, in numbers.
public record Decision(Rule rule, Rule.Count count) {

    public enum Outcome {
        ADOPTED,
        NOT_ADOPTED,
        /// Too few took part for any decision.
        NO_QUORUM,
        /// Votes are equally divided, and the chair or a second vote has yet to decide.
        UNDECIDED
    }

    /// One majority, reckoned.
    ///
    /// @param yes votes in favour, the chair's casting vote included where it was cast
    public record Reckoning(
            Rule.Majority majority, Tally tally, long base, long required, long yes) {
        public boolean reached() {
            return yes >= required;
        }
    }

    public Outcome outcome() {
        if (rule.quorum() != null && !rule.quorum().met(count.heads())) {
            return Outcome.NO_QUORUM;
        }
        if (count.vetoes() > 0) {
            return Outcome.NOT_ADOPTED;
        }
        if (tied() && waits()) {
            return Outcome.UNDECIDED;
        }
        return reckonings().stream().allMatch(Reckoning::reached)
                ? Outcome.ADOPTED
                : Outcome.NOT_ADOPTED;
    }

    public boolean adopted() {
        return outcome() == Outcome.ADOPTED;
    }

    /// Each majority of the rule with its numbers.
    public List<Reckoning> reckonings() {
        return rule.majorities().stream().map(this::reckoned).toList();
    }

    /// The decision and its arithmetic.
    public Text sentence() {
        return DecisionInWords.of(this);
    }

    /// Whether votes are equally divided where a simple majority alone decides: then, and only
    /// then, one more vote can.
    boolean tied() {
        return rule.majorities().stream()
                .allMatch(majority -> {
                    var tally = tally(majority);
                    return majority.threshold().equals(Threshold.Share.SIMPLE)
                            && tally.yes() == tally.no()
                            && tally.yes() > 0;
                });
    }

    /// Whether the chair's vote is counted.
    boolean cast() {
        return tied()
                && rule.tie() == Rule.Tie.CASTING_VOTE
                && count.casting() != Rule.Casting.NONE;
    }

    private boolean waits() {
        return switch (rule.tie()) {
            case LOST -> false;
            case CASTING_VOTE -> count.casting() == Rule.Casting.NONE;
            case SECOND_VOTE -> true;
        };
    }

    private Tally tally(Rule.Majority majority) {
        return majority.byWeight() ? count.weights() : count.heads();
    }

    private Reckoning reckoned(Rule.Majority majority) {
        var tally = tally(majority);
        long base = majority.base().of(tally);
        long yes = tally.yes();
        if (cast()) {
            // One more vote is cast; there is no more member.
            base +=
                    switch (majority.base().kind()) {
                        case MEMBERS, PRESENT -> 0;
                        case PRESENT_AND_VOTING, VOTES_CAST -> 1;
                    };
            yes += count.casting() == Rule.Casting.FOR ? 1 : 0;
        }
        return new Reckoning(majority, tally, base, majority.threshold().required(base), yes);
    }
}
