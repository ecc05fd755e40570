package org.goodoffices.foundation.identity;

/// The page behind a one-time link: one button, so that a mail scanner that only looks uses nothing
/// up.
public record LinkPage(String action, String name) {}
