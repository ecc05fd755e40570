package org.goodoffices.organs.convention.treaty;

/// The answer to a question about a day, where what is not known stays unknown.
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
