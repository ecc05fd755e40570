package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goodoffices.engines.decision.Decision.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Published rules of procedure, worked. Each row says where the rule stands and whether it was
/// read for this table or is recalled; the votes are made up, but for those that say so.
class WorkedExamplesTest {

    @ParameterizedTest(name = "{0}: {5}-{6}-{7} of {10} is {11}")
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
# rule                                          | known    | base               | threshold     | quorum              | yes | no | abstain | invalid | absent | members | outcome     | required
UN General Assembly r. 85, 86                   | recalled | present-and-voting | more than 1/2 | present more than 1/2 | 60 | 59 | 40 | 0 | 34 | 193 | ADOPTED     | 60
UN General Assembly r. 85, 86                   | recalled | present-and-voting | more than 1/2 | present more than 1/2 | 59 | 59 | 41 | 0 | 34 | 193 | NOT_ADOPTED | 60
UN General Assembly r. 83                       | recalled | present-and-voting | at least 2/3  | present more than 1/2 | 92 | 46 | 40 | 0 | 15 | 193 | ADOPTED     | 92
UN General Assembly r. 83                       | recalled | present-and-voting | at least 2/3  | present more than 1/2 | 91 | 46 | 40 | 0 | 16 | 193 | NOT_ADOPTED | 92
UN General Assembly r. 67 (quorum for decisions) | recalled | present-and-voting | more than 1/2 | present more than 1/2 | 90 | 2  | 4  | 0 | 97 | 193 | NO_QUORUM   | 47
UN General Assembly r. 67 (quorum for decisions) | recalled | present-and-voting | more than 1/2 | present more than 1/2 | 90 | 2  | 5  | 0 | 96 | 193 | ADOPTED     | 47
UN Charter art. 27(2), procedural matters       | read     | members            | 9             | -                   | 9   | 6  | 0  | 0 | 0  | 15  | ADOPTED     | 9
UN Charter art. 27(2), procedural matters       | read     | members            | 9             | -                   | 8   | 0  | 7  | 0 | 0  | 15  | NOT_ADOPTED | 9
UNCTAD Board r. 50                              | read     | present-and-voting | more than 1/2 | -                   | 11  | 10 | 30 | 0 | 4  | 55  | ADOPTED     | 11
UNCTAD Board r. 50                              | read     | present-and-voting | more than 1/2 | -                   | 10  | 10 | 30 | 0 | 5  | 55  | NOT_ADOPTED | 11
Rome Statute art. 112(7)(a), substance          | read     | present-and-voting | at least 2/3  | present more than 1/2 | 40 | 20 | 3  | 0 | 61 | 124 | ADOPTED     | 40
Rome Statute art. 112(7)(a), substance          | read     | present-and-voting | at least 2/3  | present more than 1/2 | 40 | 20 | 2  | 0 | 62 | 124 | NO_QUORUM   | 40
Rome Statute art. 112(7)(b), procedure          | read     | present-and-voting | more than 1/2 | -                   | 2   | 1  | 0  | 0 | 121 | 124 | ADOPTED    | 2
WTO Agreement art. IX(1)                        | read     | votes-cast         | more than 1/2 | -                   | 50  | 40 | 0  | 0 | 76 | 166 | ADOPTED     | 46
WTO Agreement art. IX(3), waivers               | read     | members            | at least 3/4  | -                   | 125 | 0  | 41 | 0 | 0  | 166 | ADOPTED     | 125
WTO Agreement art. IX(3), waivers               | read     | members            | at least 3/4  | -                   | 124 | 0  | 42 | 0 | 0  | 166 | NOT_ADOPTED | 125
ITSO Assembly of Parties r. I(C): invalid do not vote | read | present-and-voting | at least 2/3 | -                   | 60  | 30 | 5  | 9 | 45 | 149 | ADOPTED     | 60
OPEC Statute art. 11: three quarters quorum, unanimity | read | members        | unanimity     | present at least 3/4 | 12 | 0  | 0  | 0 | 0  | 12  | ADOPTED     | 12
OPEC Statute art. 11: three quarters quorum, unanimity | read | members        | unanimity     | present at least 3/4 | 8  | 0  | 0  | 0 | 4  | 12  | NO_QUORUM   | 12
OPEC Statute art. 17, Board of Governors        | read     | present            | more than 1/2 | present at least 2/3 | 5  | 3  | 1  | 0 | 3  | 12  | ADOPTED     | 5
OPEC Statute art. 17, Board of Governors        | read     | present            | more than 1/2 | present at least 2/3 | 4  | 1  | 4  | 0 | 3  | 12  | NOT_ADOPTED | 5
UNTS vol. 1972 p. 329, art. 22(4), (5)          | read     | present-and-voting | at least 2/3  | present more than 1/2 | 4  | 2  | 4  | 0 | 9  | 19  | ADOPTED     | 4
UNTS vol. 1972 p. 329, art. 22(4), (5)          | read     | present-and-voting | at least 2/3  | present more than 1/2 | 4  | 2  | 3  | 0 | 10 | 19  | NO_QUORUM   | 4
FAO General Rules XII: votes for and against over half of members | recalled | present-and-voting | at least 2/3 | voting more than 1/2 | 70 | 28 | 50 | 0 | 46 | 194 | ADOPTED | 66
FAO General Rules XII: votes for and against over half of members | recalled | present-and-voting | at least 2/3 | voting more than 1/2 | 70 | 27 | 51 | 0 | 46 | 194 | NO_QUORUM | 65
ICAO Convention art. 52: majority of the members of the Council | recalled | members | more than 1/2 | -          | 18  | 0  | 18 | 0 | 0  | 36  | NOT_ADOPTED | 19
ICAO Convention art. 90: two thirds of the Council for an Annex | recalled | members | at least 2/3 | -           | 24  | 0  | 12 | 0 | 0  | 36  | ADOPTED     | 24
Vienna Convention 1969 art. 9(2)                | recalled | present-and-voting | at least 2/3  | -                   | 79  | 19 | 12 | 0 | 0  | 110 | ADOPTED     | 66
""")
    void published_rule(
            String rule,
            String known,
            String base,
            String threshold,
            String quorum,
            long yes,
            long no,
            long abstain,
            long invalid,
            long absent,
            long members,
            Outcome outcome,
            long required) {
        assertThat(known).isIn("read", "recalled");
        var under = Rule.of(Base.read(base).orElseThrow(), Threshold.read(threshold).orElseThrow());
        if (!quorum.equals("-")) {
            var words = quorum.split(" ", 2);
            under =
                    under.with(
                            new Quorum(
                                    Quorum.Counted.valueOf(
                                            words[0].toUpperCase(java.util.Locale.ROOT)),
                                    Threshold.read(words[1]).orElseThrow()));
        }
        var decision = under.decide(new Tally(yes, no, abstain, invalid, absent, members));
        assertThat(decision.outcome()).as(rule).isEqualTo(outcome);
        assertThat(decision.reckonings().getFirst().required()).as(rule).isEqualTo(required);
    }

    @Test
    void the_vote_of_a_member_whose_concurrence_is_needed_stops_a_proposal_that_has_nine_votes() {
        // UN Charter, art. 27(3), read; that abstention is no veto is practice, recalled.
        var rule = Rule.of(Base.MEMBERS, new Threshold.Votes(9));
        var votes = new Tally(14, 1, 0, 0, 0, 15);
        assertThat(rule.decide(new Rule.Count(votes, votes, 0, Rule.Casting.NONE)).adopted())
                .isTrue();
        var vetoed = rule.decide(new Rule.Count(votes, votes, 1, Rule.Casting.NONE));
        assertThat(vetoed.outcome()).isEqualTo(Outcome.NOT_ADOPTED);
        assertThat(vetoed.sentence())
                .isEqualTo(
                        new Text(
                                "The proposal is not adopted (14 votes for, 1 against): at least 9"
                                        + " votes must be in favour, and 14 are; a member whose"
                                        + " concurrence is needed voted against (1).",
                                "提案未获通过（14票赞成、1票反对）：赞成票须不少于9票，实得14票；须予同意的成员投反对票（1票）。"));
    }

    @Test
    void a_vote_equally_divided_is_lost_or_goes_to_the_chair_or_to_a_second_vote() {
        var votes = Tally.of(7, 7, 3);
        var simple = Rule.of(Base.PRESENT_AND_VOTING, Threshold.Share.SIMPLE);
        assertThat(simple.decide(votes).outcome()).isEqualTo(Outcome.NOT_ADOPTED);
        assertThat(simple.with(Rule.Tie.SECOND_VOTE).decide(votes).outcome())
                .isEqualTo(Outcome.UNDECIDED);
        var chair = simple.with(Rule.Tie.CASTING_VOTE);
        assertThat(chair.decide(votes).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(chair.decide(new Rule.Count(votes, votes, 0, Rule.Casting.AGAINST)).outcome())
                .isEqualTo(Outcome.NOT_ADOPTED);
        var carried = chair.decide(new Rule.Count(votes, votes, 0, Rule.Casting.FOR));
        assertThat(carried.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(carried.sentence().en())
                .isEqualTo(
                        "The proposal is adopted (7 votes for, 7 against, 3 abstentions): more than"
                                + " half of the members present and voting (14 + 1 = 15) must be in"
                                + " favour (1/2 × 15 = 7 1/2, so 8), and 8 are; the chair's casting"
                                + " vote is for.");
    }

    @Test
    void a_casting_vote_does_not_help_where_members_are_missing_or_more_than_half_is_needed() {
        var votes = new Tally(2, 2, 0, 0, 3, 7);
        var casting = new Rule.Count(votes, votes, 0, Rule.Casting.FOR);
        assertThat(
                        Rule.of(Base.MEMBERS, Threshold.Share.SIMPLE)
                                .with(Rule.Tie.CASTING_VOTE)
                                .decide(casting)
                                .outcome())
                .isEqualTo(Outcome.NOT_ADOPTED);
        assertThat(
                        Rule.of(Base.PRESENT_AND_VOTING, Threshold.Share.TWO_THIRDS)
                                .with(Rule.Tie.CASTING_VOTE)
                                .decide(casting)
                                .outcome())
                .isEqualTo(Outcome.NOT_ADOPTED);
    }

    @Test
    void two_majorities_by_heads_and_by_weight_are_both_needed() {
        // The form of IMF Articles, art. XXVIII: three fifths of the members having 85 per cent of
        // the voting power (recalled).
        var rule =
                new Rule(
                        List.of(
                                Rule.Majority.of(Base.MEMBERS, Threshold.read("3/5").orElseThrow()),
                                new Rule.Majority(
                                        Base.MEMBERS, Threshold.read("85%").orElseThrow(), true)),
                        null,
                        Rule.Tie.LOST);
        var heads = new Tally(9, 1, 0, 0, 0, 10);
        assertThat(
                        rule.decide(
                                        new Rule.Count(
                                                heads, Tally.of(84, 16, 0), 0, Rule.Casting.NONE))
                                .outcome())
                .isEqualTo(Outcome.NOT_ADOPTED);
        var decision =
                rule.decide(new Rule.Count(heads, Tally.of(85, 15, 0), 0, Rule.Casting.NONE));
        assertThat(decision.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(decision.sentence())
                .isEqualTo(
                        new Text(
                                "The proposal is adopted (9 votes for, 1 against): at least three"
                                        + " fifths of all members (10) must be in favour (3/5 × 10 = 6,"
                                        + " so 6), and 9 are; by weight, at least 17/20 of all members"
                                        + " (100) must be in favour (17/20 × 100 = 85, so 85), and 85"
                                        + " are.",
                                "提案获得通过（9票赞成、1票反对）：以全体成员为基数（10），赞成票须不少于五分之三（3/5 × 10 ="
                                        + " 6，即6），实得9票；按加权票数，以全体成员为基数（100），赞成票须不少于20分之17（17/20 × 100 ="
                                        + " 85，即85），实得85票。"));
    }

    @Test
    void the_sentence_says_every_number_in_both_languages() {
        var decision =
                Rule.of(Base.PRESENT_AND_VOTING, Threshold.Share.TWO_THIRDS)
                        .with(new Quorum(Quorum.Counted.PRESENT, Threshold.Share.SIMPLE))
                        .decide(new Tally(67, 33, 12, 1, 80, 193));
        assertThat(decision.sentence())
                .isEqualTo(
                        new Text(
                                "The proposal is adopted (67 votes for, 33 against, 12 abstentions,"
                                        + " 1 invalid): at least two thirds of the members present and"
                                        + " voting (67 + 33 = 100) must be in favour (2/3 × 100 = 66"
                                        + " 2/3, so 67), and 67 are; a quorum is present: more than"
                                        + " half of the 193 members must be present (1/2 × 193 = 96"
                                        + " 1/2, so 97), and 113 are.",
                                "提案获得通过（67票赞成、33票反对、12票弃权、1票无效）：以出席并参加表决的成员为基数（67 + 33 ="
                                        + " 100），赞成票须不少于三分之二（2/3 × 100 = 66"
                                        + " 2/3，即67），实得67票；已达法定人数：193名成员中须有超过半数出席（1/2 × 193 = 96"
                                        + " 1/2，即97），实为113名。"));
    }

    @Test
    void votes_cast_hold_abstentions_unless_the_rule_says_otherwise() {
        var votes = new Tally(10, 9, 2, 5, 0, 26);
        assertThat(Rule.of(Base.VOTES_CAST, Threshold.Share.SIMPLE).decide(votes).adopted())
                .isFalse();
        var strict = new Base(Base.Kind.VOTES_CAST, false, false);
        assertThat(Rule.of(strict, Threshold.Share.SIMPLE).decide(votes).adopted()).isTrue();
        var all = new Base(Base.Kind.VOTES_CAST, true, true);
        assertThat(all.of(votes)).isEqualTo(26);
    }

    @Test
    void nobody_in_favour_is_never_adopted() {
        for (var threshold :
                List.of(
                        Threshold.Share.SIMPLE,
                        Threshold.Share.TWO_THIRDS,
                        Threshold.Share.UNANIMITY)) {
            assertThat(
                            Rule.of(Base.PRESENT_AND_VOTING, threshold)
                                    .decide(Tally.of(0, 0, 5))
                                    .adopted())
                    .isFalse();
        }
    }

    @Test
    void counts_beyond_every_assembly_are_still_exact() {
        long third = Tally.MOST / 3;
        var rule = Rule.of(Base.PRESENT_AND_VOTING, Threshold.Share.TWO_THIRDS);
        var exactly = new Tally(2 * third, third, 0, 0, 0, Tally.MOST);
        var oneLess = new Tally(2 * third - 1, third + 1, 0, 0, 0, Tally.MOST);
        assertThat(rule.decide(exactly).adopted()).isTrue();
        assertThat(rule.decide(oneLess).adopted()).isFalse();
    }
}
