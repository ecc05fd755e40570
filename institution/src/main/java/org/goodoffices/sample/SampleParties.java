package org.goodoffices.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.organs.governance.StatesParties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The parties to the Convention of the sample world: fictional States, since no true one has taken
/// part in an Assembly that never met.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleParties implements StatesParties {

    private static final List<State> ALL =
            List.of(
                    new State("XAV", "Avaria", "阿瓦里亚", "africa"),
                    new State("XKH", "Kharun", "卡伦", "asia-pacific"),
                    new State("XLO", "Lorvane", "洛尔万", "western-europe-others"),
                    new State("XNE", "Nerith", "奈里斯", "asia-pacific"),
                    new State("XOS", "Ostrevia", "奥斯特雷维亚", "eastern-europe"));

    @Override
    public List<State> on(LocalDate day) {
        return ALL;
    }

    @Override
    public Optional<State> named(String code) {
        return ALL.stream().filter(state -> state.code().equals(code)).findFirst();
    }
}
