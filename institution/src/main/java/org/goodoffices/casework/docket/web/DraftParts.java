package org.goodoffices.casework.docket.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.RequestCheck.Step;
import org.goodoffices.casework.docket.RequestDraft;

/// What belongs to which part of a request, so that two who write on different parts do not disturb
/// each other, and of two who write on the same one the second is told.
final class DraftParts {

    private DraftParts() {}

    /// Whether a field belongs to a part.
    static boolean belongs(String field, Step part) {
        return switch (part) {
            case RULES -> field.equals("rules");
            case PARTIES ->
                    field.matches("p[0-9]+-.*")
                            || field.equals("speaksAs")
                            || field.equals("parties");
            case DISPUTE -> !belongs(field, Step.RULES) && !belongs(field, Step.PARTIES);
            case PAPERS, REVIEW -> false;
        };
    }

    /// The words of a part; what is blank is not there.
    static Map<String, String> of(Map<String, String> values, Step part) {
        var own = new TreeMap<String, String>();
        values.forEach((field, value) -> {
            if (belongs(field, part) && !value.isBlank()) {
                own.put(field, value);
            }
        });
        return own;
    }

    /// What a form carries so that it can be told whether its part was saved by another since.
    static String fingerprint(Map<String, String> values, Step part) {
        try {
            var words = MessageDigest.getInstance("SHA-256");
            of(values, part)
                    .forEach((field, value) -> {
                        words.update(
                                (field + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
                    });
            return HexFormat.of().formatHex(words.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }

    /// Whether a part was saved after the form had been drawn, with other words than are saved now.
    ///
    /// @param seen what the form carried
    static boolean savedMeanwhile(
            RequestDraft stored, Step part, String seen, Map<String, String> now) {
        return !seen.isEmpty()
                && !seen.equals(fingerprint(stored.values(), part))
                && !of(stored.values(), part).equals(of(now, part));
    }
}
