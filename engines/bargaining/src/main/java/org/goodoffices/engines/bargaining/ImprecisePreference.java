package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is known of a party's preference where the weights of its issues are not: an order of
/// importance, bounds, and choices like “I would give up this for that”. Weights are not below zero
/// and sum to one; a package is worth the sum of weight × value. Everything is decided exactly over
/// all weights that fit (Hazen 1986; Weber 1987, as recalled).
public final class ImprecisePreference {

    /// A question: which of two packages the party prefers.
    ///
    /// @param one its place in the list of packages
    /// @param other its place
    /// @param left how many packages may still be best after the answer that narrows it least
    public record Question(int one, int other, int left) {}

    /// Packages are looked at pair by pair: no more of them than this are asked about.
    private static final int MOST_ASKED = 12;

    private final Preference.Additive values;
    private final LinearProgram weights;

    private ImprecisePreference(Preference.Additive values, LinearProgram weights) {
        this.values = values;
        this.weights = weights;
    }

    /// Nothing is known but the values of the options of each issue, before any weight.
    public static ImprecisePreference of(Preference.Additive values) {
        int issues = values.values().size();
        var ones = new ArrayList<Fraction>();
        var minus = new ArrayList<Fraction>();
        for (int i = 0; i < issues; i++) {
            ones.add(Fraction.ONE);
            minus.add(Fraction.of(-1));
        }
        return new ImprecisePreference(
                values,
                new LinearProgram(issues)
                        .with(new LinearProgram.Condition(ones, Fraction.ONE))
                        .with(new LinearProgram.Condition(minus, Fraction.of(-1))));
    }

    /// Issues in order of importance, the first weighs at least as much as the second, and so on.
    public ImprecisePreference ordered(List<Integer> issues) {
        var more = this;
        for (int i = 1; i < issues.size(); i++) {
            var factors = zeros();
            factors.set(issues.get(i), Fraction.ONE);
            factors.set(issues.get(i - 1), Fraction.of(-1));
            more = more.with(factors, Fraction.ZERO);
        }
        return more;
    }

    /// The weight of an issue lies between these.
    public ImprecisePreference between(int issue, Fraction least, Fraction most) {
        var above = zeros();
        above.set(issue, Fraction.of(-1));
        var below = zeros();
        below.set(issue, Fraction.ONE);
        return with(above, Fraction.ZERO.minus(least)).with(below, most);
    }

    /// The one issue weighs at least and at most so many times what the other weighs.
    public ImprecisePreference inProportion(int one, int other, Fraction least, Fraction most) {
        var above = zeros();
        above.set(one, Fraction.of(-1));
        above.set(other, least);
        var below = zeros();
        below.set(one, Fraction.ONE);
        below.set(other, Fraction.ZERO.minus(most));
        return with(above, Fraction.ZERO).with(below, Fraction.ZERO);
    }

    /// The one package is worth at least as much as the other: the party would give up the other
    /// for it.
    public ImprecisePreference prefers(PackageDeal one, PackageDeal other) {
        return with(difference(other, one), Fraction.ZERO);
    }

    /// Whether any weights fit all that was said.
    public boolean consistent() {
        return weights.possible();
    }

    /// The places of the packages that are best for some weights that fit.
    public List<Integer> possiblyBest(List<PackageDeal> packages) {
        return IntStream.range(0, packages.size())
                .filter(i -> {
                    var best = this;
                    for (var other : packages) {
                        best = best.prefers(packages.get(i), other);
                    }
                    return best.consistent();
                })
                .boxed()
                .toList();
    }

    /// The places of the packages that are best whatever the weights are, of those that fit.
    public List<Integer> necessarilyBest(List<PackageDeal> packages) {
        return IntStream.range(0, packages.size())
                .filter(i ->
                        consistent()
                                && packages.stream()
                                        .allMatch(other -> never(other, packages.get(i))))
                .boxed()
                .toList();
    }

    /// The question between two packages after whose less helpful answer the fewest may still be
    /// best; none where one answer is certain already for every pair. Asked among the first twelve
    /// that may be best.
    public Optional<Question> question(List<PackageDeal> packages) {
        var possible = possiblyBest(packages);
        var asked = possible.subList(0, Math.min(MOST_ASKED, possible.size()));
        var left = possible.stream().map(packages::get).toList();
        var questions = new ArrayList<Question>();
        for (int one : asked) {
            for (int other : asked) {
                if (one < other) {
                    var a = packages.get(one);
                    var b = packages.get(other);
                    if (!never(a, b) && !never(b, a)) {
                        int worst =
                                Math.max(prefers(a, b).winners(left), prefers(b, a).winners(left));
                        questions.add(new Question(one, other, worst));
                    }
                }
            }
        }
        return questions.stream().min(Comparator.comparingInt(Question::left));
    }

    /// How many packages are better than all others for some weights that fit. (After an answer the
    /// package that lost may still be as good as the other, never better.)
    private int winners(List<PackageDeal> packages) {
        int winners = 0;
        for (var one : packages) {
            var ahead = weights.wider();
            for (var other : packages) {
                var behind = difference(other, one);
                if (behind.stream().anyMatch(part -> part.signum() != 0)) {
                    ahead = ahead.with(condition(behind, Fraction.ONE, Fraction.ZERO));
                }
            }
            ahead = ahead.with(condition(zeros(), Fraction.ONE, Fraction.ONE));
            var goal = new ArrayList<Fraction>(zeros());
            goal.add(Fraction.ONE);
            winners += ahead.largest(goal).filter(lead -> lead.signum() > 0).isPresent() ? 1 : 0;
        }
        return winners;
    }

    /// With a last number, by how much a package leads.
    private static LinearProgram.Condition condition(
            List<Fraction> factors, Fraction lead, Fraction most) {
        var longer = new ArrayList<>(factors);
        longer.add(lead);
        return new LinearProgram.Condition(longer, most);
    }

    /// Whether the one is worth more than the other for no weights that fit.
    private boolean never(PackageDeal one, PackageDeal other) {
        return weights.largest(difference(one, other)).map(most -> most.signum() <= 0).orElse(true);
    }

    private List<Fraction> difference(PackageDeal one, PackageDeal other) {
        return IntStream.range(0, values.values().size())
                .mapToObj(i -> {
                    var row = values.values().get(i);
                    return row.get(one.options().get(i)).minus(row.get(other.options().get(i)));
                })
                .toList();
    }

    private ArrayList<Fraction> zeros() {
        return new ArrayList<>(values.values().stream().map(_ -> Fraction.ZERO).toList());
    }

    private ImprecisePreference with(List<Fraction> factors, Fraction most) {
        return new ImprecisePreference(
                values, weights.with(new LinearProgram.Condition(factors, most)));
    }
}
