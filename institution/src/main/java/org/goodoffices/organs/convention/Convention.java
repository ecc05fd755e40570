package org.goodoffices.organs.convention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What States have done under the Convention, as far as it was found: signature, ratification,
/// declarations, each with its source. A day that was not found is absent, never guessed.
@Component
public class Convention {

    /// What a State did.
    public enum Action {
        JOINT_STATEMENT,
        SIGNATURE,
        RATIFICATION
    }

    /// One act of a State.
    ///
    /// @param on the day; absent where it was not found
    /// @param sources where it was read
    public record Act(Action action, @Nullable LocalDate on, List<String> sources) {
        public Act {
            sources = List.copyOf(sources);
        }

        /// Whether it was done by that day, as far as can be said: an act whose day was not found
        /// is counted as done, and shown without a day.
        public boolean doneBy(LocalDate day) {
            return on == null || !on.isAfter(day);
        }
    }

    /// A declaration.
    ///
    /// @param madeAt at what occasion, in the compilation's words
    /// @param lodged whether it is known to be a declaration under the Convention itself
    /// @param classes the classes of dispute that it names, by key
    public record Declaration(
            String madeAt,
            String articles,
            String content,
            boolean lodged,
            List<String> classes,
            List<String> sources) {
        public Declaration {
            classes = List.copyOf(classes);
            sources = List.copyOf(sources);
        }
    }

    /// A step at home on the way to the Convention, which binds nobody under it.
    public record DomesticStep(
            String act, @Nullable LocalDate on, String description, List<String> sources) {
        public DomesticStep {
            sources = List.copyOf(sources);
        }
    }

    /// One State and what it has done.
    public record State(
            String code,
            String nameEn,
            String nameZh,
            List<Act> acts,
            List<Declaration> declarations,
            List<DomesticStep> steps) {
        public State {
            acts = List.copyOf(acts);
            declarations = List.copyOf(declarations);
            steps = List.copyOf(steps);
        }

        /// Its act of this kind, done by that day.
        public Optional<Act> act(Action action, LocalDate day) {
            return acts.stream()
                    .filter(act -> act.action() == action && act.doneBy(day))
                    .findFirst();
        }
    }

    private final Map<String, State> states;

    /// Reads the facts that ship with the server.
    public Convention() {
        this(
                rows("iomed-convention-status.csv"),
                rows("iomed-declarations.csv"),
                rows("iomed-domestic-acts.csv"),
                rows("iomed-declared-classes.csv"));
    }

    private Convention(
            List<Map<String, String>> status,
            List<Map<String, String>> declarations,
            List<Map<String, String>> steps,
            List<Map<String, String>> classes) {
        var found = new LinkedHashMap<String, State>();
        for (var row : status) {
            found.computeIfAbsent(
                    cell(row, "state_iso3"),
                    code ->
                            new State(
                                    code,
                                    cell(row, "state_en"),
                                    cell(row, "state_zh"),
                                    status.stream()
                                            .filter(r -> cell(r, "state_iso3").equals(code))
                                            .map(Convention::act)
                                            .toList(),
                                    declarations.stream()
                                            .filter(r -> cell(r, "state_iso3").equals(code))
                                            .map(r -> declaration(r, classes))
                                            .toList(),
                                    steps.stream()
                                            .filter(r -> cell(r, "state_iso3").equals(code))
                                            .map(Convention::step)
                                            .toList()));
        }
        this.states = found;
    }

    /// Every State of which something was found, in the order of their English names.
    public List<State> states() {
        return states.values().stream()
                .sorted(java.util.Comparator.comparing(State::nameEn))
                .toList();
    }

    /// What was found of one State.
    ///
    /// @param code its three letters in ISO 3166-1
    public Optional<State> state(@Nullable String code) {
        return Optional.ofNullable(code).map(states::get);
    }

    private static Act act(Map<String, String> row) {
        var action =
                switch (cell(row, "action")) {
                    case "signature" -> Action.SIGNATURE;
                    case "ratification" -> Action.RATIFICATION;
                    case "joint-statement" -> Action.JOINT_STATEMENT;
                    default -> throw new IllegalStateException("no such act: " + row);
                };
        return new Act(action, day(cell(row, "date")), sources(cell(row, "source")));
    }

    private static Declaration declaration(
            Map<String, String> row, List<Map<String, String>> classes) {
        return new Declaration(
                cell(row, "made_at"),
                cell(row, "articles"),
                cell(row, "content"),
                !cell(row, "made_at").contains("not found"),
                classes.stream()
                        .filter(c -> cell(c, "state_iso3").equals(cell(row, "state_iso3")))
                        .filter(c -> cell(row, "content").contains(cell(c, "words")))
                        .map(c -> cell(c, "class"))
                        .distinct()
                        .toList(),
                sources(cell(row, "source")));
    }

    private static DomesticStep step(Map<String, String> row) {
        return new DomesticStep(
                cell(row, "act"),
                day(cell(row, "date")),
                cell(row, "description"),
                sources(cell(row, "source")));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> sources(String text) {
        return Arrays.stream(text.split(" ; ")).map(String::strip).toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(String file) {
        try {
            var text =
                    new ClassPathResource("convention/" + file)
                            .getContentAsString(StandardCharsets.UTF_8);
            var lines = text.lines().map(Convention::cells).toList();
            var rows = new ArrayList<Map<String, String>>();
            for (var cells : lines.subList(1, lines.size())) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(lines.getFirst().get(i), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The cells of one line (RFC 4180; no cell of ours holds a line break).
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
