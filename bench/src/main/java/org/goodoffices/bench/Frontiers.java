package org.goodoffices.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.AdditiveFrontier;
import org.goodoffices.engines.bargaining.Domain;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.Frontier;
import org.goodoffices.engines.bargaining.Issue;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Point;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.bargaining.Table;

/// The exact frontier of additive preferences: against the merge of halves whose pairs are entered
/// one by one into a list, against a list of all packages, and alone where neither ends. Options:
/// `runs=9`, `scale=3000` (points of the largest table for the merge), `brute=7` (packages of the
/// largest list, as a power of ten).
final class Frontiers {

    /// Runs of ours before any counts; the peer's loops are warm after one.
    private static final int WARM = 300;

    private Frontiers() {}

    public static void main(String[] arguments) {
        int runs = Figures.option(arguments, "runs", 9);
        int scale = Figures.option(arguments, "scale", 3000);
        System.out.println(Machine.described());
        decimals();
        for (int issues : List.of(30, 40)) {
            for (int points : List.of(1000, scale)) {
                againstMerge(issues, points, runs);
            }
        }
        for (int power = 6; power <= Figures.option(arguments, "brute", 7); power++) {
            againstAll(power, runs);
        }
        large(runs);
        three(runs);
        four(runs);
    }

    /// Named points of four parties and more, each value drawn by lot, walk-aways at 30 %: equal to
    /// a look at all packages on small tables, then timed where there are 5^20.
    private static void four(int runs) {
        for (int seed = 0; seed < 20; seed++) {
            var table = many(4, 6, seed);
            same(table, solved(table));
        }
        for (int[] size : new int[][] {{4, 20}, {5, 20}, {6, 20}, {4, 30}}) {
            var millis = new ArrayList<Double>();
            int given = 0;
            for (int seed = 0; seed < Math.max(runs, 5); seed++) {
                var table = many(size[0], size[1], seed);
                var timed = timed(() -> solved(table));
                if (timed.result.isEmpty()) {
                    given++;
                } else {
                    millis.add(timed.millis);
                }
            }
            System.out.printf(
                    "%d parties, %d x 5 on 1,000 points, named points proven: median %.0f ms, worst"
                            + " %.0f ms; %d of %d tables given up%n",
                    size[0],
                    size[1],
                    millis.isEmpty() ? Double.NaN : Figures.median(millis, one -> one),
                    millis.stream().mapToDouble(one -> one).max().orElse(Double.NaN),
                    given,
                    given + millis.size());
        }
    }

    private static java.util.Optional<Solution> solved(Table table) {
        try {
            return java.util.Optional.of(Solution.of(table));
        } catch (Refused tooHard) {
            return java.util.Optional.empty();
        }
    }

    private static Table many(int parties, int issues, int seed) {
        var random = new Random(seed);
        var domain = new ArrayList<Issue>();
        for (int i = 0; i < issues; i++) {
            domain.add(new Issue("i" + i, List.of("a", "b", "c", "d", "e")));
        }
        var all = new ArrayList<Party>();
        for (int p = 0; p < parties; p++) {
            var values = new ArrayList<List<Fraction>>();
            for (int share : shares(random, issues, 1000)) {
                var row = new ArrayList<Integer>(List.of(0, share));
                while (row.size() < 5) {
                    row.add(random.nextInt(share + 1));
                }
                Collections.shuffle(row, random);
                values.add(row.stream().map(Fraction::of).toList());
            }
            all.add(new Party("P" + p, new Preference.Additive(values), Fraction.of(300)));
        }
        return new Table(new Domain("many", domain), all);
    }

    /// The best of all packages by product, by sum and by the least gain are those of the points.
    private static void same(Table table, java.util.Optional<Solution> solution) {
        long[] best = {-1, -1, -1};
        int issues = table.domain().issues().size();
        for (long number = 0; number < Math.pow(5, issues); number++) {
            var options = new ArrayList<Integer>();
            for (long rest = number; options.size() < issues; rest /= 5) {
                options.add((int) (rest % 5));
            }
            var reached = measures(table.values(new PackageDeal(options)));
            for (int m = 0; m < best.length && reached[2] >= 0; m++) {
                best[m] = Math.max(best[m], reached[m]);
            }
        }
        var points = List.of(Point.NASH, Point.UTILITARIAN, Point.EGALITARIAN);
        for (int m = 0; m < best.length; m++) {
            int measure = m;
            long found =
                    solution.orElseThrow()
                            .values(points.get(m))
                            .map(values -> measures(values)[measure])
                            .orElse(-1L);
            if (found != best[m]) {
                throw new IllegalStateException(
                        points.get(m) + ": " + found + " is not " + best[m]);
            }
        }
    }

    private static long[] measures(List<Fraction> values) {
        long product = 1;
        long sum = 0;
        long least = Long.MAX_VALUE;
        for (var value : values) {
            long gain = value.numerator().longValueExact() - 300;
            product *= gain;
            sum += gain;
            least = Math.min(least, gain);
        }
        return new long[] {product, sum, least};
    }

