package org.goodoffices.casework.settlement.bundle;

import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.records.record.Snapshot;
import org.jspecify.annotations.Nullable;

/// What a verification found, part by part.
///
/// @param lines in the order in which they were looked at
public record Report(List<Line> lines) {
    /// One finding.
    ///
    /// @param part the file, or the part of the bundle
    /// @param verdict what follows
    /// @param sentence why, in both languages
    /// @param place where in the institution's record; null where a file was checked
    public record Line(
            String part, Verdict verdict, Bilingual sentence, Snapshot.@Nullable Place place) {
        Line(String part, Verdict verdict, Bilingual sentence) {
            this(part, verdict, sentence, null);
        }
    }

    public Report {
        lines = List.copyOf(lines);
    }

    /// What follows from all lines together.
    public enum Outcome {
        VALID,
        /// Nothing is wrong, but something was left unchecked, such as who signed.
        CONSISTENT,
        NOT_VALID
    }

    public Outcome outcome() {
        if (lines.stream().anyMatch(line -> line.verdict() == Verdict.NOT_VALID)) {
            return Outcome.NOT_VALID;
        }
        return lines.stream().allMatch(line -> line.verdict() == Verdict.VALID)
                ? Outcome.VALID
                : Outcome.CONSISTENT;
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
