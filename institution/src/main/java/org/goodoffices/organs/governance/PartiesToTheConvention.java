package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.organs.convention.Convention;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The parties as the status of the Convention has them.
@Component
@ConditionalOnProperty(
        name = "goodoffices.sample-world",
        havingValue = "false",
        matchIfMissing = true)
class PartiesToTheConvention implements StatesParties {

    private final Convention convention;

    PartiesToTheConvention(Convention convention) {
        this.convention = convention;
    }

    @Override
    public List<State> on(LocalDate day) {
        return convention.states().stream()
                .filter(state -> state.act(Convention.Action.RATIFICATION, day).isPresent())
                .map(PartiesToTheConvention::state)
                .toList();
    }

    @Override
    public Optional<State> named(String code) {
        return convention.state(code).map(PartiesToTheConvention::state);
    }

    private static State state(Convention.State state) {
        return new State(state.code(), state.nameEn(), state.nameZh());
    }
}
