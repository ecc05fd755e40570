package org.goodoffices.engines.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for missing citations in a rules file as it stands, without reading it as rules.
final class Citations {

    private static final Set<String> PARAMETERS =
            Set.of(
                    "existence",
                    "names",
                    "caucus",
                    "appointing-authority",
                    "mediators",
                    "others-go-on",
                    "reckoning",
                    "attestation",
                    "fees");

    private static final Set<String> WITHIN =
            Set.of("unequal", "returns", "lapse", "extend", "presumed", "warn");

    private Citations() {}

    static boolean missing(Yaml root) {
        if (!(root instanceof Yaml.Mapping top)) {
            return false;
        }
        boolean missing = false;
        for (Map.Entry<String, Yaml> entry : top.entries().entrySet()) {
            switch (entry.getKey()) {
                case "stages", "acts", "limits", "endings", "gates" -> {
                    for (Yaml each : children(entry.getValue())) {
                        missing |= uncited(each) || within(each);
                    }
                }
                case "deviations" -> {
                    for (Yaml each : children(entry.getValue())) {
                        missing |= uncited(each);
                    }
                }
                default ->
                        missing |= PARAMETERS.contains(entry.getKey()) && uncited(entry.getValue());
            }
            if (entry.getKey().equals("fees") && entry.getValue() instanceof Yaml.Mapping fees) {
                Yaml items = fees.entries().get("items");
                for (Yaml item : items == null ? List.<Yaml>of() : children(items)) {
                    missing |= uncited(item);
                }
            }
        }
        return missing;
    }

    private static boolean within(Yaml node) {
        boolean missing = false;
        if (node instanceof Yaml.Mapping mapping) {
            for (Map.Entry<String, Yaml> entry : mapping.entries().entrySet()) {
                if (WITHIN.contains(entry.getKey())) {
                    missing |= uncited(entry.getValue());
                }
                missing |= within(entry.getValue());
            }
        }
        return missing;
    }

    private static List<Yaml> children(Yaml node) {
        return switch (node) {
            case Yaml.Mapping m -> List.copyOf(m.entries().values());
            case Yaml.Sequence s -> s.items();
            case Yaml.Scalar _ -> List.of();
        };
    }

    private static boolean uncited(Yaml node) {
        return node instanceof Yaml.Mapping m
                && !(m.entries().get("article") instanceof Yaml.Scalar s
                        && s.value().matches("(?s).*\\p{N}.*|Appendix|page on .*"));
    }
}
