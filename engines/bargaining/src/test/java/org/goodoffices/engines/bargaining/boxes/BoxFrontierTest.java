package org.goodoffices.engines.bargaining.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoxFrontierTest {

    @Test
    void equals_brute_force_on_small_tables_of_many_shapes() throws TooHard {
        var random = new Random(28);
        for (int i = 0; i < 4000; i++) {
            var options = RandomSums.options(random);
            var one = RandomSums.sum(random, options);
            var other = RandomSums.sum(random, options);
            var found = BoxFrontier.of(one, other);
            var proven = bruteForce(one, other);
            assertThat(found.points())
                    .as("table %d: %s %s", i, one, other)
                    .isEqualTo(List.copyOf(proven.keySet()));
            for (int point = 0; point < found.points().size(); point++) {
                var all = proven.getOrDefault(found.points().get(point), List.of());
                assertThat(all).contains(found.deal(point));
                var packages = found.packages(point);
                assertThat(packages.count()).isEqualTo(all.size());
                assertThat(packages.stream()).containsExactlyInAnyOrderElementsOf(all);
            }
        }
    }

    /// By value, all packages that no other beats, in falling order for the one.
    private static TreeMap<Worth, List<List<Integer>>> bruteForce(
            SumOfBoxes one, SumOfBoxes other) {
        var byWorth =
                new TreeMap<Worth, List<List<Integer>>>((a, b) ->
                        a.one() != b.one()
                                ? Long.compare(b.one(), a.one())
                                : Long.compare(b.other(), a.other()));
        for (var deal : RandomSums.packages(one.options())) {
            byWorth.computeIfAbsent(new Worth(one.of(deal), other.of(deal)), _ -> new ArrayList<>())
                    .add(deal);
        }
        long best = Long.MIN_VALUE;
        for (var worth : List.copyOf(byWorth.keySet())) {
            if (worth.other() > best) {
                best = worth.other();
            } else {
                byWorth.remove(worth);
            }
        }
        return byWorth;
    }

    @Test
    void no_beginning_is_lost_from_sight() throws TooHard {
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var options = RandomSums.options(random);
            var effort =
                    BoxFrontier.of(RandomSums.sum(random, options), RandomSums.sum(random, options))
                            .effort();
            assertThat(effort.beaten() + effort.outweighed() + effort.outOfReach() + effort.kept())
                    .isEqualTo(effort.begun())
                    .isPositive();
        }
    }

    @Test
    void too_little_room_is_told_and_never_a_wrong_frontier() throws TooHard {
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            var options = RandomSums.options(random);
            var one = RandomSums.sum(random, options);
            var other = RandomSums.sum(random, options);
            try {
                assertThat(BoxFrontier.of(one, other, 1 + i % 4).points())
                        .isEqualTo(BoxFrontier.of(one, other).points());
            } catch (TooHard told) {
                refused++;
                assertThat(told).hasMessageContaining("more than " + (1 + i % 4) + " beginnings");
            }
        }
        assertThat(refused).isBetween(50, 450);
    }

    @Test
    void tables_about_other_issues_are_refused() {
        assertThatThrownBy(() ->
                        BoxFrontier.of(
                                new SumOfBoxes(List.of(2), List.of()),
                                new SumOfBoxes(List.of(3), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_nothing_to_settle_there_is_one_package() throws TooHard {
        var nothing = new SumOfBoxes(List.of(), List.of(new Box(List.of(), -3)));
        var front = BoxFrontier.of(nothing, nothing);
        assertThat(front.points()).containsExactly(new Worth(-3, -3));
        assertThat(front.packages(0).stream()).containsExactly(List.of());
    }

    @Test
    void neither_the_order_of_issues_options_boxes_nor_parties_matters() throws TooHard {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var options = RandomSums.options(random);
            var one = RandomSums.sum(random, options);
            var other = RandomSums.sum(random, options);
            var points = BoxFrontier.of(one, other).points();

            var swapped = BoxFrontier.of(other, one).points();
            assertThat(
                            swapped.stream()
                                    .map(worth -> new Worth(worth.other(), worth.one()))
                                    .toList())
                    .isEqualTo(points.reversed());

            var order = new ArrayList<Integer>();
            for (int issue = 0; issue < options.size(); issue++) {
                order.add(issue);
            }
            Collections.shuffle(order, random);
            assertThat(
                            BoxFrontier.of(mixed(one, order, random), mixed(other, order, random))
                                    .points())
                    .isEqualTo(points);
        }
    }

    /// The same with issue i at the place order(i), its options counted from the other end, and the
    /// boxes in another order.
    private static SumOfBoxes mixed(SumOfBoxes sum, List<Integer> order, Random random) {
        var options = new ArrayList<>(sum.options());
        for (int issue = 0; issue < order.size(); issue++) {
            options.set(order.get(issue), sum.options().get(issue));
        }
        var boxes = new ArrayList<Box>();
        for (var box : sum.boxes()) {
            boxes.add(
                    new Box(
                            box.ranges().stream()
                                    .map(range -> {
                                        int last = sum.options().get(range.issue()) - 1;
                                        return new Box.Range(
                                                order.get(range.issue()),
                                                last - range.to(),
                                                last - range.from());
                                    })
                                    .toList(),
                            box.weight()));
        }
        Collections.shuffle(boxes, random);
        return new SumOfBoxes(options, boxes);
    }

    @Test
    void one_option_more_never_takes_anything_away() throws TooHard {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            var options = RandomSums.options(random);
            var one = RandomSums.sum(random, options);
            var other = RandomSums.sum(random, options);
            var more = new ArrayList<>(options);
            int issue = random.nextInt(options.size());
            more.set(issue, options.get(issue) + 1);
            var before = BoxFrontier.of(one, other).points();
            var after =
                    BoxFrontier.of(
                                    new SumOfBoxes(more, one.boxes()),
                                    new SumOfBoxes(more, other.boxes()))
                            .points();
            assertThat(before)
                    .allMatch(worth ->
                            after.stream()
                                    .anyMatch(better ->
                                            better.one() >= worth.one()
                                                    && better.other() >= worth.other()));
        }
    }

    @Test
    void a_box_cut_in_two_is_worth_the_same() throws TooHard {
        var random = new Random(13);
        for (int i = 0; i < 500; i++) {
            var options = RandomSums.options(random);
            var one = RandomSums.sum(random, options);
            var other = RandomSums.sum(random, options);
            var pieces = new ArrayList<Box>();
            for (var box : one.boxes()) {
                int issue = random.nextInt(options.size());
                int cut = random.nextInt(options.get(issue));
                for (var half :
                        List.of(
                                new Box.Range(issue, 0, cut),
                                new Box.Range(issue, cut + 1, options.get(issue)))) {
                    var ranges = new ArrayList<>(box.ranges());
                    ranges.add(half);
                    pieces.add(new Box(ranges, box.weight()));
                }
            }
            assertThat(BoxFrontier.of(new SumOfBoxes(options, pieces), other).points())
                    .isEqualTo(BoxFrontier.of(one, other).points());
        }
    }

    @Test
    void outside_of_a_box_is_everywhere_else() {
        var outside =
                new SumOfBoxes(
                        List.of(3, 2),
                        Box.outside(List.of(new Box.Range(0, 1, 2), new Box.Range(1, 0, 0)), 5));
        var gaining = new HashSet<List<Integer>>();
        for (var deal : RandomSums.packages(List.of(3, 2))) {
            if (outside.of(deal) == 5) {
                gaining.add(deal);
            } else {
                assertThat(outside.of(deal)).isZero();
            }
        }
        assertThat(gaining)
                .containsExactlyInAnyOrder(
                        List.of(0, 0), List.of(0, 1), List.of(1, 1), List.of(2, 1));
    }
}
