package org.goodoffices.engines.proof;

import java.util.List;

/// All that a verification found.
///
/// @param findings one for each thing looked at, in order
public record Verification(List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    /// Whether nothing was found wrong.
    public boolean isValid() {
        return findings.stream().noneMatch(f -> f.verdict() == Finding.Verdict.NOT_VALID);
    }

    /// Whether the document could not be read at all.
    public boolean isUnreadable() {
        return findings.stream().anyMatch(f -> f.reason() == Finding.Reason.MALFORMED);
    }
}
