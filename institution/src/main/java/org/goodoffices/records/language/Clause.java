package org.goodoffices.records.language;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// One provision in both languages.
///
/// @param id what stays when it is moved or changed; letters and digits
/// @param heading may be empty
/// @param parity whether the two texts say the same
public record Clause(String id, InBoth heading, InBoth text, Parity parity) {

    /// How it stands in the record: `id`, `headingEn`, `headingZh`, `en`, `zh` in the notation, and
    /// `parity`.
    Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put("id", id);
        facts.put("headingEn", Notation.print(heading.en()));
        facts.put("headingZh", Notation.print(heading.zh()));
        facts.put("en", Notation.print(text.en()));
        facts.put("zh", Notation.print(text.zh()));
        facts.put("parity", parity.key());
        return facts;
    }

    static Clause ofFacts(Map<?, ?> facts) {
        return new Clause(
                String.valueOf(facts.get("id")),
                new InBoth(wording(facts, "headingEn"), wording(facts, "headingZh")),
                new InBoth(wording(facts, "en"), wording(facts, "zh")),
                Parity.of(String.valueOf(facts.get("parity"))));
    }

    private static Wording wording(Map<?, ?> facts, String name) {
        return Notation.read(Objects.toString(facts.get(name), ""));
    }
}