    /// 250 issues of 10 options, weights of four decimals and values of two: 10^250 packages. The
    /// first frontier of this process.
    private static void decimals() {
        var random = new Random(250);
        var values = new ArrayList<List<List<Fraction>>>();
        for (int p = 0; p < 2; p++) {
            var rows = new ArrayList<List<Fraction>>();
            int[] weights = shares(random, 250, 10_000);
            for (int weight : weights) {
                rows.add(
                        IntStream.range(0, 10)
                                .mapToObj(_ ->
                                        Fraction.of((long) weight * random.nextInt(101), 1_000_000))
                                .toList());
            }
            values.add(rows);
        }
        var input = Input.of(values);
        var cold = timed(input::solve);
        System.out.printf(
                "250 issues, exact decimals, cold: %.0f ms, %d points%n",
                cold.millis, cold.result.size());
        sample(cold.result, values, 100);
    }

    private static void againstMerge(int issues, int points, int runs) {
        var values = opposed(new Random(issues + points), issues, points);
        var input = Input.of(values);
        var whole = wholes(values);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (int run = -WARM; run < runs; run++) {
            var one = timed(input::solve);
            if (run >= 0) {
                ours.add(one.millis);
            }
            if (run == -WARM || run >= 0 && run < 3) {
                var other = timed(() -> merged(whole, 0, issues));
                same(one.result, other.result);
                if (run >= 0) {
                    theirs.add(other.millis);
                }
            }
        }
        double mine = Figures.median(ours, one -> one);
        double other = Figures.median(theirs, one -> one);
        System.out.printf(
                "%d x 10 opposed, %d points a party: ours %.2f ms, pairwise merge %.0f ms (%.0f"
                        + " times), frontier of %d%n",
                issues, points, mine, other, other / mine, input.solve().size());
    }

    private static void againstAll(int power, int runs) {
        var values = opposed(new Random(power), power, 1000);
        var input = Input.of(values);
        var whole = wholes(values);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (int run = -1; run < Math.min(runs, 5); run++) {
            var one = timed(input::solve);
            var other = timed(() -> all(whole));
            same(one.result, other.result);
            if (run >= 0) {
                ours.add(one.millis);
                theirs.add(other.millis);
            }
        }
        System.out.printf(
                "10^%d packages: ours %.2f ms, all of them %.0f ms%n",
                power, Figures.median(ours, one -> one), Figures.median(theirs, one -> one));
    }

    /// 1,000 issues of 10 options on a scale of 10,000 points.
    private static void large(int runs) {
        var millis = new long[Math.max(runs, 20)];
        var values = opposed(new Random(1000), 1000, 10_000);
        var input = Input.of(values);
        var frontier = input.solve();
        for (int run = -30; run < millis.length; run++) {
            var one = timed(input::solve);
            if (run >= 0) {
                millis[run] = Math.round(one.millis * 1000);
            }
        }
        var decoded =
                timed(() -> {
                    for (int i = 0; i < frontier.size(); i++) {
                        frontier.deal(i);
                    }
                    return frontier;
                });
        sample(frontier, values, 200);
        System.out.printf(
                "1,000 x 10 on 10,000 points: median %.1f ms, p95 %.1f ms, %d points; a package for"
                        + " each in another %.0f ms%n",
                Figures.percentile(millis, 0.5) / 1000,
                Figures.percentile(millis, 0.95) / 1000,
                frontier.size(),
                decoded.millis);
    }

    private static void three(int runs) {
        var random = new Random(3);
        var values = new ArrayList<>(opposed(random, 30, 1000));
        var third = new ArrayList<List<Fraction>>();
        for (int weight : shares(random, 30, 1000)) {
            third.add(
                    IntStream.range(0, 10)
                            .mapToObj(
                                    o -> Fraction.of(o == 4 ? weight : random.nextInt(weight + 1)))
                            .toList());
        }
        values.add(third);
        var input = Input.of(values);
        var millis = new ArrayList<Double>();
        Frontier frontier = input.solve();
        for (int run = 0; run < runs; run++) {
            millis.add(timed(input::solve).millis);
        }
        sample(frontier, values, 200);
        System.out.printf(
                "three parties, 30 x 10 on 1,000 points: %.0f ms, %d points%n",
                Figures.median(millis, one -> one), frontier.size());
    }

    /// Packages of some points are worth what the points say.
    private static void sample(Frontier frontier, List<List<List<Fraction>>> values, int count) {
        for (int i = 0; i < frontier.size(); i += Math.max(1, frontier.size() / count)) {
            var deal = frontier.deal(i);
            for (int p = 0; p < values.size(); p++) {
                if (!new Preference.Additive(values.get(p))
                        .of(deal)
                        .equals(frontier.values(i).get(p))) {
                    throw new IllegalStateException("not what the point says");
                }
            }
        }
    }

