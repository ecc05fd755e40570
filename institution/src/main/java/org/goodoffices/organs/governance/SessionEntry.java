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

/// One entry in the log of a session.
///
/// @param number in the session, from 1, without gaps
/// @param state for which State it was done; empty where for none
record SessionEntry(
        int number,
        SessionAct act,
        Instant at,
        UUID person,
        String state,
        Map<String, String> values) {

    SessionEntry {
        values = Map.copyOf(values);
    }

    /// What was said under this name; empty where nothing was.
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /// The bytes that the log commits to (RFC 8785).
    byte[] content() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("number", number);
        fields.put("act", act.key());
        fields.put("at", at.toString());
        fields.put("person", person.toString());
        fields.put("state", state);
        fields.put("values", values);
        return CanonicalJson.write(fields);
    }

    /// Reads what `content` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    static SessionEntry read(String content) {
        try {
            var fields =
                    (Map<?, ?>)
                            Objects.requireNonNull(
                                    CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8)));
            var values = (Map<?, ?>) Objects.requireNonNull(fields.get("values"));
            return new SessionEntry(
                    Integer.parseInt(String.valueOf(fields.get("number"))),
                    SessionAct.of(String.valueOf(fields.get("act"))).orElseThrow(),
                    Instant.parse(String.valueOf(fields.get("at"))),
                    UUID.fromString(String.valueOf(fields.get("person"))),
                    String.valueOf(fields.get("state")),
                    values.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            one -> String.valueOf(one.getKey()),
                                            one -> String.valueOf(one.getValue()))));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException(
                    "an entry of a session is not what was written", broken);
        }
    }
}
