package org.goodoffices.casework.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.jspecify.annotations.Nullable;

/// A draft of the settlement as somebody put it forward: title and clauses, each in Chinese and
/// English with its parity (Model Rules, art. 17).
public record SettlementDraft(Bilingual title, List<Settlement.Clause> clauses) {

    /// More clauses than this no page of ours can show at once.
    public static final int MOST_CLAUSES = 300;

    public SettlementDraft {
        clauses = List.copyOf(clauses);
    }

    /// Reads the fields of the drafting form: `titleEn`, `titleZh` and for each clause
    /// `clause-0-headingEn`, `-headingZh`, `-en`, `-zh`, `-parity`. Clauses without any text are
    /// left out; the others are numbered anew.
    static SettlementDraft ofForm(Map<String, String> values) {
        var clauses = new ArrayList<Settlement.Clause>();
        for (int i = 0; i < MOST_CLAUSES; i++) {
            var field = "clause-" + i + "-";
            var text = both(values, field + "en", field + "zh");
            if (!text.english().isEmpty() || !text.chinese().isEmpty()) {
                clauses.add(
                        new Settlement.Clause(
                                Integer.toString(clauses.size() + 1),
                                both(values, field + "headingEn", field + "headingZh"),
                                text,
                                parity(values.get(field + "parity"))));
            }
        }
        return new SettlementDraft(both(values, "titleEn", "titleZh"), clauses);
    }

    /// The facts that the entry of a draft carries.
    Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put("titleEn", title.english());
        facts.put("titleZh", title.chinese());
        facts.put(
                "clauses",
                clauses.stream()
                        .map(clause -> {
                            var one = new TreeMap<String, Object>();
                            one.put("number", clause.number());
                            one.put("headingEn", clause.heading().english());
                            one.put("headingZh", clause.heading().chinese());
                            one.put("en", clause.text().english());
                            one.put("zh", clause.text().chinese());
                            one.put("parity", key(clause.parity()));
                            return one;
                        })
                        .toList());
        return facts;
    }

    /// The draft that an entry carries; null if it carries none.
    static @Nullable SettlementDraft ofFacts(Map<String, ? extends @Nullable Object> facts) {
        if (!(facts.get("clauses") instanceof List<?> listed)) {
            return null;
        }
        var clauses = new ArrayList<Settlement.Clause>();
        for (var one : listed) {
            if (one instanceof Map<?, ?> clause) {
                clauses.add(
                        new Settlement.Clause(
                                text(clause, "number"),
                                new Bilingual(text(clause, "headingEn"), text(clause, "headingZh")),
                                new Bilingual(text(clause, "en"), text(clause, "zh")),
                                parity(text(clause, "parity"))));
            }
        }
        return new SettlementDraft(
                new Bilingual(text(facts, "titleEn"), text(facts, "titleZh")), clauses);
    }

    static String key(Settlement.Parity parity) {
        return parity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Settlement.Parity parity(@Nullable String key) {
        for (var parity : Settlement.Parity.values()) {
            if (key(parity).equals(key)) {
                return parity;
            }
        }
        return Settlement.Parity.NOT_CONFIRMED;
    }

    private static Bilingual both(Map<String, String> values, String en, String zh) {
        return new Bilingual(
                values.getOrDefault(en, "").strip(), values.getOrDefault(zh, "").strip());
    }

    private static String text(Map<?, ?> facts, String name) {
        return Objects.toString(facts.get(name), "");
    }
}
