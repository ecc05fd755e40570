package org.goodoffices.engines.procedure;

import org.jspecify.annotations.Nullable;

/// An exception that the rules make on purpose: its article and the reason.
public record Reasoned(@Nullable String article, Text why, int line) {}
