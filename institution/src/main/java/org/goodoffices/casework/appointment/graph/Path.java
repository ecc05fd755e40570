package org.goodoffices.casework.appointment.graph;

import java.util.List;

/// A way over ties that comes to no thing twice. It *is* its things: several ties between the same
/// two are one step with several pieces of evidence.
///
/// @param things from somebody of the case to the candidate; one alone is both
/// @param steps one less
public record Path(List<Thing> things, List<Step> steps) {

    /// From one thing to the next.
    public record Step(List<Tie> ties) {
        public Step {
            if (ties.isEmpty()) {
                throw new IllegalArgumentException("a step rests on a tie");
            }
            ties = List.copyOf(ties);
        }
    }

    public Path {
        if (things.size() != steps.size() + 1) {
            throw new IllegalArgumentException("a step leads from a thing to the next");
        }
        things = List.copyOf(things);
        steps = List.copyOf(steps);
    }

    /// Whether the step goes along this tie of it, not against it.
    boolean along(int step, Tie tie) {
        return tie.from().equals(things.get(step).id());
    }
}
