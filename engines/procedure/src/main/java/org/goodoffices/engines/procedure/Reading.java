package org.goodoffices.engines.procedure;

import java.util.List;

/// What came of reading a file.
public sealed interface Reading {

    /// A rule set; whether it may be used is for [Checker] to say.
    record Read(RuleSet rules) implements Reading {}

    /// Not a rule set, and why, line by line.
    record Unreadable(List<Finding> findings) implements Reading {
        public Unreadable {
            findings = List.copyOf(findings);
        }
    }
}
