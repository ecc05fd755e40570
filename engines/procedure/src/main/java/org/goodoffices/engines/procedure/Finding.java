package org.goodoffices.engines.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fault in a rule set.
///
/// @param check which of the eight checks found it; 0 where the file cannot be read as a rule set
/// @param at the stage, act, limit or ending concerned, empty where none
/// @param example the shortest way to meet it: the acts and lapses in order, in English as the file
///   names them, in Chinese by their titles
public record Finding(
        int check,
        String file,
        int line,
        @Nullable String article,
        String at,
        Text message,
        List<Text> example) {
    public Finding {
        example = List.copyOf(example);
    }
}
