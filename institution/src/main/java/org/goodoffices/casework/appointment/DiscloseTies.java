package org.goodoffices.casework.appointment;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.ActSupplement;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Refusals;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Adds to the acts by which a mediator accepts or discloses the kinds of tie of the guideline,
/// which is data; those that a screening found are ticked beforehand. Whoever has a tie that nobody
/// may waive cannot accept.
@Component
class DiscloseTies implements ActSupplement {

    private static final String FIELD = "ties";

    private static final String RULE = "rule.";

    private static final List<String> GRADES =
            List.of("not-waivable", "waivable", "to-tell", "light");

    private final Map<String, String> gradeOf = new LinkedHashMap<>();
    private final Map<String, String> ofRule = new LinkedHashMap<>();
    private final Screening screening;
    private final Refusals refusals;

    DiscloseTies(Screening screening, Texts texts) {
        this.screening = screening;
        this.refusals = new Refusals(texts);
        var file = new Properties();
        try (var in =
                new InputStreamReader(
                        new ClassPathResource("appointment/ties.properties").getInputStream(),
                        StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (var grade : GRADES) {
            for (var tie : Objects.requireNonNull(file.getProperty(grade), grade).split(",")) {
                gradeOf.put(tie.strip(), grade);
            }
        }
        for (var rule : file.stringPropertyNames()) {
            if (rule.startsWith(RULE)) {
                ofRule.put(rule.substring(RULE.length()), file.getProperty(rule));
            }
        }
    }

    /// The kinds of tie that an entry names.
    static List<String> ties(Entered entry) {
        var ties = entry.text(FIELD);
        return ties == null ? List.of() : List.of(ties.split(","));
    }

    /// A tie in words, with how heavy it is.
    String words(Visit visit, String tie) {
        var grade = gradeOf.get(tie);
        return grade == null
                ? tie
                : visit.t(
                        "appointment.tie.graded",
                        visit.t("appointment.tie." + tie),
                        visit.t("appointment.grade." + grade));
    }

    @Override
    public boolean concerns(Act act) {
        return AppointmentState.discloses(act);
    }

    @Override
    public List<Shown.Field> fields(Visit visit, OpenCase open, Act act) {
        return List.of(
                field(visit)
                        .value(
                                screening.rulesOfReader(open.file().id()).stream()
                                        .map(ofRule::get)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .collect(Collectors.joining(","))));
    }

    /// The kinds of tie to choose from, where the act has a page of its own.
    Shown.Field field(Visit visit) {
        return Shown.Field.of(FIELD, Shown.Field.Kind.SOME_OF, visit.t("appointment.ties"))
                .hint(visit.t("appointment.ties.hint"))
                .choices(
                        gradeOf.keySet().stream()
                                .map(tie -> new Shown.Choice(tie, words(visit, tie)))
                                .toList())
                .optional();
    }

    /// Whether all of these are kinds of tie.
    boolean known(List<String> ties) {
        return gradeOf.keySet().containsAll(ties);
    }

    @Override
    public Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now) {
        var said = form.value(FIELD);
        if (said == null || said.isBlank()) {
            return new Supplement.Facts(Map.of());
        }
        var ties = List.of(said.split(","));
        if (!known(ties)) {
            return new Supplement.Refusal(refusals.of("appointment-no-such-tie", FIELD));
        }
        boolean accepts = act.effect() == org.goodoffices.engines.procedure.Effect.ACCEPTS_OFFICE;
        if (accepts && ties.stream().anyMatch(tie -> "not-waivable".equals(gradeOf.get(tie)))) {
            return new Supplement.Refusal(refusals.of("appointment-tie-bars", FIELD));
        }
        return new Supplement.Facts(Map.of(FIELD, said));
    }
}
