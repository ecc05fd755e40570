package org.goodoffices.engines.procedure;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a limit came to its end, step by step, in both languages.
public record Explanation(List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One step: what it is about, the sentence, and the provision it rests on.
    public record Step(Kind kind, Text text, @Nullable String article) {}

    /// What a step is about, in the order in which they come.
    public enum Kind {
        RULE,
        ANCHOR,
        RECEIPT,
        COUNTING,
        EXTENSION,
        STANDSTILL,
        SKIPPED,
        ZONE,
        RESULT
    }

    /// All steps as one text.
    public Text asText() {
        return new Text(
                steps.stream().map(s -> s.text().en()).collect(Collectors.joining(" ")),
                steps.stream().map(s -> s.text().zh()).collect(Collectors.joining()));
    }
}
