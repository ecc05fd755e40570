package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// A State that is no more, and who came after it. The days are recalled, save those of Bosnia and
/// Herzegovina, Croatia and the Czech Republic, which were read in a table of the New York
/// Convention.
///
/// @param since null where no day is given
/// @param until the last day of its existence
/// @param successors by code, each with the day of succession, null where it is not given
public record FormerState(
        Participant participant,
        @Nullable LocalDate since,
        LocalDate until,
        Fate fate,
        Map<String, Optional<LocalDate>> successors) {

    /// What became of it.
    public enum Fate {
        /// Its deposits go on only in those of its successors.
        DISSOLVED,
        /// One of the successors, the first named, is the same State: its deposits are that
        /// State's.
        CONTINUED,
        /// It became part of its successor, which has deposits of its own.
        MERGED,
        /// It parted again into the States it was made of, and a table lists them, not it.
        SEPARATED
    }

    private static final Map<String, FormerState> ALL = read();

    /// The one with this code.
    public static Optional<FormerState> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /// All of them.
    public static List<FormerState> all() {
        return List.copyOf(ALL.values());
    }

    /// The dissolved State that this one succeeded.
    public static Optional<FormerState> dissolvedBefore(String successor) {
        return ALL.values().stream()
                .filter(state -> state.fate == Fate.DISSOLVED)
                .filter(state -> state.successors.containsKey(successor))
                .findFirst();
    }

    /// The day on which this State succeeded to another, where it is given.
    public static Optional<LocalDate> succession(String successor) {
        return ALL.values().stream()
                .filter(state -> state.fate != Fate.MERGED && state.fate != Fate.SEPARATED)
                .flatMap(state ->
                        state.successors.getOrDefault(successor, Optional.empty()).stream())
                .max(LocalDate::compareTo);
    }

    private static Map<String, FormerState> read() {
        var all = new LinkedHashMap<String, FormerState>();
        for (var row : Csv.table(Csv.shipped("treaties/former-states.csv"))) {
            var code = cell(row, "code");
            var successors = new LinkedHashMap<String, Optional<LocalDate>>();
            for (var one : cell(row, "successors").split("\\|")) {
                var words = one.split(" ");
                successors.put(
                        words[0],
                        words.length > 1
                                ? Optional.of(LocalDate.parse(words[1]))
                                : Optional.empty());
            }
            var since = cell(row, "since");
            all.put(
                    code,
                    new FormerState(
                            new Participant(
                                    code,
                                    Participant.Sort.FORMER_STATE,
                                    new Text(cell(row, "en"), cell(row, "zh"))),
                            since.isEmpty() ? null : LocalDate.parse(since),
                            LocalDate.parse(cell(row, "until")),
                            Fate.valueOf(cell(row, "fate").toUpperCase(Locale.ROOT)),
                            successors));
        }
        return all;
    }

    /// The further names under which it is known.
    static Map<String, FormerState> byName() {
        var names = new LinkedHashMap<String, FormerState>();
        for (var row : Csv.table(Csv.shipped("treaties/former-states.csv"))) {
            var state = ALL.get(cell(row, "code"));
            if (state != null) {
                names.put(cell(row, "en"), state);
                names.put(cell(row, "zh"), state);
                Arrays.stream(cell(row, "also").split("\\|"))
                        .forEach(name -> names.put(name, state));
            }
        }
        names.remove("");
        return names;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
