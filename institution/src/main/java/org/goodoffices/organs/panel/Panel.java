package org.goodoffices.organs.panel;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Who may be named mediator now.
@Component
public class Panel {

    private final PanelStore store;
    private final InstantSource clock;

    Panel(PanelStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// All members now, each once, by their English names: designated, within their term, neither
    /// suspended nor gone.
    public List<PanelMember> members() {
        return store.onPanelAt(clock.instant());
    }
}
