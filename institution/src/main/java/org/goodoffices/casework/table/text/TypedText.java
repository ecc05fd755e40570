package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Notation;
import org.goodoffices.records.language.Parity;

/// The negotiating text as somebody typed it into the form, clause by clause, in the notation for
/// brackets.
///
/// @param from the id of the entry whose version they began from; empty where there was none
public record TypedText(String from, List<One> clauses) {

    /// More clauses than this no form of ours takes.
    static final int MOST_CLAUSES = 150;

    /// The fields of a clause, each named `clause-0-…`.
    static final List<String> FIELDS = List.of("headingEn", "headingZh", "en", "zh");

    public TypedText {
        clauses = List.copyOf(clauses);
    }

    /// One clause as typed.
    ///
    /// @param id empty for a clause put in
    /// @param fields by name, see `FIELDS`
    public record One(String id, Map<String, String> fields, Parity parity) {
        public One {
            fields = Map.copyOf(fields);
        }

        static One blank() {
            return new One("", Map.of(), Parity.NOT_CONFIRMED);
        }

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        boolean isBlank() {
            return fields.values().stream().allMatch(String::isBlank);
        }
    }

    /// Reads the fields of a form: `from`, and for each clause `clause-0-id`, `-headingEn`,
    /// `-headingZh`, `-en`, `-zh`, `-parity`; one more clause than is taken, so that it is told.
    public static TypedText ofForm(Map<String, String> posted) {
        var clauses = new ArrayList<One>();
        for (int i = 0; i <= MOST_CLAUSES; i++) {
            var at = "clause-" + i + "-";
            if (FIELDS.stream().noneMatch(field -> posted.containsKey(at + field))) {
                continue;
            }
            var fields = new HashMap<String, String>();
            for (var field : FIELDS) {
                fields.put(field, posted.getOrDefault(at + field, ""));
            }
            clauses.add(
                    new One(
                            posted.getOrDefault(at + "id", ""),
                            fields,
                            Parity.of(posted.get(at + "parity"))));
        }
        return new TypedText(posted.getOrDefault("from", ""), clauses);
    }

    /// A text as it is typed: each language with the names of people in it.
    static TypedText of(String from, NegotiatingText text, Named named) {
        var english = text.renamed(id -> named.name(Language.EN, id));
        var chinese = text.renamed(id -> named.name(Language.ZH, id));
        var clauses = new ArrayList<One>();
        for (int i = 0; i < text.clauses().size(); i++) {
            var en = english.clauses().get(i);
            var zh = chinese.clauses().get(i);
            clauses.add(
                    new One(
                            en.id(),
                            Map.of(
                                    "headingEn", Notation.print(en.heading().en()),
                                    "headingZh", Notation.print(zh.heading().zh()),
                                    "en", Notation.print(en.text().en()),
                                    "zh", Notation.print(zh.text().zh())),
                            en.parity()));
        }
        return new TypedText(from, clauses);
    }

    /// The same with a clause put in, moved or taken out, as a button of the form asks.
    ///
    /// @param what `add`, `up-3`, `down-3` or `remove-3`
    TypedText rearranged(String what) {
        var all = new ArrayList<>(clauses);
        var parts = what.split("-", 2);
        int at =
                parts.length == 2 && parts[1].matches("[0-9]{1,3}")
                        ? Integer.parseInt(parts[1])
                        : -1;
        if (what.equals("add") && all.size() < MOST_CLAUSES) {
            all.add(One.blank());
        } else if (at >= 0 && at < all.size()) {
            switch (parts[0]) {
                case "up" -> all.add(Math.max(0, at - 1), all.remove(at));
                case "down" -> all.add(Math.min(all.size() - 1, at + 1), all.remove(at));
                case "remove" -> all.remove(at);
                default -> {}
            }
        }
        return new TypedText(from, all);
    }

    /// What makes two forms the same.
    Collection<?> content() {
        return clauses.stream()
                .map(one ->
                        List.of(
                                one.id(),
                                one.field("headingEn"),
                                one.field("headingZh"),
                                one.field("en"),
                                one.field("zh"),
                                one.parity().key()))
                .toList();
    }

    /// The id of a clause: its own, or one that follows from the form in which it was put in, so
    /// that nothing is drawn and the same form is the same act.
    static String idOf(One clause, String token, int place) {
        return clause.id().isEmpty()
                ? Hash.sha256(token + " " + place).hex().substring(0, 8)
                : clause.id();
    }

    /// Whether this can be the id of a clause.
    static boolean isId(String id) {
        return id.matches("[0-9a-f]{8}");
    }
}
