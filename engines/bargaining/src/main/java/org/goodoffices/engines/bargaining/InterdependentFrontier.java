package org.goodoffices.engines.bargaining;

/// The frontier where issues depend on one another.
final class InterdependentFrontier {

    private InterdependentFrontier() {}

    static Frontier of(Table table) throws Refused {
        throw new Refused("Not for " + table.domain().name(), "");
    }
}
