package org.goodoffices.organs.panel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// One entry in the log of a nomination.
///
/// @param number in the nomination, from 1, without gaps
/// @param state which State nominated, by its three letters; empty for the institution
/// @param subject the nominee; of an assessor's appointment and release, the assessor
record PanelEntry(
        int number,
        PanelAct act,
        Instant at,
        UUID person,
        String state,
        UUID subject,
        Map<String, String> values) {

    PanelEntry {
        values = Map.copyOf(values);
    }

    /// What was said under this name; empty where nothing was.
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    Text text(String name) {
        return new Text(value(name + "En"), value(name + "Zh"));
    }

    /// From which day it has effect, where it is about a member's standing.
    LocalDate from() {
        return LocalDate.parse(value("from"));
    }

    /// The last day of the term that it gives.
    LocalDate until() {
        return LocalDate.parse(value("until"));
    }

    /// The bytes that the log commits to (RFC 8785).
    byte[] content() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("number", number);
        fields.put("act", act.key());
        fields.put("at", at.toString());
        fields.put("person", person.toString());
        fields.put("state", state);
        fields.put("subject", subject.toString());
        fields.put("values", values);
        return CanonicalJson.write(fields);
    }

    /// Reads what `content` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    static PanelEntry read(String content) {
        try {
            var fields =
                    (Map<?, ?>)
                            Objects.requireNonNull(
                                    CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8)));
            var values = (Map<?, ?>) Objects.requireNonNull(fields.get("values"));
            return new PanelEntry(
                    Integer.parseInt(String.valueOf(fields.get("number"))),
                    PanelAct.of(String.valueOf(fields.get("act"))).orElseThrow(),
                    Instant.parse(String.valueOf(fields.get("at"))),
                    UUID.fromString(String.valueOf(fields.get("person"))),
                    String.valueOf(fields.get("state")),
                    UUID.fromString(String.valueOf(fields.get("subject"))),
                    values.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            one -> String.valueOf(one.getKey()),
                                            one -> String.valueOf(one.getValue()))));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException(
                    "an entry of a nomination is not what was written", broken);
        }
    }
}
