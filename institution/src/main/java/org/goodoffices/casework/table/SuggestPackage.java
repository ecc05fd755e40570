package org.goodoffices.casework.table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The mediators put a package to all parties at once. Each accepts it or not, in secret, until a
/// moment named with it; then only that all accepted is told, or nothing.
@Component
class SuggestPackage {

    /// How long the parties may have, in hours.
    static final List<Integer> HOURS = List.of(1, 4, 24, 72, 168, 336);

    /// The field by which it is chosen.
    static Shown.Field hours(Visit visit, String hint) {
        return Shown.Field.of("hours", Shown.Field.Kind.LIST, visit.t("table.hours"))
                .choices(
                        HOURS.stream()
                                .map(hours ->
                                        new Shown.Choice(
                                                hours.toString(),
                                                visit.t("table.hours.choice", hours)))
                                .toList())
                .hint(visit.t(hint))
                .value("24");
    }

    private final EnterBesideRules acts;
    private final AnswersDue answers;
    private final InstantSource clock;
    private final FormReader reader;

    SuggestPackage(EnterBesideRules acts, AnswersDue answers, InstantSource clock) {
        this.acts = acts;
        this.answers = answers;
        this.clock = clock;
        this.reader = new FormReader(acts.refusals());
    }

    /// @param version the table that the person had before them
    /// @param chosen option by issue
    /// @param words to all, with the package
    Outcome suggest(
            EnterBesideRules.Asked asked,
            String version,
            Map<String, String> chosen,
            @Nullable Integer hours,
            String words) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role() == Role.MEDIATOR,
                LaneAct.PACKAGE,
                List.of(version, new TreeMap<>(chosen), String.valueOf(hours), words),
                (open, _) -> {
                    var state = TableState.of(open);
                    var table = state.table();
                    if (table == null || !table.entry().toString().equals(version)) {
                        throw acts.not("table-changed", null);
                    }
                    if (!state.agreedByAll(open)) {
                        throw acts.not("table-not-agreed", null);
                    }
                    if (table.table().deal(chosen) == null) {
                        throw acts.not("table-no-package", null);
                    }
                    for (var issue : state.against(chosen)) {
                        var option =
                                table.table()
                                        .option(
                                                Objects.requireNonNull(
                                                        state.settled().get(issue.id())));
                        throw acts.not(
                                "table-settled-in-text",
                                issue.id(),
                                issue.words().en(),
                                issue.words().zh(),
                                option.words().en(),
                                option.words().zh(),
                                issue.id());
                    }
                    if (hours == null || !HOURS.contains(hours)) {
                        throw acts.not("table-no-time", "hours");
                    }
                    var now = clock.instant();
                    if (state.packages().stream().anyMatch(put -> put.open(now))) {
                        throw acts.not("table-one-at-a-time", null);
                    }
                    var unfit = reader.unfit(words, FormReader.LONGEST_TEXT, "text");
                    if (unfit != null) {
                        throw new EnterBesideRules.NotNow(unfit);
                    }
                    var until = now.plus(Duration.ofHours(hours));
                    var facts = new TreeMap<String, Object>();
                    facts.put("table", version);
                    facts.put("package", new TreeMap<>(chosen));
                    facts.put("until", until.toString());
                    if (!words.isBlank()) {
                        facts.put("text", words.strip());
                    }
                    return new EnterBesideRules.Says(
                            facts, entry -> answers.at(until, entry, LaneAct.PACKAGE, open.file()));
                });
    }
}
