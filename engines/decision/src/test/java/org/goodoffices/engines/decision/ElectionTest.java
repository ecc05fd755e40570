package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.goodoffices.engines.decision.Election.Next;
import org.junit.jupiter.api.Test;

/// UN General Assembly, rules 93 and 94 (the first sentence of rule 93, restricted voting for twice
/// the places, special ballots and the drawing of lots were read; the turns of three are recalled).
class ElectionTest {

    private static Election one(Threshold threshold, String... candidates) {
        return Election.of(new Election.Terms(1, threshold), List.of(candidates));
    }

    @Test
    void for_one_place_the_second_ballot_is_between_the_two_who_obtained_most() {
        var first =
                one(Threshold.Share.SIMPLE, "A", "B", "C")
                        .counted(Map.of("A", 40L, "B", 35L, "C", 25L), 100);
        assertThat(first.next()).isEqualTo(new Next.Vote(2, 1, Set.of("A", "B"), true));
        assertThat(first.sentence())
                .isEqualTo(
                        new Text(
                                "Ballot 1: 100 members voting, required majority 51 (more than"
                                        + " half); A 40, B 35, C 25.",
                                "第1次投票：参加表决成员100名，法定多数51票（超过半数）；A40票，B35票，C25票。"));
        var second = first.counted(Map.of("A", 45L, "B", 55L), 100);
        assertThat(second.next()).isEqualTo(new Next.Over(List.of("B")));
        assertThat(second.sentence().zh()).endsWith("当选：B。");
    }

