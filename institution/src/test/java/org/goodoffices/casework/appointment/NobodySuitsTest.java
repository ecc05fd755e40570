package org.goodoffices.casework.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodoffices.casework.appointment.Panellists.needs;
import static org.goodoffices.casework.appointment.Panellists.one;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NobodySuitsTest {

    private static final Fitness FITNESS = new Fitness(Panellists.LEVELS);

    @Test
    void the_smallest_set_is_named_and_what_gives_way() {
        // each pair of the first three is met by somebody, but not all three; the last two by
        // nobody
        var stated =
                needs(
                        "tradition:common=0",
                        "industry:trade=0",
                        "region:africa=0",
                        "language:en:native=0",
                        "industry:energy=0");
        var why =
                NobodySuits.of(
                        stated,
                        List.of(
                                one("A", "native", List.of("common", "trade"), 0),
                                one("B", "native", List.of("common", "africa", "trade"), 0),
                                one(
                                        "C",
                                        "negotiates",
                                        List.of("energy", "common", "trade", "africa"),
                                        0),
                                one(
                                        "D",
                                        "negotiates",
                                        List.of("energy", "common", "trade", "africa"),
                                        0)),
                        FITNESS);
        assertThat(keys(why.clash())).containsExactly("language:en:native", "industry:energy");
        assertThat(why.independence()).isFalse();
        assertThat(why.relax())
                .extracting(one -> one.need().key(), NobodySuits.Relaxed::candidates)
                .containsExactly(tuple("language:en:native", 2), tuple("industry:energy", 1));
        assertThat(why.together()).isEmpty();
    }

    @Test
    void where_no_single_need_gives_way_each_set_of_the_fewest_that_do_is_named() {
        var why =
                NobodySuits.of(
                        needs("industry:energy=0", "tradition:civil=0", "language:en:native=0"),
                        List.of(
                                one("A", "native", List.of(), 0),
                                one("B", "converses", List.of(), 0),
                                one("C", "converses", List.of("civil"), 0),
                                one("D", "converses", List.of("civil"), 0)),
                        FITNESS);
        assertThat(keys(why.clash())).containsExactly("industry:energy");
        assertThat(why.relax()).isEmpty();
        assertThat(why.together())
                .extracting(one -> keys(one.needs()), NobodySuits.Together::candidates)
                .containsExactly(
                        tuple(List.of("industry:energy", "language:en:native"), 2),
                        tuple(List.of("industry:energy", "tradition:civil"), 1));
    }

    @Test
    void independence_belongs_to_it_and_never_gives_way() {
        var why =
                NobodySuits.of(
                        needs("industry:energy=0"),
                        List.of(
                                one(
                                        "A",
                                        "native",
                                        List.of("energy"),
                                        ConflictGrade.NOT_WAIVABLE,
                                        0),
                                one("B", "native", List.of(), 0)),
                        FITNESS);
        assertThat(keys(why.clash())).containsExactly("industry:energy");
        assertThat(why.independence()).isTrue();
        assertThat(why.relax()).hasSize(1);
    }

    @Test
    void with_nobody_on_the_panel_nothing_is_at_fault() {
        var why = NobodySuits.of(needs("industry:energy=0"), List.of(), FITNESS);
        assertThat(why.clash()).isEmpty();
        assertThat(why.relax()).isEmpty();
        assertThat(why.together()).isEmpty();
    }

    @Test
    void where_somebody_suits_there_is_nothing_to_explain() {
        assertThatThrownBy(() ->
                        NobodySuits.of(
                                needs("tradition:common=0"),
                                List.of(one("A", "native", List.of("common"), 0)),
                                FITNESS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Against all subsets, each tried on all candidates by what the words mean.
    @Test
    void it_is_what_trying_all_subsets_finds() {
        var chance = new Random(5);
        int explained = 0;
        while (explained < 150) {
            var stated = Panellists.drawnNeeds(chance, 7);
            var candidates = new ArrayList<Candidate>();
            for (int i = 0; i < 1 + chance.nextInt(12); i++) {
                candidates.add(Panellists.drawn(chance, i));
            }
            if (!Ranking.of(stated, candidates, FITNESS).suitable().isEmpty()) {
                continue;
            }
            explained++;
            var why = NobodySuits.of(stated, candidates, FITNESS);
            var smallest = bySubsets(stated.wanted(), candidates);
            assertThat(why.clash().size() + (why.independence() ? 1 : 0)).isEqualTo(smallest);
            assertThat(together(in(stated, why.clash()), why.independence(), candidates)).isZero();
            for (var wanted : stated.wanted()) {
                var rest = new ArrayList<>(stated.wanted());
                rest.remove(wanted);
                int without = together(rest, true, candidates);
                assertThat(
                                why.relax().stream()
                                        .filter(one -> one.need().equals(wanted.need()))
                                        .mapToInt(NobodySuits.Relaxed::candidates)
                                        .sum())
                        .isEqualTo(without);
            }
            for (var fewest : why.together()) {
                var rest = new ArrayList<>(stated.wanted());
                rest.removeIf(one -> fewest.needs().contains(one.need()));
                assertThat(together(rest, true, candidates))
                        .isEqualTo(fewest.candidates())
                        .isPositive();
            }
        }
    }

    private static List<CaseNeeds.Wanted> in(CaseNeeds stated, List<Need> needs) {
        Set<Need> set = new HashSet<>(needs);
        return stated.wanted().stream().filter(one -> set.contains(one.need())).toList();
    }

    /// How many meet all of these.
    private static int together(
            List<CaseNeeds.Wanted> wanted, boolean independent, List<Candidate> candidates) {
        int count = 0;
        for (var candidate : candidates) {
            boolean all = !independent || candidate.grade() != ConflictGrade.NOT_WAIVABLE;
            for (var one : wanted) {
                all &= FITNESS.reason(one, candidate).fit() == 100;
            }
            count += all ? 1 : 0;
        }
        return count;
    }

    private static int bySubsets(List<CaseNeeds.Wanted> wanted, List<Candidate> candidates) {
        int smallest = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << wanted.size(); set++) {
            var some = new ArrayList<CaseNeeds.Wanted>();
            for (int i = 0; i < wanted.size(); i++) {
                if ((set >> i) % 2 == 1) {
                    some.add(wanted.get(i));
                }
            }
            for (boolean independent : new boolean[] {false, true}) {
                if (together(some, independent, candidates) == 0) {
                    smallest = Math.min(smallest, some.size() + (independent ? 1 : 0));
                }
            }
        }
        return smallest;
    }

    private static List<String> keys(List<Need> needs) {
        return needs.stream().map(Need::key).toList();
    }
}
