package org.goodoffices.foundation.web;

/// What a person reads when a request cannot be answered.
///
/// @param status the number of the answer, for whoever is asked for help
public record ProblemPage(int status, String title, String text) {}
