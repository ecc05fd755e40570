package org.goodoffices.organs.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.foundation.web.Shown.Fact;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// What counts when a term is renewed: cases in the term, training taken, and what parties
/// answered, as batches show it; in the language of a visit.
record RenewalWords(Visit visit, PanelRules panel) {

    /// @param appointments how many in the term; null for whoever is not told
    /// @param written whether the reader reads what was written to the institution
    List<Fact> counted(
            Nomination one, LocalDate day, @Nullable Integer appointments, boolean written) {
        var term = one.term(day);
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        visit.t("panel.terms"),
                        visit.t("panel.term", visit.day(term.from()), visit.day(term.until()))));
        if (appointments != null) {
            facts.add(
                    new Fact(
                            visit.t("panel.renewal.appointments"),
                            visit.t("panel.renewal.cases", appointments)));
        }
        facts.add(
                new Fact(
                        visit.t("panel.renewal.training"),
                        training(one.in(term, PanelAct.NOTE_TRAINING))));
        var batches = one.in(term, PanelAct.FEEDBACK);
        if (batches.isEmpty()) {
            facts.add(
                    new Fact(
                            visit.t("panel.renewal.feedback"),
                            visit.t(
                                    "panel.renewal.too-few",
                                    panel.number("feedback.cases"),
                                    panel.number("feedback.answers"))));
        }
        batches.forEach(entry ->
                facts.add(new Fact(visit.t("panel.renewal.batch", day(entry)), averages(entry))));
        if (written) {
            one.in(term, PanelAct.FEEDBACK_WORDS)
                    .forEach(entry ->
                            of(entry, "words-")
                                    .forEach(said ->
                                            facts.add(
                                                    new Fact(
                                                            visit.t(
                                                                    "panel.renewal.words",
                                                                    day(entry)),
                                                            said.getValue()))));
        }
        return facts;
    }

    private String day(PanelEntry entry) {
        return visit.day(LocalDate.parse(entry.value("day")));
    }

    private String training(List<PanelEntry> taken) {
        return taken.isEmpty()
                ? visit.t("panel.renewal.training.none")
                : visit.t(
                        "panel.renewal.training.sum",
                        Training.hours(taken),
                        taken.stream()
                                .map(entry ->
                                        visit.t(
                                                "panel.renewal.course",
                                                entry.value("course"),
                                                entry.value("hours"),
                                                day(entry)))
                                .collect(Collectors.joining(visit.of("; ", "；"))));
    }

    private String averages(PanelEntry entry) {
        return of(entry, "shown-")
                .map(one -> {
                    var shown = one.getValue().split(":", 2);
                    return visit.t(
                            "panel.renewal.average." + shown[0],
                            visit.t("panel.feedback." + one.getKey().substring(6)),
                            shown[1]);
                })
                .collect(Collectors.joining(visit.of("; ", "；")));
    }

    /// What an entry says under names that begin so, in the order of the names.
    private static Stream<Map.Entry<String, String>> of(PanelEntry entry, String names) {
        return entry.values().entrySet().stream()
                .filter(one -> one.getKey().startsWith(names))
                .sorted(Map.Entry.comparingByKey());
    }
}
