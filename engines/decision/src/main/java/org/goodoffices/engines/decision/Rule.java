package org.goodoffices.engines.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule under which one item is decided.
///
/// @param majorities all of them must be reached; one, in most rules
/// @param quorum what this item needs before a vote counts; null where the rules ask for none
/// @param tie what follows where a simple majority fails because votes are equally divided
public record Rule(List<Majority> majorities, @Nullable Quorum quorum, Tie tie) {

    /// A part of a base, reckoned by heads or by weights.
    public record Majority(Base base, Threshold threshold, boolean byWeight) {
        public static Majority of(Base base, Threshold threshold) {
            return new Majority(base, threshold, false);
        }
    }

    /// What rules of procedure do with votes equally divided.
    public enum Tie {
        /// The proposal is regarded as rejected (UN General Assembly committees, rule 133).
        LOST,
        /// The chair decides.
        CASTING_VOTE,
        /// There is a second vote (UN General Assembly plenary, rule 95); if that is tied too, the
        /// proposal is lost: decide it under LOST.
        SECOND_VOTE
    }

    /// @throws IllegalArgumentException where there is no majority
    public Rule {
        majorities = List.copyOf(majorities);
        if (majorities.isEmpty()) {
            throw new IllegalArgumentException("a rule without a majority");
        }
    }

    public static Rule of(Base base, Threshold threshold) {
        return new Rule(List.of(Majority.of(base, threshold)), null, Tie.LOST);
    }

    public Rule with(Quorum asked) {
        return new Rule(majorities, asked, tie);
    }

    public Rule with(Tie on) {
        return new Rule(majorities, quorum, on);
    }

    /// The decision where every member counts alike.
    public Decision decide(Tally votes) {
        return decide(new Count(votes, votes, 0, Casting.NONE));
    }

    public Decision decide(Count count) {
        return new Decision(this, count);
    }

    /// All that one vote came to.
    ///
    /// @param heads by members; the quorum is always reckoned by these
    /// @param weights by weights; the same where there are none
    /// @param vetoes votes against by members whose concurrence is needed (UN Charter, art. 27(3));
    ///   these members are among the heads too
    public record Count(Tally heads, Tally weights, long vetoes, Casting casting) {
        /// @throws IllegalArgumentException where there are more vetoes than votes against
        public Count {
            if (vetoes < 0 || vetoes > heads.no()) {
                throw new IllegalArgumentException("vetoes: " + vetoes);
            }
        }
    }

    /// How the chair voted on a tie, if at all.
    public enum Casting {
        NONE,
        FOR,
        AGAINST
    }
}
