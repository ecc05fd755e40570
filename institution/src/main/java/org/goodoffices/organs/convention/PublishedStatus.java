package org.goodoffices.organs.convention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participants;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.TreatyAct;
import org.goodoffices.organs.convention.treaty.TreatyRule;
import org.goodoffices.organs.convention.treaty.When;
import org.jspecify.annotations.Nullable;

/// The status of the Convention as compiled from public sources: the first entries of the register.
/// A day that was not found stays unknown; where a source says by when something was done, that is
/// kept.
final class PublishedStatus {

    private PublishedStatus() {}

    /// What the compilation says in English, in Chinese.
    private static final Map<String, String> CHINESE =
            table("compiled-remarks.csv").stream()
                    .collect(Collectors.toMap(row -> cell(row, "en"), row -> cell(row, "zh")));

    /// A step at home, and of which State.
    record StepOf(String state, Convention.DomesticStep step) {}

    /// The entries, from number 1 on.
    ///
    /// @param sampleWorld whether the deposits of its fictional States follow
    /// @param today the day on which they are entered: what was done was done by then
    static List<RegisterEntry> entries(TreatyRule rule, LocalDate today, boolean sampleWorld) {
        var entries = new ArrayList<RegisterEntry>();
        acts("iomed-convention-status.csv", rule, today, entries);
        for (var row : table("iomed-declarations.csv")) {
            entries.add(
                    entry(
                            entries.size() + 1L,
                            row,
                            Kind.DECLARATION,
                            madeWith(entries, row, today),
                            details(
                                    cell(row, "articles"),
                                    cell(row, "content"),
                                    "en",
                                    classes(row),
                                    !cell(row, "made_at").contains("not found"),
                                    row),
                            today));
        }
        if (sampleWorld) {
            acts("fictional-status.csv", rule, today, entries);
        }
        return entries;
    }

    private static void acts(
            String file, TreatyRule rule, LocalDate today, List<RegisterEntry> entries) {
        for (var row : table(file)) {
            var kind = Kind.of(cell(row, "action")).orElseThrow();
            entries.add(
                    entry(
                            entries.size() + 1L,
                            row,
                            kind,
                            when(rule, row, kind, today),
                            details("", "", "", List.of(), true, row),
                            today));
        }
    }

    /// The steps at home.
    static List<StepOf> steps() {
        return table("iomed-domestic-acts.csv").stream()
                .map(row ->
                        new StepOf(
                                cell(row, "state_iso3"),
                                new Convention.DomesticStep(
                                        cell(row, "act"),
                                        day(cell(row, "date")),
                                        inBoth(cell(row, "description")),
                                        sources(row))))
                .toList();
    }

    /// Words of the compilation in both languages.
    static Text inBoth(String words) {
        return new Text(words, CHINESE.getOrDefault(words, words));
    }

    private static RegisterEntry entry(
            long number,
            Map<String, String> row,
            Kind kind,
            When when,
            RegisterEntry.Details details,
            LocalDate today) {
        return new RegisterEntry(
                number,
                kind,
                new TreatyAct(
                        Participants.of(cell(row, "state_iso3")).orElseThrow(),
                        List.of(kind),
                        when),
                true,
                null,
                null,
                details,
                today);
    }

    private static RegisterEntry.Details details(
            String articles,
            String words,
            String language,
            List<String> classes,
            boolean lodged,
            Map<String, String> row) {
        return new RegisterEntry.Details(
                articles, words, language, classes, lodged, "", "", sources(row));
    }

    private static When when(TreatyRule rule, Map<String, String> row, Kind kind, LocalDate today) {
        var day = day(cell(row, "date"));
        if (day != null) {
            return When.on(day);
        }
        var from = kind == Kind.JOINT_STATEMENT ? null : rule.opened();
        var until = today;
        for (var bound : table("iomed-known-bounds.csv")) {
            if (cell(bound, "state_iso3").equals(cell(row, "state_iso3"))
                    && cell(bound, "action").equals(cell(row, "action"))) {
                var notBefore = day(cell(bound, "not_before"));
                from = notBefore == null ? from : notBefore;
                until = LocalDate.parse(cell(bound, "not_after"));
            }
        }
        return new When(from, until);
    }

    /// A declaration made on ratifying was made when that was; of another the day is not known.
    private static When madeWith(
            List<RegisterEntry> entries, Map<String, String> row, LocalDate today) {
        return entries.stream()
                .filter(entry -> entry.act().by().code().equals(cell(row, "state_iso3")))
                .filter(entry -> entry.entered().key().equals(cell(row, "made_at")))
                .map(entry -> entry.act().on())
                .findFirst()
                .orElse(new When(null, today));
    }

    /// The classes of dispute that the words of a declaration name.
    private static List<String> classes(Map<String, String> row) {
        return table("iomed-declared-classes.csv").stream()
                .filter(one -> cell(one, "state_iso3").equals(cell(row, "state_iso3")))
                .filter(one -> cell(row, "content").contains(cell(one, "words")))
                .map(one -> cell(one, "class"))
                .distinct()
                .toList();
    }

    private static List<Map<String, String>> table(String file) {
        return Csv.table(Csv.shipped(file));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> sources(Map<String, String> row) {
        return Arrays.stream(cell(row, "source").split(" ; ")).map(String::strip).toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
