package org.goodoffices.engines.bargaining;

/// What cannot be agreed together: a package holds to every constraint of its domain.
public sealed interface Constraint {

    /// One option of one issue, both counted from 0.
    record Choice(int issue, int option) {
        boolean in(int[] options) {
            return options[issue] == option;
        }
    }

    /// A package with the one does not have the other.
    record Excludes(Choice one, Choice other) implements Constraint {}

    /// A package with the one has the other too.
    record Requires(Choice one, Choice other) implements Constraint {}

    Choice one();

    Choice other();

    /// Whether these options, one for each issue, may be agreed together.
    default boolean allows(int[] options) {
        return !one().in(options)
                || switch (this) {
                    case Excludes excludes -> !excludes.other().in(options);
                    case Requires requires -> requires.other().in(options);
                };
    }
}
