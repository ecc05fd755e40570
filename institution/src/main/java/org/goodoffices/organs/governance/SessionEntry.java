package org.goodoffices.organs.governance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

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

    /// The bytes that the log commits to.
    byte[] content() {
        return new EntryContent(number, act.key(), at, person, state, null, values).bytes();
    }

    /// Reads what `content` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    static SessionEntry read(String content) {
        var said = EntryContent.read(content);
        return new SessionEntry(
                said.number(),
                SessionAct.of(said.act()).orElseThrow(),
                said.at(),
                said.person(),
                said.state(),
                said.values());
    }
}
