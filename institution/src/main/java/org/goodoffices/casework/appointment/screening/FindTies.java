package org.goodoffices.casework.appointment.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.casework.appointment.graph.Bearers;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.Guidelines;
import org.goodoffices.casework.appointment.graph.Path;
import org.goodoffices.casework.appointment.graph.PathSearch;
import org.goodoffices.casework.appointment.graph.PathWords;
import org.goodoffices.casework.appointment.graph.Role;
import org.goodoffices.engines.names.Comparison;
import org.goodoffices.engines.procedure.Language;
import org.goodoffices.engines.procedure.Text;

/// Finds what ties the people of one case to candidates in a graph, and puts it into words in both
/// languages, as it is entered. Ties that this very case makes count for nothing.
final class FindTies {

    /// Paths that are looked for between all people of one role and all candidates.
    private static final int MOST = 5_000;

    /// Paths to one candidate that are kept, the heaviest.
    static final int KEPT = 40;

    /// Somebody of the case, or a candidate.
    ///
    /// @param id of the thing that they certainly are
    record Someone(Role role, Text name, String id) {}

    /// What was found.
    ///
    /// @param completeTo ties up to which no path is missing
    /// @param paths the heaviest first
    record Answer(int completeTo, Map<UUID, List<Way>> paths) {
        Answer {
            paths = Map.copyOf(paths);
        }
    }

    /// A path to a candidate.
    ///
    /// @param things which way it goes, to know it again
    /// @param through the cases that one must see to see it
    record Way(
            Guidelines.Graded graded,
            String things,
            Set<UUID> through,
            Map<String, Object> content) {}

    private final KnownGraph.Drawn known;
    private final UUID theCase;
    private final LocalDate today;
    private final Map<Language, PathWords> words =
            Map.of(
                    Language.EN, new PathWords(Language.EN),
                    Language.ZH, new PathWords(Language.ZH));

    FindTies(KnownGraph.Drawn known, UUID theCase, LocalDate today) {
        this.known = known;
        this.theCase = theCase;
        this.today = today;
    }

    Answer between(Collection<Someone> people, Map<UUID, Text> candidates) {
        var ends = new HashMap<Integer, Map<UUID, Comparison>>();
        candidates.forEach((person, name) ->
                places(name, KnownGraph.person(person))
                        .forEach((place, match) ->
                                ends.computeIfAbsent(place, _ -> new HashMap<>())
                                        .put(person, match)));
        var graded = new LinkedHashMap<UUID, List<Way>>();
        int completeTo = PathSearch.LONGEST;
        for (var role : Role.values()) {
            var begins = new LinkedHashMap<Integer, Map<Someone, Comparison>>();
            people.stream()
                    .filter(one -> one.role == role)
                    .forEach(one ->
                            places(one.name, one.id)
                                    .forEach((place, match) ->
                                            begins.computeIfAbsent(
                                                            place, _ -> new LinkedHashMap<>())
                                                    .put(one, match)));
            var found =
                    PathSearch.between(
                            known.graph(),
                            begins.keySet().stream().mapToInt(place -> place).toArray(),
                            ends.keySet().stream().mapToInt(place -> place).toArray(),
                            PathSearch.LONGEST,
                            MOST);
            completeTo = Math.min(completeTo, found.completeTo());
            for (var over : found.paths()) {
                var path = known.graph().path(over);
                if (path.things().stream().anyMatch(thing -> ofThisCase(thing.id()))) {
                    continue;
                }
                var weighed = Guidelines.shipped().grade(path, role, today);
                begins.getOrDefault(over[0], Map.of())
                        .forEach((one, first) ->
                                ends.getOrDefault(over[over.length - 1], Map.of())
                                        .forEach((person, last) -> {
                                            if (others(one, person, path)) {
                                                graded.computeIfAbsent(
                                                                person, _ -> new ArrayList<>())
                                                        .add(path(one, first, weighed, last));
                                            }
                                        }));
            }
        }
        graded.replaceAll((_, paths) -> inOrder(paths));
        return new Answer(completeTo, graded);
    }

    /// A funder or an expert of this case is tied, by what was stated of them, to it alone.
    private boolean ofThisCase(String thing) {
        return thing.equals(KnownGraph.matter(theCase))
                || thing.startsWith(KnownGraph.statedIn(theCase));
    }

    /// A mediator is not screened against themselves; nor are two of them one person, whoever else
    /// bears their names.
    private static boolean others(Someone one, UUID candidate, Path path) {
        return one.role != Role.MEDIATOR
                || !one.id.equals(KnownGraph.person(candidate)) && !path.steps().isEmpty();
    }

