package org.goodoffices.engines.bargaining;

import java.util.HashSet;
import java.util.List;

/// A question to be settled, and the options for it, in the order in which they were entered.
public record Issue(String name, List<String> options) {

    /// @throws IllegalArgumentException where there is no option, or one twice
    public Issue {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("no option: " + name);
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw new IllegalArgumentException("an option twice: " + name);
        }
    }
}
