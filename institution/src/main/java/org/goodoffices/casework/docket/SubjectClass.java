package org.goodoffices.casework.docket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.goodoffices.engines.procedure.RuleSet;

/// What a dispute is about, as far as declarations under the Convention exclude classes of it.
public enum SubjectClass {
    TERRITORY(true),
    MARITIME(true),
    INDEPENDENCE(true),
    WTO(true),
    BOUNDARY_WATERS(true),
    TREATY(true),
    EXPROPRIATION(false),
    CONCESSION(false),
    INVESTMENT_TREATMENT(false),
    SALE_AND_SUPPLY(false),
    CONSTRUCTION(false),
    TRADE_SECRETS(false),
    FINANCE(false),
    COMPANY(false),
    ENVIRONMENT(true),
    OTHER(true);

    private final boolean betweenStates;

    SubjectClass(boolean betweenStates) {
        this.betweenStates = betweenStates;
    }

    /// As kept in an entry and in the names of its texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The class with this key.
    public static Optional<SubjectClass> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /// Whether disputes of this track can be about it.
    public boolean of(RuleSet.Track track) {
        return switch (track) {
            case STATE_TO_STATE -> betweenStates;
            case INVESTMENT, COMMERCIAL -> !betweenStates || this == ENVIRONMENT || this == OTHER;
        };
    }
}
