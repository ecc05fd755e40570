package org.goodoffices.casework.table.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.jspecify.annotations.Nullable;

/// Those who can be named as wanting an alternative: the parties of the case and the mediators. The
/// record holds their ids, people read and type their names.
///
/// @param all by id
public record Named(List<One> all) {

    /// The mediators, whoever is in office.
    static final String MEDIATORS = "mediators";

    /// One of them.
    record One(String id, Text name) {}

    public Named {
        all = List.copyOf(all);
    }

    static Named of(OpenCase open) {
        return new Named(
                Stream.concat(
                                open.file().parties().stream()
                                        .map(party -> new One(party.id().toString(), party.name())),
                                Stream.of(new One(MEDIATORS, new Text("Mediators", "调解员"))))
                        .toList());
    }

    /// Who is meant: by the whole name in either language, or by a part of the name that no other
    /// has; null where nobody is.
    @Nullable String id(String typed) {
        var whole =
                all.stream()
                        .filter(one ->
                                typed.equalsIgnoreCase(one.name().en())
                                        || typed.equals(one.name().zh())
                                        || typed.equals(one.id()))
                        .toList();
        var part = typed.toLowerCase(Locale.ROOT);
        var found =
                whole.isEmpty()
                        ? all.stream()
                                .filter(one ->
                                        one.name().en().toLowerCase(Locale.ROOT).contains(part)
                                                || one.name().zh().contains(typed))
                                .toList()
                        : whole;
        return found.size() == 1 ? found.getFirst().id() : null;
    }

    /// The name of somebody as it is read in a language; what is no id stays as it is.
    String name(Language language, String id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .map(one -> language.of(one.name().en(), one.name().zh()))
                .findFirst()
                .orElse(id);
    }

    /// All names, as a sentence lists them.
    String names(Language language) {
        return String.join(
                language.of(", ", "、"),
                all.stream().map(one -> language.of(one.name().en(), one.name().zh())).toList());
    }
}
