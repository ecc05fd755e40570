package org.goodoffices.engines.procedure;

/// One of the eight questions asked of a rule set.
interface Check {

    /// From 1 to 8, as deviations name it.
    int number();

    void run(Inspection inspection);
}
