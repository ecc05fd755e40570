package org.goodoffices.casework.appointment.graph;

import org.goodoffices.engines.names.Kind;

/// What stands in the graph.
public enum ThingKind {
    PERSON,
    /// A company, a firm, an association, an authority.
    BODY,
    STATE,
    /// A case before whatever court, tribunal or institution.
    MATTER;

    /// As what its name is compared.
    public Kind named() {
        return switch (this) {
            case PERSON -> Kind.PERSON;
            case BODY, MATTER -> Kind.COMPANY;
            case STATE -> Kind.STATE;
        };
    }
}
