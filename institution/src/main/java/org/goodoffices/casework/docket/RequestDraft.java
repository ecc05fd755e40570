package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// A request that its author is still writing: what has been filled in, by the name of the field.
/// Nobody sees it but the author and those with whom they share it.
///
/// @param own whether the person of the transaction is its author
/// @param changes who changed each part last, by the key of the part
/// @param sentAs the case that it became; null until it is sent
public record RequestDraft(
        UUID id,
        Map<String, String> values,
        Instant savedAt,
        @Nullable CaseNumber sentAs,
        Text author,
        boolean own,
        Map<String, Change> changes) {

    /// How many parties one request names at most.
    public static final int MOST_PARTIES = 50;

    public RequestDraft {
        values = Map.copyOf(values);
        changes = Map.copyOf(changes);
    }

    /// Who changed a part, and when.
    public record Change(String en, String zh, Instant at) {}

    /// With whom a draft is shared.
    ///
    /// @param mail the address with which they sign in
    public record Share(String mail, Instant since) {}

    /// One that nobody has begun yet.
    public static RequestDraft blank(Map<String, String> values, Instant now) {
        return new RequestDraft(
                new UUID(0, 0), values, now, null, new Text("", ""), true, Map.of());
    }

    /// The same with other words.
    public RequestDraft with(Map<String, String> others) {
        return new RequestDraft(id, others, savedAt, sentAs, author, own, changes);
    }

    /// What was filled in; empty where nothing was.
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What was ticked.
    public List<String> ticked(String field) {
        return value(field).isEmpty() ? List.of() : List.of(value(field).split(","));
    }

    /// How many parties it has room for now.
    public int parties() {
        var many = value("parties");
        return many.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(many), 2, MOST_PARTIES) : 2;
    }

    /// The name of a field of one party, from 0.
    public static String field(int party, String name) {
        return "p" + party + "-" + name;
    }

    /// A field of one party.
    public String party(int party, String name) {
        return value(field(party, name));
    }

    /// The rule set chosen; empty until one is.
    public String rules() {
        return value("rules").replaceFirst("/.*", "");
    }

    /// The track chosen with it.
    public String track() {
        return value("rules").contains("/") ? value("rules").replaceFirst(".*/", "") : "";
    }
}
