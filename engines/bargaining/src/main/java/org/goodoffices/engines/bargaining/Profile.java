package org.goodoffices.engines.bargaining;

import java.util.List;

/// A party as a file describes it, and what the reader has to say about the file: what it left out,
/// and what is unusual.
public record Profile(Party party, List<Text> notes) {
    public Profile {
        notes = List.copyOf(notes);
    }
}
