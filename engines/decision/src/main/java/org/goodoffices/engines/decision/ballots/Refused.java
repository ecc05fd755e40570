package org.goodoffices.engines.decision.ballots;

import org.goodoffices.engines.decision.Text;

/// Says why something that was read cannot be accepted.
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Text why;

    Refused(String en, String zh) {
        super(en);
        this.why = new Text(en, zh);
    }

    public Text why() {
        return why;
    }
}