    @Test
    void a_tie_in_the_second_ballot_is_decided_by_lot() {
        var tied =
                one(Threshold.Share.SIMPLE, "A", "B", "C")
                        .counted(Map.of("A", 40L, "B", 35L, "C", 25L), 100)
                        .counted(Map.of("A", 50L, "B", 50L), 100);
        assertThat(tied.next()).isEqualTo(new Next.Lots(1, Set.of("A", "B")));
        var winners = new HashSet<String>();
        for (int seed = 0; seed < 50; seed++) {
            var over = tied.drawn(new SplittableRandom(seed));
            assertThat(over.elected()).isEqualTo(tied.drawn(new SplittableRandom(seed)).elected());
            winners.addAll(over.elected());
        }
        assertThat(winners).containsExactlyInAnyOrder("A", "B");
        assertThatThrownBy(() -> tied.counted(Map.of("A", 1L), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void with_two_thirds_three_restricted_ballots_and_three_open_ones_take_turns() {
        var election = one(Threshold.Share.TWO_THIRDS, "A", "B", "C");
        var even = Map.of("A", 50L, "B", 49L);
        election = election.counted(Map.of("A", 50L, "B", 30L, "C", 19L), 99);
        for (int ballot = 2; ballot <= 4; ballot++) {
            assertThat(election.next()).isEqualTo(new Next.Vote(ballot, 1, Set.of("A", "B"), true));
            election = election.counted(even, 99);
        }
        for (int ballot = 5; ballot <= 7; ballot++) {
            assertThat(election.next())
                    .isEqualTo(new Next.Vote(ballot, 1, Set.of("A", "B", "C"), false));
            // The last of the open ballots decides who goes on: A and C.
            election =
                    election.counted(ballot == 7 ? Map.of("A", 50L, "C", 40L, "B", 9L) : even, 99);
        }
        for (int ballot = 8; ballot <= 10; ballot++) {
            assertThat(election.next()).isEqualTo(new Next.Vote(ballot, 1, Set.of("A", "C"), true));
            election =
                    election.counted(
                            ballot == 10 ? Map.of("C", 66L, "A", 33L) : Map.of("C", 50L, "A", 49L),
                            99);
        }
        assertThat(election.next()).isEqualTo(new Next.Over(List.of("C")));
    }

    @Test
    void for_several_places_those_with_the_majority_are_elected_and_twice_the_rest_go_on() {
        var election =
                Election.of(
                        new Election.Terms(3, Threshold.Share.SIMPLE),
                        List.of("A", "B", "C", "D", "E", "F", "G"));
        election =
                election.counted(
                        Map.of("A", 60L, "B", 45L, "C", 44L, "D", 43L, "E", 42L, "F", 10L), 100);
        assertThat(election.elected()).containsExactly("A");
        assertThat(election.next())
                .isEqualTo(new Next.Vote(2, 2, Set.of("B", "C", "D", "E"), true));
        election = election.counted(Map.of("B", 70L, "C", 60L, "D", 40L, "E", 30L), 100);
        assertThat(election.next()).isEqualTo(new Next.Over(List.of("A", "B", "C")));
    }

    @Test
    void a_later_turn_of_restricted_ballots_looks_at_the_last_open_one() {
        var election =
                Election.of(
                        new Election.Terms(2, Threshold.Share.TWO_THIRDS),
                        List.of("A", "B", "C", "D", "E"));
        var undecided = Map.of("A", 50L, "B", 45L, "C", 40L, "D", 35L);
        for (int ballot = 1; ballot <= 7; ballot++) {
            election = election.counted(undecided, 99);
        }
        assertThat(election.next())
                .isEqualTo(new Next.Vote(8, 2, Set.of("A", "B", "C", "D"), true));
        election = election.counted(Map.of("C", 66L, "D", 50L, "B", 40L, "A", 30L), 99);
        assertThat(election.elected()).containsExactly("C");
        assertThat(election.next()).isEqualTo(new Next.Vote(9, 1, Set.of("A", "B"), true));
    }

    @Test
    void more_with_the_majority_than_places_are_elected_by_their_votes_and_a_tie_is_voted_on() {
        var election =
                Election.of(
                        new Election.Terms(2, Threshold.Share.SIMPLE), List.of("A", "B", "C", "D"));
        election = election.counted(Map.of("A", 70L, "B", 60L, "C", 60L, "D", 5L), 100);
        assertThat(election.elected()).containsExactly("A");
        assertThat(election.next()).isEqualTo(new Next.Special(1, Set.of("B", "C")));
        var decided = election.counted(Map.of("B", 49L, "C", 51L), 100);
        assertThat(decided.next()).isEqualTo(new Next.Over(List.of("A", "C")));
        var again = election.counted(Map.of("B", 50L, "C", 50L), 100);
        assertThat(again.next()).isEqualTo(new Next.Lots(1, Set.of("B", "C")));
        assertThat(again.drawn(new Random(1)).elected()).hasSize(2).startsWith("A");
    }

    @Test
    void a_tie_among_more_than_may_go_on_is_cut_by_a_special_ballot_and_then_by_lot() {
        var election = one(Threshold.Share.SIMPLE, "A", "B", "C", "D");
        election = election.counted(Map.of("A", 40L, "B", 20L, "C", 20L, "D", 20L), 100);
        assertThat(election.next()).isEqualTo(new Next.Special(1, Set.of("B", "C", "D")));
        var decided = election.counted(Map.of("B", 50L, "C", 30L, "D", 20L), 100);
        assertThat(decided.next()).isEqualTo(new Next.Vote(2, 1, Set.of("A", "B"), true));
        var tied = election.counted(Map.of("B", 40L, "C", 40L, "D", 20L), 100);
        assertThat(tied.next()).isEqualTo(new Next.Lots(1, Set.of("B", "C")));
        var drawn = tied.drawn(new Random(3));
        assertThat(drawn.next()).isInstanceOf(Next.Vote.class);
        assertThat(((Next.Vote) drawn.next()).candidates()).hasSize(2).contains("A");
    }

    @Test
    void seats_shared_among_groups_are_filled_each_by_its_own_ballot() {
        var elections =
                Election.byGroup(
                        Map.of("africa", 2, "asia-pacific", 1),
                        Map.of("africa", List.of("A", "B", "C"), "asia-pacific", List.of("K", "L")),
                        Threshold.Share.TWO_THIRDS);
        var africa = java.util.Objects.requireNonNull(elections.get("africa"));
        var asia = java.util.Objects.requireNonNull(elections.get("asia-pacific"));
        assertThat(africa.counted(Map.of("A", 80L, "B", 70L, "C", 20L), 100).elected())
                .containsExactly("A", "B");
        assertThat(asia.counted(Map.of("K", 60L, "L", 40L), 100).next())
                .isEqualTo(new Next.Vote(2, 1, Set.of("K", "L"), true));
        assertThatThrownBy(() ->
                        Election.byGroup(
                                Map.of("africa", 2),
                                Map.of("africa", List.of("A")),
                                Threshold.Share.SIMPLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ballot_with_more_votes_than_the_voters_have_or_for_others_is_refused() {
        var election = one(Threshold.Share.SIMPLE, "A", "B");
        for (var bad :
                List.of(
                        Map.of("A", 60L, "B", 41L),
                        Map.of("A", 101L),
                        Map.of("X", 1L),
                        Map.of("A", -1L))) {
            assertThatThrownBy(() -> election.counted(bad, 100))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatever_is_voted_nobody_is_elected_twice_and_every_election_keeps_its_places() {
        var names = List.of("A", "B", "C", "D", "E", "F");
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            int places = 1 + random.nextInt(4);
            var threshold =
                    random.nextBoolean() ? Threshold.Share.SIMPLE : Threshold.Share.TWO_THIRDS;
            var election = Election.of(new Election.Terms(places, threshold), names);
            for (int step = 0; step < 60; step++) {
                switch (election.next()) {
                    case Next.Vote vote -> {
                        assertThat(vote.places()).isEqualTo(places - election.elected().size());
                        assertThat(election.elected()).noneMatch(vote.candidates()::contains);
                        if (vote.restricted()) {
                            assertThat(vote.candidates())
                                    .hasSizeLessThanOrEqualTo(2 * vote.places());
                        }
                        election = voted(election, vote.candidates(), vote.places(), random);
                    }
                    case Next.Special special -> {
                        assertThat(special.tied()).hasSizeGreaterThan(special.places());
                        election = voted(election, special.tied(), special.places(), random);
                    }
                    case Next.Lots lots -> {
                        assertThat(lots.tied()).hasSizeGreaterThan(lots.places());
                        election = election.drawn(random);
                    }
                    case Next.Over over -> {
                        assertThat(over.elected()).hasSize(places).doesNotHaveDuplicates();
                        step = 60;
                    }
                }
            }
        }
    }

    /// Seven members, each with as many votes as there are places.
    private static Election voted(Election election, Set<String> open, int places, Random random) {
        var votes = new java.util.HashMap<String, Long>();
        for (int member = 0; member < 7; member++) {
            var left = new java.util.ArrayList<>(open.stream().sorted().toList());
            for (int i = 0; i < places && !left.isEmpty(); i++) {
                votes.merge(left.remove(random.nextInt(left.size())), 1L, Long::sum);
            }
        }
        return election.counted(votes, 7);
    }
}
