package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Tables drawn by lot, small enough to be listed whole.
final class Drawn {

    private Drawn() {}

    /// One to four parties, one to five issues, values on scales coarse and fine, often equal, some
    /// below zero, sometimes with constraints.
    static Table table(Random random) {
        var issues = new ArrayList<Issue>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            issues.add(issue("I" + i, 1 + random.nextInt(4)));
        }
        var constraints = new ArrayList<Constraint>();
        while (count > 1 && random.nextInt(3) == 0) {
            var one = choice(issues, random);
            var other = choice(issues, random);
            if (one.issue() != other.issue()) {
                constraints.add(
                        random.nextBoolean()
                                ? new Constraint.Excludes(one, other)
                                : new Constraint.Requires(one, other));
            }
        }
        var domain = new Domain("drawn", issues, constraints);
        if (packages(domain).isEmpty()) {
            return table(random);
        }
        int parties = 1 + random.nextInt(4);
        int scale = List.of(3, 10, 1000).get(random.nextInt(3));
        var unit = List.of("1", "0.1", "0.0000000001").get(random.nextInt(3));
        var drawn = new ArrayList<Party>();
        for (int p = 0; p < parties; p++) {
            var part = Fraction.of(unit).over(Fraction.of(1 + random.nextInt(7)));
            var values =
                    issues.stream()
                            .map(issue ->
                                    issue.options().stream()
                                            .map(_ ->
                                                    part.times(
                                                            Fraction.of(
                                                                    random.nextInt(scale)
                                                                            - scale / 4)))
                                            .toList())
                            .toList();
            var walkAway = part.times(Fraction.of(random.nextInt(scale)));
            drawn.add(new Party("P" + p, new Preference.Additive(values), walkAway));
        }
        return new Table(domain, drawn);
    }

    private static Issue issue(String name, int options) {
        return new Issue(name, IntStream.range(0, options).mapToObj(o -> "o" + o).toList());
    }

    private static Constraint.Choice choice(List<Issue> issues, Random random) {
        int issue = random.nextInt(issues.size());
        return new Constraint.Choice(issue, random.nextInt(issues.get(issue).options().size()));
    }

    /// What one party likes, the others like the less.
    static Table opposed(Random random, int parties, int issues, int options, int most) {
        var all = IntStream.range(0, issues).mapToObj(i -> issue("I" + i, options)).toList();
        var values = new ArrayList<List<List<Fraction>>>();
        for (int p = 0; p < parties; p++) {
            var rows = new ArrayList<List<Fraction>>();
            for (int i = 0; i < issues; i++) {
                int weight = 1 + random.nextInt(most);
                int party = p;
                rows.add(
                        IntStream.range(0, options)
                                .mapToObj(o ->
                                        Fraction.of(
                                                (long) weight
                                                        * switch (party) {
                                                            case 0 -> o;
                                                            case 1 -> options - 1 - o;
                                                            default -> random.nextInt(options);
                                                        }))
                                .toList());
            }
            values.add(rows);
        }
        var drawn =
                IntStream.range(0, parties)
                        .mapToObj(p ->
                                new Party(
                                        "P" + p,
                                        new Preference.Additive(values.get(p)),
                                        Fraction.ZERO))
                        .toList();
        return new Table(new Domain("opposed", all), drawn);
    }

    static Table withOption(Table table, int issue, Random random) {
        return changed(table, issue, _ -> Fraction.of(random.nextInt(10)));
    }

    /// Another option of the first issue that is a little worse for everybody than the worst.
    static Table withSpoiledUnit(Table table, Fraction unit) {
        return changed(
                table,
                0,
                row ->
                        row.stream()
                                .min(Fraction::compareTo)
                                .orElseThrow()
                                .minus(Fraction.of(1_000_000_000).plus(unit)));
    }

    private static Table changed(
            Table table, int issue, java.util.function.Function<List<Fraction>, Fraction> value) {
        var issues = new ArrayList<>(table.domain().issues());
        var options = new ArrayList<>(issues.get(issue).options());
        options.add("added");
        issues.set(issue, new Issue(issues.get(issue).name(), options));
        var parties = new ArrayList<Party>();
        for (var party : table.parties()) {
            if (party.preference() instanceof Preference.Additive additive) {
                var rows = new ArrayList<>(additive.values());
                var row = new ArrayList<>(rows.get(issue));
                row.add(value.apply(rows.get(issue)));
                rows.set(issue, row);
                parties.add(
                        new Party(party.name(), new Preference.Additive(rows), party.walkAway()));
            }
        }
        return new Table(
                new Domain(table.domain().name(), issues, table.domain().constraints()), parties);
    }

    /// All packages that the constraints allow.
    static List<PackageDeal> packages(Domain domain) {
        var all = new ArrayList<List<Integer>>(List.of(List.of()));
        for (var issue : domain.issues()) {
            var next = new ArrayList<List<Integer>>();
            for (var one : all) {
                for (int o = 0; o < issue.options().size(); o++) {
                    var more = new ArrayList<>(one);
                    more.add(o);
                    next.add(more);
                }
            }
            all = next;
        }
        return all.stream()
                .map(PackageDeal::new)
                .filter(deal ->
                        domain.constraints().stream().allMatch(one -> one.allows(deal.array())))
                .toList();
    }

    /// Whether one is at least as good to all and better to one.
    static boolean beats(List<Fraction> one, List<Fraction> other) {
        return !one.equals(other)
                && IntStream.range(0, one.size())
                        .allMatch(p -> one.get(p).compareTo(other.get(p)) >= 0);
    }
}
