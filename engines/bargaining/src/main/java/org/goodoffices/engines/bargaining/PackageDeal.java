package org.goodoffices.engines.bargaining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A package: one option for every issue, each counted from 0 in the order of the domain.
public record PackageDeal(List<Integer> options) {

    public PackageDeal {
        options = List.copyOf(options);
    }

    static PackageDeal of(int... options) {
        return new PackageDeal(IntStream.of(options).boxed().toList());
    }

    int[] array() {
        return options.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The package in the words of its domain: the option by the name of the issue.
    public Map<String, String> in(Domain domain) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < options.size(); i++) {
            var issue = domain.issues().get(i);
            named.put(issue.name(), issue.options().get(options.get(i)));
        }
        return named;
    }
}