    private static List<Way> inOrder(List<Way> paths) {
        var byGraded =
                paths.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Way::graded,
                                        java.util.IdentityHashMap::new,
                                        Collectors.toList()));
        return Guidelines.inOrder(paths.stream().map(Way::graded).distinct().toList()).stream()
                .flatMap(one -> byGraded.getOrDefault(one, List.of()).stream())
                .toList();
    }

    /// Where somebody can stand in the graph: as who they certainly are, and as whoever else can
    /// bear their name. Whom this institution knows as somebody else is not them.
    private Map<Integer, Comparison> places(Text name, String id) {
        var places = new LinkedHashMap<Integer, Comparison>();
        Stream.of(name.en(), name.zh())
                .distinct()
                .flatMap(said -> known.bearers().of(said).stream())
                .filter(bearer -> maybe(known.graph().thing(bearer.place()).id(), id))
                .forEach(bearer ->
                        places.merge(
                                bearer.place(),
                                bearer.comparison(),
                                (one, other) -> other.score() > one.score() ? other : one));
        known.graph()
                .place(id)
                .ifPresent(place ->
                        places.computeIfAbsent(
                                place,
                                _ ->
                                        known.bearers().of(name.en()).stream()
                                                .filter(bearer -> bearer.place() == place)
                                                .map(Bearers.Bearer::comparison)
                                                .findFirst()
                                                .orElseGet(() ->
                                                        org.goodoffices.engines.names.Comparing
                                                                .shipped()
                                                                .compare(
                                                                        name.en(),
                                                                        name.en(),
                                                                        known.graph()
                                                                                .thing(place)
                                                                                .kind()
                                                                                .named()))));
        return places;
    }

    private static boolean maybe(String thing, String id) {
        return thing.equals(id)
                || !thing.startsWith("person:")
                || !id.startsWith("person:"); // a party or a funder may be one whom the house knows
    }

    private Way path(Someone one, Comparison first, Guidelines.Graded weighed, Comparison last) {
        var path = weighed.path();
        var through = new LinkedHashSet<UUID>();
        path.things().stream()
                .map(thing -> known.caseOf().get(thing.id()))
                .filter(java.util.Objects::nonNull)
                .forEach(through::add);
        // who is asked beforehand learns who the parties are, and of nobody else in the case
        if (one.id.startsWith("party:")) {
            through.remove(theCase);
        } else {
            through.add(theCase);
        }
        var content = new LinkedHashMap<String, Object>();
        content.put(
                "from", both(language -> language == Language.EN ? one.name.en() : one.name.zh()));
        content.put("role", one.role.word());
        content.put("rule", weighed.rule().id());
        content.put(
                "article",
                Map.of("en", weighed.rule().article().en(), "zh", weighed.rule().article().zh()));
        content.put(
                "says", Map.of("en", weighed.rule().says().en(), "zh", weighed.rule().says().zh()));
        content.put("steps", both(language -> steps(path, language)));
        content.put("known", both(language -> evidence(path, language)));
        content.put(
                "matched",
                both(language ->
                        Stream.of(first, last)
                                .filter(match -> !match.one().text().equals(match.other().text()))
                                .map(match -> match(match, language))
                                .distinct()
                                .toList()));
        return new Way(
                weighed,
                one.role.word()
                        + " "
                        + path.things().stream()
                                .map(thing -> thing.id())
                                .collect(Collectors.joining(" > ")),
                through,
                content);
    }

    private Map<String, Object> both(Function<Language, Object> said) {
        return Map.of("en", said.apply(Language.EN), "zh", said.apply(Language.ZH));
    }

    private PathWords in(Language language) {
        return java.util.Objects.requireNonNull(words.get(language));
    }

    private List<String> steps(Path path, Language language) {
        return path.steps().isEmpty()
                ? List.of(in(language).sentence(path))
                : in(language).steps(path);
    }

    private List<String> evidence(Path path, Language language) {
        var known = new LinkedHashSet<Evidence>();
        path.steps().forEach(step -> step.ties().forEach(tie -> known.add(tie.evidence())));
        return known.stream().map(in(language)::known).distinct().toList();
    }

    /// A match, part by part.
    private String match(Comparison match, Language language) {
        var words = in(language);
        return words.say(
                        "ties.cli.match",
                        PathWords.plain(match.one().text()),
                        PathWords.plain(match.other().text()),
                        score(match.score()),
                        Comparison.THRESHOLD)
                + match.lines().stream()
                        .map(line -> " " + words.part(line))
                        .collect(Collectors.joining());
    }

    private static double score(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
