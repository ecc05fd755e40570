package org.goodoffices.casework.appointment.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.procedure.Yaml;

/// Published guidelines on conflicts of interest as data: which kinds of tie, along which path, how
/// long ago, between whom, weigh how much, each with its article.
///
/// @param name what they are, and what of them was read and what recalled
/// @param otherwise what holds where no rule fits; the last of them fits always
public record Guidelines(Text name, List<Rule> rules, List<Rule> otherwise) {

    /// One rule.
    ///
    /// @param article where it stands in the published text
    /// @param says in one sentence
    /// @param roles of the person of the case at the path's beginning
    /// @param parts what the path is made of, in order, all of it
    public record Rule(
            String id,
            ConflictGrade grade,
            Text article,
            Text says,
            Set<Role> roles,
            List<Part> parts) {
        public Rule {
            roles = Set.copyOf(roles);
            parts = List.copyOf(parts);
        }
    }

    /// Steps one after another whose ties are of some kinds.
    ///
    /// @param words read along the path; empty for any tie
    /// @param least how many such steps
    /// @param most how many such steps
    /// @param within years after its end in which a tie still counts; 0: only one that has not
    ///   ended. An end that nobody knows is none.
    /// @param share per cent from which a share counts; one that nobody knows counts
    public record Part(Set<String> words, int least, int most, int within, int share) {
        public Part {
            words = Set.copyOf(words);
        }
    }

    /// What the guidelines say of a path.
    ///
    /// @param number of the rule among those of its kind, for a stable order
    public record Graded(Path path, Role role, Rule rule, int number) {}

    public Guidelines {
        rules = List.copyOf(rules);
        otherwise = List.copyOf(otherwise);
    }

    /// Those that ship with the institution: of the International Bar Association.
    public static Guidelines shipped() {
        return Shipped.GUIDELINES;
    }

    private static final class Shipped {
        private static final Guidelines GUIDELINES = read("/appointment/iba-2024.yaml");

        private static Guidelines read(String resource) {
            try (var file = Guidelines.class.getResourceAsStream(resource)) {
                return Guidelines.read(
                        new String(
                                Objects.requireNonNull(file, resource).readAllBytes(),
                                StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Yaml.Malformed | IllegalArgumentException ours) {
                throw new IllegalStateException(resource, ours);
            }
        }
    }

    /// The heaviest rule that fits; of equally heavy ones the first.
    public Graded grade(Path path, Role role, LocalDate today) {
        Graded heaviest = null;
        for (int i = 0; i < rules.size(); i++) {
            if (fits(rules.get(i), path, role, today)
                    && (heaviest == null
                            || rules.get(i).grade().compareTo(heaviest.rule().grade()) > 0)) {
                heaviest = new Graded(path, role, rules.get(i), i);
            }
        }
        if (heaviest != null) {
            return heaviest;
        }
        for (int i = 0; i < otherwise.size(); i++) {
            if (fits(otherwise.get(i), path, role, today)) {
                return new Graded(path, role, otherwise.get(i), rules.size() + i);
            }
        }
        throw new IllegalStateException("the last rule fits every path");
    }

    /// All of them, the heaviest first, then the shortest.
    public static List<Graded> inOrder(List<Graded> graded) {
        return graded.stream()
                .sorted(
                        Comparator.comparing((Graded one) -> one.rule().grade())
                                .reversed()
                                .thenComparing(one -> one.path().steps().size())
                                .thenComparing(Graded::number))
                .toList();
    }

    private static boolean fits(Rule rule, Path path, Role role, LocalDate today) {
        return rule.roles().contains(role) && fits(rule.parts(), 0, path, 0, today);
    }

    private static boolean fits(List<Part> parts, int part, Path path, int step, LocalDate today) {
        if (part == parts.size()) {
            return step == path.steps().size();
        }
        var asked = parts.get(part);
        for (int taken = 0; ; taken++) {
            if (taken >= asked.least() && fits(parts, part + 1, path, step + taken, today)) {
                return true;
            }
            if (taken == asked.most()
                    || step + taken == path.steps().size()
                    || !fits(asked, path, step + taken, today)) {
                return false;
            }
        }
    }

    private static boolean fits(Part part, Path path, int step, LocalDate today) {
        return path.steps().get(step).ties().stream()
                .anyMatch(tie -> {
                    var until = tie.until();
                    var share = tie.share();
                    return (part.words().isEmpty()
                                    || part.words()
                                            .contains(tie.kind().word(path.along(step, tie))))
                            && (until == null || !until.isBefore(today.minusYears(part.within())))
                            && (share == null || share.most() >= part.share());
                });
    }

    /// Reads guidelines.
    ///
    /// @throws Yaml.Malformed where the text is no YAML
    /// @throws IllegalArgumentException where it is something else than guidelines: what, and in
    ///   which line
    public static Guidelines read(String text) throws Yaml.Malformed {
        var file = new Reading(Yaml.parse(text));
        var rules = file.list("rules").stream().map(Guidelines::rule).toList();
        var otherwise = file.list("otherwise").stream().map(Guidelines::rule).toList();
        var ids = new HashSet<String>();
        for (var rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
        }
        if (otherwise.isEmpty()
                || !otherwise.getLast().parts().equals(List.of(ANYTHING))
                || otherwise.getLast().roles().size() < Role.values().length) {
            throw new IllegalArgumentException("the last of otherwise fits every path");
        }
        return new Guidelines(file.text("name"), rules, otherwise);
    }

    private static final Part ANYTHING = new Part(Set.of(), 0, PathSearch.LONGEST, 1000, 0);

    private static Rule rule(Reading rule) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : rule.words("roles")) {
            roles.add(
                    Role.of(word)
                            .orElseThrow(() -> rule.wrong("“" + word + "” is no role of a case")));
        }
        return new Rule(
                rule.string("id"),
                grade(rule),
                rule.text("article"),
                rule.text("says"),
                roles.isEmpty() ? EnumSet.allOf(Role.class) : roles,
                rule.list("path").stream().map(Guidelines::part).toList());
    }

