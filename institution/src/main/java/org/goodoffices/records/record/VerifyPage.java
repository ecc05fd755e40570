package org.goodoffices.records.record;

/// How to check a settlement, a receipt or a log offline.
///
/// @param key the institution's public key, one line
public record VerifyPage(String key) {}
