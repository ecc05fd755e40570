package org.goodoffices.engines.bargaining;

/// What can be reached with some of the slots settled: nodes are sums of values that may still lead
/// to the frontier. Each layer settles one slot more than the one below it.
///
/// A layer need not hold a sum that another beats: whatever is added to both, the one stays beaten.
/// So every package of a frontier point goes through nodes that are held, and all of them can be
/// found again by going down.
interface Layer {

    /// The node below from which this row of the slot leads to a node, or -1 where there is none.
    int from(int node, int row);
}
