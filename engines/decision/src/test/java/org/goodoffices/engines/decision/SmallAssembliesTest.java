package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodoffices.engines.decision.Tally.Vote;
import org.junit.jupiter.api.Test;

/// Every way in which up to seven members can vote, under every base, threshold, quorum and tie,
/// against a plain model that looks at the ballots one by one and knows no fractions.
class SmallAssembliesTest {

    private static final int LARGEST = 7;

    private static final List<Vote> VOTES = List.of(Vote.values());

    private static final List<Base> BASES =
            List.of(
                    Base.MEMBERS,
                    Base.PRESENT,
                    Base.PRESENT_AND_VOTING,
                    new Base(Base.Kind.VOTES_CAST, false, false),
                    new Base(Base.Kind.VOTES_CAST, true, false),
                    new Base(Base.Kind.VOTES_CAST, false, true),
                    new Base(Base.Kind.VOTES_CAST, true, true));

    /// A part as numerator and denominator, and whether the part itself is enough.
    private record Part(int numerator, int denominator, boolean enough) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part(1, 2, false),
                    new Part(1, 2, true),
                    new Part(2, 3, true),
                    new Part(2, 3, false),
                    new Part(3, 4, true),
                    new Part(3, 4, false),
                    new Part(4, 5, true),
                    new Part(3, 7, false),
                    new Part(1, 1, true));

    @Test
    void every_ballot_of_every_small_assembly_is_counted_one_by_one() {
        long ballots = 0;
        for (int members = 1; members <= LARGEST; members++) {
            for (var votes : all(members)) {
                var roll = new ArrayList<Tally.Cast>();
                for (int i = 0; i < votes.length; i++) {
                    roll.add(new Tally.Cast("m" + i, i + 1, votes[i]));
                }
                var tally = Tally.of(roll, false);
                var weighted = Tally.of(roll, true);
                int yes = 0;
                int weight = 0;
                int silent = 0;
                for (int i = 0; i < votes.length; i++) {
                    yes += votes[i] == Vote.YES ? 1 : 0;
                    weight += votes[i] == Vote.YES ? i + 1 : 0;
                    silent += votes[i] == Vote.SILENT ? 1 : 0;
                }
                assertThat(tally.yes() == yes && weighted.yes() == weight).isTrue();
                assertThat(
                                tally.members()
                                        - tally.yes()
                                        - tally.no()
                                        - tally.abstain()
                                        - tally.invalid()
                                        - tally.absent())
                        .isEqualTo(silent);
                ballots++;
            }
        }
        assertThat(ballots).isEqualTo(6 + 36 + 216 + 1_296 + 7_776 + 46_656 + 279_936);
    }

    @Test
    void every_decision_of_every_small_assembly_is_the_one_of_the_plain_model() {
        var outcomes = new HashMap<Decision.Outcome, Integer>();
        for (int members = 1; members <= LARGEST; members++) {
            for (var votes : distinct(members)) {
                var roll = new ArrayList<Tally.Cast>();
                for (int i = 0; i < votes.length; i++) {
                    roll.add(new Tally.Cast("m" + i, 1, votes[i]));
                }
                var tally = Tally.of(roll, false);
                for (var base : BASES) {
                    for (var part : PARTS) {
                        for (var quorum : QUORUMS) {
                            for (var tie : Rule.Tie.values()) {
                                check(votes, tally, base, part, quorum, tie, outcomes);
                            }
                        }
                    }
                }
            }
        }
        // Every outcome was met, often: the comparison has compared something.
        assertThat(outcomes).containsOnlyKeys(Decision.Outcome.values());
        assertThat(outcomes.values()).allMatch(times -> times > 5_000);
    }

    private record Asked(Quorum.Counted counted, Part part) {}

    private static final List<Asked> QUORUMS =
            List.of(
                    new Asked(Quorum.Counted.PRESENT, new Part(1, 2, false)),
                    new Asked(Quorum.Counted.VOTING, new Part(1, 3, true)),
                    new Asked(Quorum.Counted.CASTING, new Part(2, 3, true)));

    private static void check(
            Vote[] votes,
            Tally tally,
            Base base,
            Part part,
            Asked quorum,
            Rule.Tie tie,
            Map<Decision.Outcome, Integer> outcomes) {
        var rule =
                new Rule(
                        List.of(Rule.Majority.of(base, share(part))),
                        new Quorum(quorum.counted(), share(quorum.part())),
                        tie);
        for (var casting : Rule.Casting.values()) {
            var decision = rule.decide(new Rule.Count(tally, tally, 0, casting));
            var expected = plain(votes, base, part, quorum, tie, casting);
            if (decision.outcome() != expected) {
                throw new AssertionError(
                        "%s, %s, %s, casting %s: %s, plainly %s"
                                .formatted(
                                        List.of(votes),
                                        rule,
                                        decision.sentence().en(),
                                        casting,
                                        decision.outcome(),
                                        expected));
            }
            outcomes.merge(expected, 1, Integer::sum);
        }
    }

    /// The plain model: hands are counted, and a part is compared by laying equal rows of hands
    /// side by side.
    private static Decision.Outcome plain(
            Vote[] votes, Base base, Part part, Asked quorum, Rule.Tie tie, Rule.Casting casting) {
        int counted = 0;
        int forIt = 0;
        int againstIt = 0;
        int whole = 0;
        for (var vote : votes) {
            counted +=
                    switch (quorum.counted()) {
                        case PRESENT -> vote != Vote.ABSENT ? 1 : 0;
                        case VOTING -> vote == Vote.YES || vote == Vote.NO ? 1 : 0;
                        case CASTING ->
                                vote == Vote.YES || vote == Vote.NO || vote == Vote.ABSTAIN ? 1 : 0;
                    };
            forIt += vote == Vote.YES ? 1 : 0;
            againstIt += vote == Vote.NO ? 1 : 0;
            whole += in(base, vote) ? 1 : 0;
        }
        if (counted == 0 || !enough(counted, votes.length, quorum.part())) {
            return Decision.Outcome.NO_QUORUM;
        }
        boolean simple = part.equals(new Part(1, 2, false));
        if (simple && forIt == againstIt && forIt > 0) {
            if (tie == Rule.Tie.SECOND_VOTE) {
                return Decision.Outcome.UNDECIDED;
            }
            if (tie == Rule.Tie.CASTING_VOTE) {
                if (casting == Rule.Casting.NONE) {
                    return Decision.Outcome.UNDECIDED;
                }
                forIt += casting == Rule.Casting.FOR ? 1 : 0;
                boolean ofVotes =
                        base.kind() == Base.Kind.PRESENT_AND_VOTING
                                || base.kind() == Base.Kind.VOTES_CAST;
                whole += ofVotes ? 1 : 0;
            }
        }
        return forIt > 0 && enough(forIt, whole, part)
                ? Decision.Outcome.ADOPTED
                : Decision.Outcome.NOT_ADOPTED;
    }

    private static boolean in(Base base, Vote vote) {
        return switch (vote) {
            case YES, NO -> true;
            case ABSTAIN ->
                    base.kind() == Base.Kind.VOTES_CAST
                            ? base.abstentions()
                            : base.kind() != Base.Kind.PRESENT_AND_VOTING;
            case INVALID ->
                    base.kind() == Base.Kind.VOTES_CAST
                            ? base.invalid()
                            : base.kind() != Base.Kind.PRESENT_AND_VOTING;
            case SILENT -> base.kind() == Base.Kind.MEMBERS || base.kind() == Base.Kind.PRESENT;
            case ABSENT -> base.kind() == Base.Kind.MEMBERS;
        };
    }

    private static boolean enough(int some, int whole, Part part) {
        int left = 0;
        int right = 0;
        for (int row = 0; row < part.denominator(); row++) {
            left += some;
        }
        for (int row = 0; row < part.numerator(); row++) {
            right += whole;
        }
        return part.enough() ? left >= right : left > right;
    }

    private static Threshold share(Part part) {
        return new Threshold.Share(
                Fraction.of(part.numerator(), part.denominator()),
                part.enough() ? Threshold.Measure.AT_LEAST : Threshold.Measure.MORE_THAN);
    }

    private static List<Vote[]> all(int members) {
        var all = new ArrayList<Vote[]>();
        int many = 1;
        for (int i = 0; i < members; i++) {
            many *= VOTES.size();
        }
        for (int code = 0; code < many; code++) {
            var votes = new Vote[members];
            int rest = code;
            for (int i = 0; i < members; i++) {
                votes[i] = VOTES.get(rest % VOTES.size());
                rest /= VOTES.size();
            }
            all.add(votes);
        }
        return all;
    }

    /// One of each way that differs by more than who is who.
    private static List<Vote[]> distinct(int members) {
        return all(members).stream()
                .filter(votes -> {
                    for (int i = 1; i < votes.length; i++) {
                        if (votes[i].compareTo(votes[i - 1]) < 0) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }
}
