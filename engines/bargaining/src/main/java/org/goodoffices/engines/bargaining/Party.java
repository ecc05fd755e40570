package org.goodoffices.engines.bargaining;

/// Who bargains, and for what.
///
/// @param walkAway the party's value without agreement, on the scale of its preference
public record Party(String name, Preference preference, Fraction walkAway) {}
