package org.goodoffices.casework.docket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodoffices.records.documents.Kept;
import org.goodoffices.records.documents.PaperId;
import org.jspecify.annotations.Nullable;

/// An act as a person sends it: which, for which party where the registry files it for one, and
/// what its form said.
///
/// @param token drawn when the form was drawn; a form posted twice is one act
/// @param values what was filled in, by name of the field; blank fields are left out
/// @param papers received with the form, for the act's lane
/// @param chosen papers that were in the act's lane before
/// @param prepared what the server itself has established for this act, as a checked signature;
///   never taken from a form
public record ActForm(
        String act,
        @Nullable String actor,
        String token,
        Map<String, String> values,
        List<Kept> papers,
        List<PaperId> chosen,
        Map<String, Object> prepared) {

    public ActForm {
        values = Map.copyOf(values);
        papers = List.copyOf(papers);
        chosen = List.copyOf(chosen);
        prepared = Map.copyOf(prepared);
    }

    public ActForm(String act, @Nullable String actor, String token, Map<String, String> values) {
        this(act, actor, token, values, Map.of());
    }

    public ActForm(
            String act,
            @Nullable String actor,
            String token,
            Map<String, String> values,
            Map<String, Object> prepared) {
        this(act, actor, token, values, List.of(), List.of(), prepared);
    }

    public ActForm(
            String act,
            @Nullable String actor,
            String token,
            Map<String, String> values,
            List<Kept> papers,
            List<PaperId> chosen) {
        this(act, actor, token, values, papers, chosen, Map.of());
    }

    /// An act as a form brought it.
    ///
    /// @param posted all fields of the form; `paper` chooses papers that are in the act's lane,
    ///   those whose names begin with a line are the form's own
    /// @param token the field that holds the token
    public static ActForm posted(
            String act, Map<String, String> posted, String token, List<Kept> papers) {
        var values = new HashMap<>(posted);
        values.keySet().removeIf(field -> field.startsWith("_"));
        var once = values.remove(token);
        var actor = values.remove("actor");
        var chosen = values.remove("paper");
        return new ActForm(
                act,
                actor,
                once == null ? "" : once,
                values,
                papers,
                chosen == null
                        ? List.of()
                        : List.of(chosen.split(",")).stream()
                                .flatMap(id -> PaperId.read(id).stream())
                                .toList());
    }

    /// What was filled in; null if nothing.
    public @Nullable String value(String field) {
        return values.get(field);
    }
}
