package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goodoffices.engines.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// What an entry in a log of the organs says, as the log commits to it.
///
/// @param number in the log, from 1, without gaps
/// @param act by its key
/// @param state for which State it was done; empty where for none
/// @param subject whom it is about; null in logs whose entries name nobody
public record EntryContent(
        int number,
        String act,
        Instant at,
        UUID person,
        String state,
        @Nullable UUID subject,
        Map<String, String> values) {

    public EntryContent {
        values = Map.copyOf(values);
    }

    /// The bytes that the log commits to (RFC 8785).
    public byte[] bytes() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("number", number);
        fields.put("act", act);
        fields.put("at", at.toString());
        fields.put("person", person.toString());
        fields.put("state", state);
        if (subject != null) {
            fields.put("subject", subject.toString());
        }
        fields.put("values", values);
        return CanonicalJson.write(fields);
    }

    /// Reads what `bytes` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    public static EntryContent read(String content) {
        try {
            var fields =
                    (Map<?, ?>)
                            Objects.requireNonNull(
                                    CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8)));
            var subject = fields.get("subject");
            var values = (Map<?, ?>) Objects.requireNonNull(fields.get("values"));
            return new EntryContent(
                    Integer.parseInt(String.valueOf(fields.get("number"))),
                    String.valueOf(fields.get("act")),
                    Instant.parse(String.valueOf(fields.get("at"))),
                    UUID.fromString(String.valueOf(fields.get("person"))),
                    String.valueOf(fields.get("state")),
                    subject == null ? null : UUID.fromString(String.valueOf(subject)),
                    values.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            one -> String.valueOf(one.getKey()),
                                            one -> String.valueOf(one.getValue()))));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException("an entry of a log is not what was written", broken);
        }
    }
}
