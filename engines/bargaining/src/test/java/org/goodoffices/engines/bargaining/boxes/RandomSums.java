package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Small sums of boxes of many shapes: few or many issues and options, boxes over one issue, some
/// or all, gains and losses, nothing at all, boxes nothing lies in.
final class RandomSums {

    private RandomSums() {}

    static List<Integer> options(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(_ -> random.nextInt(1, 6))
                .toList();
    }

    static SumOfBoxes sum(RandomGenerator random, List<Integer> options) {
        int most = random.nextInt(1, options.size() + 1);
        int largest = List.of(1, 3, 20, 1000).get(random.nextInt(4));
        int least = random.nextBoolean() ? 0 : -largest;
        var boxes = new ArrayList<Box>();
        for (int b = random.nextInt(0, 14); b > 0; b--) {
            var ranges = new ArrayList<Box.Range>();
            for (int r = random.nextInt(0, most + 1); r > 0; r--) {
                int issue = random.nextInt(options.size());
                int from = random.nextInt(-1, options.get(issue));
                int to = random.nextInt(from, options.get(issue) + 1) - (random.nextInt(20) / 19);
                ranges.add(new Box.Range(issue, from, to));
            }
            boxes.add(new Box(ranges, random.nextInt(least, largest + 1)));
        }
        return new SumOfBoxes(options, boxes);
    }

    /// All packages there are.
    static List<List<Integer>> packages(List<Integer> options) {
        List<List<Integer>> packages = List.of(List.of());
        for (int size : options) {
            packages =
                    packages.stream()
                            .flatMap(begun ->
                                    IntStream.range(0, size)
                                            .mapToObj(option -> {
                                                var more = new ArrayList<>(begun);
                                                more.add(option);
                                                return List.copyOf(more);
                                            }))
                            .toList();
        }
        return packages;
    }
}
