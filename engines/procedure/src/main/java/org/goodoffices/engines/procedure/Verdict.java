package org.goodoffices.engines.procedure;

import java.util.List;

/// What the eight checks say of a rule set.
///
/// @param declaredDeviations where a published set differs from a check and says so, with what it
///   covers
public record Verdict(List<Finding> findings, List<Declared> declaredDeviations) {

    public Verdict {
        findings = List.copyOf(findings);
        declaredDeviations = List.copyOf(declaredDeviations);
    }

    /// A declared deviation and the findings it covers.
    public record Declared(Deviation deviation, List<Finding> covers) {
        public Declared {
            covers = List.copyOf(covers);
        }
    }

    /// Whether the set may be used.
    public boolean sound() {
        return findings.isEmpty();
    }
}
