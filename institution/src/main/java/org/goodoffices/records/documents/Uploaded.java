package org.goodoffices.records.documents;

import java.util.List;
import java.util.Map;

/// A form that may carry papers, as it was received.
public sealed interface Uploaded {

    /// What its other fields said, blank ones left out; what was chosen several times is joined by
    /// commas.
    Map<String, String> values();

    /// All of it arrived; the papers wait for their act, or for `KeepPaper.drop`.
    record Form(Map<String, String> values, List<Kept> papers) implements Uploaded {
        public Form {
            values = Map.copyOf(values);
            papers = List.copyOf(papers);
        }
    }

    /// Something in it cannot be taken; nothing of it was kept.
    ///
    /// @param key of the text `documents.refused.…` that says why
    /// @param of what that text speaks of
    record Unfit(Map<String, String> values, String key, List<Object> of) implements Uploaded {
        public Unfit {
            values = Map.copyOf(values);
            of = List.copyOf(of);
        }
    }
}
