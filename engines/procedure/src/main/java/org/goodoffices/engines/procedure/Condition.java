package org.goodoffices.engines.procedure;

/// Something that must have happened in this visit of the stage. All conditions are positive.
public sealed interface Condition {

    String name();

    /// An act has been completed.
    record Completed(String name) implements Condition {}

    /// The actor itself has done an act.
    record Own(String name) implements Condition {}

    /// A limit has run out.
    record Lapsed(String name) implements Condition {}
}
