package org.goodoffices.organs.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.governance.EntryContent;

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

    /// The bytes that the log commits to.
    byte[] content() {
        return new EntryContent(number, act.key(), at, person, state, subject, values).bytes();
    }

    /// Reads what `content` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    static PanelEntry read(String content) {
        var said = EntryContent.read(content);
        return new PanelEntry(
                said.number(),
                PanelAct.of(said.act()).orElseThrow(),
                said.at(),
                said.person(),
                said.state(),
                Objects.requireNonNull(said.subject()),
                said.values());
    }
}
