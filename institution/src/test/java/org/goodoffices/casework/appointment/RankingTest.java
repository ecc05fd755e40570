package org.goodoffices.casework.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.casework.appointment.Panellists.needs;
import static org.goodoffices.casework.appointment.Panellists.one;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.goodoffices.casework.appointment.Ranking.Ranked;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Fitness FITNESS = new Fitness(Panellists.LEVELS);

    @Test
    void wishes_make_points_and_what_must_be_met_makes_none() {
        var needs = needs("language:en:negotiates=0", "tradition:common=3", "industry:trade=5");
        var ranking =
                Ranking.of(
                        needs,
                        List.of(
                                one("A", "native", List.of("common"), 0),
                                one("B", "negotiates", List.of("trade"), 0),
                                one("C", "native", List.of("common", "trade"), 9),
                                one("D", "converses", List.of("common", "trade"), 0)),
                        FITNESS);
        assertThat(names(ranking.suitable())).containsExactly("C", "B", "A");
        assertThat(ranking.suitable()).extracting(Ranked::points).containsExactly(800, 500, 300);
        assertThat(names(ranking.others())).containsExactly("D");
    }

    @Test
    void among_equals_whoever_was_named_less_often_comes_first() {
        var ranking =
                Ranking.of(
                        needs("tradition:common=1"),
                        List.of(
                                one("A", "native", List.of("common"), 3),
                                one("B", "native", List.of("common"), 1),
                                one("C", "native", List.of("common"), 3)),
                        FITNESS);
        assertThat(names(ranking.suitable())).containsExactly("B", "A", "C");
        assertThat(ranking.inTurn()).isNull();
    }

    @Test
    void fairness_has_a_price_and_says_where_it_is_paid() {
        var ranking =
                Ranking.of(
                        needs("language:en:native=4", "industry:trade=3", "tradition:civil=1"),
                        List.of(
                                one("A", "native", List.of("trade"), 3),
                                one("B", "negotiates", List.of("civil"), 0),
                                one("C", "converses", List.of(), 0)),
                        FITNESS);
        var turn = Objects.requireNonNull(ranking.inTurn());
        assertThat(turn.next().candidate().profile().member().name().en()).isEqualTo("B");
        assertThat(turn.costs()).isEqualTo(400);
        assertThat(turn.where())
                .extracting(one -> one.need().key(), Ranking.Difference::points)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("language:en:native", 200),
                        org.assertj.core.api.Assertions.tuple("industry:trade", 300),
                        org.assertj.core.api.Assertions.tuple("tradition:civil", -100));
    }

    @Test
    void a_tie_that_could_be_waived_comes_after_all_of_whom_none_is_known() {
        var ranking =
                Ranking.of(
                        needs("tradition:common=5"),
                        List.of(
                                one("A", "native", List.of("common"), ConflictGrade.WAIVABLE, 0),
                                one("B", "native", List.of(), ConflictGrade.NONE, 9),
                                one(
                                        "C",
                                        "native",
                                        List.of("common"),
                                        ConflictGrade.NOT_WAIVABLE,
                                        0)),
                        FITNESS);
        assertThat(names(ranking.suitable())).containsExactly("B", "A");
        assertThat(names(ranking.others())).containsExactly("C");
        // of whom more is known is not next in turn
        assertThat(ranking.inTurn()).isNull();
    }

    @Test
    void the_order_does_not_depend_on_the_order_in_which_they_come() {
        var chance = new Random(28);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < 60; i++) {
            candidates.add(Panellists.drawn(chance, i));
        }
        var needs = needs("tradition:common=2", "industry:trade=2", "language:en:negotiates=2");
        var ranking = Ranking.of(needs, candidates, FITNESS);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(candidates, chance);
            assertThat(Ranking.of(needs, candidates, FITNESS)).isEqualTo(ranking);
        }
    }

    private static List<String> names(List<Ranked> all) {
        return all.stream().map(one -> one.candidate().profile().member().name().en()).toList();
    }
}
