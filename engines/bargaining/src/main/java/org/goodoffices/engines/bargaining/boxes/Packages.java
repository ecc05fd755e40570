package org.goodoffices.engines.bargaining.boxes;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All packages of a point of the frontier: counted, and told one by one as they are asked for.
public final class Packages {

    private final Course course;
    private final Label end;
    private final Map<Label, BigInteger> counts = new HashMap<>();

    Packages(Course course, Label end) {
        this.course = course;
        this.end = end;
        count(end, course.steps.size());
    }

    private BigInteger count(Label label, int steps) {
        var known = counts.get(label);
        if (known != null) {
            return known;
        }
        var count = steps == 0 ? BigInteger.ONE : BigInteger.ZERO;
        for (var way = label.way; way != null; way = way.orElse()) {
            count = count.add(count(way.from(), steps - 1).multiply(options(steps - 1, way)));
        }
        counts.put(label, count);
        return count;
    }

    private BigInteger options(int step, Label.Way way) {
        return BigInteger.valueOf(course.steps.get(step).choices().get(way.choice()).size());
    }

    /// How many there are.
    public BigInteger count() {
        return count(end, course.steps.size());
    }

    /// The package of this number.
    ///
    /// @param number from 0
    /// @throws IndexOutOfBoundsException where there are not so many
    public List<Integer> get(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(count()) >= 0) {
            throw new IndexOutOfBoundsException("no package " + number);
        }
        var deal = new Integer[course.steps.size()];
        var label = end;
        var left = number;
        for (int step = deal.length - 1; step >= 0; step--) {
            var way = label.way;
            while (way != null) {
                var options = options(step, way);
                var ways = count(way.from(), step).multiply(options);
                if (left.compareTo(ways) < 0) {
                    var split = left.divideAndRemainder(options);
                    var choice = course.steps.get(step).choices().get(way.choice());
                    deal[course.steps.get(step).issue()] = choice.get(split[1].intValue());
                    left = split[0];
                    label = way.from();
                    break;
                }
                left = left.subtract(ways);
                way = way.orElse();
            }
        }
        return List.of(deal);
    }

    /// All, in the order of their numbers.
    public Stream<List<Integer>> stream() {
        return Stream.iterate(
                        BigInteger.ZERO,
                        number -> number.compareTo(count()) < 0,
                        number -> number.add(BigInteger.ONE))
                .map(this::get);
    }
}