    private static ConflictGrade grade(Reading rule) {
        return Arrays.stream(ConflictGrade.values())
                .filter(grade ->
                        grade.name().equalsIgnoreCase(rule.string("grade").replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> rule.wrong("grade is none, waivable or not-waivable"));
    }

    private static Part part(Reading part) {
        var words = part.words("ties");
        for (var word : words) {
            if (TieKind.of(word).isEmpty()) {
                throw part.wrong("there is no tie “" + word + "”");
            }
        }
        int least = part.number("least", 1);
        int most = part.number("most", least);
        if (least < 0 || most < least || most > PathSearch.LONGEST) {
            throw part.wrong("least is not above most, and most not above " + PathSearch.LONGEST);
        }
        return new Part(
                Set.copyOf(words),
                least,
                most,
                part.number("within-years", 0),
                part.number("share", 0));
    }

    /// A mapping, read by its keys.
    private record Reading(Yaml yaml) {

        IllegalArgumentException wrong(String why) {
            return new IllegalArgumentException("line " + yaml.line() + ": " + why);
        }

        private java.util.Optional<Yaml> at(String key) {
            return switch (yaml) {
                case Yaml.Mapping(var entries, _) ->
                        java.util.Optional.ofNullable(entries.get(key));
                case Yaml.Scalar _, Yaml.Sequence _ -> throw wrong("here stands no mapping");
            };
        }

        private static String scalar(Yaml yaml) {
            return switch (yaml) {
                case Yaml.Scalar(var value, _) -> value;
                case Yaml.Mapping _, Yaml.Sequence _ ->
                        throw new IllegalArgumentException(
                                "line " + yaml.line() + ": here stands one word or sentence");
            };
        }

        String string(String key) {
            return at(key).map(Reading::scalar).orElseThrow(() -> wrong(key + " is missing"));
        }

        int number(String key, int otherwise) {
            try {
                return at(key).map(Reading::scalar).map(Integer::parseInt).orElse(otherwise);
            } catch (NumberFormatException no) {
                throw wrong(key + " is a number");
            }
        }

        Text text(String key) {
            var both = new Reading(at(key).orElseThrow(() -> wrong(key + " is missing")));
            return new Text(both.string("en"), both.string("zh"));
        }

        List<Reading> list(String key) {
            var found = new ArrayList<Reading>();
            at(key).ifPresent(list -> items(list).forEach(item -> found.add(new Reading(item))));
            return found;
        }

        List<String> words(String key) {
            return at(key).map(list -> items(list).stream().map(Reading::scalar).toList())
                    .orElse(List.of());
        }

        private List<Yaml> items(Yaml list) {
            return switch (list) {
                case Yaml.Sequence(var items, _) -> items;
                case Yaml.Scalar _, Yaml.Mapping _ -> throw wrong("here stands no list");
            };
        }
    }
}
