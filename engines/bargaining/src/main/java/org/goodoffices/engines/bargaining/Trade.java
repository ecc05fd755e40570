package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A change to a package on the table that makes nobody worse and somebody better.
///
/// @param deal the package after it
/// @param issues those that are settled otherwise than before
/// @param gains by party, none below zero
public record Trade(PackageDeal deal, List<Integer> issues, List<Fraction> gains) {

    /// Packages that are looked at before larger trades are left alone.
    private static final long PATIENCE = 300_000;

    public Trade {
        issues = List.copyOf(issues);
        gains = List.copyOf(gains);
    }

    /// What there is to gain from a package.
    ///
    /// @param smallest all trades of the fewest issues there are, those left out that another of
    ///   them beats; none where the package is on the frontier, or where they would be of more
    ///   issues than were looked at
    /// @param lookedAt trades of up to so many issues were looked at, all of them
    /// @param most by party, the most that it could gain without loss to any other; all zero just
    ///   where the package is on the frontier
    public record Room(List<Trade> smallest, int lookedAt, List<Fraction> most) {
        public Room {
            smallest = List.copyOf(smallest);
            most = List.copyOf(most);
        }

        public boolean onFrontier() {
            return most.stream().allMatch(one -> one.signum() == 0);
        }
    }

    /// Looks for trades from a package.
    ///
    /// @param frontier of the same table
    public static Room from(Table table, Frontier frontier, PackageDeal deal) {
        var now = table.values(deal);
        var most = new ArrayList<>(now.stream().map(_ -> Fraction.ZERO).toList());
        for (int i = 0; i < frontier.size(); i++) {
            var gains = gains(frontier.values(i), now);
            if (gains.stream().allMatch(gain -> gain.signum() >= 0)) {
                for (int p = 0; p < most.size(); p++) {
                    most.set(p, Fraction.max(most.get(p), gains.get(p)));
                }
            }
        }
        var found = new ArrayList<Trade>();
        int size = 0;
        long looked = 0;
        boolean beaten = most.stream().anyMatch(gain -> gain.signum() > 0);
        while (beaten && found.isEmpty() && size < deal.options().size()) {
            looked += packages(table.domain(), 0, size + 1);
            if (looked > PATIENCE) {
                break;
            }
            size++;
            look(table, deal, now, deal.array(), 0, size, found);
        }
        var unbeaten =
                found.stream()
                        .filter(one ->
                                found.stream().noneMatch(other -> beats(other.gains, one.gains)))
                        .toList();
        return new Room(unbeaten, size, most);
    }

    private static List<Fraction> gains(List<Fraction> values, List<Fraction> now) {
        return IntStream.range(0, now.size())
                .mapToObj(p -> values.get(p).minus(now.get(p)))
                .toList();
    }

    private static boolean beats(List<Fraction> one, List<Fraction> other) {
        return !one.equals(other)
                && IntStream.range(0, one.size()).allMatch(p -> one.get(p).atLeast(other.get(p)));
    }

    /// How many packages differ in so many of the issues from this one on.
    private static long packages(Domain domain, int from, int size) {
        var ways = new long[size + 1];
        ways[0] = 1;
        for (int i = from; i < domain.issues().size(); i++) {
            long others = domain.issues().get(i).options().size() - 1;
            for (int s = size; s > 0; s--) {
                ways[s] = Math.min(Long.MAX_VALUE / 1_000_000_000, ways[s] + ways[s - 1] * others);
            }
        }
        return ways[size];
    }

    private static void look(
            Table table,
            PackageDeal deal,
            List<Fraction> now,
            int[] options,
            int from,
            int left,
            List<Trade> found) {
        if (left == 0) {
            if (!table.domain().constraints().stream().allMatch(one -> one.allows(options))) {
                return;
            }
            var changed = PackageDeal.of(options);
            var gains = gains(table.values(changed), now);
            if (gains.stream().allMatch(gain -> gain.signum() >= 0)
                    && gains.stream().anyMatch(gain -> gain.signum() > 0)) {
                var issues =
                        IntStream.range(0, options.length)
                                .filter(i -> options[i] != deal.options().get(i))
                                .boxed()
                                .toList();
                found.add(new Trade(changed, issues, gains));
            }
            return;
        }
        for (int i = from; i <= options.length - left; i++) {
            int before = options[i];
            for (int o = 0; o < table.domain().issues().get(i).options().size(); o++) {
                if (o != before) {
                    options[i] = o;
                    look(table, deal, now, options, i + 1, left - 1, found);
                }
            }
            options[i] = before;
        }
    }
}
