package org.goodoffices.engines.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.goodoffices.engines.names.Part.Role;

/// What is known of words in names, from the files beside the engine: legal forms, titles,
/// particles, words that many have, numbers, and short forms of given names.
final class Words {

    /// What a phrase stands for.
    record Meaning(Role role, String key) {}

    /// No phrase is longer: words.
    static final int LONGEST_PHRASE = 6;

    static final Map<String, Meaning> OF_PERSONS = new HashMap<>();
    static final Map<String, Meaning> OF_COMPANIES = new HashMap<>();
    static final Map<String, Meaning> OF_VESSELS = new HashMap<>();

    /// Titles that are surnames too, and are read so where they end a name: *Martin Luther King*.
    static final Set<String> SURNAMES = new HashSet<>();

    private static final Map<String, Set<Integer>> SHORT_NAMES = new HashMap<>();

    static {
        for (var line : lines("words")) {
            var section = line.split(": ", 2);
            var same = section[1].split(" = ", 2);
            if (same.length == 2) {
                enter(section[0], same[0], same[0]);
            }
            for (var entry : same[same.length - 1].split("\\|")) {
                var word = entry.strip();
                enter(section[0], word, same.length == 2 ? same[0] : word);
            }
        }
        for (var line : lines("forms")) {
            var parts = line.split(" = ", 2);
            for (var form : parts[1].split("\\|")) {
                OF_COMPANIES.merge(
                        Name.key(form.strip()),
                        new Meaning(Role.FORM, parts[0]),
                        (word, known) -> word.role() == Role.FORM ? word : known);
            }
        }
        States.each((name, code) -> OF_COMPANIES.putIfAbsent(name, new Meaning(Role.PLACE, code)));
        int number = 0;
        for (var line : lines("shortnames")) {
            for (var name : line.split(" ")) {
                SHORT_NAMES.computeIfAbsent(Name.key(name), _ -> new HashSet<>()).add(number);
            }
            number++;
        }
    }

    private Words() {}

    private static void enter(String section, String entry, String stands) {
        var word = Name.key(entry);
        switch (section) {
            case "title" -> OF_PERSONS.put(word, new Meaning(Role.TITLE, word));
            case "rank" -> {
                OF_PERSONS.put(word, new Meaning(Role.TITLE, word));
                SURNAMES.add(word);
            }
            case "particle" -> OF_PERSONS.putIfAbsent(word, new Meaning(Role.PARTICLE, stands));
            case "generation" -> OF_PERSONS.put(word, new Meaning(Role.GENERATION, stands));
            case "vessel" -> OF_VESSELS.put(word, new Meaning(Role.TITLE, word));
            case "article" -> {
                OF_COMPANIES.putIfAbsent(word, new Meaning(Role.PARTICLE, word));
                if (word.length() > 1) {
                    OF_VESSELS.putIfAbsent(word, new Meaning(Role.PARTICLE, word));
                }
            }
            case "saint" -> {
                OF_PERSONS.put(word, new Meaning(Role.PARTICLE, stands));
                OF_COMPANIES.put(word, new Meaning(Role.SORT, stands));
                OF_VESSELS.put(word, new Meaning(Role.SORT, stands));
            }
            case "generic" -> OF_COMPANIES.putIfAbsent(word, new Meaning(Role.GENERIC, stands));
            case "kind" -> OF_COMPANIES.putIfAbsent(word, new Meaning(Role.SORT, stands));
            case "place" -> OF_COMPANIES.putIfAbsent(word, new Meaning(Role.PLACE, stands));
            case "number" -> {
                OF_COMPANIES.putIfAbsent(word, new Meaning(Role.NUMBER, stands));
                OF_VESSELS.put(word, new Meaning(Role.NUMBER, stands));
            }
            // not an enumeration: the names of sections in our own file
            default -> throw new IllegalStateException("unknown section " + section);
        }
    }

    static Map<String, Meaning> of(Kind kind) {
        return switch (kind) {
            case PERSON -> OF_PERSONS;
            case COMPANY -> OF_COMPANIES;
            case VESSEL -> OF_VESSELS;
            case STATE -> Collections.emptyMap();
        };
    }

    /// Whether both are known words, and not the same: *eastern* and *western* are no slip.
    static boolean differ(String one, String other, Kind kind) {
        var first = of(kind).get(one);
        var second = of(kind).get(other);
        return first != null && second != null && !first.equals(second);
    }

    /// Whether two given names are forms of one.
    static boolean shortForms(String one, String other) {
        return !Collections.disjoint(
                SHORT_NAMES.getOrDefault(one, Set.of()), SHORT_NAMES.getOrDefault(other, Set.of()));
    }

    private static List<String> lines(String file) {
        try (var in = Words.class.getResourceAsStream("/names/" + file + ".txt")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var lines = new ArrayList<String>();
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
