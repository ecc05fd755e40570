package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// What is to be settled: the issues, and which options cannot go together.
public record Domain(String name, List<Issue> issues, List<Constraint> constraints) {

    /// @throws IllegalArgumentException where there is no issue, a name twice, or a constraint
    ///   names what is not there
    public Domain {
        issues = List.copyOf(issues);
        constraints = List.copyOf(constraints);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("no issue");
        }
        var names = new HashSet<String>();
        for (var issue : issues) {
            if (!names.add(issue.name())) {
                throw new IllegalArgumentException("an issue twice: " + issue.name());
            }
        }
        for (var constraint : constraints) {
            for (var choice : List.of(constraint.one(), constraint.other())) {
                issues.get(choice.issue()).options().get(choice.option());
            }
        }
    }

    public Domain(String name, List<Issue> issues) {
        this(name, issues, List.of());
    }

    /// How many packages there are, those that a constraint forbids included.
    public BigInteger packages() {
        return issues.stream()
                .map(issue -> BigInteger.valueOf(issue.options().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /// Whether no constraint forbids a package.
    public boolean allows(PackageDeal deal) {
        var options = deal.array();
        return constraints.stream().allMatch(one -> one.allows(options));
    }

    /// The place of the issue of this name, or -1.
    public int indexOf(String issue) {
        return IntStream.range(0, issues.size())
                .filter(i -> issues.get(i).name().equals(issue))
                .findFirst()
                .orElse(-1);
    }
}
