package org.goodoffices.organs.secretariat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.organs.governance.EntryContent;
import org.jspecify.annotations.Nullable;

/// One entry in the log of the Secretariat.
///
/// @param number in the log, from 1, without gaps
/// @param subject who serves or deputises by it; null where it is about nobody
record SecretariatEntry(
        int number,
        SecretariatAct act,
        Instant at,
        UUID person,
        @Nullable UUID subject,
        Map<String, String> values) {

    SecretariatEntry {
        values = Map.copyOf(values);
    }

    /// What was said under this name; empty where nothing was.
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /// A text that may be there in one language alone: then that one stands for both.
    Text text(String name) {
        var en = value(name + "En");
        var zh = value(name + "Zh");
        return new Text(en.isEmpty() ? zh : en, zh.isEmpty() ? en : zh);
    }

    LocalDate day(String name) {
        return LocalDate.parse(value(name));
    }

    /// The bytes that the log commits to.
    byte[] content() {
        return new EntryContent(number, act.key(), at, person, "", subject, values).bytes();
    }

    /// Reads what `content` wrote.
    ///
    /// @throws IllegalStateException where it is something else
    static SecretariatEntry read(String content) {
        var said = EntryContent.read(content);
        return new SecretariatEntry(
                said.number(),
                SecretariatAct.of(said.act()).orElseThrow(),
                said.at(),
                said.person(),
                said.subject(),
                said.values());
    }
}
