package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.proof.Finding.Verdict;

/// What a verification found, part by part.
///
/// @param lines in the order in which they were looked at
public record Report(List<Line> lines) {
    /// One finding.
    ///
    /// @param part the file, or the part of the bundle
    /// @param verdict what follows
    /// @param sentence why, in both languages
    public record Line(String part, Verdict verdict, Bilingual sentence) {}

    public Report {
        lines = List.copyOf(lines);
    }

    /// Whether nothing was found wrong.
    public boolean isValid() {
        return lines.stream().noneMatch(line -> line.verdict() == Verdict.NOT_VALID);
    }

    /// Collects findings.
    static final class Builder {
        private final List<Line> lines = new ArrayList<>();

        void valid(String part, String english, String chinese) {
            lines.add(new Line(part, Verdict.VALID, new Bilingual(english, chinese)));
        }

        void notValid(String part, Bilingual sentence) {
            lines.add(new Line(part, Verdict.NOT_VALID, sentence));
        }

        void notValid(String part, String english, String chinese) {
            notValid(part, new Bilingual(english, chinese));
        }

        void notChecked(String part, String english, String chinese) {
            lines.add(new Line(part, Verdict.NOT_CHECKED, new Bilingual(english, chinese)));
        }

        void add(Line line) {
            lines.add(line);
        }

        Report build() {
            return new Report(lines);
        }
    }
}