    /// What is to be solved, made before any time is taken.
    private record Input(Domain domain, List<Preference.Additive> preferences) {

        static Input of(List<List<List<Fraction>>> values) {
            var issues = new ArrayList<Issue>();
            for (int i = 0; i < values.getFirst().size(); i++) {
                issues.add(
                        new Issue(
                                "I" + i,
                                IntStream.range(0, values.getFirst().get(i).size())
                                        .mapToObj(o -> "o" + o)
                                        .toList()));
            }
            return new Input(
                    new Domain("", issues), values.stream().map(Preference.Additive::new).toList());
        }

        AdditiveFrontier solve() {
            try {
                return AdditiveFrontier.of(domain, preferences);
            } catch (Refused refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    /// What one party likes more the other likes less; on each issue both have all between nothing
    /// and their weight.
    private static List<List<List<Fraction>>> opposed(Random random, int issues, int points) {
        var both = new ArrayList<List<List<Fraction>>>();
        for (int p = 0; p < 2; p++) {
            var rows = new ArrayList<List<Fraction>>();
            for (int weight : shares(random, issues, points)) {
                var row = new ArrayList<Integer>(List.of(0, weight));
                while (row.size() < 10) {
                    row.add(random.nextInt(weight + 1));
                }
                Collections.sort(row);
                if (p == 1) {
                    Collections.reverse(row);
                }
                rows.add(row.stream().map(Fraction::of).toList());
            }
            both.add(rows);
        }
        return both;
    }

    /// Points shared out among issues by lot, at least one each.
    private static int[] shares(Random random, int issues, int points) {
        int[] shares = new int[issues];
        Arrays.fill(shares, 1);
        for (int i = issues; i < points; i++) {
            shares[random.nextInt(issues)]++;
        }
        return shares;
    }

    private static int[][][] wholes(List<List<List<Fraction>>> values) {
        return values.stream()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        row.stream()
                                                .mapToInt(one -> one.numerator().intValueExact())
                                                .toArray())
                                .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    /// The peer: halves are solved, every pair of their points is added, and each sum is entered
    /// into a list from which what it beats is taken out.
    private static List<int[]> merged(int[][][] values, int from, int to) {
        var frontier = new ArrayList<int[]>();
        if (to - from == 1) {
            for (int o = 0; o < values[0][from].length; o++) {
                enter(frontier, values[0][from][o], values[1][from][o]);
            }
            return frontier;
        }
        int middle = (from + to) / 2;
        var one = merged(values, from, middle);
        var other = merged(values, middle, to);
        for (var a : one) {
            for (var b : other) {
                enter(frontier, a[0] + b[0], a[1] + b[1]);
            }
        }
        return frontier;
    }

    private static void enter(List<int[]> frontier, int one, int other) {
        for (var point : frontier) {
            if (point[0] >= one && point[1] >= other) {
                return;
            }
        }
        frontier.removeIf(point -> point[0] <= one && point[1] <= other);
        frontier.add(new int[] {one, other});
    }

    /// Every package, the best of the other party for each sum of the one.
    private static List<int[]> all(int[][][] values) {
        int[] sizes = Arrays.stream(values[0]).mapToInt(row -> row.length).toArray();
        int[] options = new int[sizes.length];
        int[] best = new int[1_001];
        Arrays.fill(best, -1);
        while (true) {
            int one = 0;
            int other = 0;
            for (int i = 0; i < sizes.length; i++) {
                one += values[0][i][options[i]];
                other += values[1][i][options[i]];
            }
            best[one] = Math.max(best[one], other);
            int at = 0;
            while (at < sizes.length && ++options[at] == sizes[at]) {
                options[at++] = 0;
            }
            if (at == sizes.length) {
                break;
            }
        }
        var frontier = new ArrayList<int[]>();
        int most = -1;
        for (int one = best.length - 1; one >= 0; one--) {
            if (best[one] > most) {
                most = best[one];
                frontier.add(new int[] {one, most});
            }
        }
        return frontier;
    }

    private static void same(Frontier ours, List<int[]> theirs) {
        var sorted = new ArrayList<>(theirs);
        sorted.sort((one, other) -> Integer.compare(other[0], one[0]));
        if (sorted.size() != ours.size()) {
            throw new IllegalStateException(sorted.size() + " points, ours " + ours.size());
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (!ours.values(i)
                    .equals(
                            List.of(
                                    Fraction.of(sorted.get(i)[0]),
                                    Fraction.of(sorted.get(i)[1])))) {
                throw new IllegalStateException("another point at " + i);
            }
        }
    }

    private record Timed<T>(T result, double millis) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        long begin = System.nanoTime();
        var result = work.get();
        return new Timed<>(result, (System.nanoTime() - begin) / 1e6);
    }
}
