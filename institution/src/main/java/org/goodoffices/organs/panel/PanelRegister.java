package org.goodoffices.organs.panel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.engines.names.Comparing;
import org.goodoffices.engines.names.Kind;
import org.goodoffices.engines.names.sound.Pool;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.panel.Nomination.Stage;
import org.goodoffices.organs.panel.Nomination.Standing;

/// The panel as the public sees it on a day: who is on it, found by name in either script and by
/// what the profiles say.
final class PanelRegister {

    /// No name that anybody means is longer.
    static final int LONGEST_QUERY = 200;

    /// What a profile is filtered by: the field of the form, and the value of the profile.
    static final List<String> FILTERS =
            List.of(
                    "language",
                    "panel",
                    "tradition",
                    "region",
                    "industry",
                    "gender",
                    "nationality");

    private static final Map<String, String> SEVERAL =
            Map.of(
                    "tradition", "traditions",
                    "region", "regions",
                    "industry", "industries",
                    "gender", "gender",
                    "nationality", "nationalities");

    private final List<Nomination> members;

    /// @param all every nomination; of those that led to nothing nothing is shown
    PanelRegister(List<Nomination> all, LocalDate day) {
        members =
                all.stream()
                        .filter(one -> one.stage() == Stage.DESIGNATED)
                        .filter(one ->
                                switch (one.standing(day)) {
                                    case SERVING, SUSPENDED -> true;
                                    case NOT_YET, OVER -> false;
                                })
                        .sorted(
                                Comparator.comparing((Nomination one) -> one.name().en())
                                        .thenComparing(Nomination::id))
                        .toList();
    }

    /// Those who fit all that is asked.
    ///
    /// @param wanted by the names of `FILTERS`; empty values ask nothing
    /// @param query a name, or part of one, in either script; empty for all
    List<Nomination> find(Map<String, String> wanted, String query) {
        var fitting =
                members.stream()
                        .filter(one ->
                                FILTERS.stream()
                                        .allMatch(name ->
                                                fits(one, name, wanted.getOrDefault(name, ""))))
                        .toList();
        return query.isBlank() ? fitting : named(fitting, query.strip());
    }

    /// The nationalities that those on it state, by their three letters; who states none is found
    /// under none.
    List<String> nationalities() {
        return members.stream()
                .flatMap(one -> several(one, "nationalities").stream())
                .distinct()
                .toList();
    }

    private static boolean fits(Nomination one, String name, String value) {
        if (value.isEmpty()) {
            return true;
        }
        return switch (name) {
            case "panel" -> one.panel().equals(value);
            case "language" -> !said(one, "language-" + value).isEmpty();
            default -> several(one, Objects.requireNonNull(SEVERAL.get(name))).contains(value);
        };
    }

    /// What a profile says under this name; empty where nothing, or where there is no profile.
    static String said(Nomination one, String name) {
        return one.profile().map(entry -> entry.value(name)).orElse("");
    }

    static List<String> several(Nomination one, String name) {
        var said = said(one, name);
        return said.isEmpty() ? List.of() : List.of(said.split(","));
    }

    /// As it is spelt, without accents; where nobody is, as it sounds.
    private static List<Nomination> named(List<Nomination> among, String query) {
        var plain = Countries.plain(query);
        var spelt =
                among.stream()
                        .filter(one ->
                                names(one)
                                        .anyMatch(name ->
                                                name.contains(query)
                                                        || !plain.isEmpty()
                                                                && Countries.plain(name)
                                                                        .contains(plain)))
                        .toList();
        if (!spelt.isEmpty() || among.isEmpty()) {
            return spelt;
        }
        // who searches often has a family name alone: it is compared with as many words of each
        int words = BETWEEN_WORDS.split(query).length;
        var parts =
                among.stream()
                        .flatMap(PanelRegister::names)
                        .flatMap(name -> parts(name, words))
                        .distinct()
                        .toList();
        var near =
                new Pool(parts, Sounds.shipped())
                        .nearest(query, NEAREST).stream()
                                .map(Pool.Found::name)
                                .filter(part ->
                                        Heard.COMPARING.compare(query, part, Kind.PERSON).match())
                                .collect(Collectors.toSet());
        return among.stream()
                .filter(one ->
                        names(one).flatMap(name -> parts(name, words)).anyMatch(near::contains))
                .toList();
    }

    private static final int NEAREST = 10;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s·]+");

    /// A name, and all so many words in a row of it.
    private static Stream<String> parts(String name, int words) {
        var all = List.of(BETWEEN_WORDS.split(name));
        return Stream.concat(
                Stream.of(name),
                IntStream.rangeClosed(0, all.size() - words)
                        .mapToObj(at -> String.join(" ", all.subList(at, at + words))));
    }

    private static Stream<String> names(Nomination one) {
        return Stream.of(one.name().en(), one.name().zh());
    }

    /// How many of them there are of each kind, the most first.
    ///
    /// @param of `regions`, `traditions` or `gender`; who says nothing is under the empty text
    static List<Map.Entry<String, Integer>> balance(List<Nomination> among, String of) {
        return inOrder(
                among,
                one -> {
                    var said = several(one, of);
                    return said.isEmpty() ? Set.of("") : Set.copyOf(said);
                });
    }

    /// How many of them come from each State, by its three letters, the most first and last those
    /// who come from none.
    ///
    /// @param by `nationalities` or `nominated`; who states none, or was nominated by the
    ///   institution, is under the empty text
    static Map<String, Integer> origins(List<Nomination> among, String by) {
        var counts = new LinkedHashMap<String, Integer>();
        (by.equals("nominated") ? inOrder(among, one -> Set.of(one.state())) : balance(among, by))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        var none = counts.remove("");
        if (none != null) {
            counts.put("", none);
        }
        return counts;
    }

    private static List<Map.Entry<String, Integer>> inOrder(
            List<Nomination> among, Function<Nomination, Set<String>> under) {
        var counts = new TreeMap<String, Integer>();
        among.stream()
                .flatMap(one -> under.apply(one).stream())
                .forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> Map.entry(one.getKey(), one.getValue()))
                .sorted(
                        Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                                .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /// Whether the member is suspended on this day.
    static boolean suspended(Nomination one, LocalDate day) {
        return one.standing(day) == Standing.SUSPENDED;
    }

    /// Read when somebody first asks for a name that nobody bears as it is spelt.
    private static final class Heard {
        static final Comparing COMPARING = Comparing.shipped();
    }
}
