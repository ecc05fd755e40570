package org.goodoffices.foundation.identity;

import java.util.UUID;

/// The offices whose holders act for them, by their fixed ids.
public final class Offices {

    /// Mediation Services: all case managers.
    public static final UUID REGISTRY = UUID.fromString("00000000-0000-0000-0000-0000000000a1");

    /// The appointing authority of the Model Rules.
    public static final UUID SECRETARY_GENERAL =
            UUID.fromString("00000000-0000-0000-0000-0000000000a2");

    public static final UUID LEGAL_AFFAIRS =
            UUID.fromString("00000000-0000-0000-0000-0000000000a3");

    private Offices() {}
}
