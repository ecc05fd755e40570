package org.goodoffices.engines.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImprecisePreferenceTest {

    /// Three issues of two options: nothing or all.
    private static final ImprecisePreference THREE =
            ImprecisePreference.of(
                    new Preference.Additive(List.of(values(0, 1), values(0, 1), values(0, 1))));

    private static List<Fraction> values(long... values) {
        return java.util.Arrays.stream(values).mapToObj(Fraction::of).toList();
    }

    private static List<PackageDeal> deals(int[]... options) {
        return java.util.Arrays.stream(options).map(PackageDeal::of).toList();
    }

    private static final List<PackageDeal> ONE_OR_TWO =
            deals(new int[] {1, 0, 0}, new int[] {0, 1, 1}, new int[] {0, 0, 1});

    @Test
    void an_order_of_importance_leaves_some_packages_out() {
        assertThat(THREE.possiblyBest(ONE_OR_TWO)).containsExactly(0, 1, 2);
        var ordered = THREE.ordered(List.of(0, 1, 2));
        // The third alone ties only where nothing else weighs; the order forbids that.
        assertThat(ordered.possiblyBest(ONE_OR_TWO)).containsExactly(0, 1);
        assertThat(ordered.necessarilyBest(ONE_OR_TWO)).isEmpty();
    }

    @Test
    void a_bound_or_a_choice_settles_it() {
        var ordered = THREE.ordered(List.of(0, 1, 2));
        var bound = ordered.between(0, Fraction.of("0.5"), Fraction.ONE);
        assertThat(bound.necessarilyBest(ONE_OR_TWO)).containsExactly(0);
        var choice = ordered.prefers(ONE_OR_TWO.get(1), ONE_OR_TWO.get(0));
        assertThat(choice.necessarilyBest(ONE_OR_TWO)).containsExactly(1);
        assertThat(ordered.between(0, Fraction.ZERO, Fraction.of("0.3")).consistent()).isFalse();
    }

    @Test
    void the_question_that_narrows_most_is_between_those_that_may_be_best() {
        var ordered = THREE.ordered(List.of(0, 1, 2));
        assertThat(ordered.question(ONE_OR_TWO))
                .contains(new ImprecisePreference.Question(0, 1, 1));
        var settled = ordered.between(0, Fraction.of("0.6"), Fraction.ONE);
        assertThat(settled.question(ONE_OR_TWO)).isEmpty();
    }

    @Test
    void possibly_and_necessarily_agree_with_weights_drawn_by_lot() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var rows =
                    IntStream.range(0, 3)
                            .mapToObj(_ -> values(random.nextInt(9), random.nextInt(9)))
                            .toList();
            var imprecise =
                    ImprecisePreference.of(new Preference.Additive(rows)).ordered(List.of(2, 0, 1));
            var all = new ArrayList<PackageDeal>();
            for (int i = 0; i < 4; i++) {
                all.add(PackageDeal.of(random.nextInt(2), random.nextInt(2), random.nextInt(2)));
            }
            var possible = imprecise.possiblyBest(all);
            var necessary = imprecise.necessarilyBest(all);
            assertThat(possible).isNotEmpty().containsAll(necessary);
            var seen = new java.util.TreeSet<Integer>();
            for (int a = 0; a <= 12; a++) {
                for (int b = 0; b <= a; b++) {
                    for (int c = 0; c <= b; c++) {
                        var weights = values(b, c, a);
                        var worth =
                                all.stream()
                                        .map(Preference.Additive.of(weights, rows)::of)
                                        .toList();
                        var most = worth.stream().max(Fraction::compareTo).orElseThrow();
                        for (int i = 0; i < all.size() && a > 0; i++) {
                            if (worth.get(i).equals(most)) {
                                seen.add(i);
                            } else {
                                assertThat(necessary).as("seed %d", seed).doesNotContain(i);
                            }
                        }
                    }
                }
            }
            assertThat(possible).as("seed %d", seed).containsAll(seen);
        }
    }
}
